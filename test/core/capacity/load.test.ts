import { describe, expect, test } from "vitest";
import { Decimal, InputError, type Load, type LoadCurve, loadCurve, loadStatistics } from "@aurora-cost/core";

const acu = (...values: number[]): readonly Decimal[] => values.map((value) => new Decimal(value));
const readShare = new Decimal(0);
const profile = (name: NonNullable<Load["profile"]>): LoadCurve =>
  loadCurve({ profile: name, baseAcu: new Decimal(1), peakAcu: new Decimal(8), readShare });

/** Hours of the week, from Monday 00:00 on, in which the curve is at its peak at some time. */
function peakHours({ stepSeconds, acu: steps }: LoadCurve): readonly number[] {
  const hours = steps.flatMap((step, index) => (step.eq(8) ? [Math.floor((index * stepSeconds) / 3600)] : []));
  return [...new Set(hours)];
}

describe("a profile is a week from Monday 00:00 on", () => {
  test.each<[name: NonNullable<Load["profile"]>, hoursOfPeak: string]>([
    ["office-hours", "50"],
    ["nightly-batch", "21"],
    ["spiky", "14"],
    ["dev-test", "25"],
  ])("%s is at its peak for %s of 168 hours", (name, hoursOfPeak) => {
    const { stepSeconds, acu: steps } = profile(name);
    expect(steps.length * stepSeconds).toBe(168 * 3600);
    const seconds = steps.filter((step) => step.eq(8)).length * stepSeconds;
    expect(new Decimal(seconds).div(3600).toString()).toBe(hoursOfPeak);
    expect(steps.every((step) => step.eq(1) || step.eq(8))).toBe(true);
  });

  test("offices work from Monday 08:00 to Friday 18:00, by day", () => {
    const hours = peakHours(profile("office-hours"));
    expect(hours.slice(0, 11)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 32]);
    expect(hours.at(-1)).toBe(4 * 24 + 17);
  });

  test("developers take a break at noon, and the weekend off", () => {
    const hours = peakHours(profile("dev-test"));
    expect(hours.slice(0, 6)).toEqual([9, 10, 11, 14, 15, 33]);
    expect(hours.at(-1)).toBe(4 * 24 + 15);
  });

  test("a batch runs on Sunday night too, and spikes come every hour", () => {
    expect(peakHours(profile("nightly-batch")).slice(-3)).toEqual([145, 146, 147]);
    expect(peakHours(profile("spiky"))).toHaveLength(168);
  });

  test("a flat load has no peak", () => {
    const { acu: steps } = loadCurve({ profile: "flat", baseAcu: new Decimal("2.5"), readShare });
    expect(new Set(steps.map(String))).toEqual(new Set(["2.5"]));
  });
});

describe("values of the caller's own", () => {
  test("hour by hour", () => {
    const day = acu(...Array.from({ length: 24 }, (_, hour) => hour));
    expect(loadCurve({ hourly: day, readShare })).toEqual({ stepSeconds: 3600, acu: day });
  });

  test("in steps of any length", () => {
    const steps = acu(1, 2, 3);
    expect(loadCurve({ stepSeconds: new Decimal(90), acu: steps, readShare })).toEqual({ stepSeconds: 90, acu: steps });
  });

  test("but of no more than a year", () => {
    const years: Load = { stepSeconds: new Decimal(1e8), acu: acu(1), readShare };
    expect(() => loadCurve(years)).toThrow(InputError);
    expect(() => loadCurve(years)).toThrow("load.stepSeconds × its steps must not last more than a year");
  });
});

describe("statistics of a curve", () => {
  test("are the mean, the nearest ranks and the peak", () => {
    // The nearest-rank percentile of 1 to 100 is the number itself.
    const curve = { stepSeconds: 60, acu: acu(...Array.from({ length: 100 }, (_, index) => 100 - index)) };
    const { mean, p95, p99, peak } = loadStatistics(curve);
    expect([mean, p95, p99, peak].map(String)).toEqual(["50.5", "95", "99", "100"]);
  });

  test("of a day by the hour take the second highest for p95 and the highest for p99", () => {
    const { p95, p99 } = loadStatistics({
      stepSeconds: 3600,
      acu: acu(...Array.from({ length: 24 }, (_, h) => h + 1)),
    });
    expect([p95, p99].map(String)).toEqual(["23", "24"]);
  });
});
