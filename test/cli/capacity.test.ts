import { afterAll, describe, expect, test } from "vitest";
import { type BillLine, curLegacyBill, FLEET, instanceArn, writeBill } from "../fixtures/bill.ts";
import { at, documentOf, failureOf, folderWith, removeFolders, run, wrongNumbers } from "./run.ts";

afterAll(removeFolders);

const SHOP = `name: shop
region: us-east-1
engine: aurora-postgresql
engineVersion: "16.4"
storage: { gb: 500 }
io: { readsPerSecond: 200, writesPerSecond: 100 }
instances:
  - { class: db.r6g.2xlarge, role: writer }
  - { class: db.r6g.2xlarge, role: reader }
load: { profile: office-hours, baseAcu: 2, peakAcu: 12, readShare: 0.4 }
connections: { peak: 400 }
autoScaling: { minReaders: 1, maxReaders: 5, policies: [{ metric: cpu, target: 60 }] }
`;

const questions = ["serverless", "readers", "proxy", "all"];

describe.each(questions)("compare --by %s", (by) => {
  test("prints a report of at most 120 columns", async () => {
    const cwd = folderWith({ "shop.yaml": SHOP });
    const { status, stdout, stderr } = await run(["compare", "shop.yaml", "--by", by], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n").filter((line) => line.length > 120)).toEqual([]);
    await expect(stdout).toMatchFileSnapshot(`golden/compare-${by}.txt`);
  });

  test("gives exact numbers as JSON", async () => {
    const cwd = folderWith({ "shop.yaml": SHOP });
    const document = documentOf(await run(["compare", "shop.yaml", "--by", by, "--format", "json"], { cwd }));
    expect(at(document, by)).toHaveProperty("recommended");
    expect(wrongNumbers(document)).toEqual([]);
  });

  test("stops at a price that is missing, and says how to supply it", async () => {
    const input = SHOP.replace("us-east-1", "mx-central-1");
    const failure = failureOf(await run(["compare", "-", "--by", by], { input }));
    expect(failure).toMatch(/no price of \S+ in mx-central-1 .*--prices/);
  });
});

async function advice(description: string): Promise<string> {
  const cwd = folderWith({ "shop.yaml": description });
  return (await run(["compare", "shop.yaml", "--by", "serverless"], { cwd })).stdout;
}

describe("compare --by serverless says what stands in the way", () => {
  test("of something cheaper", async () => {
    expect(await advice(SHOP)).toContain(
      "Provisioned stays: Serverless v2 would cost 939.82 USD a month less, but SV2-017 forbids it.",
    );
  });

  test("of nothing, where nothing does", async () => {
    expect(await advice(SHOP.replace(/^autoScaling.*\n/m, ""))).toContain(
      "Serverless v2 is recommended: 939.82 USD a month less.",
    );
  });

  test("of what runs today", async () => {
    const small = SHOP.replaceAll("db.r6g.2xlarge", "db.serverless").replace("peak: 400", "peak: 4000");
    expect(await advice(small.replace(/^autoScaling.*\n/m, "serverlessV2: { minAcu: 1, maxAcu: 12 }\n"))).toMatch(
      /Serverless v2 stays, the cheapest here, though CN-004 stands against it\./,
    );
  });
});

test("compare --by all recommends the cheapest that holds, and says why cheaper ones do not", async () => {
  const cwd = folderWith({ "shop.yaml": SHOP });
  const document = documentOf(await run(["compare", "shop.yaml", "--by", "all", "--format", "json"], { cwd }));
  // 2 × 730 h × (1.038 − 0.26)
  expect(at(document, "all")).toMatchObject({
    current: "current",
    recommended: "db.r6g.large + 1 reader, standard",
    savingsPerMonth: "1135.88",
    rejected: [{ reason: /at the peak/ }, { reason: /at the peak/ }, { reason: /fail over/ }].map(({ reason }) => ({
      reason: expect.stringMatching(reason),
    })),
  });
});

describe("a bill in the place of metrics", () => {
  /** Two days of hours: 4 ACU by day, 1 in the evening, and paused at night, when no row is written. */
  const held = Array.from({ length: 48 }, (_, hour) => (hour % 24 < 8 ? 0 : hour % 24 < 18 ? 4 : 1));
  const start = Date.parse("2026-09-01T00:00:00Z");
  const rows = (instance: string, acus: readonly number[], hours = 1): readonly BillLine[] =>
    acus.flatMap((acu, index) => {
      const from = start + index * hours * 3_600_000;
      const line = {
        operation: "CreateDBInstance:0021",
        engine: "Aurora PostgreSQL",
        usageType: "Aurora:ServerlessV2Usage",
        resource: instanceArn(instance),
        start: new Date(from).toISOString().replace(".000", ""),
        end: new Date(from + hours * 3_600_000).toISOString().replace(".000", ""),
        quantity: String(acu * hours),
        cost: (acu * hours * 0.12).toFixed(2),
      };
      return acu === 0 ? [] : [line];
    });
  const described = `region: us-east-1
engine: aurora-postgresql
engineVersion: "16.4"
storage: { gb: 100 }
io: { requestsPerMonth: 1000000 }
instances: [{ class: db.serverless }]
serverlessV2: { minAcu: 0.5, maxAcu: 8 }
`;
  const cwd = folderWith({
    "one.csv": writeBill(curLegacyBill, rows("one", held)),
    "two.csv": writeBill(curLegacyBill, [...rows("one", held), ...rows("two", [2, 2, 2])]),
    "bad.csv": writeBill(curLegacyBill, rows("one", held), {
      change: (cells, index) => (index === 5 ? { ...cells, "lineItem/UsageAmount": "much" } : cells),
    }),
    "days.csv": writeBill(curLegacyBill, rows("one", [48, 48], 24)),
    "none.csv": writeBill(
      curLegacyBill,
      FLEET.filter(({ usageType = "" }) => !usageType.includes("Serverless")),
    ),
    "c.yaml": described,
  });
  const compare = async (metrics: string): ReturnType<typeof run> =>
    run(["compare", "c.yaml", "--by", "serverless", "--metrics", metrics, "--format", "json"], { cwd });

  test("hourly rows are the load; an hour without a row is a pause", async () => {
    // From 8:00 on: 16 hours, 8 hours of nothing, 16 hours.
    expect(at(documentOf(await compare("one.csv")), "serverless", "load")).toMatchObject({
      meanAcu: "2.3",
      peakAcu: "4",
      hours: "40",
    });
  });

  test("one of several instances is named", async () => {
    expect(failureOf(await compare("two.csv"))).toMatch(/two\.csv/);
    expect(at(documentOf(await compare("two=two.csv")), "serverless", "load", "meanAcu")).toBe("2");
    expect(failureOf(await compare("three=two.csv"))).toMatch(/two\.csv: no row of Aurora Serverless v2 of three/);
  });

  test("rows of a day, rows that cannot be read, and none at all, are refused", async () => {
    expect(failureOf(await compare("days.csv"))).toMatch(/days\.csv.*not of an hour: .* needs an hourly export/);
    expect(failureOf(await compare("bad.csv"))).toMatch(/bad\.csv:\d+: lineItem\/UsageAmount is not a number: "much"/);
    expect(failureOf(await compare("none.csv"))).toMatch(/none\.csv: no row of Aurora Serverless v2/);
  });
});
