import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AcuV2Capacity, type AcuV2Settings, acuV2, Decimal, type LoadCurve } from "@aurora-cost/core";

const DAY = new Decimal(24);
const curve = (stepSeconds: number, ...acu: (number | string)[]): LoadCurve => ({
  stepSeconds,
  acu: acu.map((value) => new Decimal(value)),
});
const range = (minAcu: number | string, maxAcu: number | string, more: Partial<AcuV2Settings> = {}): AcuV2Settings => ({
  minAcu: new Decimal(minAcu),
  maxAcu: new Decimal(maxAcu),
  canPause: true,
  ...more,
});
const hours = (load: LoadCurve, settings: AcuV2Settings, month = DAY): string =>
  acuV2(load, settings, month).acuHours.toString();
/** `0.5×3600 2×60`: capacity and for how many seconds. */
const shape = ({ steps }: AcuV2Capacity): string =>
  steps.map(({ seconds, value }) => `${String(value)}×${String(seconds)}`).join(" ");

/** An hour of demand in every six of a day, and nothing else. */
const sessions = (acu: number): LoadCurve =>
  curve(3600, ...Array.from({ length: 24 }, (_, hour) => (hour % 6 === 0 ? acu : 0)));

describe("capacity follows demand", () => {
  test("in steps of 0.5 ACU, upwards", () => {
    expect(shape(acuV2(curve(60, "1", "1.01", "1.5", "1.500001"), range("0.5", 16), DAY))).toBe("1×60 1.5×120 2×60");
  });

  test("between minimum and maximum, and says what lies above", () => {
    const capacity = acuV2(curve(3600, 1, 5, 20), range(2, 8), new Decimal(3));
    expect(shape(capacity)).toBe("2×3600 5×3600 8×3600");
    expect(capacity.acuHours.toString()).toBe("15");
    expect(capacity.meanAcu.toString()).toBe("5");
    expect(capacity.peakAcu).toBe(8);
    expect(capacity.unmet.aboveMax.toString()).toBe("12");
    expect(capacity.unmet.rising.toString()).toBe("0");
  });

  test("over the month it repeats in", () => {
    expect(hours(curve(60, "1.2"), range("0.5", 16), new Decimal(730))).toBe("1095");
  });

  test("never below what holds its working set, or its writer", () => {
    const load = curve(3600, 0, 3);
    expect(shape(acuV2(load, range(1, 8, { memoryAcu: new Decimal("1.7") }), DAY))).toBe("2×3600 3×3600");
    const writer = [
      { seconds: 1800, value: 4 },
      { seconds: 5400, value: 1 },
    ];
    expect(shape(acuV2(load, range(1, 8, { writer }), DAY))).toBe("4×1800 1×1800 3×3600");
  });
});

describe("a pause", () => {
  test("begins after the idle wait and costs nothing; wait and resume are billed at 0.5 ACU", () => {
    const capacity = acuV2(sessions(2), range(0, 16), DAY);
    expect(shape(capacity).startsWith("2×3600 0.5×300 0×17685 0.5×15 2×3600")).toBe(true);
    // Active hours, and for each session the wait of 300 s and the resume of 15 s at 0.5 ACU.
    expect(capacity.acuHours.toString()).toBe(
      new Decimal(4 * 2).plus(new Decimal(4 * 315).div(3600).div(2)).toString(),
    );
    expect(capacity.pausedHours.toString()).toBe(new Decimal(4 * 17_685).div(3600).toString());
  });

  test("wraps around the end of the load", () => {
    const wrapped = curve(3600, 0, 2, 0);
    expect(shape(acuV2(wrapped, range(0, 16), DAY))).toBe("0×3585 0.5×15 2×3600 0.5×300 0×3300");
  });

  test("of more than 24 hours takes 30 seconds to resume from", () => {
    const week = curve(86_400, 2, 0, 0);
    expect(shape(acuV2(week, range(0, 16), DAY))).toBe("2×86400 0.5×300 0×172470 0.5×30");
    const day = curve(86_700, 2, 0);
    expect(shape(acuV2(day, range(0, 16), DAY))).toBe("2×86700 0.5×300 0×86385 0.5×15");
  });

  test("never comes where the idle time is too short for wait and resume", () => {
    expect(shape(acuV2(curve(314, 1, 0), range(0, 16), DAY))).toBe("1×314 0.5×314");
    expect(shape(acuV2(curve(316, 1, 0), range(0, 16), DAY))).toBe("1×316 0.5×300 0×1 0.5×15");
  });

  test("lasts for ever without any demand", () => {
    const capacity = acuV2(curve(3600, 0, 0), range(0, 16), DAY);
    expect([capacity.acuHours, capacity.pausedHours].map(String)).toEqual(["0", "24"]);
  });

  test("does not come where the minimum is above 0, or something stands in the way", () => {
    expect(hours(curve(3600, 0), range("0.5", 16))).toBe("12");
    expect(hours(curve(3600, 0), range(0, 16, { canPause: false }))).toBe("12");
  });

  test("waits as long as described, at the memory it holds", () => {
    const settings = range(0, 16, { secondsUntilAutoPause: new Decimal(1800), memoryAcu: new Decimal(2) });
    expect(shape(acuV2(curve(3600, 3, 0), settings, DAY))).toBe("3×3600 2×1800 0×1785 2×15");
  });

  test("of a writer waits for its readers, and it wakes alongside them", () => {
    const readers = [
      [
        { seconds: 3600, value: 0 },
        { seconds: 600, value: 2 },
        { seconds: 3000, value: 0 },
      ],
    ];
    expect(shape(acuV2(curve(3600, 0, 0), range(0, 16, { readers }), DAY))).toBe("0×3600 0.5×600 0×3000");
    expect(shape(acuV2(curve(1800, 4, 0, 0, 0), range(0, 16, { readers }), DAY))).toBe(
      "4×1800 0.5×300 0×1500 0.5×600 0×2985 0.5×15",
    );
  });
});

describe("a rate of scaling", () => {
  const slow = range("0.5", 16, { acuPerSecond: new Decimal("0.1") });

  test("raises capacity by 0.5 ACU when that much is won, and lowers it at once", () => {
    const capacity = acuV2(curve(60, "0.5", 2, "0.5"), slow, DAY);
    // 0.1 ACU a second: 1 ACU in the fifth second, 1.5 in the tenth, 2 in the fifteenth.
    expect(shape(capacity)).toBe("0.5×64 1×5 1.5×5 2×46 0.5×60");
    expect(capacity.scaling).toBe("acu-per-second");
    const missed = new Decimal(4 * 1.5 + 5 * 1 + 5 * 0.5).div(180);
    expect(capacity.unmet.rising.toString()).toBe(missed.times(24).toString());
  });

  test("begins the load with the capacity that its end left", () => {
    expect(shape(acuV2(curve(10, 2, "1.5", 2), slow, DAY))).toBe("2×10 1.5×14 2×6");
    expect(shape(acuV2(curve(10, "0.5", 4), slow, DAY))).toBe("0.5×14 1×5 1.5×1");
  });

  test("starts from 0.5 ACU after a pause", () => {
    const settings = range(0, 16, { acuPerSecond: new Decimal("0.25") });
    expect(shape(acuV2(curve(600, 2, 0), settings, DAY))).toBe("0.5×1 1×2 1.5×2 2×595 0.5×300 0×285 0.5×15");
  });
});

test("a year by the minute is no trouble", () => {
  const year = { stepSeconds: 60, acu: Array.from({ length: 525_600 }, (_, minute) => new Decimal(minute % 2)) };
  expect(acuV2(year, range("0.5", 16), DAY).meanAcu.toString()).toBe("0.75");
});

interface Case {
  readonly load: LoadCurve;
  readonly settings: AcuV2Settings;
}

const demand = fc
  .oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }))
  .map((quarters) => new Decimal(quarters).div(4));
const rate = fc.option(
  fc.integer({ min: 1, max: 300 }).map((n) => new Decimal(n).div(1000)),
  { nil: undefined },
);
const cases: fc.Arbitrary<Case> = fc
  .record({
    stepSeconds: fc.constantFrom(60, 300, 3600, 40_000),
    acu: fc.array(demand, { minLength: 1, maxLength: 24 }),
    min: fc.constantFrom("0", "0.5", "2"),
    above: fc.integer({ min: 0, max: 16 }),
    wait: fc.integer({ min: 300, max: 7200 }),
    acuPerSecond: rate,
    memory: fc.constantFrom("0", "1.25"),
    canPause: fc.boolean(),
  })
  .map(({ stepSeconds, acu, min, above, wait, acuPerSecond, memory, canPause }) => ({
    load: { stepSeconds, acu },
    settings: range(min, new Decimal(min).plus(2).plus(above).toString(), {
      secondsUntilAutoPause: new Decimal(wait),
      memoryAcu: new Decimal(memory),
      canPause,
      ...(acuPerSecond === undefined ? {} : { acuPerSecond }),
    }),
  }));

const MONTH = new Decimal(730);
const bill = ({ load, settings }: Case): Decimal => acuV2(load, settings, MONTH).acuHours;
const mean = (values: readonly Decimal[]): Decimal => Decimal.sum(0, ...values).div(values.length);

describe("whatever the load", () => {
  test("every capacity is a multiple of 0.5, and the steps last as long as the load", () => {
    fc.assert(
      fc.property(cases, ({ load, settings }) => {
        const { steps } = acuV2(load, settings, MONTH);
        expect(steps.every(({ value, seconds }) => Number.isInteger(value * 2) && seconds > 0)).toBe(true);
        const seconds = steps.reduce((total, step) => total + step.seconds, 0);
        expect(seconds).toBe(load.stepSeconds * load.acu.length);
      }),
    );
  });

  test("the bill lies between minimum and maximum for the hours it is not paused", () => {
    fc.assert(
      fc.property(cases, ({ load, settings }) => {
        const { acuHours, pausedHours } = acuV2(load, settings, MONTH);
        const awake = MONTH.minus(pausedHours);
        // Both come from divisions of 40 digits.
        const slack = new Decimal("1e-30");
        expect(acuHours.plus(slack).gte(awake.times(Decimal.max("0.5", settings.minAcu)))).toBe(true);
        expect(acuHours.minus(slack).lte(awake.times(settings.maxAcu))).toBe(true);
      }),
    );
  });

  test("a higher maximum changes nothing for a load that fits below", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 200 }), ({ load, settings }, more) => {
        const maxAcu = Decimal.max(settings.maxAcu, 10);
        const fits = { load, settings: { ...settings, maxAcu } };
        const higher = { load, settings: { ...settings, maxAcu: maxAcu.plus(more) } };
        expect(bill(higher).toString()).toBe(bill(fits).toString());
      }),
    );
  });

  test("the bill covers a demand that fits, if capacity rises at once", () => {
    fc.assert(
      fc.property(cases, ({ load, settings: { minAcu, canPause } }) => {
        const fitting = acuV2(load, { minAcu, maxAcu: new Decimal(16), canPause }, MONTH);
        expect(fitting.acuHours.gte(mean(load.acu).times(MONTH).minus("1e-30"))).toBe(true);
        expect(fitting.unmet.aboveMax.toString()).toBe("0");
      }),
    );
  });

  test("what is billed and what is unmet together cover any demand", () => {
    fc.assert(
      fc.property(cases, ({ load, settings }) => {
        const { acuHours, unmet } = acuV2(load, settings, MONTH);
        const covered = acuHours.plus(unmet.aboveMax).plus(unmet.rising);
        expect(covered.gte(mean(load.acu).times(MONTH).minus("1e-30"))).toBe(true);
      }),
    );
  });

  test("more demand never costs less", () => {
    fc.assert(
      fc.property(cases, fc.nat(), demand, ({ load, settings }, at, more) => {
        const acu = load.acu.map((value, index) => (index === at % load.acu.length ? value.plus(more) : value));
        expect(bill({ load: { ...load, acu }, settings }).gte(bill({ load, settings }))).toBe(true);
      }),
    );
  });

  test("what keeps it awake never lowers the bill", () => {
    fc.assert(
      fc.property(cases, ({ load, settings }) => {
        const free = bill({ load, settings: { ...settings, canPause: true } });
        expect(bill({ load, settings: { ...settings, canPause: false } }).gte(free)).toBe(true);
      }),
    );
  });

  test("the same demand told in finer steps, or twice, gives the same bill and the same capacity", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(2, 5, 20), ({ load, settings }, parts) => {
        const fine = {
          stepSeconds: load.stepSeconds / parts,
          acu: load.acu.flatMap((value) => Array.from({ length: parts }, () => value)),
        };
        const coarse = acuV2(load, settings, MONTH);
        expect(acuV2(fine, settings, MONTH)).toEqual(coarse);
        const twice = { ...load, acu: [...load.acu, ...load.acu] };
        expect(bill({ load: twice, settings }).toString()).toBe(coarse.acuHours.toString());
      }),
    );
  });

  test("it does not matter at which moment the load is begun to be told", () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ load, settings }, by) => {
        const at = by % load.acu.length;
        const turned = { ...load, acu: [...load.acu.slice(at), ...load.acu.slice(0, at)] };
        expect(bill({ load: turned, settings }).toString()).toBe(bill({ load, settings }).toString());
      }),
    );
  });
});
