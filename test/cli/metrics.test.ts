import { afterAll, describe, expect, test } from "vitest";
import { curLegacyBill, FLEET, writeBill } from "../fixtures/bill.ts";
import {
  asCsv,
  consoleRecords,
  counts,
  ioOfDays,
  metricData,
  metricQueries,
  metricStatistics,
  SEPTEMBER_1,
} from "../fixtures/metrics.ts";
import { at, failureOf, folderWith, removeFolders, type Run, run } from "./run.ts";

afterAll(removeFolders);

const JSON_FORMAT = ["--format", "json"] as const;
const DESCRIPTION = `
name: orders
region: us-east-1
engine: aurora-postgresql
instances: [{ class: db.serverless, role: writer }]
`;
const IO = ioOfDays("orders", 10, 1);
const LOAD = { ...counts("orders-1", "ServerlessDatabaseCapacity", 2, 12), statistic: "Average" };
const BYTES = { ...counts("orders", "VolumeBytesUsed", 2 ** 36, 3), statistic: "Average", periodSeconds: 86_400 };

function documentOf({ status, stdout }: Run): unknown {
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

describe("a description", () => {
  const all = JSON.stringify(metricData([...IO, LOAD, BYTES]));

  test("gets its load, I/O and storage from metrics, and says so", async () => {
    const cwd = folderWith({ "c.yaml": DESCRIPTION, "m.json": all });
    const result = await run(["estimate", "c.yaml", "--metrics", "m.json", ...JSON_FORMAT], { cwd });
    const document = documentOf(result);
    // 2 ACU × 730 h; 2³⁶ bytes; 20 requests in 5 minutes.
    expect([0, 1, 2].map((index) => at(document, "lines", index, "quantity"))).toEqual(["1460", "64", "175200"]);
    expect(result.stderr).toBe(
      [
        "aurora-cost: taken: io from VolumeReadIOPs and VolumeWriteIOPs of 1.0 days: 175,200 requests a month",
        "aurora-cost: taken: storage from 3 values of VolumeBytesUsed (Average): 64.0 GB on average",
        "aurora-cost: taken: load from ServerlessDatabaseCapacity of 0.0 days, in ACUs",
        "",
      ].join("\n"),
    );
    const rules = [0, 1, 2, 3, 4, 5].map((index) => at(document, "findings", index, "rule"));
    expect(rules.filter((rule) => rule === "METRIC-000")).toHaveLength(3);
  });

  test("is compared under them, each question with its findings", async () => {
    const cwd = folderWith({ "c.yaml": DESCRIPTION, "m.json": all });
    const args = ["compare", "c.yaml", "--by", "storage,serverless", "--metrics", "m.json", "--quiet", ...JSON_FORMAT];
    const result = await run(args, { cwd });
    const document = documentOf(result);
    expect(result.stderr).toBe("");
    expect(at(document, "serverless", "load", "meanAcu")).toBe("2");
    for (const name of ["storage", "serverless"]) {
      expect(JSON.stringify(at(document, name, "findings"))).toContain("METRIC-000");
    }
  });

  const [reads, writes] = IO;
  if (reads === undefined || writes === undefined) throw new Error("no I/O");
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["a console's CSV", { "m.csv": asCsv(consoleRecords([...IO, LOAD, BYTES])) }, ["m.csv"]],
    ["a CSV with BOM", { "m.csv": `\uFEFF${asCsv(consoleRecords([...IO, LOAD, BYTES]))}` }, ["m.csv"]],
    [
      "get-metric-statistics, file by file",
      Object.fromEntries(
        [...IO, LOAD, BYTES].map((line, index) => [`${String(index)}.json`, JSON.stringify(metricStatistics(line))]),
      ),
      ["0.json", "1.json", "2.json", "3.json"],
    ],
    [
      "labels that tell nothing, and the queries",
      {
        "m.json": JSON.stringify(metricData([...IO, LOAD, BYTES], () => "a label")),
        "queries.json": JSON.stringify(metricQueries([...IO, LOAD, BYTES])),
      },
      ["m.json", "queries.json"],
    ],
    ["a file that the user says is its own", { "m.json": all }, ["orders=m.json", "./m.json"]],
    ["a file with = in its name", { "a=b.json": all }, ["a=b.json"]],
  ])("gets the same from %s", async (_, files, names) => {
    const plain = folderWith({ "c.yaml": DESCRIPTION, "m.json": all });
    const cwd = folderWith({ "c.yaml": DESCRIPTION, ...files });
    const options = names.flatMap((name) => ["--metrics", name]);
    const [one, other] = await Promise.all([
      run(["estimate", "c.yaml", "--metrics", "m.json", ...JSON_FORMAT], { cwd: plain }),
      run(["estimate", "c.yaml", ...options, ...JSON_FORMAT], { cwd }),
    ]);
    expect(at(documentOf(other), "lines")).toEqual(at(documentOf(one), "lines"));
  });

  test.each<[string, string, RegExp]>([
    ["an empty file", "", /m\.json: empty file/],
    ["what is neither", "hello", /m\.json: no CloudWatch metrics/],
    ["broken JSON", "{", /m\.json: not JSON/],
    ["another JSON", "{}", /m\.json: no CloudWatch metrics: expected the JSON of get-metric-data/],
    ["metrics of no load", JSON.stringify(metricData(IO)), /m\.json: no ServerlessDatabaseCapacity/],
    ["reads alone", JSON.stringify(metricData([reads, LOAD])), /m\.json: METRIC-008: VolumeReadIOPs is there without/],
    [
      "hourly means",
      JSON.stringify(metricData([...IO.map((line) => ({ ...line, statistic: "Average", periodSeconds: 3600 })), LOAD])),
      /m\.json: IO-015: VolumeReadIOPs counts requests per 5 minutes.*not its Average over 3600 s/,
    ],
  ])("is refused with %s", async (_, content, says) => {
    const cwd = folderWith({ "c.yaml": DESCRIPTION, "m.json": content });
    expect(failureOf(await run(["estimate", "c.yaml", "--metrics", "m.json"], { cwd }))).toMatch(says);
  });

  test("is refused without the file", async () => {
    const cwd = folderWith({ "c.yaml": DESCRIPTION });
    expect(failureOf(await run(["compare", "c.yaml", "--by", "storage", "--metrics", "m.json"], { cwd }))).toMatch(
      /m\.json: no such file/,
    );
  });
});

describe("a bill", () => {
  const bill = writeBill(curLegacyBill, FLEET);
  const optimizedId = "cluster-METRICS";

  test("takes metrics as an option, or finds them beside it, whatever their names", async () => {
    const name = await optimizedName();
    const io = JSON.stringify(metricData(ioOfDays(name, 1, 14)));
    const cwd = folderWith({ "bill.csv": bill, "io.json": io, "all/bill.csv": bill, "all/x.json": io });
    const [given, found] = await Promise.all([
      run(["analyze", "bill.csv", "--metrics", "io.json", ...JSON_FORMAT], { cwd }),
      run(["analyze", "all", ...JSON_FORMAT], { cwd }),
    ]);
    const clusters = at(documentOf(given), "clusters");
    expect(at(documentOf(found), "clusters")).toEqual(clusters);
    expect(JSON.stringify(clusters)).toContain("judged-on-metrics");
    expect(JSON.stringify(clusters)).not.toContain("io-unknown");
  });

  test("is told of metrics that are none of its clusters'", async () => {
    const cwd = folderWith({ "bill.csv": bill, "io.json": JSON.stringify(metricData(ioOfDays(optimizedId, 1, 3))) });
    const { status, stdout } = await run(["analyze", "bill.csv", "--metrics", "io.json"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain(`Note: the metrics of ${optimizedId} are of no cluster in the bill`);
  });

  test("is refused with times that name no zone", async () => {
    const name = await optimizedName();
    const cwd = folderWith({ "bill.csv": bill, "io.csv": asCsv(consoleRecords(ioOfDays(name, 1, 3, SEPTEMBER_1))) });
    expect(failureOf(await run(["analyze", "bill.csv", "--metrics", "io.csv"], { cwd }))).toMatch(
      /io\.csv: VolumeReadIOPs: its times name no zone/,
    );
  });

  /** The cluster of the fixture that is on I/O-Optimized. */
  async function optimizedName(): Promise<string> {
    const document = documentOf(
      await run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd: folderWith({ "bill.csv": bill }) }),
    );
    const index = [0, 1].find((one) => at(document, "clusters", one, "storageConfiguration") === "io-optimized") ?? -1;
    const name = at(document, "clusters", index, "name");
    if (typeof name !== "string") throw new Error("no cluster on I/O-Optimized");
    return name;
  }
});
