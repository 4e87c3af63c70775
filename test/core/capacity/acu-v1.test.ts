import fc from "fast-check";
import { expect, test } from "vitest";
import { Decimal } from "@aurora-cost/core";
import { runServerlessV1 } from "../../../packages/core/src/capacity/acu-v1.ts";
import type { LoadCurve } from "../../../packages/core/src/capacity/load.ts";

const d = (value: number): Decimal => new Decimal(value);
const hours = (...acu: readonly number[]): LoadCurve => acu.map((value) => ({ seconds: 3600, acu: d(value) }));
const RANGE = { minAcu: 1, maxAcu: 64, pauseAfterSeconds: null };
const PAUSING = { ...RANGE, pauseAfterSeconds: 300 };

test.each([
  ["the next of its capacities", hours(3), RANGE, "4"],
  ["its largest", hours(300), RANGE, "64"],
  ["its smallest, where it does not pause", hours(0), RANGE, "1"],
  ["nothing while paused", hours(0), PAUSING, "0"],
  // Up for an hour, so that it may go down at once; then 310 s at 4 and 310 s at 2.
  [
    "a slow way down",
    hours(8, 1),
    RANGE,
    d(3600 * 8 + 310 * 4 + 310 * 2 + (3600 - 620))
      .div(7200)
      .toString(),
  ],
  // An hour at 8; the wait for the pause: 4 at once for 300 s
  [
    "a wait before the pause",
    hours(8, 0),
    PAUSING,
    d(3600 * 8 + 300 * 4)
      .div(7200)
      .toString(),
  ],
  // A minute of work, and five of waiting.
  [
    "for the wait after a minute of work",
    [
      { seconds: 60, acu: d(4) },
      { seconds: 3540, acu: d(0) },
    ],
    PAUSING,
    d(360 * 4)
      .div(3600)
      .toString(),
  ],
])("a curve is billed %s", (_, demand, range, mean) => {
  expect(runServerlessV1(demand, "aurora-mysql", range).toString()).toBe(mean);
});

test("it is never billed more than its largest capacity, nor less than the demand it holds", () => {
  const step = fc.record({ seconds: fc.integer({ min: 300, max: 9000 }), acu: fc.nat(60).map(d) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (demand) => {
      const mean = runServerlessV1(demand, "aurora-postgresql", { ...RANGE, minAcu: 2 });
      const seconds = demand.reduce((sum, one) => sum + one.seconds, 0);
      const load = demand.reduce((sum, one) => sum.plus(one.acu.times(one.seconds)), d(0)).div(seconds);
      expect(mean.lte(64) && mean.gte(load)).toBe(true);
    }),
  );
});
