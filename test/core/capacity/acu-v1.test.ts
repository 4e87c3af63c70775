import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AcuV1Capacity,
  type AcuV1Settings,
  acuV1,
  Decimal,
  InputError,
  type LoadCurve,
  SERVERLESS_V1_ACUS,
  SERVERLESS_V1_END,
} from "@aurora-cost/core";

const HOUR = new Decimal(1);
const curve = (stepSeconds: number, ...acu: number[]): LoadCurve => ({
  stepSeconds,
  acu: acu.map((value) => new Decimal(value)),
});
const between = (minAcu: number, maxAcu: number, wait: number | null = null): AcuV1Settings => ({
  minAcu: new Decimal(minAcu),
  maxAcu: new Decimal(maxAcu),
  secondsUntilAutoPause: wait === null ? null : new Decimal(wait),
});
/** The first steps of what is simulated. */
const shape = ({ steps }: AcuV1Capacity, count: number): string =>
  steps
    .slice(0, count)
    .map(({ seconds, value }) => `${String(value)}×${String(seconds)}`)
    .join(" ");

describe("Serverless v1", () => {
  test("doubles at once, waits 15 minutes before it halves, and 310 seconds before it halves again", () => {
    const week = curve(86_400, 1, 8, 1, 1, 1, 1, 1);
    const capacity = acuV1("aurora-mysql", week, between(1, 64), HOUR);
    expect(shape(capacity, 6)).toBe("1×86400 8×86400 4×310 2×310 1×431380");
  });

  test("halves after a short peak once the 15 minutes are over", () => {
    const capacity = acuV1("aurora-mysql", curve(60, 4, ...Array<number>(59).fill(1)), between(1, 64), HOUR);
    expect(shape(capacity, 4)).toBe("4×900 2×310 1×2390 4×900");
  });

  test("knows only the capacities of its engine", () => {
    expect(shape(acuV1("aurora-postgresql", curve(3600, 65), between(2, 384), HOUR), 1)).toBe("192×604800");
    expect(shape(acuV1("aurora-postgresql", curve(3600, 0.1), between(2, 384), HOUR), 1)).toBe("2×604800");
    expect(shape(acuV1("aurora-mysql", curve(3600, 65), between(1, 64), HOUR), 1)).toBe("64×604800");
  });

  test("pauses after the idle wait, and costs nothing then", () => {
    const capacity = acuV1("aurora-mysql", curve(60, 4, ...Array<number>(59).fill(0)), between(1, 16, 300), HOUR);
    expect(shape(capacity, 3)).toBe("4×360 0×3240 4×360");
    expect([capacity.acuHours, capacity.meanAcu, capacity.pausedHours].map(String)).toEqual(["0.4", "0.4", "0.9"]);
  });

  test("never pauses sooner than after five minutes, the least that an activation costs", () => {
    const minute = curve(60, 4, ...Array<number>(59).fill(0));
    expect(shape(acuV1("aurora-mysql", minute, between(1, 16, 0), HOUR), 2)).toBe("4×360 0×3240");
  });

  test("stays paused, or at its minimum, without any demand", () => {
    expect(acuV1("aurora-mysql", curve(60, 0), between(2, 16, 300), HOUR).acuHours.toString()).toBe("0");
    expect(acuV1("aurora-mysql", curve(60, 0), between(2, 16), HOUR).acuHours.toString()).toBe("2");
  });

  test("averages over a week where a short load and the cooldowns do not meet", () => {
    // Ten minutes apart, the second peak falls within the cooldown of the first.
    const { acuHours } = acuV1("aurora-mysql", curve(60, 2, ...Array<number>(9).fill(1)), between(1, 2), HOUR);
    expect(acuHours.gt("1.7") && acuHours.lt("1.8")).toBe(true);
  });

  test.each<[what: string, settings: AcuV1Settings, message: string]>([
    [
      "a capacity that never was",
      between(1, 3),
      "Serverless v1 of aurora-mysql has no 3 ACU: 1, 2, 4, 8, 16, 32, 64, 128, 256",
    ],
    ["a minimum above the maximum", between(8, 4), "minAcu must not be above maxAcu"],
  ])("refuses %s", (_, settings, message) => {
    const simulate = (): AcuV1Capacity => acuV1("aurora-mysql", curve(60, 1), settings, HOUR);
    expect(simulate).toThrow(InputError);
    expect(simulate).toThrow(message);
  });

  test("has ended, and v2 took its place", () => {
    expect(SERVERLESS_V1_END.endedOn).toBe("2025-03-31");
    expect(SERVERLESS_V1_END.replacedBy).toContain("Serverless v2");
  });

  test("holds a capacity of its engine at every moment, between minimum and maximum, and never less than a demand that fits", () => {
    const demand = fc.array(fc.integer({ min: 0, max: 16 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(demand, fc.constantFrom(60, 400, 3600), fc.constantFrom(null, 300, 1000), (acu, step, wait) => {
        const { acuHours, pausedHours, steps } = acuV1("aurora-mysql", curve(step, ...acu), between(1, 16, wait), HOUR);
        const known = [
          ...SERVERLESS_V1_ACUS["aurora-mysql"].filter((value) => value <= 16),
          ...(wait === null ? [] : [0]),
        ];
        expect(steps.every(({ value }) => known.includes(value))).toBe(true);
        expect(acuHours.gte(HOUR.minus(pausedHours).minus("1e-30"))).toBe(true);
        expect(
          acuHours.gte(
            Decimal.sum(...acu)
              .div(acu.length)
              .minus("1e-30"),
          ),
        ).toBe(true);
      }),
    );
  });
});
