import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Engine } from "@aurora-cost/core";
import { acuLimits } from "../../../packages/core/src/capacity/acu-limits.ts";

/** Where each range begins: the last version before it, and the first that has it. */
interface Boundary {
  readonly engine: Engine;
  readonly below: string;
  readonly from: string;
  readonly min_acu: string;
  readonly max_acu: string;
}

const boundaries = parse<Boundary>(readFileSync(new URL("../../fixtures/acu-limits.csv", import.meta.url), "utf8"), {
  columns: true,
});

function rangeOf(engine: Engine, version: string | null, platform: string | null = null): string | null {
  const limits = acuLimits(engine, version, platform);
  return limits === null ? null : `${limits.minAcu} to ${limits.maxAcu}`;
}

function majorOf(version: string): string {
  return version.split(".")[0] ?? "";
}

describe.each(boundaries.map((boundary, index) => ({ ...boundary, before: boundaries[index - 1] })))(
  "$engine $from",
  ({ engine, below, from, min_acu: min, max_acu: max, before }) => {
    test(`begins ${min} to ${max} ACU`, () => {
      expect(rangeOf(engine, from)).toBe(`${min} to ${max}`);
    });

    test(`is not what ${below} has`, () => {
      const earlier = before?.engine === engine && majorOf(before.from) === majorOf(from) ? before : undefined;
      expect(rangeOf(engine, below)).toBe(earlier === undefined ? null : `${earlier.min_acu} to ${earlier.max_acu}`);
    });
  },
);

test.each<[Engine, string, string | null]>([
  ["aurora-mysql", "8.0.mysql_aurora.3.02.0", "0.5 to 128"],
  ["aurora-mysql", "8.0.mysql_aurora.3.08.0", "0 to 256"],
  ["aurora-mysql", "8.4.mysql_aurora.8.4.7", "0 to 256"],
  ["aurora-mysql", "5.7.mysql_aurora.2.12.0", null],
  ["aurora-mysql", "5.7", null],
  ["aurora-mysql", "5.6", null],
  ["aurora-postgresql", "12.9", null],
  ["aurora-postgresql", "16.2-limitless", "0.5 to 256"],
  ["aurora-postgresql", "19.1", "0 to 256"],
])("%s %s: %s ACU", (engine, version, range) => {
  expect(rangeOf(engine, version)).toBe(range);
});

/** What a version leaves open may be any of its versions, so it has what the newest of them has. */
test.each<[Engine, string | null, string]>([
  ["aurora-mysql", "8.4", "0 to 256"],
  ["aurora-mysql", "8.0", "0 to 256"],
  ["aurora-mysql", "8", "0 to 256"],
  ["aurora-mysql", "3", "0 to 256"],
  ["aurora-mysql", "3.08", "0 to 256"],
  ["aurora-mysql", "3.07", "0.5 to 256"],
  ["aurora-mysql", "3.05", "0.5 to 128"],
  ["aurora-postgresql", "16", "0 to 256"],
  ["aurora-postgresql", "13", "0 to 256"],
  ["aurora-postgresql", null, "0 to 256"],
])("an open version is not held against a cluster: %s %s has %s ACU", (engine, version, range) => {
  expect(rangeOf(engine, version)).toBe(range);
});

test.each([
  ["1", "0 to 128"],
  ["2", "0 to 256"],
  ["3", "0 to 256"],
  ["4", "0 to 256"],
])("platform version %s has %s ACU", (platform, range) => {
  expect(rangeOf("aurora-postgresql", "17.4", platform)).toBe(range);
});

test("an engine version of 128 ACU stays there on a newer platform", () => {
  expect(rangeOf("aurora-postgresql", "14.9", "3")).toBe("0.5 to 128");
});
