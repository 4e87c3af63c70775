/**
 * AWS agent toolkit for AWS, acu_calculator.py, run offline over a grid of classes, CPU, connections and working sets, with and
 * without room in Serverless v2. A connection count or working set of 0 is how it spells one that is not known.
 */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { Decimal, InputError } from "@aurora-cost/core";
import { hardwareOf } from "../../../packages/core/src/capacity/instance-classes.ts";
import { type InstanceLoad, sizeAcu } from "../../../packages/core/src/capacity/sizing.ts";

const rows = parse<Record<string, string>>(
  readFileSync(new URL("../../golden/aws-toolkit-acu-vectors.csv", import.meta.url), "utf8"),
  { columns: true },
);

function loadOf(row: Readonly<Record<string, string>>): InstanceLoad {
  const cell = (name: string): Decimal => new Decimal(row[name] ?? "");
  return {
    class: row["instance"] ?? "",
    cpuP95: cell("cpu_p95"),
    cpuMax: cell("cpu_max"),
    connections: cell("connections"),
    workingSetGib: cell("working_set_gib"),
  };
}

function load(name: string, p95: number, max: number, more: Partial<InstanceLoad> = {}): InstanceLoad {
  return { class: name, cpuP95: new Decimal(p95), cpuMax: new Decimal(max), ...more };
}

test("the published grid holds 53 cases", () => {
  expect(rows).toHaveLength(53);
});

test.each(rows)(
  "$instance at $cpu_p95 % and $cpu_max % with $connections connections and $working_set_gib GiB is sized as AWS does",
  (row) => {
    const acu = sizeAcu(loadOf(row));
    const printed = {
      typical: row["typical_acu"],
      peak: row["peak_acu"],
      average: row["avg_acu"],
      connectionFloor: row["conn_floor_acu"],
      memoryFloor: row["mem_floor_acu"],
      min: row["rec_min"],
      max: row["rec_max"],
    };
    const ours = Object.fromEntries(
      Object.entries({ ...acu, exceedsServerless: null }).map(([name, step]) => [name, step?.value.toString()]),
    );
    for (const [name, value = "none"] of Object.entries(printed)) {
      expect(`${name} ${String(ours[name])}`).toBe(`${name} ${new Decimal(value).toString()}`);
    }
    expect(String(acu.exceedsServerless)).toBe(row["exceeds"]?.toLowerCase());
    expect(String(hardwareOf(row["instance"] ?? "").vcpu)).toBe(row["vcpu"]);
    expect(hardwareOf(row["instance"] ?? "").memoryGib).toBe(row["memory_gib"]);
  },
);

test("an average takes the place of 0.6 of the 95th percentile", () => {
  expect(sizeAcu(load("db.r6g.xlarge", 35, 72)).average.value.toString()).toBe("3.5");
  expect(sizeAcu(load("db.r6g.xlarge", 35, 72, { cpuAvg: new Decimal(5) })).average.value.toString()).toBe("1");
});

test("floors that nobody gave are not known, rather than 0", () => {
  expect(sizeAcu(load("db.r6g.xlarge", 35, 72))).toMatchObject({ connectionFloor: null, memoryFloor: null });
});

test("every number says how it came about", () => {
  const acu = sizeAcu(load("db.r6g.xlarge", 35, 72, { connections: new Decimal(500) }));
  expect(acu.typical.formula).toBe("(0.95 × 35 % + 0.05 × 72 %) × 4 vCPU × 4 ACU, rounded up to half an ACU");
  expect(acu.max.formula).toBe("larger of 1.3 × 12 and 1.5 × 6, rounded up; at most 256");
  expect(acu.connectionFloor?.formula).toBe("500 × 10 MB ÷ 2 GiB, rounded up to half an ACU");
});

test("a class that is not known is refused with the nearest one", () => {
  expect(() => sizeAcu(load("db.r6g.lrge", 35, 72))).toThrow(
    new InputError("invalid-value", "the vCPUs and memory of db.r6g.lrge are not known (did you mean db.r6g.large?)"),
  );
});
