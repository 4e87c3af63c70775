import {
  bindReader,
  detectFormat,
  type OnHeader,
  openLedger,
  type Read,
  readRecords,
  type Wanted,
  wantedOf,
} from "@aurora-cost/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodePlatform } from "../../../packages/cli/src/sources/platform.ts";
import {
  type BillFormat,
  billFormats,
  daysFrom,
  FLEET_DAY,
  FLEET_TAX,
  inEach,
  writeBill,
} from "../../fixtures/bill.ts";

const TAG = "cluster";
const LINES = [...inEach(daysFrom("2026-09-01", 2), FLEET_DAY), FLEET_TAX];

/** Everything of a file, as csv-parse alone would give it. */
const ALL: (width: number) => Wanted = (width) => ({
  needles: [],
  columns: Array.from({ length: width }, (_, at) => at),
});

interface Outcome {
  readonly rows: number | null;
  /** Of Amazon RDS, of Aurora DSQL, or unreadable. */
  readonly reads: readonly Read[];
  readonly problem: string | null;
  /** What the buckets lack of the sum of all rows. */
  readonly lost: string;
}

async function readWith(
  bytes: Uint8Array,
  wanted: (...header: Parameters<typeof wantedOf>) => Wanted,
): Promise<Outcome> {
  const reads: Read[] = [];
  const ledger = openLedger();
  const onHeader: OnHeader = (header) => {
    const format = detectFormat(header);
    if (format === undefined) throw new Error("unknown format");
    const read = bindReader(format, header, { tagKey: TAG });
    const onRecord = (record: readonly string[]): void => {
      const result = read(record);
      if (result.as !== "other") reads.push(result);
      if (result.as === "row") ledger.add(result.row);
      if (result.as === "unreadable") ledger.addUnreadable(result.billedCost);
    };
    return { ...wanted(format, header, TAG), onRecord };
  };
  try {
    const rows = await readRecords(once(bytes), nodePlatform("bill.csv"), onHeader);
    const { entries, setAside, rdsCost } = ledger.totals();
    const lost = [...entries, ...setAside].reduce((rest, { billedCost }) => rest.minus(billedCost), rdsCost);
    return { rows, reads, problem: null, lost: lost.toString() };
  } catch (error) {
    return { rows: null, reads, problem: error instanceof Error ? error.message : String(error), lost: "0" };
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const everything = async (bytes: Uint8Array): Promise<Outcome> => readWith(bytes, (_, header) => ALL(header.length));

/** What breaks rows, moves cells, or puts what is searched for where it means nothing. */
const SPLINTERS =
  '"|""|,|\n|\r\n||AmazonRDS|AuroraDSQL|Amazon Relational Database Service|\\u0041|,AmazonRDS,|"AmazonRDS"| AmazonRDS |NULL|é|1.2E-7';
const splinter = fc.constantFrom(...SPLINTERS.split("|"));

const mutated = (format: BillFormat): fc.Arbitrary<Buffer> =>
  fc
    .array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), splinter), { maxLength: 3 })
    .map((changes) => changes.reduce(splice, writeBill(format, LINES)))
    .map((text) => Buffer.from(text));

function splice(text: string, [place, gone, put]: readonly [number, number, string]): string {
  const at = place % (text.length + 1);
  return text.slice(0, at) + put + text.slice(at + gone);
}

describe.each(billFormats)("a bill in the format of $name", (format) => {
  test("gives as many rows by search as by reading all of it", async () => {
    const bytes = Buffer.from(writeBill(format, LINES));
    const { rows, reads, lost } = await readWith(bytes, wantedOf);
    expect({ rows, lost }).toEqual({ rows: LINES.length, lost: "0" });
    expect(reads.length).toBeGreaterThan(LINES.length / 2);
    expect(reads.length).toBeLessThan(LINES.length);
  });

  test("gives the same rows by search as by reading all of it, however it is broken, and loses nothing", async () => {
    await fc.assert(
      fc.asyncProperty(mutated(format), async (bytes) => {
        const found = await readWith(bytes, wantedOf);
        expect(found).toEqual(await everything(bytes));
        expect(found.lost).toBe("0");
      }),
      { numRuns: 100 },
    );
  });
});
