import { readdirSync, readFileSync } from "node:fs";
import { checkCluster, Decimal, facts, type Finding, rules } from "@aurora-cost/core";
import { describe, expect, test } from "vitest";
import { rulesPage } from "../../../scripts/rules-page.js";
import { autoPauseCases, autoPauseVariants } from "./auto-pause.cases.ts";
import { answeredIo, billingExportCases } from "./billing-exports.cases.ts";
import { billed, type Cases, cluster, described } from "./cases.ts";
import { reservedInstanceCases, savingsPlanCases } from "./commitments.cases.ts";
import { connectionCases, connectionSilences, connectionVariants } from "./connections.cases.ts";
import { billedSupport, extendedSupportCases } from "./extended-support.cases.ts";
import { backtrackOnPostgresql, featureCases } from "./features.cases.ts";
import { instanceClassCases } from "./instance-classes.cases.ts";
import { ioOptimizedCases, metricForms } from "./io-optimized.cases.ts";
import { metricCases, metricVariants } from "./metrics.cases.ts";
import { proxyCases, proxyVariants } from "./proxy.cases.ts";
import { developmentClusters, readerCases, readerVariants } from "./readers.cases.ts";
import { serverlessV1Cases } from "./serverless-v1.cases.ts";
import { serverlessRangeCases, serverlessV2Cases, serverlessV2Silences } from "./serverless-v2.cases.ts";
import { sizingCases } from "./sizing.cases.ts";
import { storageCases } from "./storage.cases.ts";

const folder = new URL("../../../packages/core/src/rules/", import.meta.url);

/** Each file of rules with the letters its ids begin with. */
const families: readonly (readonly [file: string, prefixes: readonly string[], cases: Cases])[] = [
  ["auto-pause.ts", ["AP"], autoPauseCases],
  ["billing-exports.ts", ["CSV"], billingExportCases],
  ["connections.ts", ["CN"], connectionCases],
  ["extended-support.ts", ["ES"], extendedSupportCases],
  ["features.ts", ["FT"], featureCases],
  ["instance-classes.ts", ["CL", "CLASS"], instanceClassCases],
  ["io-optimized.ts", ["IO"], ioOptimizedCases],
  ["metrics.ts", ["METRIC"], metricCases],
  ["proxy.ts", ["PX"], proxyCases],
  ["readers.ts", ["RP"], readerCases],
  ["reserved-instances.ts", ["RI"], reservedInstanceCases],
  ["savings-plans.ts", ["SP"], savingsPlanCases],
  ["serverless-range.ts", ["SV2"], serverlessRangeCases],
  ["serverless-v1.ts", ["SV1"], serverlessV1Cases],
  ["serverless-v2.ts", ["SV2"], serverlessV2Cases],
  ["sizing.ts", ["SZ"], sizingCases],
  ["storage.ts", ["ST"], storageCases],
];

const table = families.flatMap(([, , cases]) => Object.entries(cases));

function idsIn(file: string): readonly string[] {
  return [...readFileSync(new URL(file, folder), "utf8").matchAll(/\bid: "([^"]+)"/g)].flatMap(([, id]) => id ?? []);
}

function messagesOf(found: readonly Finding[], id: string): readonly string[] {
  return found.filter(({ rule }) => rule === id).map(({ message }) => message);
}

describe("the list", () => {
  test("has ids of their own", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  test("holds every rule of every file", () => {
    const written = readdirSync(folder).flatMap(idsIn);
    expect(rules.map(({ id }) => id).toSorted()).toEqual(written.toSorted());
  });

  test.each(families)("%s holds its own family, and each rule has its cases", (file, prefixes, cases) => {
    const ids = idsIn(file);
    expect(ids.filter((id) => !prefixes.includes(id.split("-")[0] ?? ""))).toEqual([]);
    expect(ids.toSorted()).toEqual(Object.keys(cases).toSorted());
  });

  test.each(rules)("$id leads to a fact that exists, if to any", ({ fact }) => {
    expect(fact === undefined || facts.some(({ id }) => id === fact)).toBe(true);
  });

  test("docs/rules.md is what pnpm run docs writes", () => {
    const written = readFileSync(new URL("../../../docs/rules.md", import.meta.url), "utf8");
    expect(written).toBe(rulesPage(rules));
  });
});

describe.each(table)("%s", (id, [fires, says, silent]) => {
  test(`speaks, and says "${says}"`, () => {
    const [message = "", ...more] = messagesOf(fires, id);
    expect(more).toEqual([]);
    expect(message).toContain(says);
    // It goes on after "warning ST-001: ", and into Markdown and a sentence.
    expect(message).toMatch(
      /^[^A-Z\s]|^(I\/O|AWS|Aurora|Auto|Backtrack|Extended|Limitless|Volume|Lambda|RDS|Serverless|Database|T-SQL|\w+ \d)/,
    );
    expect(message).not.toMatch(/[.\n]$/);
  });

  test("is silent near by", () => {
    expect(messagesOf(silent, id)).toEqual([]);
  });
});

describe("storage and I/O", () => {
  test("a version that AWS never told anything about is not held against a volume", () => {
    expect(messagesOf(described({ storage: { gb: 200 * 1024 } }), "ST-001")).toEqual([]);
    expect(messagesOf(described({ storage: { gb: 257 * 1024 } }), "ST-001")[0]).toMatch(/limit of 256 TiB$/);
  });

  test("the 25 % rule errs on both sides", () => {
    const balance = { ioShare: new Decimal("0.24"), cheaper: "io-optimized" } as const;
    expect(messagesOf(described({}, "io-optimized", balance), "IO-002")).toHaveLength(1);
  });

  test.each(metricForms)("a metric as %s is refused: %#", (_, found, refused) => {
    expect(messagesOf(found, "IO-015").length > 0).toBe(refused);
  });

  test.each(metricVariants)("%s says %s", (id, says, found) => {
    expect(messagesOf(found, id)[0]).toContain(says);
  });

  test.each(answeredIo)("an I/O-Optimized cluster %s needs no metrics", (_, found) => {
    expect(messagesOf(found, "CSV-002")).toEqual([]);
  });
});

describe("readers", () => {
  test.each(readerVariants)("%s speaks of %j", (id, input, says) => {
    expect(messagesOf(described(input), id)[0]).toContain(says);
  });

  test.each(developmentClusters)("%s needs no reader", (_, input) => {
    expect(messagesOf(described(input), "RP-004")).toEqual([]);
  });
});

describe("serverless, proxy and connections", () => {
  test.each([...proxyVariants, ...connectionVariants])("%s speaks of %j", (id, input, says) => {
    expect(messagesOf(described(input), id)[0]).toContain(says);
  });

  test.each(autoPauseVariants)("%s speaks of %j", (id, input) => {
    expect(messagesOf(described(input), id)).toHaveLength(1);
  });

  test.each([...serverlessV2Silences, ...connectionSilences])("%s is silent: %s", (id, _, input) => {
    expect(messagesOf(described(input), id)).toEqual([]);
  });

  test("db.serverless needs a version that offers it, once", () => {
    const found = described({ engineVersion: "12.9", instances: [{ class: "db.serverless", acu: 1 }] });
    expect(messagesOf(found, "CL-001")[0]).toMatch(/^db\.serverless needs aurora-postgresql 13\.6\+.*; this is 12\.9$/);
  });
});

describe("classes and features", () => {
  test("a class without any version is said to have none, once", () => {
    const found = described({ engine: "aurora-mysql", instances: [{ class: "db.r6gd.xlarge" }] });
    expect(messagesOf(found, "CL-001")).toEqual([]);
    expect(messagesOf(found, "CL-004")).toHaveLength(1);
    const gone = described({ instances: [{ class: "db.r3.large" }] });
    expect(messagesOf(gone, "CL-001")).toEqual(["db.r3.large is not offered for aurora-postgresql"]);
  });

  test("Aurora PostgreSQL has no Backtrack", () => {
    expect(messagesOf(backtrackOnPostgresql, "FT-001")).toEqual([
      "aurora-postgresql has no Backtrack: use point-in-time recovery",
    ]);
  });
});

describe("Extended Support of a bill", () => {
  test.each(billedSupport)("tells %s", (_, found, says) => {
    expect(messagesOf(found, "ES-002")[0]).toContain(says);
  });

  test("is over after its last month", () => {
    const found = billed({}, { engineVersion: "11.21", month: "2027-04" });
    expect(found.filter(({ rule }) => rule.startsWith("ES-"))).toEqual([]);
  });
});

test("a cluster without anything special draws no error and no warning", () => {
  const plain = cluster({
    engineVersion: "17.5",
    instances: [
      { class: "db.r8g.large", role: "writer" },
      { class: "db.r8g.large", role: "reader" },
    ],
    storage: { gb: 800 },
    io: { requestsPerMonth: 1_000_000 },
    backup: { billedGb: 100 },
  });
  const found = checkCluster(rules, plain, "standard");
  expect(found.filter(({ severity }) => severity !== "info")).toEqual([]);
});
