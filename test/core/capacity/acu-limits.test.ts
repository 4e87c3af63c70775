import { expect, test } from "vitest";
import { acuLimits } from "../../../packages/core/src/capacity/acu-limits.ts";

/** Both sides of every boundary that AWS documents: range of Serverless v2 by engine version. */
test.each([
  ["aurora-mysql", "8.0.mysql_aurora.3.01.1", null],
  ["aurora-mysql", "8.0.mysql_aurora.3.02.0", "0.5 to 128"],
  ["aurora-mysql", "3.05.2", "0.5 to 128"],
  ["aurora-mysql", "3.06.0", "0.5 to 256"],
  ["aurora-mysql", "3.07.1", "0.5 to 256"],
  ["aurora-mysql", "3.08.0", "0 to 256"],
  ["aurora-mysql", "8.4.7", "0 to 256"],
  ["aurora-mysql", "5.7.mysql_aurora.2.12.0", null],
  ["aurora-mysql", "5.7", null],
  ["aurora-postgresql", "13.5", null],
  ["aurora-postgresql", "13.6", "0.5 to 128"],
  ["aurora-postgresql", "13.12", "0.5 to 128"],
  ["aurora-postgresql", "13.13", "0.5 to 256"],
  ["aurora-postgresql", "13.14", "0.5 to 256"],
  ["aurora-postgresql", "13.15", "0 to 256"],
  ["aurora-postgresql", "14.2", null],
  ["aurora-postgresql", "14.3", "0.5 to 128"],
  ["aurora-postgresql", "14.9", "0.5 to 128"],
  ["aurora-postgresql", "14.10", "0.5 to 256"],
  ["aurora-postgresql", "14.11", "0.5 to 256"],
  ["aurora-postgresql", "14.12", "0 to 256"],
  ["aurora-postgresql", "15.1", null],
  ["aurora-postgresql", "15.2", "0.5 to 128"],
  ["aurora-postgresql", "15.4", "0.5 to 128"],
  ["aurora-postgresql", "15.5", "0.5 to 256"],
  ["aurora-postgresql", "15.6", "0.5 to 256"],
  ["aurora-postgresql", "15.7", "0 to 256"],
  ["aurora-postgresql", "16.0", null],
  ["aurora-postgresql", "16.1", "0.5 to 256"],
  ["aurora-postgresql", "16.2", "0.5 to 256"],
  ["aurora-postgresql", "16.3", "0 to 256"],
  ["aurora-postgresql", "17.3", null],
  ["aurora-postgresql", "17.4", "0 to 256"],
  ["aurora-postgresql", "18.2", null],
  ["aurora-postgresql", "18.3", "0 to 256"],
  ["aurora-postgresql", "16", "0 to 256"],
  ["aurora-postgresql", "12.9", null],
] as const)("%s %s: %s ACU", (engine, version, range) => {
  const limits = acuLimits(engine, version);
  expect(limits === null ? null : `${limits.minAcu} to ${limits.maxAcu}`).toBe(range);
});

test("a version that is not known is not held against the cluster", () => {
  expect(acuLimits("aurora-postgresql", null)).toEqual({ minAcu: "0", maxAcu: "256" });
});

test.each([
  ["1", "128"],
  ["2", "256"],
  ["3", "256"],
  ["4", "256"],
])("platform version %s ends at %s ACU", (platform, maxAcu) => {
  expect(acuLimits("aurora-postgresql", "17.4", platform)?.maxAcu).toBe(maxAcu);
});

test("an engine version of 128 ACU stays there on a newer platform", () => {
  expect(acuLimits("aurora-postgresql", "14.9", "3")?.maxAcu).toBe("128");
});
