import { afterAll, describe, expect, test } from "vitest";
import { at, documentOf, failureOf, folderWith, removeFolders, run } from "./run.ts";

afterAll(removeFolders);

const OLD = {
  region: "us-east-1",
  engine: "aurora-mysql",
  engineVersion: "5.7",
  instances: [{ class: "db.r6g.large" }],
};
const NEW = { region: "us-east-1", engine: "aurora-postgresql", instances: [{ class: "db.r6g.2xlarge" }] };
const AS_JSON = ["--format", "json"];

function findingsOf(document: unknown, rule: string): readonly unknown[] {
  const findings = at(document, "findings");
  return Array.isArray(findings) ? findings.filter((finding) => at(finding, "rule") === rule) : [];
}

describe("--as-of", () => {
  test.each([
    // 2026-10-06 + 90 days
    ["2027-01-04", 0],
    ["2027-01-05", 1],
  ])("on %s a price of 2026-10-06 has %i findings of age", async (day, count) => {
    const cwd = folderWith({ "cluster.json": JSON.stringify(NEW) });
    const document = documentOf(await run(["estimate", "cluster.json", "--as-of", day, ...AS_JSON], { cwd }));
    expect(findingsOf(document, "PRICE-004")).toHaveLength(count);
  });

  test("without it, prices are as old as on the day their book was published", async () => {
    const cwd = folderWith({ "cluster.json": JSON.stringify({ ...OLD, storage: { gb: 100 } }) });
    const document = documentOf(await run(["estimate", "cluster.json", ...AS_JSON], { cwd }));
    expect(findingsOf(document, "PRICE-004")).toMatchObject([
      {
        severity: "warning",
        message: expect.stringMatching(/^prices older than 90 days on 2026-10-06: /),
      },
    ]);
  });

  test.each([
    ["storage", "storage"],
    ["service", "service"],
    ["commitments", "commitments"],
  ])("compare --by %s tells stale prices too", async (by, key) => {
    const cwd = folderWith({ "cluster.json": JSON.stringify(OLD) });
    const asked = ["compare", "cluster.json", "--by", by, "--as-of", "2028-01-01", ...AS_JSON];
    expect(findingsOf(at(documentOf(await run(asked, { cwd })), key), "PRICE-004")).toHaveLength(1);
  });

  test("analyze tells stale prices of the other side", async () => {
    const { stdout } = await run(["analyze", "examples/acme", "--as-of", "2028-01-01", ...AS_JSON]);
    expect(at(JSON.parse(stdout), "hints")).toContainEqual(
      expect.stringMatching(/^prices older than 90 days on 2028-01-01: /),
    );
  });

  test.each([
    ["2026-11-30", "ExtendedSupport:Yr1-Yr2:AuroraMySQL2"],
    ["2026-12-01", "ExtendedSupport:Yr3:AuroraMySQL2"],
  ])("its month is billed when the description names none: on %s %s", async (day, usageType) => {
    const cwd = folderWith({ "cluster.json": JSON.stringify(OLD) });
    const { stdout } = await run(["estimate", "cluster.json", "--as-of", day, ...AS_JSON], { cwd });
    expect(stdout).toContain(usageType);
  });

  test.each(["2026-13-01", "2026-02-30", "today"])("%s is no day", async (day) => {
    const cwd = folderWith({ "cluster.json": JSON.stringify(OLD) });
    expect(failureOf(await run(["estimate", "cluster.json", "--as-of", day], { cwd }))).toBe(
      `aurora-cost: --as-of: must be a date such as 2026-10-06: ${day}\n`,
    );
  });
});
