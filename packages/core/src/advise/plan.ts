import type { StorageConfiguration } from "../cluster/cluster.ts";
import { type Decimal, ZERO } from "../decimal.ts";

/** What a day costs on either side. */
export interface SidesOfDay {
  readonly standard: Decimal;
  readonly ioOptimized: Decimal;
}

/** A storage configuration for every day, in the order of the days. */
export interface Schedule {
  readonly days: readonly StorageConfiguration[];
  readonly total: Decimal;
}

/** AWS: to I/O-Optimized at most once in 30 days, back to Standard any time. Amazon Aurora User Guide, Storage configurations. */
const DAYS_BETWEEN_SWITCHES = 30;

/** On I/O-Optimized from one day up to another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly before: Stretch | null;
}

interface Reached {
  readonly cost: Decimal;
  readonly last: Stretch | null;
}

/**
 * The cheapest legal schedule, known in hindsight: exact, by dynamic programming over the days on which a switch to
 * I/O-Optimized can begin.
 *
 *     reach(s) = least cost of the days before s, with Standard just before s and a switch allowed on s
 *              = min over earlier switches p ≤ s − 30 of  reach(p) + min over ends e in p+1…s of cost(I/O-Optimized p…e, Standard e…s)
 *
 * A cluster that starts on I/O-Optimized may leave it on any day, and return 30 days after the first. Of equal schedules the
 * one with fewer switches wins. Takes time in the square of the days.
 */
export function planSwitches(
  days: readonly SidesOfDay[],
  start: StorageConfiguration,
  pause: number = DAYS_BETWEEN_SWITCHES,
): Schedule {
  const standard = runningSum(days.map((day) => day.standard));
  const extra = runningSum(days.map((day) => day.ioOptimized.minus(day.standard)));
  const reached: (Reached | null)[] = [];
  for (let day = 0; day <= days.length; day += 1) {
    reached.push(reach(day, reached, start, pause, standard, extra));
  }
  // The end needs no switch: any pause is over.
  const end = reach(days.length, reached, start, 0, standard, extra) ?? { cost: ZERO, last: null };
  return { days: spread(end.last, days.length), total: end.cost };
}

function reach(
  day: number,
  reached: readonly (Reached | null)[],
  start: StorageConfiguration,
  pause: number,
  standard: readonly Decimal[],
  extra: readonly Decimal[],
): Reached | null {
  const base = standard[day] ?? ZERO;
  let best = start === "standard" ? { cost: base, last: null as Stretch | null } : null;
  if (start === "io-optimized" && (day >= pause || day === 0)) {
    const to = lowest(extra, 0, day);
    best = { cost: base.plus(extra[to] ?? ZERO), last: to === 0 ? null : { from: 0, to, before: null } };
  }
  for (let from = 0; from <= day - Math.max(1, pause); from += 1) {
    const before = reached[from] ?? null;
    if (before === null) continue;
    const to = lowest(extra, from + 1, day);
    const gained = (extra[to] ?? ZERO).minus(extra[from] ?? ZERO);
    const cost = before.cost
      .plus(base)
      .minus(standard[from] ?? ZERO)
      .plus(gained);
    if (best === null || cost.lt(best.cost)) best = { cost, last: { from, to, before: before.last } };
  }
  return best;
}

/** Where a running sum is least, the earliest such place. */
function lowest(sums: readonly Decimal[], from: number, to: number): number {
  let best = from;
  for (let index = from + 1; index <= to; index += 1) {
    const [here, there] = [sums[index], sums[best]];
    if (here !== undefined && there !== undefined && here.lt(there)) best = index;
  }
  return best;
}

/** Sums of the first 0, 1, 2 … values. */
function runningSum(values: readonly Decimal[]): readonly Decimal[] {
  const sums = [ZERO];
  for (const value of values) sums.push((sums.at(-1) ?? ZERO).plus(value));
  return sums;
}

function spread(last: Stretch | null, length: number): readonly StorageConfiguration[] {
  const days = Array.from<StorageConfiguration>({ length }).fill("standard");
  for (let stretch = last; stretch !== null; stretch = stretch.before) {
    days.fill("io-optimized", stretch.from, stretch.to);
  }
  return days;
}
