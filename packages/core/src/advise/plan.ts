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
  /** Stretches on I/O-Optimized so far. */
  readonly stretches: number;
  readonly last: Stretch | null;
}

/**
 * The cheapest legal schedule, known in hindsight: exact, by dynamic programming over the days on which a switch to
 * I/O-Optimized can begin.
 *
 *     reach(s) = least cost of the days before s, with a switch to I/O-Optimized allowed on s
 *              = min over earlier switches p ≤ s − 30 of  reach(p) + min over ends e in p+1…s of cost(I/O-Optimized p…e, Standard e…s)
 *
 * A cluster that starts on I/O-Optimized counts as switched on the first day: it may leave on any day, and return 30 days
 * after the first. Of equal schedules one with the fewest stretches on I/O-Optimized wins. Takes time in the square of the
 * days.
 */
export function planSwitches(
  days: readonly SidesOfDay[],
  start: StorageConfiguration,
  pause: number = DAYS_BETWEEN_SWITCHES,
): Schedule {
  const sums: Sums = {
    standard: runningSum(days.map((day) => day.standard)),
    extra: runningSum(days.map((day) => day.ioOptimized.minus(day.standard))),
  };
  const reached: (Reached | null)[] = [];
  // The end needs no switch: any pause is over.
  for (let day = 0; day < days.length; day += 1) reached.push(reach(day, reached, sums, start, pause));
  const end = reach(days.length, reached, sums, start, 1);
  return { days: spread(end?.last ?? null, days.length), total: end?.cost ?? ZERO };
}

/** Costs of the first 0, 1, 2 … days: on Standard, and what I/O-Optimized adds. */
interface Sums {
  readonly standard: readonly Decimal[];
  readonly extra: readonly Decimal[];
}

function reach(
  day: number,
  reached: readonly (Reached | null)[],
  { standard, extra }: Sums,
  start: StorageConfiguration,
  pause: number,
): Reached | null {
  const base = standard[day] ?? ZERO;
  // Who starts on I/O-Optimized and leaves it at once waits all the same.
  const bare = start === "standard" || day === 0 || day >= pause;
  let best: Reached | null = bare ? { cost: base, stretches: 0, last: null } : null;
  // Where what I/O-Optimized adds is least from the day after `from` on, the earliest such place.
  let to = day;
  for (let from = day - 1; from >= 0; from -= 1) {
    if (at(extra, from + 1).lte(at(extra, to))) to = from + 1;
    const before = day - from >= pause ? (reached[from] ?? null) : null;
    if (before === null) continue;
    const here = at(extra, to).minus(at(extra, from));
    const cost = before.cost.plus(base).minus(at(standard, from)).plus(here);
    const stretches = before.stretches + 1;
    const order = best === null ? -1 : cost.cmp(best.cost) || stretches - best.stretches;
    if (order < 0) best = { cost, stretches, last: { from, to, before: before.last } };
  }
  return best;
}

function at(sums: readonly Decimal[], index: number): Decimal {
  return sums[index] ?? ZERO;
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
