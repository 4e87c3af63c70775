import { afterAll, describe, expect, test } from "vitest";
import { at, documentOf, failureOf, folderWith, removeFolders, run, wrongNumbers } from "./run.ts";

afterAll(removeFolders);

const FLEET = `name: orders
region: us-east-1
engine: aurora-postgresql
storageConfiguration: io-optimized
instances:
  - { class: db.r8g.large, role: writer }
  - { class: db.r8g.large, role: reader, count: 9 }
  - { class: db.serverless, role: reader, acu: 6 }
storage: { gb: 800 }
commitments:
  reservedInstances:
    - { class: db.r8g.large, count: 10, term: 1yr, payment: partial-upfront, upfront: 700, hourly: "0.08" }
  savingsPlan: { hourlyCommitment: "1.5", rates: { "Aurora:ServerlessV2IOOptimizedUsage": "0.104" } }
`;

describe("compare --by commitments", () => {
  test("prints every way of committing, at most 100 columns wide", async () => {
    const cwd = folderWith({ "orders.yaml": FLEET });
    const { status, stdout, stderr } = await run(["compare", "orders.yaml", "--by", "commitments"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n").filter((line) => line.length > 100)).toEqual([]);
    await expect(stdout).toMatchFileSnapshot("golden/compare-commitments.txt");
  });

  test("says so where no commitment has a price", async () => {
    const input = JSON.stringify({
      region: "sa-east-1",
      engine: "aurora-postgresql",
      instances: [{ class: "db.r6g.large" }],
      prices: { "InstanceUsage:db.r6g.large": 1 },
    });
    const { status, stdout } = await run(["compare", "-", "--by", "commitments"], { input });
    expect(status).toBe(0);
    expect(stdout).toContain("No prices of reserved instances or savings plans are known here");
  });

  test("gives the same numbers as JSON", async () => {
    const cwd = folderWith({ "orders.yaml": FLEET });
    const result = await run(["compare", "orders.yaml", "--by", "commitments", "--format", "json"], { cwd });
    const document = documentOf(result);
    expect(at(document, "commitments")).toMatchObject({
      current: "described",
      coverage: [{ unitsNeeded: "52", unitsOwned: "40", instancesNeeded: "13", instancesMissing: "3" }],
    });
    expect(wrongNumbers(document)).toEqual([]);
    expect(at(document, "storage")).toBeUndefined();
  });

  test("answers several questions, each under its own key", async () => {
    const cwd = folderWith({ "orders.yaml": FLEET });
    const both = ["compare", "orders.yaml", "--by", "storage,commitments"];
    const document = documentOf(await run([...both, "--format", "json"], { cwd }));
    const alone = documentOf(await run(["compare", "orders.yaml", "--by", "storage", "--format", "json"], { cwd }));
    expect(at(document, "storage")).toEqual(at(alone, "storage"));
    expect(at(document, "commitments", "options", 0, "id")).toBe("on-demand");
    const { stdout } = await run(both, { cwd });
    expect(stdout).toContain("· by storage\n");
    expect(stdout).toContain("· by commitments\n");
  });

  test("names the questions there are", async () => {
    const { status, stderr } = await run(["compare", "x.yaml", "--by", "storage,everything"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/'storage,everything'.*Allowed choices are storage, serverless/);
  });

  test("stops at a reservation without a price, and says how to mend it", async () => {
    const cwd = folderWith({ "orders.yaml": FLEET.replace(', upfront: 700, hourly: "0.08"', "") });
    const prices = JSON.stringify({ region: "us-east-1", currency: "USD", sources: [], prices: [] });
    const own = folderWith({ "prices.json": prices });
    const unpriced = `${FLEET.replace(', upfront: 700, hourly: "0.08"', "")}prices:
  "InstanceUsageIOOptimized:db.r8g.large": 1
  "Aurora:ServerlessV2IOOptimizedUsage": 1
  "Aurora:IO-OptimizedStorageUsage": 1
`;
    const args = ["compare", "-", "--by", "commitments", "--prices", `${own}/prices.json`];
    const failure = failureOf(await run(args, { cwd, input: unpriced }));
    for (const part of ["db.r8g.large", "1yr", "partial-upfront", "upfront and hourly", "--prices"]) {
      expect(failure).toContain(part);
    }
  });

  test("refuses a reservation of Serverless v2, with its place", async () => {
    const cwd = folderWith({ "orders.yaml": FLEET.replace("class: db.r8g.large, count: 10", "class: db.serverless") });
    const failure = failureOf(await run(["compare", "orders.yaml", "--by", "commitments"], { cwd }));
    expect(failure).toMatch(/orders\.yaml:12:\d+: .*db\.serverless.*savings plan/);
  });
});
