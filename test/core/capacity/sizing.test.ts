/**
 * AWS agent toolkit for AWS, acu_calculator.py, run offline over a grid of classes, CPU, connections and working sets, with and
 * without room in Serverless v2. A connection count or working set of 0 is how it spells one that is not known.
 */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AcuSizing,
  Decimal,
  INSTANCE_CLASSES,
  type InstanceClass,
  type InstanceLoad,
  recommendAcu,
  serverlessConnections,
  sizeAcu,
} from "@aurora-cost/core";

const rows = parse<Record<string, string>>(
  readFileSync(new URL("../../golden/aws-toolkit-acu-vectors.csv", import.meta.url), "utf8"),
  { columns: true },
);

function hardware(name: string): InstanceClass {
  const known = INSTANCE_CLASSES[name];
  if (known === undefined) throw new Error(`no class ${name}`);
  return known;
}

function sized(described: InstanceLoad): AcuSizing {
  return sizeAcu(described, hardware(described.class));
}

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
    const acu = sized(loadOf(row));
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
    expect(String(hardware(row["instance"] ?? "").vcpu)).toBe(row["vcpu"]);
    expect(hardware(row["instance"] ?? "").memoryGib).toBe(row["memory_gib"]);
  },
);

test("an average takes the place of 0.6 of the 95th percentile", () => {
  expect(sized(load("db.r6g.xlarge", 35, 72)).average.value.toString()).toBe("3.5");
  expect(sized(load("db.r6g.xlarge", 35, 72, { cpuAvg: new Decimal(5) })).average.value.toString()).toBe("1");
});

test("floors that nobody gave are not known, rather than 0", () => {
  expect(sized(load("db.r6g.xlarge", 35, 72))).toMatchObject({ connectionFloor: null, memoryFloor: null });
});

test("every number says how it came about", () => {
  const acu = sized(load("db.r6g.xlarge", 35, 72, { connections: new Decimal(500) }));
  expect(acu.typical.formula).toBe("(0.95 × 35 % + 0.05 × 72 %) × 4 vCPU × 4 ACU, rounded up to half an ACU");
  expect(acu.max.formula).toBe("larger of 1.3 × 12 and 1.5 × 6, rounded up; at most 256");
  expect(acu.connectionFloor?.formula).toBe("500 × 10 MB ÷ 2 GiB, rounded up to half an ACU");
});

describe("the recommended range", () => {
  test("is AWS's where that breaks none of its floors", () => {
    const range = recommendAcu(sized(load("db.r6g.xlarge", 35, 72)), { engine: "aurora-postgresql" });
    expect([range?.min.value.toString(), range?.max.value.toString()]).toEqual(["3.5", "16"]);
  });

  test.each<[string, InstanceLoad, object, readonly [string, string]]>([
    [
      "the connections, which AWS's maximum cuts off",
      load("db.t4g.large", 5, 20, { connections: new Decimal(4000) }),
      {},
      ["20", "20"],
    ],
    ["the working set", load("db.t4g.large", 5, 20, { workingSetGib: new Decimal(100) }), {}, ["50", "50"]],
    ["Database Insights", load("db.r6g.large", 5, 20), { databaseInsights: true }, ["2", "3"]],
    ["a Global Database", load("db.r6g.large", 5, 20), { globalDatabase: true }, ["8", "8"]],
    ["a load close to nothing, with a maximum of 1", load("db.t4g.large", 0, 1), {}, ["0.5", "1"]],
    [
      "more connections than a maximum of 3 takes",
      load("db.r6g.large", 5, 20, { connections: new Decimal(700) }),
      {},
      // 211.4 × 3.5 − 22.3 = 717.6, less 3
      ["3.5", "3.5"],
    ],
  ])("holds %s", (_, described, more, expected) => {
    const { connections } = described;
    const needs = {
      engine: "aurora-postgresql",
      ...(connections === undefined ? {} : { connections }),
      ...more,
    } as const;
    const range = recommendAcu(sized(described), needs);
    expect([range?.min.value.toString(), range?.max.value.toString()]).toEqual(expected);
  });

  test("says what asks for its ends", () => {
    const connections = new Decimal(4000);
    const range = recommendAcu(sized(load("db.t4g.large", 5, 20, { connections })), {
      engine: "aurora-postgresql",
      connections,
    });
    expect(range?.min.formula).toBe("20 ACU: memory of the connections");
    expect(range?.max.formula).toBe("20 ACU: the minimum");
  });

  test.each<[string, InstanceLoad]>([
    ["a peak beyond 256 ACU", load("db.r8g.48xlarge", 20, 55)],
    ["a working set beyond 512 GiB", load("db.r8g.16xlarge", 20, 30, { workingSetGib: new Decimal(513) })],
    ["more connections than any capacity takes", load("db.r6g.large", 5, 20, { connections: new Decimal(5000) })],
  ])("is none for %s", (_, described) => {
    const { connections } = described;
    const needs = { engine: "aurora-postgresql", ...(connections === undefined ? {} : { connections }) } as const;
    expect(recommendAcu(sized(described), needs)).toBeNull();
  });

  const loads = fc.record({
    class: fc.constantFrom(...Object.keys(INSTANCE_CLASSES)),
    cpu: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })),
    connections: fc.integer({ min: 0, max: 8000 }),
    workingSetGib: fc.integer({ min: 0, max: 600 }),
    engine: fc.constantFrom("aurora-mysql" as const, "aurora-postgresql" as const),
    databaseInsights: fc.boolean(),
    globalDatabase: fc.boolean(),
  });

  test("breaks no floor, whatever the load", () => {
    fc.assert(
      fc.property(loads, ({ cpu, connections: count, workingSetGib, ...needs }) => {
        const connections = new Decimal(count);
        const acu = sized(
          load(needs.class, Math.min(...cpu), Math.max(...cpu), {
            connections,
            workingSetGib: new Decimal(workingSetGib),
          }),
        );
        const range = recommendAcu(acu, { ...needs, connections });
        if (range === null) return;
        const { min, max } = { min: range.min.value, max: range.max.value };
        for (const step of [min, max]) expect(step.times(2).isInteger()).toBe(true);
        expect(min.gte("0.5") && max.gte(1) && max.gte(min) && max.lte(256)).toBe(true);
        expect(min.gte(acu.average.value) && max.gte(acu.peak.value)).toBe(true);
        expect(min.times(2).gte(workingSetGib) && min.times(2048).gte(connections.times(10))).toBe(true);
        expect(!needs.databaseInsights || min.gte(2)).toBe(true);
        expect(!needs.globalDatabase || min.gte(8)).toBe(true);
        expect(connections.lte(serverlessConnections(needs.engine, max, min).usable)).toBe(true);
      }),
    );
  });
});
