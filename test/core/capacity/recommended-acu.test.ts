import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal } from "@aurora-cost/core";
import { acuLimits } from "../../../packages/core/src/capacity/acu-limits.ts";
import { INSTANCE_CLASSES } from "../../../packages/core/src/capacity/instance-classes.ts";
import { type AcuNeeds, recommendAcu } from "../../../packages/core/src/capacity/recommended-acu.ts";
import { serverlessConnections } from "../../../packages/core/src/capacity/serverless-connections.ts";
import { type InstanceLoad, sizeAcu } from "../../../packages/core/src/capacity/sizing.ts";

interface Asked {
  readonly class: string;
  readonly p95: number;
  readonly max: number;
  readonly connections?: number;
  readonly workingSetGib?: number;
  readonly needs?: Partial<AcuNeeds>;
}

function loadOf({ class: name, p95, max, connections, workingSetGib }: Asked): InstanceLoad {
  return {
    class: name,
    cpuP95: new Decimal(p95),
    cpuMax: new Decimal(max),
    ...(connections === undefined ? {} : { connections: new Decimal(connections) }),
    ...(workingSetGib === undefined ? {} : { workingSetGib: new Decimal(workingSetGib) }),
  };
}

function recommended(asked: Asked): ReturnType<typeof recommendAcu> {
  const load = loadOf(asked);
  const { connections } = load;
  return recommendAcu(sizeAcu(load), {
    engine: "aurora-postgresql",
    databaseInsights: false,
    globalDatabase: false,
    ...(connections === undefined ? {} : { connections }),
    ...asked.needs,
  });
}

function endsOf(asked: Asked): readonly string[] {
  const range = recommended(asked);
  return range.kind === "none" ? [range.because] : [range.min.value.toString(), range.max.value.toString()];
}

const idle = { class: "db.r6g.large", p95: 5, max: 20 };
const idleBurstable = { ...idle, class: "db.t4g.large" };
/** 32 vCPU × 4 ACU: a peak of 115.5 ACU, and 150.5 as AWS's maximum. */
const large = { class: "db.r6g.8xlarge", p95: 70, max: 90 };

test("it is AWS's where that breaks none of its floors", () => {
  expect(endsOf({ class: "db.r6g.xlarge", p95: 35, max: 72 })).toEqual(["3.5", "16"]);
});

test.each<[string, Asked, readonly string[]]>([
  ["the connections, which AWS's maximum cuts off", { ...idleBurstable, connections: 4000 }, ["20", "20"]],
  ["the working set", { ...idleBurstable, workingSetGib: 100 }, ["50", "50"]],
  ["Database Insights", { ...idle, needs: { databaseInsights: true } }, ["2", "3"]],
  ["a Global Database", { ...idle, needs: { globalDatabase: true } }, ["8", "8"]],
  ["a load close to nothing, with a maximum of 1", { class: "db.t4g.large", p95: 0, max: 1 }, ["0.5", "1"]],
  // 211.4 × 3.5 − 22.3 = 717.6, less 3
  ["more connections than a maximum of 3 takes", { ...idle, connections: 700 }, ["3.5", "3.5"]],
])("it holds %s", (_, asked, ends) => {
  expect(endsOf(asked)).toEqual(ends);
});

test("it says what asks for its ends", () => {
  expect(recommended({ ...idleBurstable, connections: 4000 })).toMatchObject({
    min: { formula: "20 ACU: memory of the connections" },
    max: { formula: "20 ACU: the minimum" },
  });
});

describe("the versions bound it", () => {
  test.each<[string, Partial<AcuNeeds>, string]>([
    ["none known", {}, "150.5"],
    ["one with 256 ACU", { engineVersion: "14.10" }, "150.5"],
    ["one with 128 ACU", { engineVersion: "14.9" }, "128"],
    ["the first platform version", { platformVersion: new Decimal(1) }, "128"],
    ["a later platform version", { platformVersion: new Decimal(2) }, "150.5"],
  ])("%s", (_, needs, max) => {
    expect(endsOf({ ...large, needs }).at(-1)).toBe(max);
  });

  test.each<[string, Asked, string]>([
    [
      "a peak beyond 128 ACU on the first platform version",
      { ...large, max: 100.5, needs: { platformVersion: new Decimal(1) } },
      "peak load asks for 129 ACU, and 128 is the most",
    ],
    [
      "a peak beyond 256 ACU",
      { class: "db.r8g.48xlarge", p95: 20, max: 55 },
      "peak load asks for 422.5 ACU, and 256 is the most",
    ],
    [
      "a working set beyond 512 GiB",
      { class: "db.r8g.16xlarge", p95: 20, max: 30, workingSetGib: 513 },
      "working set asks for 256.5 ACU, and 256 is the most",
    ],
    [
      "more connections than any capacity takes",
      { ...idle, connections: 5000 },
      "256 ACU do not take 5000 connections by default",
    ],
    [
      "an engine version without Serverless v2",
      { ...idle, needs: { engineVersion: "13.5" } },
      "aurora-postgresql 13.5 does not have it",
    ],
  ])("none for %s", (_, asked, because) => {
    expect(recommended(asked)).toEqual({ kind: "none", because });
  });
});

test("it breaks no floor, whatever the load", () => {
  const loads = fc.record({
    class: fc.constantFrom(...Object.keys(INSTANCE_CLASSES)),
    cpu: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })),
    connections: fc.integer({ min: 0, max: 8000 }),
    workingSetGib: fc.integer({ min: 0, max: 600 }),
    version: fc.constantFrom<readonly ["aurora-mysql" | "aurora-postgresql", string]>(
      ["aurora-postgresql", "16.4"],
      ["aurora-postgresql", "14.9"],
      ["aurora-mysql", "8.0.mysql_aurora.3.08.0"],
      ["aurora-mysql", "8.0.mysql_aurora.3.05.2"],
    ),
    databaseInsights: fc.boolean(),
    globalDatabase: fc.boolean(),
  });
  fc.assert(
    fc.property(loads, ({ cpu, version: [engine, engineVersion], databaseInsights, globalDatabase, ...asked }) => {
      const load = loadOf({ ...asked, p95: Math.min(...cpu), max: Math.max(...cpu) });
      const sizing = sizeAcu(load);
      const connections = new Decimal(asked.connections);
      const range = recommendAcu(sizing, { engine, engineVersion, connections, databaseInsights, globalDatabase });
      if (range.kind === "none") return;
      const [min, max] = [range.min.value, range.max.value];
      for (const end of [min, max]) expect(end.times(2).isInteger()).toBe(true);
      expect(min.gte("0.5") && max.gte(1) && max.gte(min)).toBe(true);
      expect(max.lte(acuLimits(engine, engineVersion)?.maxAcu ?? 0)).toBe(true);
      expect(min.gte(sizing.average.value) && max.gte(sizing.peak.value)).toBe(true);
      expect(min.times(2).gte(asked.workingSetGib) && min.times(2048).gte(connections.times(10))).toBe(true);
      expect(!databaseInsights || min.gte(2)).toBe(true);
      expect(!globalDatabase || min.gte(8)).toBe(true);
      expect(connections.lte(serverlessConnections(engine, min, max).usable)).toBe(true);
    }),
  );
});
