import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal } from "@aurora-cost/core";
import { type AcuDemand, type AcuRange, runServerless } from "../../../packages/core/src/capacity/acu-v2.ts";
import { meanLoad } from "../../../packages/core/src/capacity/load.ts";

const d = (value: string | number): Decimal => new Decimal(value);
const hours = (...acu: readonly (number | string)[]): readonly AcuDemand[] =>
  acu.map((value) => ({ seconds: 3600, acu: d(value) }));
const range = (rest: Partial<AcuRange> = {}): AcuRange => ({
  minAcu: d("0.5"),
  maxAcu: d(16),
  pauseAfterSeconds: null,
  acuPerSecond: null,
  ...rest,
});
const PAUSING = { minAcu: d(0), pauseAfterSeconds: 300 };

describe("capacity follows demand", () => {
  test.each([
    ["in steps of half an ACU", hours("3.1"), range(), "3.5"],
    ["not below the minimum", hours("0.1", 4), range({ minAcu: d(2) }), "3"],
    ["not above the maximum", hours(40, 0), range(), "8.25"],
    ["down to half an ACU where it cannot pause", hours(0, 0), range(), "0.5"],
    // 8 ACU for an hour, 300 s of waiting and 15 s of resuming at 0.5 ACU, of 2 hours
    [
      "to nothing after the pause",
      hours(8, 0),
      range(PAUSING),
      d(8 * 3600 + 157.5)
        .div(7200)
        .toString(),
    ],
    ["at nothing without any demand", hours(0, 0), range(PAUSING), "0"],
    // Awake the whole hour: the idle stretch is shorter than the wait.
    ["without a pause in a short silence", hours(2, 0), range({ ...PAUSING, pauseAfterSeconds: 3600 }), "1.25"],
    // From 0.5 to 2 at 0.001 ACU a second: 500 s at 0.5, 500 s at 1, 500 s at 1.5, the rest of the hour at 2
    [
      "no faster than it is told",
      hours(2, "0.5"),
      range({ acuPerSecond: d("0.001") }),
      d(500 * 3 + 2100 * 2 + 1800)
        .div(7200)
        .toString(),
    ],
  ])("%s", (_, demand, limits, mean) => {
    expect(runServerless(demand, limits).meanAcu.toString()).toBe(mean);
  });

  test("after more than a day it takes twice as long to resume", () => {
    const demand = [...hours(1), ...Array.from({ length: 30 }, () => hours(0)).flat()];
    const { meanAcu, pausedShare } = runServerless(demand, range(PAUSING));
    const seconds = 31 * 3600;
    expect(meanAcu.toString()).toBe(
      d(3600 + 165)
        .div(seconds)
        .toString(),
    );
    expect(pausedShare.toString()).toBe(
      d(30 * 3600 - 330)
        .div(seconds)
        .toString(),
    );
  });

  test("what is above the maximum is not served", () => {
    expect(runServerless(hours(20, 4), range()).unmetAcu.toString()).toBe("2");
  });

  test("what comes while it resumes is not served either", () => {
    // 15 s of 8 ACU in 2 hours
    expect(runServerless(hours(8, 0), range(PAUSING)).unmetAcu.toString()).toBe(d(120).div(7200).toString());
  });

  test("the writer stays awake while a reader is", () => {
    const demand = hours(0, 0).map((step) => ({ ...step, awake: true }));
    expect(runServerless(demand, range(PAUSING)).meanAcu.toString()).toBe("0.5");
  });
});

const acu = fc.integer({ min: 0, max: 600 }).map((value) => d(value).div(10));
const curve = fc.array(fc.record({ seconds: fc.integer({ min: 60, max: 7200 }), acu }), {
  minLength: 1,
  maxLength: 12,
});
const ends = fc
  .tuple(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 2, max: 128 }))
  .map(([a, b]) => ({ minAcu: d(Math.min(a, b)).div(2), maxAcu: d(Math.max(a, b)).div(2) }));

describe("whatever the load", () => {
  test("it is billed between the minimum and the maximum", () => {
    fc.assert(
      fc.property(curve, ends, (demand, limits) => {
        const { meanAcu } = runServerless(demand, range(limits));
        expect(meanAcu.gte(limits.minAcu) && meanAcu.lte(limits.maxAcu)).toBe(true);
      }),
    );
  });

  test("it is billed for the demand it holds at least", () => {
    fc.assert(
      fc.property(curve, (demand) => {
        expect(runServerless(demand, range({ maxAcu: d(64) })).meanAcu.gte(meanLoad(demand))).toBe(true);
      }),
    );
  });

  test("a higher maximum does not raise the bill of a load below it", () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 60, max: 256 }), (demand, more) => {
        const at60 = runServerless(demand, range({ maxAcu: d(60) })).meanAcu;
        expect(runServerless(demand, range({ maxAcu: d(more) })).meanAcu.toString()).toBe(at60.toString());
      }),
    );
  });

  test("held capacity is a multiple of half an ACU", () => {
    fc.assert(
      fc.property(curve, ends, (demand, limits) => {
        const { capacity } = runServerless(demand, range({ ...limits, acuPerSecond: d("0.01") }));
        for (const step of capacity) expect(step.acu.times(2).isInteger()).toBe(true);
      }),
    );
  });

  test("more demand never costs less", () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 10, max: 30 }), (demand, tenths) => {
        const more = demand.map((step) => ({ ...step, acu: step.acu.times(tenths).div(10) }));
        const limits = range({ ...PAUSING, maxAcu: d(200) });
        expect(runServerless(more, limits).meanAcu.gte(runServerless(demand, limits).meanAcu)).toBe(true);
      }),
    );
  });

  test("what keeps it from pausing never lowers the bill", () => {
    fc.assert(
      fc.property(curve, (demand) => {
        const pausing = runServerless(demand, range(PAUSING)).meanAcu;
        const blocked = runServerless(demand, range({ ...PAUSING, pauseAfterSeconds: null })).meanAcu;
        expect(blocked.gte(pausing)).toBe(true);
      }),
    );
  });

  test("finer steps of the same demand cost the same", () => {
    fc.assert(
      fc.property(curve, (demand) => {
        const finer = demand.flatMap(({ seconds, acu: value }) => [
          { seconds: Math.floor(seconds / 2), acu: value },
          { seconds: Math.ceil(seconds / 2), acu: value },
        ]);
        const limits = range(PAUSING);
        expect(runServerless(finer, limits).meanAcu.toString()).toBe(runServerless(demand, limits).meanAcu.toString());
      }),
    );
  });
});
