import { afterAll, describe, expect, test } from "vitest";
import { at, documentOf, failureOf, folderWith, removeFolders, run, withoutHash, wrongNumbers } from "./run.ts";
import { metricData, type MetricLine, SEPTEMBER_1 } from "../fixtures/metrics.ts";

afterAll(removeFolders);

const LOAD = ["--class", "db.r6g.xlarge", "--cpu-p95", "35", "--cpu-max", "72"];
const IDLE = ["--class", "db.r6g.xlarge", "--cpu-p95", "5", "--cpu-max", "20"];
const VOLUME = ["--storage-gib", "500"];

/** 300 hours: mostly at 5 % CPU, every tenth at 30 %, and once at 72 %. */
const WEEKS: readonly MetricLine[] = ["orders-1", "orders-2"].flatMap((owner) =>
  [
    ["CPUUtilization", (hour: number) => (hour === 100 ? 72 : hour % 10 === 0 ? 30 : 5)] as const,
    ["DatabaseConnections", () => 120] as const,
  ].map(([metric, value]) => ({
    owner,
    metric,
    statistic: "Average",
    periodSeconds: 3600,
    start: SEPTEMBER_1,
    values: Array.from({ length: 300 }, (_, hour) => value(hour)),
  })),
);

describe("size --metrics", () => {
  const cwd = folderWith({
    "one.json": JSON.stringify(metricData(WEEKS.filter(({ owner }) => owner === "orders-1"))),
    "both.json": JSON.stringify(metricData(WEEKS)),
  });

  test("is the same as the measurements typed in", async () => {
    const typed = ["--cpu-p95", "30", "--cpu-max", "72", "--connections", "120"];
    const mean = String((5 * 270 + 30 * 29 + 72) / 300);
    const byHand = await run(["size", "--class", "db.r6g.xlarge", ...typed, "--cpu-avg", mean]);
    const measured = await run(["size", "--class", "db.r6g.xlarge", "--metrics", "one.json"], { cwd });
    expect(measured.stdout).toBe(byHand.stdout);
    expect(measured.stderr).toContain("orders-1, CPU at p95 30 %, at most 72 %");
  });

  test("leaves what is typed as it is", async () => {
    const flags = [
      "size",
      "--class",
      "db.r6g.xlarge",
      "--metrics",
      "one.json",
      "--connections",
      "900",
      "--format",
      "json",
    ];
    expect(documentOf(await run(flags, { cwd }))).toMatchObject({ load: { connections: "900" } });
  });

  test("asks which of several instances", async () => {
    const flags = ["size", "--class", "db.r6g.xlarge", "--metrics", "both.json"];
    expect(failureOf(await run(flags, { cwd }))).toMatch(
      /several instances \(orders-1, orders-2\): name one with --instance/,
    );
    expect((await run([...flags, "--instance", "orders-2"], { cwd })).status).toBe(0);
    expect(failureOf(await run([...flags, "--instance", "orders-3"], { cwd }))).toMatch(/orders-3: not in the metrics/);
  });
});

describe("size", () => {
  test("prints ACUs, costs and advice", async () => {
    const { status, stdout, stderr } = await run(["size", ...LOAD, ...VOLUME]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await expect(stdout).toMatchFileSnapshot("golden/size-basic.txt");
  });

  test("gives the same to the last digit as JSON", async () => {
    const result = await run(["size", ...LOAD, ...VOLUME, "--format", "json"]);
    const document = documentOf(result);
    expect(document).toMatchObject({
      schemaVersion: 1,
      region: "us-east-1",
      engine: "aurora-postgresql",
      acu: { min: "3.5", max: "16", typical: "6", peak: "12", connectionFloor: null, exceedsServerless: false },
      // 730 × 0.519 + 50; 730 × 0.12 × 6, 3.5 and 16 ACU + 50
      monthly: { provisioned: "428.87", serverless: "575.6", serverlessLow: "356.6", serverlessHigh: "1451.6" },
      recommended: "provisioned",
      recommendedAcu: { min: "3.5", max: "16" },
      maxConnections: { provisioned: 3479, serverless: 3360 },
    });
    expect(wrongNumbers(document)).toEqual([
      ".load.vcpu",
      ".maxConnections.provisioned",
      ".maxConnections.serverless",
      ".connectionLimits.provisioned.usable",
      ".connectionLimits.serverless.usable",
    ]);
    await expect(withoutHash(result.stdout)).toMatchFileSnapshot("golden/size-basic.json");
  });

  test("unfolds every number with --explain", async () => {
    const more = ["--working-set-gib", "10", "--connections", "500", "--cpu-avg", "4", "--engine-version", "16.4"];
    const { status, stdout } = await run(["size", ...IDLE, ...VOLUME, ...more, "--explain"]);
    expect(status).toBe(0);
    await expect(stdout).toMatchFileSnapshot("golden/size-explained.txt");
  });

  test("says when Serverless v2 costs less, and than what", async () => {
    const { stdout } = await run(["size", "--class", "db.r6g.2xlarge", "--cpu-p95", "5", "--cpu-max", "20"]);
    expect(stdout).toContain(
      "Serverless v2 from 1 to 8.5 ACU is recommended: 375.22 USD a month less than db.x2g.xlarge.",
    );
  });

  test("says when no size of Serverless v2 holds the load, and exits 0", async () => {
    const { status, stdout } = await run(["size", "--class", "db.r8g.48xlarge", "--cpu-p95", "20", "--cpu-max", "55"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/error SIZE-001: Serverless v2 does not hold the load: peak load asks for 422\.5 ACU/);
    expect(stdout).toMatch(/Serverless v2 does not hold the load/);
  });

  test("keeps the floors of the features that are on", async () => {
    const document = documentOf(
      await run([
        "size",
        ...LOAD,
        "--database-insights",
        "--global-database",
        "--engine",
        "aurora-mysql",
        "--format",
        "json",
      ]),
    );
    expect(at(document, "recommendedAcu")).toEqual({ min: "8", max: "16" });
    expect(at(document, "formulas", "recommendedMin")).toBe("8 ACU: Global Database");
  });

  test("says when its prices are older than 90 days on the day that is asked about", async () => {
    const { stdout } = await run(["size", ...LOAD, "--as-of", "2027-06-01"]);
    expect(stdout).toMatch(/warning PRICE-004: prices older than 90 days on 2027-06-01/);
  });

  test("takes the user's own price file", async () => {
    const rows = ["InstanceUsage:db.r6g.xlarge Hours 1", "Aurora:ServerlessV2Usage ACU-Hours 0.1"].map((row) => {
      const [usageType, unit, unitPrice] = row.split(" ");
      return {
        usageType,
        engine: "aurora-postgresql",
        unit,
        unitPrice,
        status: "listed",
        date: "2026-11-01",
        source: 0,
      };
    });
    const book = { region: "mx-central-1", currency: "USD", sources: ["our own list"], prices: rows };
    const cwd = folderWith({ "prices.json": JSON.stringify(book) });
    const args = ["size", ...LOAD, "--region", "mx-central-1", "--prices", "prices.json", "--format", "json"];
    const document = documentOf(await run(args, { cwd }));
    expect(document).toMatchObject({ monthly: { provisioned: "730", serverless: "438" }, recommended: "serverless" });
  });

  test("writes to a file and leaves stdout to others", async () => {
    const cwd = folderWith({});
    const result = await run(["size", ...LOAD, "--format", "json", "--out", "size.json"], { cwd });
    expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
    const { readFile } = await import("node:fs/promises");
    const again = await run(["size", ...LOAD, "--format", "json"]);
    expect(await readFile(`${cwd}/size.json`, "utf8")).toBe(again.stdout);
  });
});

describe("a load that is wrong is one line that names the option", () => {
  const without = (flag: string): readonly string[] =>
    LOAD.filter((_, index) => ![0, 1].includes(index - LOAD.indexOf(flag)));

  test.each<[string, readonly string[], RegExp]>([
    ["nothing at all", [], /SZ-001\): give the class, .*95th percentile and maximum of its CPU.*--class is missing/],
    ["no maximum", without("--cpu-max"), /SZ-001.*--cpu-max is missing/],
    ["CPU below 0", [...LOAD, "--cpu-p95", "-3"], /--cpu-p95 must be ≥ 0: -3/],
    ["CPU above 100", [...LOAD, "--cpu-max", "104"], /--cpu-max must be 0 to 100 percent: 104/],
    ["a percentile above the maximum", [...LOAD, "--cpu-p95", "80"], /--cpu-p95 is above --cpu-max: 80 > 72/],
    ["words", [...LOAD, "--cpu-p95", "busy"], /--cpu-p95 must be a number: busy/],
    ["an unknown class", [...LOAD, "--class", "db.r6g.xlarg"], /--class .*db\.r6g\.xlarg .*db\.r6g\.xlarge/],
    [
      "no class name",
      [...LOAD, "--class", "large"],
      /--class must be a DB instance class such as db\.r6g\.large: large/,
    ],
    ["serverless itself", [...LOAD, "--class", "db.serverless"], /--class must be the provisioned class in use/],
    ["half a connection", [...LOAD, "--connections", "1.5"], /--connections must be a whole number: 1\.5/],
    ["a working set in words", [...LOAD, "--working-set-gib", "12 GiB"], /--working-set-gib must be a number/],
    ["another engine", [...LOAD, "--engine", "mysql"], /--engine must be aurora-postgresql or aurora-mysql/],
    ["a platform version that is none", [...LOAD, "--platform-version", "5"], /--platform-version must be 1 to 4/],
    ["a day that is none", [...LOAD, "--as-of", "today"], /--as-of: must be a date/],
    ["no Region", [...LOAD, "--region", "Ireland"], /--region must be a Region such as us-east-1/],
    ["no price", [...LOAD, "--region", "mx-central-1"], /InstanceUsage:db\.r6g\.xlarge in mx-central-1.*--prices/],
  ])("%s", async (_, args, message) => {
    expect(failureOf(await run(["size", ...args]))).toMatch(message);
  });
});
