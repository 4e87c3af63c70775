import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, planSwitches, type SidesOfDay, type StorageConfiguration } from "@aurora-cost/core";

type Pair = readonly [standard: number, ioOptimized: number];

const costs = (pairs: readonly Pair[]): readonly SidesOfDay[] =>
  pairs.map(([standard, ioOptimized]) => ({ standard: new Decimal(standard), ioOptimized: new Decimal(ioOptimized) }));

const costOf = (days: readonly SidesOfDay[], schedule: readonly StorageConfiguration[]): number =>
  Number(
    days.reduce(
      (total, day, index) => total.plus(schedule[index] === "standard" ? day.standard : day.ioOptimized),
      new Decimal(0),
    ),
  );

/** Whether switches to I/O-Optimized are `pause` days apart; one that a cluster starts with counts as made on the first day. */
function legal(schedule: readonly StorageConfiguration[], start: StorageConfiguration, pause: number): boolean {
  let before = start;
  let last = start === "io-optimized" ? 0 : -Infinity;
  for (const [day, now] of schedule.entries()) {
    if (now === "io-optimized" && before === "standard") {
      if (day - last < pause) return false;
      last = day;
    }
    before = now;
  }
  return true;
}

/** Stretches on I/O-Optimized. */
function stretchesOf(schedule: readonly StorageConfiguration[]): number {
  return schedule.filter((now, day) => now === "io-optimized" && schedule[day - 1] !== "io-optimized").length;
}

function everySchedule(length: number): readonly (readonly StorageConfiguration[])[] {
  return Array.from({ length: 2 ** length }, (_, bits) =>
    Array.from({ length }, (_unused, day) => ((bits >> day) & 1 ? "io-optimized" : "standard")),
  );
}

const schedules = everySchedule(12);
const start = fc.constantFrom<StorageConfiguration>("standard", "io-optimized");
const series = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
  minLength: 12,
  maxLength: 12,
});

describe("the plan of switches", () => {
  test("is the cheapest of all 4,096 schedules of 12 days that AWS's rule allows", () => {
    fc.assert(
      fc.property(series, start, fc.integer({ min: 1, max: 8 }), (pairs, from, pause) => {
        const days = costs(pairs);
        const plan = planSwitches(days, from, pause);
        const allowed = schedules.filter((one) => legal(one, from, pause));
        const best = Math.min(...allowed.map((one) => costOf(days, one)));
        const fewest = Math.min(...allowed.filter((one) => costOf(days, one) === best).map(stretchesOf));
        expect(legal(plan.days, from, pause)).toBe(true);
        expect([Number(plan.total), costOf(days, plan.days)]).toEqual([best, best]);
        expect(stretchesOf(plan.days)).toBe(fewest);
      }),
      { numRuns: 60 },
    );
  });

  test("switches once where it pays from then on", () => {
    const days = costs(Array.from({ length: 40 }, (_, day): Pair => (day < 20 ? [1, 2] : [3, 2])));
    const { days: plan, total } = planSwitches(days, "standard");
    expect(plan.indexOf("io-optimized")).toBe(20);
    expect(total.toString()).toBe("60");
  });

  test("cannot follow every week: a second switch waits for 30 days", () => {
    const weeks = Array.from({ length: 42 }, (_, day): Pair => (Math.floor(day / 7) % 2 === 0 ? [0, 1] : [1, 0]));
    const { days: plan, total } = planSwitches(costs(weeks), "standard");
    expect(legal(plan, "standard", 30)).toBe(true);
    // 7 for the calm week on I/O-Optimized or the dear one on Standard between them, and 2 for the days until the 30 are over.
    expect(total.toString()).toBe("9");
  });

  test("of nothing costs nothing", () => {
    expect(planSwitches([], "io-optimized")).toMatchObject({ days: [] });
  });
});
