import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cover,
  countHours,
  type Coverage,
  endHour,
  firstHour,
  hoursByMonth,
  hoursInMonth,
  monthOf,
  overlap,
  parseHour,
  union,
} from "../../packages/core/src/bill/hours.ts";
import { spellDay } from "../../packages/core/src/calendar.ts";

const HOUR = 3_600_000;

/** By the platform's calendar, which the code under test may not use. */
function hourOf(text: string): number {
  return Date.parse(text) / HOUR;
}

const hour = fc
  .integer({ min: hourOf("1996-01-01T00:00:00Z"), max: hourOf("2110-01-01T00:00:00Z") })
  .map((value) => new Date(value * HOUR));

describe("a time of a bill", () => {
  const expected = hourOf("2026-09-01T05:00:00Z");
  test.each([
    "2026-09-01T05:00:00Z",
    "2026-09-01T05:00:00.000Z",
    "2026-09-01T05:00:00+00:00",
    "2026-09-01T05:00:00",
    "2026-09-01 05:00:00",
    "2026-09-01 05:00:00.000",
    "2026-09-01 05:00:00 UTC",
    "2026-09-01 05:00",
    "2026-09-01T05",
    "2026-09-01T04:59:59Z",
    "2026-09-01T04:00:01Z",
  ])("%s is the hour that begins at five", (text) => {
    expect(parseHour(text)).toBe(expected);
  });

  test("of a day alone is its first hour", () => {
    expect(parseHour("2026-09-01")).toBe(hourOf("2026-09-01T00:00:00Z"));
  });

  test("a month's last second ends the month", () => {
    expect(parseHour("2028-02-29T23:59:59Z")).toBe(hourOf("2028-03-01T00:00:00Z"));
  });

  test("is the same by the platform's calendar, whatever the hour", () => {
    fc.assert(
      fc.property(hour, (date) => {
        expect(parseHour(date.toISOString())).toBe(date.getTime() / HOUR);
      }),
    );
  });

  test.each([
    "",
    "NULL",
    "September",
    "2026",
    "2026-09",
    "2026-9-1",
    "01/09/2026",
    "20260901",
    "2026-09-01T05:00:00+02:00",
    "2026-09-01T5:00",
    " 2026-09-01",
    "1788220800",
    "2026-09-01T05:00:00Zjunk",
    "2026/09/01 05:00:00",
  ])("%j is none", (text) => {
    expect(parseHour(text)).toBeNull();
  });

  test.each([
    "2026-13-01",
    "2026-00-10",
    "2026-02-30",
    "2026-04-31",
    "2026-09-00",
    "2026-09-01T25:00:00Z",
    "2026-09-01T05:61:00Z",
  ])("%s is not in the calendar", (text) => {
    expect(parseHour(text)).toBeNull();
  });
});

describe("the calendar", () => {
  test("spells days and months as the platform does", () => {
    fc.assert(
      fc.property(hour, (date) => {
        const day = Math.floor(date.getTime() / (24 * HOUR));
        expect(spellDay(day)).toBe(date.toISOString().slice(0, 10));
        expect(monthOf(date.getTime() / HOUR)).toBe(date.toISOString().slice(0, 7));
      }),
    );
  });

  test.each([
    ["2026-02", 28],
    ["2028-02", 29],
    ["2000-02", 29],
    ["2100-02", 28],
    ["2026-09", 30],
    ["2026-10", 31],
    ["2026-12", 31],
  ])("%s has %i days", (month, days) => {
    expect(hoursInMonth(month)).toBe(days * 24);
  });

  test("gives every month the length the platform gives it", () => {
    for (let year = 1999; year <= 2101; year += 1) {
      for (let month = 0; month < 12; month += 1) {
        const hours = (Date.UTC(year, month + 1, 1) - Date.UTC(year, month, 1)) / HOUR;
        expect(hoursInMonth(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7))).toBe(hours);
      }
    }
  });
});

/** Stretches of hours within three months, as [start, length]. */
const stretches = fc.array(fc.tuple(fc.integer({ min: 494_000, max: 496_000 }), fc.integer({ min: 0, max: 200 })), {
  maxLength: 12,
});

function coverageOf(parts: readonly (readonly [number, number])[]): Coverage {
  const coverage: Coverage = new Map();
  for (const [start, length] of parts) cover(coverage, start, start + length);
  return coverage;
}

/** The same hours, one by one: another route. */
function hoursOf(parts: readonly (readonly [number, number])[]): ReadonlySet<number> {
  return new Set(parts.flatMap(([start, length]) => Array.from({ length }, (_, index) => start + index)));
}

describe("covered hours", () => {
  test("count once however often they are covered", () => {
    fc.assert(
      fc.property(stretches, (parts) => {
        expect(countHours(coverageOf(parts))).toBe(hoursOf(parts).size);
      }),
    );
  });

  test("begin with the first and end after the last", () => {
    fc.assert(
      fc.property(stretches, (parts) => {
        const hours = [...hoursOf(parts)].sort((a, b) => a - b);
        expect(firstHour(coverageOf(parts))).toBe(hours[0] ?? 0);
        expect(endHour(coverageOf(parts))).toBe((hours.at(-1) ?? -1) + 1);
      }),
    );
  });

  test("unite, and leave what they are made of alone", () => {
    fc.assert(
      fc.property(stretches, stretches, (a, b) => {
        const [left, right] = [coverageOf(a), coverageOf(b)];
        const before = countHours(left);
        expect(countHours(union(left, right))).toBe(hoursOf([...a, ...b]).size);
        expect(countHours(left)).toBe(before);
      }),
    );
  });

  test("overlap when they have an hour in common", () => {
    fc.assert(
      fc.property(stretches, stretches, (a, b) => {
        const [left, right] = [hoursOf(a), hoursOf(b)];
        expect(overlap(coverageOf(a), coverageOf(b))).toBe([...left].some((one) => right.has(one)));
      }),
    );
  });

  test("fall into months, in order", () => {
    fc.assert(
      fc.property(stretches, (parts) => {
        const expected = new Map<string, number>();
        for (const one of [...hoursOf(parts)].sort((a, b) => a - b)) {
          const month = new Date(one * HOUR).toISOString().slice(0, 7);
          expected.set(month, (expected.get(month) ?? 0) + 1);
        }
        expect([...hoursByMonth(coverageOf(parts))]).toEqual([...expected]);
      }),
    );
  });

  test("of nothing are none", () => {
    const nothing = coverageOf([[494_000, 0]]);
    expect([countHours(nothing), firstHour(nothing), endHour(nothing)]).toEqual([0, 0, 0]);
    expect(overlap(nothing, coverageOf([[494_000, 5]]))).toBe(false);
  });
});
