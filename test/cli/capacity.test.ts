import { afterAll, describe, expect, test } from "vitest";
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
