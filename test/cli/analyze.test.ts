import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  billFormats,
  type BillLine,
  clusterArn,
  curLegacyBill,
  cur2Bill,
  daysFrom,
  FLEET,
  FLEET_TAX,
  focus12Bill,
  inEach,
  instanceArn,
  writeBill,
} from "../fixtures/bill.ts";
import { at, documentOf, failureOf, folderWith, removeFolders, run, withoutHash, wrongNumbers } from "./run.ts";

afterAll(removeFolders);

const text = writeBill(curLegacyBill, FLEET);
const JSON_FORMAT = ["--format", "json"] as const;

/** What does not depend on how the bill was handed over. */
function bare(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === "inputs" ? undefined : value)));
}

describe("a bill in a file", () => {
  test("gives a table of verdicts", async () => {
    const { status, stdout, stderr } = await run(["analyze", "bill.csv"], { cwd: folderWith({ "bill.csv": text }) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await expect(stdout).toMatchFileSnapshot("golden/analyze-fleet.txt");
  });

  test("gives a document of decimal strings", async () => {
    const result = await run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd: folderWith({ "bill.csv": text }) });
    const document = documentOf(result);
    expect(wrongNumbers(document)).toEqual([]);
    expect(document).toMatchObject({
      schemaVersion: 1,
      currency: "USD",
      engine: "csv",
      inputs: [{ path: "bill.csv", format: "cur-legacy", rows: FLEET.length, rdsRows: 99, sha256: null }],
      period: { start: "2026-09-01", end: "2026-09-15", months: ["2026-09"], complete: false },
      reconciliation: { basis: "UnblendedCost", rdsCost: "1008.726000357", attributed: "863.436", difference: "0" },
      totals: { clusters: 2, cost: "863.436" },
    });
    await expect(withoutHash(result.stdout)).toMatchFileSnapshot("golden/analyze-fleet.json");
  });

  test("gives identical bytes every time", async () => {
    const cwd = folderWith({ "bill.csv": text });
    const [one, two] = await Promise.all([1, 2].map(async () => run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd })));
    expect(two).toEqual(one);
  });

  test.each(billFormats)("in the format of $name gives the verdicts of all others", async (format) => {
    const cwd = folderWith({ "bill.csv": writeBill(format, FLEET) });
    const document = documentOf(await run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd }));
    expect(at(document, "inputs", 0, "format")).toBe(format.id);
    expect([0, 1].map((index) => at(document, "clusters", index, "verdict"))).toEqual([
      "switch-to-io-optimized",
      "undetermined",
    ]);
    expect(at(document, "reconciliation", "difference")).toBe("0");
  });
});

describe("the same bill handed over otherwise gives the same", () => {
  let plain: unknown;
  beforeAll(async () => {
    const cwd = folderWith({ "bill.csv": text });
    plain = bare(documentOf(await run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd })));
  });

  const [header = "", ...lines] = text.trimEnd().split("\n");
  const part = (from: number, to: number): string => [header, ...lines.slice(from, to), ""].join("\n");

  test.each<[string, Readonly<Record<string, string | Buffer>>, readonly string[], string | Buffer]>([
    ["as gzip", { "bill.csv.gz": gzipSync(text) }, ["bill.csv.gz"], ""],
    ["as gzip under another name", { "bill.csv": gzipSync(text) }, ["bill.csv"], ""],
    [
      "as gzip of several members",
      { "bill.gz": Buffer.concat([gzipSync(text.slice(0, 999)), gzipSync(text.slice(999))]) },
      ["bill.gz"],
      "",
    ],
    ["in parts", { "1.csv": part(0, 50), "2.csv.gz": gzipSync(part(50, 999)) }, ["1.csv", "2.csv.gz"], ""],
    ["in parts found by a glob", { "p-1.csv": part(0, 7), "p-2.csv": part(7, 999) }, ["p-*.csv"], ""],
    [
      "in a folder with what is none of ours",
      { "a/1.csv": part(0, 9), "a/b/2.csv": part(9, 999), "a/notes.txt": "hello", "a/.DS_Store": "x" },
      ["a"],
      "",
    ],
    ["named twice", { "bill.csv": text }, ["bill.csv", "bill.csv"], ""],
    ["on standard input", {}, ["-"], text],
    ["on standard input as gzip", {}, ["-"], gzipSync(text)],
    ["with a BOM", { "bill.csv": `\uFEFF${text}` }, ["bill.csv"], ""],
    ["with CRLF", { "bill.csv": text.replaceAll("\n", "\r\n") }, ["bill.csv"], ""],
    ["with BOM, CRLF and blank lines", { "bill.csv": `\uFEFF${text.replaceAll("\n", "\r\n\r\n")}` }, ["bill.csv"], ""],
    ["without a line end at the end", { "bill.csv": text.trimEnd() }, ["bill.csv"], ""],
  ])("%s", async (_, files, names, input) => {
    const other = await run(["analyze", ...names, ...JSON_FORMAT], { cwd: folderWith(files), input });
    expect(bare(documentOf(other))).toEqual(plain);
  });

  test("and says which files of a folder were none of ours", async () => {
    const cwd = folderWith({ "a/bill.csv": text, "a/notes.txt": "hello", "a/empty.csv": "" });
    const { status, stderr } = await run(["analyze", "a"], { cwd });
    expect(status).toBe(0);
    expect(stderr).toMatch(/notes\.txt/);
    expect((await run(["analyze", "a", "--quiet"], { cwd })).stderr).toBe("");
  });

  test("--hash adds the SHA-256 of each file as it lies there", async () => {
    const packed = gzipSync(text);
    const cwd = folderWith({ "bill.csv.gz": packed });
    const document = documentOf(await run(["analyze", "bill.csv.gz", "--hash", ...JSON_FORMAT], { cwd }));
    expect(at(document, "inputs", 0, "sha256")).toBe(createHash("sha256").update(packed).digest("hex"));
  });
});

/** Two clusters that only an inventory or a map tells apart. */
const PAIR: readonly BillLine[] = inEach(
  daysFrom("2026-09-01", 14),
  ["A", "B"].flatMap((id) => {
    const own = { operation: "CreateDBInstance:0021", engine: "Aurora PostgreSQL" };
    return [
      {
        ...own,
        usageType: "InstanceUsage:db.r6g.large",
        resource: instanceArn(`${id}-1`),
        quantity: "24",
        cost: "6.24",
      },
      { ...own, usageType: "Aurora:StorageUsage", resource: clusterArn(id), quantity: "1", cost: "0.1" },
    ];
  }),
);
const PAIR_INVENTORY = JSON.stringify({
  DBClusters: ["A", "B"].map((id) => ({
    DBClusterIdentifier: `shop-${id.toLowerCase()}`,
    DbClusterResourceId: `cluster-${id}`,
    DBClusterArn: `arn:aws:rds:us-east-1:111122223333:cluster:shop-${id.toLowerCase()}`,
    Engine: "aurora-postgresql",
    DBClusterMembers: [{ DBInstanceIdentifier: `${id}-1` }],
  })),
});
const PAIR_MAP = "instance,cluster\nA-1,cluster-A\nB-1,cluster-B\n";
const pair = writeBill(curLegacyBill, PAIR);

const namesOf = async (args: readonly string[], files: Readonly<Record<string, string>>): Promise<unknown> => {
  const result = await run(["analyze", ...args, ...JSON_FORMAT], { cwd: folderWith(files) });
  const clusters = at(documentOf(result), "clusters");
  return Array.isArray(clusters)
    ? clusters.map((one) => `${String(at(one, "name"))} ${String(at(one, "joinedBy"))}`)
    : null;
};

describe("two clusters alike", () => {
  test("are a group, and the next step is how to tell them apart", async () => {
    const { stdout, status } = await run(["analyze", "bill.csv"], { cwd: folderWith({ "bill.csv": pair }) });
    expect(status).toBe(0);
    await expect(stdout).toMatchFileSnapshot("golden/analyze-group.txt");
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>, readonly string[]]>([
    [
      "an inventory in the folder",
      ["."],
      { "bill.csv": pair, "clusters.json": PAIR_INVENTORY },
      ["shop-a inventory", "shop-b inventory"],
    ],
    [
      "an inventory by option",
      ["bill.csv", "--inventory", "i.json"],
      { "bill.csv": pair, "i.json": PAIR_INVENTORY },
      ["shop-a inventory", "shop-b inventory"],
    ],
    [
      "an inventory beside the bill",
      ["bill.csv", "i.json"],
      { "bill.csv": pair, "i.json": PAIR_INVENTORY },
      ["shop-a inventory", "shop-b inventory"],
    ],
    ["a map in the folder", ["."], { "bill.csv": pair, "map.csv": PAIR_MAP }, ["cluster-A map", "cluster-B map"]],
    [
      "a map by option",
      ["bill.csv", "--map", "m.csv"],
      { "bill.csv": pair, "m.csv": PAIR_MAP },
      ["cluster-A map", "cluster-B map"],
    ],
    [
      "a map with BOM and CRLF",
      ["."],
      { "bill.csv": pair, "map.csv": `\uFEFF${PAIR_MAP.replaceAll("\n", "\r\n")}` },
      ["cluster-A map", "cluster-B map"],
    ],
    [
      "map and inventory",
      ["."],
      { "bill.csv": pair, "map.csv": PAIR_MAP, "i.json": PAIR_INVENTORY },
      ["shop-a map", "shop-b map"],
    ],
  ])("are told apart by %s", async (_, args, files, expected) => {
    const names = await namesOf(args, files);
    expect(Array.isArray(names) ? names.map(String).toSorted() : names).toEqual(expected);
  });

  test("are told apart by a tag", async () => {
    const tagged = PAIR.map((line) => ({ ...line, tag: line.resource?.includes("A") === true ? "a" : "b" }));
    const names = await namesOf(["bill.csv", "--tag", "cluster"], { "bill.csv": writeBill(cur2Bill, tagged) });
    expect(Array.isArray(names) ? names.map(String).toSorted() : names).toEqual(["cluster-A tag", "cluster-B tag"]);
  });
});

const price = (usageType: string, unit: string, unitPrice: string): unknown => ({
  usageType,
  unit,
  unitPrice,
  engine: "aurora-postgresql",
  status: "listed",
  date: "2026-11-01",
  source: 0,
});

describe("options", () => {
  test("--month keeps to one month", async () => {
    const both = writeBill(curLegacyBill, [
      ...PAIR,
      ...PAIR.map((line) => ({
        ...line,
        start: line.start.replace("-09-", "-10-"),
        end: line.end.replace("-09-", "-10-"),
      })),
    ]);
    const document = documentOf(
      await run(["analyze", "bill.csv", "--month", "2026-10", ...JSON_FORMAT], {
        cwd: folderWith({ "bill.csv": both }),
      }),
    );
    expect(at(document, "period", "months")).toEqual(["2026-10"]);
    expect(at(document, "reconciliation", "rdsCost")).toBe("177.52");
  });

  test("--cost net takes discounts off", async () => {
    const net = PAIR.map((line) => ({ ...line, net: line.cost === "0.1" ? "0.09" : "5.616" }));
    const cwd = folderWith({ "bill.csv": writeBill(focus12Bill, net) });
    const totals = await Promise.all(
      ["list", "net"].map(async (view) =>
        at(documentOf(await run(["analyze", "bill.csv", "--cost", view, ...JSON_FORMAT], { cwd })), "totals", "cost"),
      ),
    );
    expect(totals).toEqual(["177.52", "159.768"]);
  });

  test("--prices answers for a Region without prices", async () => {
    const far = PAIR.filter(
      (line) => line.resource?.endsWith("A") === true || line.resource?.endsWith("A-1") === true,
    ).map((line) => ({ ...line, region: "mx-central-1" }));
    const book = {
      region: "mx-central-1",
      currency: "USD",
      sources: ["our own list"],
      prices: [
        price("InstanceUsageIOOptimized:db.r6g.large", "Hours", "0.338"),
        price("Aurora:IO-OptimizedStorageUsage", "GB-Months", "0.225"),
        price("Aurora:StorageIOUsage", "Requests", "0.0000002"),
      ],
    };
    const cwd = folderWith({ "bill.csv": writeBill(curLegacyBill, far), "prices.json": JSON.stringify(book) });
    const without = documentOf(await run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd }));
    expect(at(without, "clusters", 0)).toMatchObject({ verdict: "undetermined", alternative: null, breakEven: null });
    expect(at(without, "clusters", 0, "reasons", 0)).toBe("no-price");
    const given = documentOf(await run(["analyze", "bill.csv", "--prices", "prices.json", ...JSON_FORMAT], { cwd }));
    expect(at(given, "clusters", 0, "verdict")).toBe("stay");
  });

  test("--out leaves stdout empty", async () => {
    const cwd = folderWith({ "bill.csv": text });
    const result = await run(["analyze", "bill.csv", "--out", "report.txt"], { cwd });
    expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(`${cwd}/report.txt`, "utf8")).toBe((await run(["analyze", "bill.csv"], { cwd })).stdout);
  });
});

describe("a bill without Aurora", () => {
  test.each([
    ["but with plain RDS", FLEET.filter((line) => line.resource === instanceArn("wiki")), "plain-rds"],
    ["nor any RDS", FLEET.filter((line) => line.service === "AmazonEC2"), "none"],
  ])("%s says so", async (_, lines, name) => {
    const { status, stdout } = await run(["analyze", "bill.csv"], {
      cwd: folderWith({ "bill.csv": writeBill(curLegacyBill, lines) }),
    });
    expect(status).toBe(0);
    await expect(stdout).toMatchFileSnapshot(`golden/analyze-${name}.txt`);
  });
});

test("a class without a price keeps its costs and is undetermined", async () => {
  const odd = PAIR.filter((line) => line.resource?.includes("A") === true).map((line) => ({
    ...line,
    usageType: line.usageType?.replace("db.r6g.large", "db.z9.large") ?? "",
  }));
  const cwd = folderWith({ "bill.csv": writeBill(curLegacyBill, odd) });
  const document = documentOf(await run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd }));
  expect(at(document, "clusters", 0)).toMatchObject({
    verdict: "undetermined",
    alternative: null,
    breakEven: null,
    costs: { total: "88.76" },
  });
  expect(String(at(document, "clusters", 0, "explanations", 0))).toContain("InstanceUsageIOOptimized:db.z9.large");
});

describe("input that cannot be used is one line, nothing on stdout and exit code 2", () => {
  const needed = ["lineItem/UnblendedCost"];
  const cut = gzipSync(text);
  const rupees = FLEET.map((line, index) => (index === 40 ? { ...line, currency: "INR" } : line));
  const unbalanced = text.replace("AmazonRDS", '"AmazonRDS');

  test.each<[string, string | Buffer, RegExp]>([
    ["an empty file", "", /bad\.csv: empty file/],
    ["a file of blank lines", "\n\n\n", /bad\.csv: empty file/],
    ["an empty gzip file", gzipSync(""), /bad\.csv: empty file/],
    ["a header only", writeBill(curLegacyBill, []), /bad\.csv: header only/],
    ["a header only, without a line end", writeBill(curLegacyBill, []).trimEnd(), /bad\.csv: header only/],
    ["a table of something else", "name,cost\na,1\n", /bad\.csv: .*billing export/],
    ["a text", "Dear customer,\n\nplease find attached…\n", /bad\.csv: .*billing export/],
    ["a JSON document", '{"hello": "world"}', /bad\.csv: not a billing export: JSON with hello/],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex"), /bad\.csv: /],
    ["a Parquet file", Buffer.from(`PAR1${"\u0000".repeat(40)}PAR1`), /bad\.csv: /],
    ["a truncated gzip file", cut.subarray(0, cut.length / 2), /bad\.csv: .*gzip.* ends too early/],
    ["a gzip file cut within its header", cut.subarray(0, 12), /bad\.csv: .*gzip/],
    [
      "a damaged gzip file",
      Buffer.concat([cut.subarray(0, 600), Buffer.alloc(300, 7), cut.subarray(900)]),
      /bad\.csv: .*gzip/,
    ],
    [
      "a needed column missing",
      writeBill(curLegacyBill, FLEET, { without: needed }),
      /bad\.csv: .*lineItem\/UnblendedCost/,
    ],
    ["an unbalanced quote", unbalanced, /bad\.csv:2: .*quote/i],
    ["an unbalanced quote in the header", `"${text}`, /bad\.csv:1: .*quote/i],
    ["mixed currencies", writeBill(curLegacyBill, rupees), /bad\.csv: .*USD.*INR/],
  ])("%s", async (_, content, message) => {
    expect(
      failureOf(await run(["analyze", "bad.csv", ...JSON_FORMAT], { cwd: folderWith({ "bad.csv": content }) })),
    ).toMatch(message);
  });

  test.each<[string, string | Buffer, RegExp]>([
    ["nothing", "", /standard input: empty/],
    ["a truncated gzip stream", cut.subarray(0, cut.length / 2), /standard input: .*gzip/],
    ["something else", "hello\n", /standard input: .*billing export/],
  ])("%s on standard input", async (_, input, message) => {
    expect(failureOf(await run(["analyze", "-", ...JSON_FORMAT], { input }))).toMatch(message);
  });

  test.each<[string, readonly string[], RegExp]>([
    ["a file that is not there", ["nowhere.csv"], /nowhere\.csv: no such file/],
    ["a glob that matches nothing", ["*.parquet"], /\*\.parquet: no file matches/],
    ["a folder without bills", ["empty"], /empty: no billing export/],
    ["an inventory that is not there", ["bill.csv", "--inventory", "none.json"], /none\.json: no such file/],
    ["an inventory that is none", ["bill.csv", "--inventory", "wrong.json"], /wrong\.json: not /],
    ["an inventory that is no JSON", ["bill.csv", "--inventory", "bill.csv"], /bill\.csv: not JSON/],
    ["an inventory alone", ["i.json"], /i\.json: no billing export/],
    ["a map that is not there", ["bill.csv", "--map", "none.csv"], /none\.csv: no such file/],
    ["a map without its header", ["bill.csv", "--map", "headless.csv"], /headless\.csv:1: .*instance,cluster/],
    ["a map with an empty cell", ["bill.csv", "--map", "gap.csv"], /gap\.csv:3: /],
    ["a price file that is not there", ["bill.csv", "--prices", "none.json"], /none\.json: no such file/],
  ])("%s", async (_, args, message) => {
    const cwd = folderWith({
      "bill.csv": pair,
      "i.json": PAIR_INVENTORY,
      "wrong.json": '{"DBClusters": [{"Engine": 7}]}',
      "headless.csv": "A-1,cluster-A\n",
      "gap.csv": `${PAIR_MAP.split("\n", 2).join("\n")}\nB-1,\n`,
      "empty/readme.txt": "nothing here",
    });
    expect(failureOf(await run(["analyze", ...args], { cwd }))).toMatch(message);
  });

  test("says more under DEBUG only", async () => {
    const cwd = folderWith({ "bad.csv": "name,cost\n" });
    const { status, stdout, stderr } = await run(["analyze", "bad.csv"], { cwd, debug: true });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/\n\s+at /);
  });
});

const spoil = (column: string, value: string): string =>
  writeBill(curLegacyBill, FLEET, {
    change: (cells, index) => (index === 2 ? { ...cells, [column]: value } : cells),
  });
const rows = text.split("\n");

const ragged = (row: (line: string) => string): string =>
  rows.map((line, index) => (index === 3 ? row(line) : line)).join("\n");

describe("rows that cannot be read are counted and told, and the rest stands", () => {
  test.each([
    [
      "a cost that is no number",
      spoil("lineItem/UnblendedCost", "12,50"),
      /bill\.csv:4: .*lineItem\/UnblendedCost.*"12,50"/,
      "0",
    ],
    [
      "a quantity that is no number",
      spoil("lineItem/UsageAmount", "many"),
      /bill\.csv:4: .*lineItem\/UsageAmount.*"many"/,
      "24",
    ],
    [
      "a date that is none",
      spoil("lineItem/UsageStartDate", "yesterday"),
      /bill\.csv:4: .*lineItem\/UsageStartDate.*"yesterday"/,
      "24",
    ],
    ["too many cells", ragged((line) => `${line},one,two`), /bill\.csv:4: .*cells/, "0"],
    ["too few cells", ragged((line) => line.slice(0, line.lastIndexOf(","))), /bill\.csv:4: .*cells/, "0"],
  ])("%s", async (_, content, message, cost) => {
    const result = await run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd: folderWith({ "bill.csv": content }) });
    const document = documentOf(result);
    expect(result.stderr).toMatch(/^aurora-cost: [^\n]+\n$/);
    expect(result.stderr).toMatch(message);
    const asides = at(document, "reconciliation", "setAside");
    expect(Array.isArray(asides) ? asides.find((one) => at(one, "reason") === "unreadable") : null).toMatchObject({
      rows: 1,
      cost,
    });
    expect(at(document, "reconciliation", "difference")).toBe("0");
  });

  test("many of them are told in a few lines", async () => {
    const all = writeBill(curLegacyBill, FLEET, { change: (cells) => ({ ...cells, "lineItem/UsageAmount": "x" }) });
    const { status, stderr } = await run(["analyze", "bill.csv"], { cwd: folderWith({ "bill.csv": all }) });
    expect(status).toBe(0);
    expect(stderr.trimEnd().split("\n").length).toBeLessThan(10);
    expect(stderr).toMatch(/94 more unreadable rows; in all: 99 lineItem\/UsageAmount is not a number$/m);
  });

  test("--rejects keeps each as it stands in its file, with where and why", async () => {
    const content = ragged((line) => `${line},"one ""1""",two`).replaceAll("\n", "\r\n");
    const others = FLEET.map((line) => ({ ...line, account: "444455556666" }));
    const cwd = folderWith({ "bill.csv": content, "good.csv": writeBill(curLegacyBill, others) });
    const { status } = await run(["analyze", "bill.csv", "good.csv", "--rejects", "rejects.csv"], { cwd });
    expect(status).toBe(0);
    const row = content.split("\r\n")[3] ?? "";
    const width = Object.keys(curLegacyBill.cells(FLEET_TAX)).length;
    const reason = `has ${String(width + 2)} cells, the header has ${String(width)}`;
    expect(parse(readFileSync(join(cwd, "rejects.csv")), { columns: true })).toEqual([
      { file: "bill.csv", line: "4", column: "", value: String(width + 2), reason, row },
    ]);
  });

  test("--rejects that cannot be written is told before anything is read", async () => {
    const cwd = folderWith({ "bill.csv": text });
    const result = await run(["analyze", "bill.csv", "--rejects", "nowhere/rejects.csv"], { cwd });
    expect(failureOf(result)).toMatch(/^aurora-cost: nowhere\/rejects\.csv: cannot be written: /);
  });

  test("--on-error stop ends at the first", async () => {
    const cwd = folderWith({ "bill.csv": spoil("lineItem/UsageAmount", "many") });
    const result = await run(["analyze", "bill.csv", "--on-error", "stop", ...JSON_FORMAT], { cwd });
    expect(failureOf(result)).toMatch(/bill\.csv:4: .*lineItem\/UsageAmount is not a number: "many"; mend the row/);
  });
});

describe("a quoted cell without an end", () => {
  const open = text.replace("AmazonRDS", '"AmazonRDS');

  test("does not swallow the rows after it, whatever they are", async () => {
    const unquoted = open.replaceAll(/(?<=\n[^\n]*)"(?!AmazonRDS)/g, "");
    const cwd = folderWith({ "bill.csv": unquoted });
    expect(failureOf(await run(["analyze", "bill.csv"], { cwd }))).toMatch(/bill\.csv:2: .*Quote Not Closed/);
  });

  test("is refused in a small gzip file that inflates to gigabytes", async () => {
    const blank = gzipSync(Buffer.alloc(4 * 1024 * 1024, "x"));
    const cwd = folderWith({
      "bill.csv.gz": Buffer.concat([
        gzipSync(open.split("\n").slice(0, 2).join("\n")),
        ...Array.from({ length: 2048 }, () => blank),
      ]),
    });
    expect(failureOf(await run(["analyze", "bill.csv.gz"], { cwd }))).toMatch(
      /bill\.csv\.gz:2: .*longer than 4194304 bytes, so a quote in it is not closed/,
    );
  });
});

test("a part with a header only is a warning beside a part with rows", async () => {
  const cwd = folderWith({ "1.csv": text, "2.csv": writeBill(curLegacyBill, []) });
  const { status, stderr } = await run(["analyze", "1.csv", "2.csv"], { cwd });
  expect(status).toBe(0);
  expect(stderr).toMatch(/^aurora-cost: warning: 2\.csv: header only[^\n]*\n$/);
});

describe("what would multiply or shrink a bill", () => {
  test("of several executions of a month the newest counts, and that is said", async () => {
    const cwd = folderWith({
      "data/BILLING_PERIOD=2026-09/2026-09-20T10:00:00.000Z-aaaa/x-00001.csv": text,
      "data/BILLING_PERIOD=2026-09/2026-10-02T10:00:00.000Z-bbbb/x-00001.csv": text,
    });
    const result = await run(["analyze", "data", ...JSON_FORMAT], { cwd });
    expect(result.stderr).toContain("left out 1 files of executions that a newer one of the same month replaces");
    expect(documentOf(result)).toMatchObject({ reconciliation: { rdsCost: "1008.726000357" } });
  });

  test("line ends may change within a file", async () => {
    const cwd = folderWith({ "bill.csv": text.replace("\n", "\r\n") });
    expect(documentOf(await run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd }))).toMatchObject({
      reconciliation: { rdsCost: "1008.726000357" },
    });
  });

  test("a month that is not in the file is said to be missing", async () => {
    const cwd = folderWith({ "bill.csv": text });
    expect((await run(["analyze", "bill.csv", "--month", "2025-01"], { cwd })).stderr).toContain(
      "no row of Amazon RDS",
    );
  });
});

describe("--fail-on", () => {
  test.each([
    ["savings>400", 1],
    ["savings>500", 0],
    ["undetermined>0", 1],
    ["switch=1", 1],
  ])("%s exits with %d", async (condition, status) => {
    const cwd = folderWith({ "bill.csv": text });
    expect(await run(["analyze", "bill.csv", "--fail-on", condition], { cwd })).toMatchObject({ status, stderr: "" });
  });

  test("of something that is no measure is refused", async () => {
    const cwd = folderWith({ "bill.csv": text });
    expect(failureOf(await run(["analyze", "bill.csv", "--fail-on", "joy>1"], { cwd }))).toContain(
      "savings, cost, switch",
    );
  });
});

test("a file that is named twice counts once", async () => {
  const cwd = folderWith({ "data/bill.csv": text });
  const result = await run(["analyze", "data", "./data/bill.csv", `${cwd}/data/bill.csv`, ...JSON_FORMAT], { cwd });
  expect(documentOf(result)).toMatchObject({ reconciliation: { rdsCost: "1008.726000357" } });
});
