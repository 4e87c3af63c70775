import { dayNumber, daysIn, spellDay } from "../calendar.ts";
import { remembered } from "./remembered.ts";

/**
 * Time in a bill: whole hours, counted from 1970-01-01T00:00Z. Bills are in UTC; no clock and no time zone is involved.
 */
export type Hour = number;

const STAMP = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?)?(?:Z|\+00:00| UTC)?$/;

/** Reads `2026-09-01T05:00:00Z`, `2026-09-01 05:00:00` or `2026-09-01`; minutes round up, as in `T23:59:59Z`. */
export const parseHour: (text: string) => Hour | null = remembered((text) => {
  const match = STAMP.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0"] = match;
  const inMonth = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysIn(year, month);
  if (!inMonth || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const days = dayNumber(Number(year), Number(month), Number(day));
  const part = Number(minute) > 0 || Number(second) > 0 ? 1 : 0;
  return days * 24 + Number(hour) + part;
});

/** `2026-09` of an hour. */
export function monthOf(hour: Hour): string {
  return spellDay(Math.floor(hour / 24)).slice(0, 7);
}

/** Hours in a calendar month `2026-09`. */
export function hoursInMonth(month: string): number {
  return daysIn(month.slice(0, 4), month.slice(5, 7)) * 24;
}

/** A set of hours: a 24-bit mask for each day that has any. */
export type Coverage = Map<number, number>;

/** Adds the hours from start to before end. */
export function cover(coverage: Coverage, start: Hour, end: Hour): void {
  for (let hour = start; hour < end;) {
    const day = Math.floor(hour / 24);
    const upTo = Math.min(end, (day + 1) * 24);
    coverBits(coverage, day, ((1 << (upTo - hour)) - 1) << (hour - day * 24));
    hour = upTo;
  }
}

/** Adds hours of a day, the lowest bit its first. */
export function coverBits(coverage: Coverage, day: number, bits: number): void {
  coverage.set(day, (coverage.get(day) ?? 0) | bits);
}

/** The hours that are in any of the sets. */
export function union(...sets: readonly Coverage[]): Coverage {
  const all: Coverage = new Map();
  for (const set of sets) for (const [day, mask] of set) all.set(day, (all.get(day) ?? 0) | mask);
  return all;
}

export function overlap(a: Coverage, b: Coverage): boolean {
  for (const [day, mask] of a) if (((b.get(day) ?? 0) & mask) !== 0) return true;
  return false;
}

export function countHours(coverage: Coverage): number {
  let total = 0;
  for (const mask of coverage.values()) total += countBits(mask);
  return total;
}

/** The first hour covered; 0 for nothing. */
export function firstHour(coverage: Coverage): Hour {
  if (coverage.size === 0) return 0;
  const day = Math.min(...coverage.keys());
  const mask = coverage.get(day) ?? 0;
  return day * 24 + (31 - Math.clz32(mask & -mask));
}

/** The hour after the last one covered; 0 for nothing. */
export function endHour(coverage: Coverage): Hour {
  if (coverage.size === 0) return 0;
  const day = Math.max(...coverage.keys());
  return day * 24 + (32 - Math.clz32(coverage.get(day) ?? 0));
}

/** Hours covered of each calendar month, in order. */
export function hoursByMonth(coverage: Coverage): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const [day, mask] of [...coverage].sort(([a], [b]) => a - b)) {
    const month = spellDay(day).slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + countBits(mask));
  }
  return months;
}

function countBits(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
