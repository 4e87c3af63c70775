import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal } from "@aurora-cost/core";
import { scaleReaders, type ScalingInput } from "../../../packages/core/src/capacity/auto-scaling.ts";
import type { LoadCurve } from "../../../packages/core/src/capacity/load.ts";

const d = (value: string | number): Decimal => new Decimal(value);
const hours = (...acu: readonly number[]): LoadCurve => acu.map((value) => ({ seconds: 3600, acu: d(value) }));

function input(
  reads: LoadCurve,
  rest: { readonly min?: number; readonly max?: number; readonly target?: number } = {},
): ScalingInput {
  const { min = 1, max = 15, target = 50 } = rest;
  return {
    reads,
    readerAcu: d(8),
    peakConnections: d(0),
    scaling: {
      minReaders: d(min),
      maxReaders: d(max),
      policies: [{ metric: "cpu", target: d(target), scaleInCooldown: d(300), scaleOutCooldown: d(300) }],
    },
  };
}

describe("readers under a target of 50 % CPU, 8 ACU each", () => {
  test.each([
    ["a flat load of one reader's half", hours(4), 1, "1"],
    ["a flat load of three", hours(12), 3, "3"],
    ["a load beyond the largest number", hours(400), 15, "15"],
    // 55 minutes at 3 readers and 5 to get there; 5 minutes down to 1.
    [
      "an hour of each",
      hours(12, 4),
      3,
      d(300 + 3300 * 3 + 300 * 3 + 3300)
        .div(7200)
        .toString(),
    ],
  ])("%s", (_, reads, peak, mean) => {
    const scaled = scaleReaders(input(reads));
    expect({ peak: scaled.peakReaders, mean: scaled.meanReaders.toString() }).toEqual({ peak, mean });
  });

  test("one reader stays, since without one there is no metric", () => {
    expect(scaleReaders(input(hours(0), { min: 0 })).meanReaders.toString()).toBe("1");
  });

  test("while readers are being added the others are too hot", () => {
    expect(scaleReaders(input(hours(12, 4))).hottestCpu.toString()).toBe("150");
  });

  test("the policy that wants more readers wins", () => {
    const base = input(hours(4));
    const connections = {
      metric: "connections",
      target: d(100),
      scaleInCooldown: d(300),
      scaleOutCooldown: d(300),
    } as const;
    const scaling = { ...base.scaling, policies: [...base.scaling.policies, connections] };
    expect(scaleReaders({ ...base, scaling, peakConnections: d(450) }).peakReaders).toBe(5);
  });
});

const seconds = (list: readonly { readonly seconds: number }[]): number =>
  list.reduce((sum, one) => sum + one.seconds, 0);

test("the number of readers stays within its bounds, whatever the load", () => {
  const reads = fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 9000 }), acu: fc.nat(300).map(d) }), {
    minLength: 1,
    maxLength: 10,
  });
  fc.assert(
    fc.property(reads, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 15 }), (curve, min, max) => {
      const { stretches } = scaleReaders(input(curve, { min, max }));
      expect(stretches.every(({ readers }) => readers >= min && readers <= max)).toBe(true);
      expect(seconds(stretches)).toBe(seconds(curve));
    }),
  );
});
