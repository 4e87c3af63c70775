import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { chargesPage } from "../../scripts/charges-page.js";
import { type Charge, charges, type Cluster, parseCluster, recognise } from "@aurora-cost/core";

const folder = new URL("../../packages/core/src/charges/", import.meta.url);
const ids = readdirSync(folder)
  .filter((file) => file !== "charge.ts" && file !== "index.ts")
  .map((file) => file.replace(".ts", ""));

/** What stands in the `{…}` of usage types on real bills. */
const FILLS: Readonly<Record<string, string>> = {
  class: "db.r6g.2xlarge",
  family: "db.t3",
  peer: "USE1-",
  variant: "",
  version: "PostgreSQL13",
  way: "Out-Bytes",
  year: "Yr1-Yr2",
};

function spell(template: string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = FILLS[name];
    if (value === undefined) throw new Error(`an example of {${name}} belongs into this test`);
    return value;
  });
}

/** Everything a description can hold, at nothing. */
const nothingUsed: Cluster = parseCluster({
  region: "us-east-1",
  engine: "aurora-mysql",
  instances: [
    { class: "db.r6g.large", count: 0 },
    { class: "db.r6g.large", hours: 0 },
    { class: "db.serverless", acu: 0 },
  ],
  storage: { gb: 0 },
  io: { requestsPerMonth: 0 },
  backup: { retainedGb: 0 },
  snapshotExport: { gb: 0 },
  backtrack: { windowHours: 0, statementsPerHour: 0, changeRecordsPerStatement: 0 },
});
const instanceOnly = parseCluster({
  region: "us-east-1",
  engine: "aurora-mysql",
  instances: [{ class: "db.r6g.large" }],
});
const serverlessV1Only = (acu: number): Cluster =>
  parseCluster({ region: "us-east-1", engine: "aurora-mysql", serverlessV1: { acu } });

test("docs/charges.md is what pnpm run docs writes", () => {
  expect(readFileSync(new URL("../../docs/charges.md", import.meta.url), "utf8")).toBe(chargesPage(charges));
});

test("the list holds every charge of the folder, and no other", () => {
  expect(new Set(charges.map((charge) => charge.id))).toEqual(new Set(ids));
});

describe.each(ids)("%s.ts", (id) => {
  const text = readFileSync(new URL(`${id}.ts`, folder), "utf8");

  test("exports charges whose id is the file name, all of them listed", async () => {
    const exported = Object.values<unknown>(await import(fileURLToPath(new URL(`${id}.ts`, folder))));
    expect(exported.length).toBeGreaterThan(0);
    expect(new Set(exported)).toEqual(new Set(charges.filter((charge) => charge.id === id)));
    for (const one of exported) expect(charges.some((charge) => charge === one)).toBe(true);
  });

  test("says above each charge what it is, with its formula and units", () => {
    const declared = [...text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export const (\w+): Charge</g)];
    expect(declared.length).toBe(charges.filter((charge) => charge.id === id).length);
    for (const [, docstring] of declared) {
      expect(docstring).toMatch(/^\/\*\*\n \* [A-Z].*\n/);
      expect(docstring).toMatch(/\n \* {5}cost {2}= .+ × unitPrice\n \* {5}\[USD\] {3}\[.+\] .*\[USD per .+\]\n/);
    }
  });
});

describe.each(charges)("$id: $name", (charge: Charge) => {
  test("has a source with an https address and the day it was read", () => {
    expect(charge.source.title).not.toBe("");
    expect(charge.source.url).toMatch(/^https:\/\//);
    expect(charge.source.checkedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  const { standard, "io-optimized": optimized } = charge.usageType;
  const spellings = [
    { template: standard, configuration: standard === optimized ? null : "standard" },
    { template: optimized, configuration: standard === optimized ? null : "io-optimized" },
  ].flatMap(({ template, configuration }) =>
    typeof template === "string" ? [{ usageType: spell(template), configuration }] : [],
  );

  test("has a usage type in at least one storage configuration", () => {
    expect(spellings).not.toEqual([]);
  });

  test("is recognised by its usage type, in the configuration that has it", () => {
    for (const { usageType, configuration } of spellings) {
      expect(recognise(usageType)).toMatchObject({ charge, configuration });
    }
  });

  test("is recognised by that usage type only", () => {
    for (const { usageType } of spellings) {
      expect(recognise(`${usageType}:more`)).toBeUndefined();
      expect(recognise(`Other:${usageType}`)).toBeUndefined();
    }
  });

  test("gives no line for what is absent from the description", () => {
    const other = charge.id === "db-instance" ? serverlessV1Only(1) : instanceOnly;
    expect(charge.usage?.(other) ?? []).toEqual([]);
  });

  test("gives no line for an amount of 0", () => {
    const cluster = charge.id === "serverless-v1" ? serverlessV1Only(0) : nothingUsed;
    expect((charge.usage?.(cluster) ?? []).map((usage) => usage.formula)).toEqual([]);
  });
});
