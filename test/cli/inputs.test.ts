import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type BillLine,
  cur2Bill,
  curLegacyBill,
  daysFrom,
  FLEET,
  FLEET_DAY,
  focus12Bill,
  hoursFrom,
  inEach,
  writeBill,
} from "../fixtures/bill.ts";
import { consoleCsv, explorerPages, monthlyBillCsv } from "../fixtures/sheets.ts";
import { zip } from "../fixtures/zip.ts";
import { at, documentOf, failureOf, folderWith, removeFolders, run } from "./run.ts";

afterAll(removeFolders);

type Files = Readonly<Record<string, string | Buffer>>;

const JSON_FORMAT = ["--format", "json"] as const;
const text = writeBill(curLegacyBill, FLEET);
const [header = "", ...lines] = text.trimEnd().split("\n");
const part = (from: number, to: number): string => [header, ...lines.slice(from, to), ""].join("\n");

async function analyseIn(files: Files, names: readonly string[], input: string | Buffer = ""): Promise<unknown> {
  return documentOf(await run(["analyze", ...names, ...JSON_FORMAT], { cwd: folderWith(files), input }));
}

async function failureIn(files: Files, names: readonly string[], input: string | Buffer = ""): Promise<string> {
  return failureOf(await run(["analyze", ...names, ...JSON_FORMAT], { cwd: folderWith(files), input }));
}

async function noticesIn(files: Files, names: readonly string[]): Promise<string> {
  return (await run(["analyze", ...names], { cwd: folderWith(files) })).stderr;
}

const bare = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === "inputs" ? undefined : value)));

const MANIFEST = JSON.stringify({
  assemblyId: "1f0c0001-aaaa-bbbb-cccc-000000000002",
  account: "999988887777",
  columns: [{ category: "identity", name: "LineItemId" }],
  charset: "UTF-8",
  compression: "GZIP",
  contentType: "text/csv",
  reportName: "acme",
  billingPeriod: { start: "20260901T000000.000Z", end: "20261001T000000.000Z" },
  bucket: "acme-bills",
  reportKeys: [
    "cur/acme/20260901-20261001/1f0c0001-aaaa-bbbb-cccc-000000000002/acme-1.csv.gz",
    "cur/acme/20260901-20261001/1f0c0001-aaaa-bbbb-cccc-000000000002/acme-2.csv.gz",
  ],
});

const EXPORT_MANIFEST = JSON.stringify({
  executionId: "bbbb",
  exportArn: "arn:aws:bcm-data-exports:us-east-1:999988887777:export/acme",
  dataFiles: [
    "s3://acme-bills/exports/acme/data/BILLING_PERIOD=2026-09/acme-00001.csv.gz",
    "s3://acme-bills/exports/acme/data/BILLING_PERIOD=2026-09/acme-00002.csv.gz",
  ],
});

const PARTS = { "acme-1.csv.gz": gzipSync(part(0, 40)), "acme-2.csv.gz": gzipSync(part(40, 999)) };

const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));

const byType = ({ usageType = "" }: BillLine): string => usageType;

describe("one bill gives one report", () => {
  let plain: unknown;
  beforeAll(async () => {
    plain = bare(await analyseIn({ "bill.csv": text }, ["bill.csv"]));
  });

  test.each<[string, Files, readonly string[], string | Buffer]>([
    ["in a zip file", { "bill.csv.zip": zip({ "bill.csv": text }) }, ["bill.csv.zip"], ""],
    ["in a zip file under another name", { "bill.csv": zip({ "x/bill.csv": text }) }, ["bill.csv"], ""],
    [
      "in parts in one zip file",
      { "all.zip": zip({ "a/1.csv": part(0, 9), "a/2.csv": part(9, 999) }) },
      ["all.zip"],
      "",
    ],
    ["as gzip in a zip file", { "all.zip": zip({ "1.csv.gz": gzipSync(text), "__MACOSX/._1": "x" }) }, ["all.zip"], ""],
    ["as one member of a zip file", { "all.zip": zip({ "1.csv": text, "2.csv": "a,b\n" }) }, ["all.zip/1.csv"], ""],
    [
      "in a folder with zip files",
      below("in", { "a.zip": zip({ "1.csv": part(0, 9) }), "2.csv": part(9, 999) }),
      ["in"],
      "",
    ],
    ["named by its manifest", { ...PARTS, "acme-Manifest.json": MANIFEST }, ["acme-Manifest.json"], ""],
    [
      "named by a manifest above its assembly",
      {
        ...below("20260901-20261001/1f0c0001-aaaa-bbbb-cccc-000000000002", PARTS),
        "20260901-20261001/m.json": MANIFEST,
      },
      ["20260901-20261001/m.json"],
      "",
    ],
    [
      "named by the manifest of a data export",
      {
        "acme/metadata/BILLING_PERIOD=2026-09/acme-Manifest.json": EXPORT_MANIFEST,
        "acme/data/BILLING_PERIOD=2026-09/acme-00001.csv.gz": PARTS["acme-1.csv.gz"],
        "acme/data/BILLING_PERIOD=2026-09/acme-00002.csv.gz": PARTS["acme-2.csv.gz"],
      },
      ["acme/metadata/BILLING_PERIOD=2026-09/acme-Manifest.json"],
      "",
    ],
    ["with its manifest in a folder", below("in", { ...PARTS, "acme-Manifest.json": MANIFEST }), ["in"], ""],
    [
      "in a folder with a manifest of files that are not there",
      below("in", { "1.csv": text, "m.json": MANIFEST }),
      ["in"],
      "",
    ],
  ])("%s", async (_, files, names, input) => {
    expect(bare(await analyseIn(files, names, input))).toEqual(plain);
  });

  test.each<[string, Files]>([
    ["the same file under two names", { "a.csv": text, "b.csv": text }],
    ["the same file packed and not", { "a.csv": text, "a.csv.gz": gzipSync(text) }],
    ["the same file in a zip file, too", { "a.csv": text, "all.zip": zip({ "a.csv": text }) }],
  ])("%s counts once, and that is said", async (_, files) => {
    const names = Object.keys(files);
    expect(bare(await analyseIn(files, names))).toEqual(plain);
    expect(await noticesIn(files, names)).toMatch(/left out \S+: the same file as a\.csv/);
  });

  test("the hash of a zip file is that of the file", async () => {
    const packed = zip({ "bill.csv": text });
    const document = await analyseIn({ "bill.zip": packed }, ["bill.zip", "--hash"]);
    expect(at(document, "inputs", 0, "sha256")).toBe(createHash("sha256").update(packed).digest("hex"));
  });
});

describe("editions of a month", () => {
  const older = writeBill(curLegacyBill, FLEET.slice(0, 50));
  const month = "cur/20260901-20261001";
  const [one, two] = ["1f0c0001-aaaa-bbbb-cccc-000000000001", "1f0c0001-aaaa-bbbb-cccc-000000000002"];

  test("the manifest beside the assemblies tells the one that counts", async () => {
    const files = {
      [`${month}/acme-Manifest.json`]: MANIFEST,
      ...below(`${month}/${two}`, PARTS),
      ...below(`${month}/${one}-and-later`, { "acme-1.csv": older }),
    };
    expect(at(await analyseIn(files, ["cur"]), "reconciliation", "rdsCost")).toBe("1008.726000357");
    expect(await noticesIn(files, ["cur"])).toContain("left out 1 files of executions that a newer one");
  });

  test("assemblies that are named by time tell it themselves", async () => {
    const files = {
      [`${month}/20260920T101010Z/acme-1.csv`]: older,
      [`${month}/20261003T101010Z/acme-1.csv`]: text,
    };
    expect(at(await analyseIn(files, ["cur"]), "reconciliation", "rdsCost")).toBe("1008.726000357");
  });

  test("where nothing tells, both are named", async () => {
    const files = { [`${month}/${one}/acme-1.csv`]: older, [`${month}/${two}/acme-1.csv`]: text };
    expect(await failureIn(files, ["cur"])).toMatch(new RegExp(`${one} and ${two} are each a full copy.*manifest`));
  });
});

describe("the same money twice is named and not summed", () => {
  const many = inEach(hoursFrom("2026-09-01", 300), FLEET_DAY);
  const daily = inEach(daysFrom("2026-09-01", 3), FLEET_DAY);
  const hourly = inEach(hoursFrom("2026-09-01", 72), FLEET_DAY);
  const month = FLEET_DAY.map((line) => ({ ...line, start: "2026-09-01T00:00:00Z", end: "2026-10-01T00:00:00Z" }));
  test.each<[string, string, string]>([
    [
      "a month as it was and as it is",
      writeBill(curLegacyBill, many),
      writeBill(curLegacyBill, many.slice(0, 1800).toReversed()),
    ],
    ["two formats", writeBill(curLegacyBill, daily), writeBill(focus12Bill, daily)],
    ["two generations", writeBill(curLegacyBill, daily), writeBill(cur2Bill, daily)],
    ["hours and days", writeBill(cur2Bill, hourly), writeBill(cur2Bill, daily)],
    ["a bill and Cost Explorer", writeBill(cur2Bill, daily), JSON.stringify(explorerPages(month, ["USAGE_TYPE"]))],
    [
      "two questions to Cost Explorer",
      JSON.stringify(explorerPages(month, ["USAGE_TYPE"])),
      JSON.stringify(explorerPages(month, ["USAGE_TYPE", "OPERATION"])),
    ],
    ["a monthly bill and the console", monthlyBillCsv(month), consoleCsv(month, byType)],
  ])("%s", async (_, one, other) => {
    expect(await failureIn({ one, other }, ["one", "other"])).toMatch(
      /one and other: hold the same (rows|days).*count twice/,
    );
  });

  test.each<[string, readonly BillLine[], readonly BillLine[]]>([
    ["parts that share days", many.filter((_, index) => index % 2 === 0), many.filter((_, index) => index % 2 === 1)],
    ["months", inEach(daysFrom("2026-08-30", 2), FLEET_DAY), daily],
    ["accounts", daily, daily.map((line) => ({ ...line, account: "444455556666" }))],
  ])("%s are none", async (_, one, other) => {
    const files = { "x.csv": writeBill(cur2Bill, one), "y.csv": writeBill(cur2Bill, other) };
    const document = await analyseIn(files, ["x.csv", "y.csv"]);
    const [of, ofOther] = [one, other].map((each) => each.filter(({ service }) => service === undefined).length);
    expect([0, 1].map((index) => at(document, "inputs", index, "rdsRows"))).toEqual([of, ofOther]);
  });

  test("one month in either format is none", async () => {
    const files = {
      "x.csv": writeBill(curLegacyBill, inEach(daysFrom("2026-08-30", 2), FLEET_DAY)),
      "y.csv": writeBill(focus12Bill, daily),
    };
    const document = await analyseIn(files, ["x.csv", "y.csv"]);
    expect(at(document, "reconciliation", "basis")).toBe("UnblendedCost and BilledCost");
  });
});

describe("small reports", () => {
  const month = FLEET_DAY.map((line) => ({ ...line, start: "2026-09-01T00:00:00Z", end: "2026-10-01T00:00:00Z" }));
  const pages = JSON.stringify(explorerPages(month, ["USAGE_TYPE", "OPERATION"]));

  test.each<[string, string, string]>([
    ["cost-explorer-json", pages, "63.234"],
    ["cost-explorer-csv", consoleCsv(month, ({ usageType = "" }) => usageType), "63.234"],
    ["monthly-bill", monthlyBillCsv(month), "63.2340000255"],
  ])("%s is read from a file, packed, and from standard input", async (format, content, rdsCost) => {
    const expected = { inputs: [{ format }], reconciliation: { rdsCost, difference: "0" } };
    const reports = await Promise.all([
      analyseIn({ x: content }, ["x"]),
      analyseIn({ x: gzipSync(content) }, ["x"]),
      analyseIn({ x: zip({ y: content }) }, ["x"]),
      analyseIn({}, ["-"], content),
      analyseIn({}, ["-"], gzipSync(content)),
    ]);
    for (const report of reports) expect(report).toMatchObject(expected);
  });

  test("pages in files of their own are one answer, and a missing one is missed", async () => {
    const days = inEach(daysFrom("2026-09-01", 3), FLEET_DAY);
    const files = Object.fromEntries(
      explorerPages(days, ["USAGE_TYPE"], { pageSize: 1 }).map((page, index) => [
        `${String(index)}.json`,
        JSON.stringify(page),
      ]),
    );
    const names = Object.keys(files);
    expect(at(await analyseIn(files, names), "reconciliation", "rdsCost")).toBe("189.702");
    expect(await noticesIn(files, names)).toBe("");
    expect(await noticesIn(files, names.slice(0, 2))).toContain("more pages follow");
  });

  test("an estimated month is not complete, and said to be so", async () => {
    const closed = await analyseIn({ x: pages }, ["x"]);
    expect(at(closed, "period", "complete")).toBe(true);
    const open = await analyseIn({ x: JSON.stringify(explorerPages(month, ["USAGE_TYPE"], { estimated: true })) }, [
      "x",
    ]);
    expect(at(open, "period", "complete")).toBe(false);
    expect(JSON.stringify(at(open, "hints"))).toContain("2026-09 estimated");
  });

  test("a figure that cannot be read is told with its line", async () => {
    const spoilt = monthlyBillCsv(month).replaceAll('"24.912"', '"lots"');
    const { stderr } = await run(["analyze", "x"], { cwd: folderWith({ x: spoilt }) });
    expect(stderr).toMatch(/x:\d+: set aside: CostBeforeTax is not a number: "lots"/);
  });

  test("--month leaves the others out", async () => {
    const august = month.map((line) => ({ ...line, start: "2026-08-01T00:00:00Z", end: "2026-09-01T00:00:00Z" }));
    const both = JSON.stringify(explorerPages([...august, ...month], ["USAGE_TYPE"]));
    const document = await analyseIn({ x: both }, ["x", "--month", "2026-08"]);
    expect(at(document, "period", "months")).toEqual(["2026-08"]);
  });
});

describe("columns that are not there", () => {
  test("and are needed are named with what they would tell", async () => {
    const cut = writeBill(cur2Bill, FLEET, { without: ["line_item_line_item_type"] });
    expect(await failureIn({ x: cut }, ["x"])).toMatch(
      /x: missing column line_item_line_item_type, without which it does not tell whether a row is usage, tax/,
    );
    const typeless = writeBill(cur2Bill, FLEET, { without: ["line_item_usage_type"] });
    expect(await failureIn({ x: typeless }, ["x"])).toMatch(/line_item_usage_type, .* what was charged/);
  });

  test.each([
    ["line_item_resource_id", /has no line_item_resource_id, and so does not tell one cluster from another/],
    ["line_item_usage_account_id", /^$/],
  ])("without %s", async (column, message) => {
    const cut = writeBill(cur2Bill, FLEET, { without: [column] });
    expect(await noticesIn({ x: cut }, ["x"])).toMatch(message);
  });

  test("only what the view of costs needs is missed", async () => {
    const cut = writeBill(curLegacyBill, FLEET, {
      without: ["pricing/publicOnDemandCost", "pricing/publicOnDemandRate", "reservation/EffectiveCost"],
    });
    const missed = async (view: string): Promise<string> => noticesIn({ x: cut }, ["x", "--cost", view]);
    expect(await missed("list")).toMatch(/^[^\n]*no pricing\/publicOnDemandCost[^\n]*\n$/);
    expect(await missed("amortized")).toMatch(/^[^\n]*no reservation\/EffectiveCost[^\n]*\n$/);
    expect(await missed("net")).toBe("");
  });

  test("engines that nothing tells make money ambiguous", async () => {
    const tellsEngine = ["line_item_operation", "line_item_line_item_description", "product"];
    const cut = writeBill(cur2Bill, FLEET, { without: tellsEngine });
    expect(await noticesIn({ x: cut }, ["x"])).toMatch(
      /line_item_operation, and so does not tell Aurora from plain RDS/,
    );
    const { stdout } = await run(["analyze", "x"], { cwd: folderWith({ x: cut }) });
    expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
      /is of Aurora or of plain RDS, whose usage types are the same \(InstanceUsage:db\.r6g\.2xlarge 348\.77, InstanceUsage:db\.t4g\.medium 21\.84\)/,
    );
  });
});

test("a quote that is not closed within the first rows is told where it stands", async () => {
  const rows = writeBill(curLegacyBill, FLEET).split("\n");
  const spoilt = [...rows.slice(0, 3), `"${rows[3] ?? ""}`, ...rows.slice(4)].join("\n");
  expect(await failureIn({ x: spoilt }, ["x"])).toMatch(/^aurora-cost: x:?.*quote/i);
  expect(await failureIn({ x: `"${rows.join("\n")}` }, ["x"])).toMatch(/^aurora-cost: x:1: .*quote/i);
});

describe("what cannot be read is refused with the reason", () => {
  const packed = zip({ "bill.csv": text });
  const wrongSum = zip({ "bill.csv": text }, { checksum: 7 });

  test.each<[string, Files, readonly string[], string | Buffer, RegExp]>([
    ["a zip file cut off", { "x.zip": packed.subarray(0, 500) }, ["x.zip"], "", /x\.zip: the zip file is damaged/],
    [
      "a zip file with another checksum",
      { "x.zip": wrongSum },
      ["x.zip"],
      "",
      /x\.zip: the zip file is damaged.*checksum/,
    ],
    ["an empty zip file", { "x.zip": zip({}) }, ["x.zip"], "", /x\.zip: an empty zip file/],
    [
      "an encrypted one",
      { "x.zip": zip({ a: text }, { encrypted: true }) },
      ["x.zip"],
      "",
      /x\.zip: encrypted; unpack it/,
    ],
    ["a member that is not there", { "x.zip": zip({ a: text, b: "x,y\n" }) }, ["x.zip/c"], "", /x\.zip: no c in it/],
    ["a zip file on standard input", {}, ["-"], packed, /standard input: a zip file.*give it by name/],
    ["zstd", { x: Buffer.from("28b52ffd00", "hex") }, ["x"], "", /x: packed with zstd: .*zstd -dc/],
    [
      "a manifest of files that are not there",
      { m: MANIFEST },
      ["m"],
      "",
      /m: names cur\/acme\/.*acme-1\.csv\.gz and 1 more, not there/,
    ],
    [
      "a manifest with a part missing",
      { m: MANIFEST, "acme-1.csv.gz": PARTS["acme-1.csv.gz"] },
      ["m"],
      "",
      /m: names .*acme-2\.csv\.gz, not there/,
    ],
    [
      "the same in a folder",
      below("in", { m: MANIFEST, "acme-1.csv.gz": PARTS["acme-1.csv.gz"] }),
      ["in"],
      "",
      /acme-2\.csv\.gz, not there/,
    ],
    ["a manifest that names nothing", { m: '{"reportKeys":[]}' }, ["m"], "", /m: a manifest that names no files/],
    [
      "an answer that tells no charge",
      { x: JSON.stringify(explorerPages(FLEET, ["REGION"])) },
      ["x"],
      "",
      /x: grouped by REGION only/,
    ],
  ])("%s", async (_, files, names, input, message) => {
    expect(await failureIn(files, names, input)).toMatch(message);
  });
});
