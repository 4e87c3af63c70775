/**
 * AWS agent toolkit for AWS, the serverless advisor's acu_calculator.py, run offline over a grid of instances and loads, with its
 * own prices of us-east-1 of 2026-03-28.
 */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, InputError } from "@aurora-cost/core";
import {
  type AcuSizing,
  type ObservedLoad,
  recommendedAcu,
  sizeServerless,
} from "../../../packages/core/src/capacity/sizing.ts";

const rows = parse<Record<string, string>>(
  readFileSync(new URL("../../golden/aws-toolkit-acu-vectors.csv", import.meta.url), "utf8"),
  { columns: true },
);

function observed(row: Readonly<Record<string, string>>): ObservedLoad {
  const number = (key: string): Decimal => new Decimal(row[key] ?? "");
  return {
    class: row["instance"] ?? "",
    cpuP95: number("cpu_p95"),
    cpuMax: number("cpu_max"),
    connections: number("connections"),
    workingSetGib: number("working_set_gib"),
  };
}

const COLUMNS: readonly (readonly [column: string, key: keyof AcuSizing])[] = [
  ["typical_acu", "typical"],
  ["peak_acu", "peak"],
  ["avg_acu", "average"],
  ["conn_floor_acu", "connectionFloor"],
  ["mem_floor_acu", "memoryFloor"],
  ["rec_min", "min"],
  ["rec_max", "max"],
];

test("the published grid holds 53 cases", () => {
  expect(rows).toHaveLength(53);
});

describe.each(rows)(
  "$instance at p95 $cpu_p95 %, max $cpu_max %, $connections connections, $working_set_gib GiB",
  (row) => {
    const sizing = sizeServerless(observed(row));

    test.each(COLUMNS)("%s is AWS's", (column, key) => {
      expect(sizing[key].toString()).toBe(new Decimal(row[column] ?? "").toString());
    });

    test("it exceeds Serverless v2 where AWS says so", () => {
      expect(sizing.exceedsServerless).toBe(row["exceeds"] === "True");
    });
  },
);

const percents = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  .map(
    ([a, b, c]) => [Math.min(a, b, c), a + b + c - Math.min(a, b, c) - Math.max(a, b, c), Math.max(a, b, c)] as const,
  );

test("the recommended range keeps every floor, whatever the load", () => {
  const load = fc.record({
    class: fc.constantFrom("db.t4g.medium", "db.r6g.large", "db.r8g.4xlarge", "db.x2g.16xlarge", "db.r8g.48xlarge"),
    percents,
    connections: fc.integer({ min: 0, max: 20_000 }),
    workingSetGib: fc.integer({ min: 0, max: 600 }),
  });
  fc.assert(
    fc.property(load, ({ class: name, percents: [average, p95, max], connections, workingSetGib }) => {
      const sizing = sizeServerless({
        class: name,
        cpuAvg: new Decimal(average),
        cpuP95: new Decimal(p95),
        cpuMax: new Decimal(max),
        connections: new Decimal(connections),
        workingSetGib: new Decimal(workingSetGib),
      });
      const range = recommendedAcu(sizing);
      if (range === null) return;
      for (const floor of [sizing.average, sizing.connectionFloor, sizing.memoryFloor, new Decimal("0.5")]) {
        expect(range.min.gte(floor)).toBe(true);
      }
      expect(range.max.gte(Decimal.max(range.min, sizing.peak, 1)) && range.max.lte(256)).toBe(true);
      for (const end of [range.min, range.max]) expect(end.times(2).isInteger()).toBe(true);
    }),
  );
});

test.each<[{ readonly class?: string; readonly cpuP95: string; readonly cpuMax?: string }, string]>([
  [{ cpuP95: "101" }, "cpu-p95 must be 0 to 100: 101"],
  [{ cpuP95: "-1" }, "cpu-p95 must be 0 to 100: -1"],
  [{ cpuP95: "50", cpuMax: "40" }, "cpu-max must be at least cpu-p95: 40"],
  [
    { class: "db.r6g.lrge", cpuP95: "50" },
    "the number of vCPUs of db.r6g.lrge is not known (did you mean db.r6g.large?)",
  ],
])("%j is refused", ({ class: name, cpuP95, cpuMax }, message) => {
  const load = {
    class: name ?? "db.r6g.large",
    cpuP95: new Decimal(cpuP95),
    ...(cpuMax === undefined ? {} : { cpuMax: new Decimal(cpuMax) }),
  };
  expect(() => sizeServerless(load)).toThrow(new InputError("invalid-value", message));
});
