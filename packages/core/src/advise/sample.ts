import type { StorageConfiguration } from "../cluster/cluster.ts";
import { Decimal, ZERO } from "../decimal.ts";
import { countHours, type Coverage, endHour, firstHour, hoursByMonth, hoursInMonth, union } from "../bill/hours.ts";
import type { Entry } from "../bill/ledger.ts";
import type { Unit } from "../units.ts";

/** AWS's month: 365 × 24 ÷ 12. */
export const HOURS_PER_MONTH: Decimal = new Decimal(730);

/** How far a sample of days can be trusted; under 7 days no recommendation is made. */
export type Grade = "insufficient" | "short" | "adequate" | "good";

/** Scales what a sample of hours used, or cost, to a standard month. */
export type Scale = (value: Decimal, unit: Unit) => Decimal;

export function gradeOf(dayCount: number): Grade {
  if (dayCount < 3) return "insufficient";
  if (dayCount < 7) return "short";
  return dayCount < 14 ? "adequate" : "good";
}

/** A number that every month's hours divide: 28 to 31 days. */
const ALL_MONTH_HOURS = 24 * 28 * 29 * 30 * 31;

/**
 * The scale of the hours covered; a sample of no hours scales to 0.
 *
 *     hours, ACU-hours, I/O:    value × 730 ÷ hours covered
 *     GB-months and their like: value ÷ share of the calendar months covered
 *
 * Division comes last, so that what divides evenly stays exact.
 */
export function scaleOf(coverage: Coverage): Scale {
  const hours = countHours(coverage);
  let months = 0;
  for (const [month, covered] of hoursByMonth(coverage)) months += covered * (ALL_MONTH_HOURS / hoursInMonth(month));
  return (value, unit) => {
    if (hours === 0) return ZERO;
    return unit.endsWith("-Months")
      ? value.times(ALL_MONTH_HOURS).div(months)
      : value.times(HOURS_PER_MONTH).div(hours);
  };
}

/** Calendar months of which some hours are missing. */
export function partialMonths(coverage: Coverage): readonly string[] {
  return [...hoursByMonth(coverage)].filter(([month, hours]) => hours < hoursInMonth(month)).map(([month]) => month);
}

/**
 * The configuration of the last covered hour; `null` without any. Where daily or monthly rows have both in it, the one that
 * began later.
 */
export function currentConfiguration(entries: readonly Entry[]): StorageConfiguration | null {
  const [standard, ioOptimized] = (["standard", "io-optimized"] as const).map((configuration) =>
    union(...entries.filter((entry) => entry.configuration === configuration).map((entry) => entry.hours)),
  );
  if (standard === undefined || ioOptimized === undefined || (standard.size === 0 && ioOptimized.size === 0))
    return null;
  const later = endHour(ioOptimized) - endHour(standard) || firstHour(ioOptimized) - firstHour(standard);
  return later > 0 ? "io-optimized" : "standard";
}
