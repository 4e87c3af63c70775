import { MAX_RECORD_BYTES, type Needle, type Platform, readRecords } from "@aurora-cost/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../../packages/cli/src/sources/csv-parser.ts";
import { nodePlatform } from "../../../packages/cli/src/sources/platform.ts";

const NEEDLES: readonly Needle[] = [
  { text: "AmazonRDS", rare: "RDS" },
  { text: "Relational Database", rare: "Relational Database" },
];

/** Without Buffer and with the slowest search there is: what core itself relies on. */
const bare: Platform = {
  ...nodePlatform("bill.csv"),
  allocate: (length) => new Uint8Array(length),
  indexOf: (bytes, what, from) => {
    const wanted = typeof what === "number" ? Uint8Array.of(what) : what;
    for (let at = from; at + wanted.length <= bytes.length; at += 1) {
      if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
    }
    return -1;
  },
  decode: (bytes, start, end) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, end)),
};

/** What a file is read as, as far as it is wanted. */
interface Outcome {
  readonly header: readonly string[] | null;
  readonly count: number;
  readonly wanted: readonly string[];
  readonly problem: string | null;
}

/** Every second column is wanted, and records that are ragged or have a needle in one of those. */
function collect(): {
  readonly take: (record: readonly string[], line: number) => void;
  readonly outcome: (count: number | null, problem: unknown) => Outcome;
  readonly columns: () => readonly number[];
} {
  let header: readonly string[] | null = null;
  let seen = 0;
  const wanted: string[] = [];
  const columns = (): readonly number[] => [...(header ?? []).keys()].filter((column) => column % 2 === 0);
  return {
    columns,
    take: (record, line) => {
      if (header === null) {
        header = [...record];
        return;
      }
      seen += 1;
      const isWhole = record.length === header.length;
      const cells = isWhole ? columns().map((column) => record[column] ?? "") : [...record];
      const hasNeedle = cells.some((cell) => NEEDLES.some(({ text }) => cell.includes(text)));
      if (!isWhole || hasNeedle) wanted.push(JSON.stringify({ cells, line }));
    },
    outcome: (count, problem) => ({
      header,
      count: count ?? seen,
      wanted,
      // Of UTF-16, what the parser quotes in a message depends on its chunks.
      problem: problem instanceof Error ? problem.message.replace(/, value is .*(?=; export)/s, "") : null,
    }),
  };
}

async function fast(chunks: readonly Uint8Array[], platform: Platform): Promise<Outcome> {
  const { take, outcome, columns } = collect();
  try {
    const count = await readRecords(inTurn(chunks), platform, (header) => {
      take(header, 1);
      return { needles: NEEDLES, columns: columns(), onRecord: take };
    });
    return outcome(count, null);
  } catch (problem) {
    return outcome(-1, problem);
  }
}

/** The reference: csv-parse over all of the bytes at once. */
async function exact(bytes: Uint8Array): Promise<Outcome> {
  const { take, outcome } = collect();
  try {
    await parseCsv("bill.csv", inTurn([bytes]), { line: 1, atStart: true }, take);
    return outcome(null, null);
  } catch (problem) {
    return outcome(-1, problem);
  }
}

async function* inTurn(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

/** Where a carriage return is no part of a line end, csv-parse counts it as one more line. */
function countsAlike(text: Uint8Array): boolean {
  return !text.includes(0x0d);
}

function withoutLines({ wanted, problem, ...rest }: Outcome): unknown {
  const cells = wanted.map((each) => each.replace(/"line":\d+/, ""));
  return { ...rest, cells, problem: problem?.replaceAll(/line \d+|csv:\d+/g, "") };
}

/** What both give, as far as it can be compared. */
async function both(
  bytes: Uint8Array,
  chunks: readonly Uint8Array[],
  platform: Platform,
): Promise<{ readonly expected: unknown; readonly actual: unknown }> {
  const [expected, actual] = [await exact(bytes), await fast(chunks, platform)];
  if (countsAlike(bytes)) return { expected, actual };
  return { expected: withoutLines(expected), actual: withoutLines(actual) };
}

function cut(bytes: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(bytes.slice(at, at + size));
    at += size;
  }
  return [...chunks, bytes.slice(at)].filter((chunk) => chunk.length > 0);
}

const WORDS =
  "|||0|1.2E-7|AmazonRDS|AmazonEC2|RDS|xAmazonRDSx|Relational Database|Amazon|a b|é|日本|😀|\u00a0|long enough a text to be searched for its end, not looked at byte by byte";
const word = fc.constantFrom(...WORDS.split("|"));
/** What has to be quoted, or had better be. */
const knotty = fc
  .array(fc.oneof(word, fc.constantFrom('"', ",", "\n", "\r\n", "\r", '""', "AmazonRDS,AmazonRDS\n")), { maxLength: 4 })
  .map((parts) => parts.join(""));

const cell = fc.oneof(
  { arbitrary: word, weight: 6 },
  { arbitrary: word.map((text) => `"${text}"`), weight: 1 },
  { arbitrary: knotty.map((text) => `"${text.replaceAll('"', '""')}"`), weight: 2 },
);
const lineEnd = fc.oneof({ arbitrary: fc.constant("\n"), weight: 8 }, fc.constantFrom("\r\n", "\n\n", "\r\n\r\n"));

/** Files as programs write them: all rows of one width. */
const tidy = fc.integer({ min: 1, max: 9 }).chain((width) =>
  fc
    .tuple(
      fc.constantFrom("", "", "\ufeff"),
      fc.array(fc.tuple(fc.array(cell, { minLength: width, maxLength: width }), lineEnd), { maxLength: 12 }),
      fc.constantFrom("\n", "", "\r\n", "\n\n"),
    )
    .map(([mark, rows, last]) => {
      const body = rows.map(([cells, end], index) => cells.join(",") + (index === rows.length - 1 ? last : end));
      return mark + body.join("");
    }),
);

/** Bytes that break a file: bare quotes, lost commas, letters cut in half. */
const splinter = fc.constantFrom(
  ...['"', '""', ",", "\n", "\r", "\r\n", "\0", "x", '"\r', '",', ',"', "AmazonRDS", "\ufeff"].map((text) =>
    Buffer.from(text),
  ),
  ...[[0xff, 0xfe], [0xc3], [0x80], [0xef, 0xbb, 0xbf], [0xef, 0xbb]].map((bytes) => Buffer.from(bytes)),
);

const broken = fc
  .tuple(tidy, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), splinter), { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) =>
    changes.reduce((bytes, [place, gone, splinterOf]) => {
      const at = place % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), splinterOf, bytes.subarray(at + gone)]);
    }, Buffer.from(text)),
  );

const debris = fc.array(splinter, { maxLength: 30 }).map((parts) => Buffer.concat(parts));

/** Everything that may stand on both sides of a cut. */
const KNOTTY = Buffer.from(
  [
    '\ufeffcode,"a ""name""",cost\r\n',
    'AmazonRDS,"x\r\ny, ""AmazonRDS""\n",1.2E-7\n',
    '\n\r\n"AmazonRDS",日本,"0E-10"\r\n',
    'AmazonEC2,"AmazonRDS,\nAmazonRDS,,\n",é\n',
    "AmazonRDS,ragged\n",
    'AmazonEC2,"Relational Database",""""\n',
    'AmazonRDS,a "bare" quote,2\n',
    "AmazonRDS,after it,3",
  ].join(""),
);

const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 30 });

const numRuns = Number(process.env["CSV_RUNS"] ?? "300");

describe.each([
  ["Buffer", nodePlatform("bill.csv")],
  ["plain typed arrays", bare],
])("on %s, records are read as csv-parse reads them", (_, platform) => {
  test.each<[string, fc.Arbitrary<Uint8Array>]>([
    ["from tidy files", tidy.map((text) => Buffer.from(text))],
    ["from broken files", broken],
    ["from debris", debris],
  ])(
    "%s, wherever they are cut into chunks",
    async (__, files) => {
      await fc.assert(
        fc.asyncProperty(files, sizes, async (bytes, lengths) => {
          const { expected, actual } = await both(bytes, cut(bytes, lengths), platform);
          expect(actual).toEqual(expected);
        }),
        { numRuns },
      );
    },
    600_000,
  );

  test.each([1, 2, 3, 7, KNOTTY.length])("a knotty file, in chunks of %i bytes", async (size) => {
    const chunks = cut(
      KNOTTY,
      Array.from({ length: Math.floor(KNOTTY.length / size) }, () => size),
    );
    const { expected, actual } = await both(KNOTTY, chunks, platform);
    expect(actual).toEqual(expected);
  });

  test("a knotty file, cut in two at every place", async () => {
    const outcomes = await Promise.all(
      Array.from(KNOTTY.keys(), async (at) => both(KNOTTY, cut(KNOTTY, [at]), platform)),
    );
    for (const { expected, actual } of outcomes) expect(actual).toEqual(expected);
  });
});

describe("a record without an end is refused, and what follows is not read", () => {
  const CHUNK = 1024 * 1024;

  test.each([
    ["one quoted cell", 'a,b\n1,"AmazonRDS', "x"],
    ["one quoted cell of line breaks", 'a,b\n1,"AmazonRDS', "\n"],
    ["one quoted cell of doubled quotes", 'a,b\n1,"AmazonRDS', '""'],
    ["one cell without quotes", "a,b\n1,AmazonRDS", "x"],
    ["cell after cell", "a,b\n1,AmazonRDS", ","],
    ["a header", "a,b", ",c"],
  ])("%s", async (_, start, filler) => {
    let read = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from(start);
      for (;;) {
        read += CHUNK;
        if (read > 8 * MAX_RECORD_BYTES) throw new Error("read on and on");
        yield Buffer.alloc(CHUNK, filler);
      }
    };
    const wanted = { needles: NEEDLES, columns: [0, 1], onRecord: () => undefined };
    await expect(readRecords(endless(), nodePlatform("bill.csv"), () => wanted)).rejects.toThrow(
      /^bill\.csv:\d: the row that begins here is longer than 4194304 bytes/,
    );
    expect(read).toBeLessThan(3 * MAX_RECORD_BYTES);
  });
});
