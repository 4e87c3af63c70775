import { spellDay } from "../calendar.ts";
import type { StorageConfiguration } from "../cluster/cluster.ts";
import { type Decimal, sum, ZERO } from "../decimal.ts";
import { storageIo } from "../charges/storage-io.ts";
import { endHour } from "../bill/hours.ts";
import type { Entry } from "../bill/ledger.ts";
import type { Evidence, Pricing } from "./evidence.ts";
import { planSwitches, type SidesOfDay } from "./plan.ts";
import { currentConfiguration } from "./sample.ts";
import { movedCost, type TwoSided, viewCost } from "./sides.ts";

/** A whole day, of what depends on the storage configuration. */
export interface Day extends SidesOfDay {
  /** Since 1970-01-01. */
  readonly day: number;
  /** That of its last hour. */
  readonly configuration: StorageConfiguration;
  /** As it ran. */
  readonly paid: Decimal;
}

/** What the days of a bill would have cost under other schedules, of what depends on the storage configuration. */
export interface History {
  /** First and last whole day that is known on both sides, and how many are. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly paid: Decimal;
  readonly standard: Decimal;
  readonly ioOptimized: Decimal;
  /** The cheapest schedule that AWS allows, in hindsight. */
  readonly best: {
    readonly total: Decimal;
    readonly switches: readonly { readonly on: string; readonly to: StorageConfiguration }[];
  };
}

const WHOLE_DAY = 2 ** 24 - 1;

/**
 * Whole days whose cost is known on both sides, in order; none where the rows are of more than a day.
 *
 * A day with hours on I/O-Optimized is known where metrics count its requests.
 */
export function daysOf(evidence: Evidence, pricing: Pricing): readonly Day[] {
  const { dependent, allHours, missingPrices, sides } = evidence;
  if (missingPrices.length > 0 || dependent.some(({ hours, day }) => endHour(hours) > (day + 1) * 24)) return [];
  const byDay = new Map<number, Entry[]>();
  for (const entry of dependent) {
    const list = byDay.get(entry.day);
    if (list === undefined) byDay.set(entry.day, [entry]);
    else list.push(entry);
  }
  const byType = new Map(sides.map((side) => [side.usageType, side]));
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .flatMap(([day, entries]) =>
      allHours.get(day) === WHOLE_DAY ? (dayOf(day, entries, byType, evidence, pricing) ?? []) : [],
    );
}

function dayOf(
  day: number,
  entries: readonly Entry[],
  byType: ReadonlyMap<string, TwoSided>,
  { ioByDay, ioUnitPrice }: Evidence,
  { view, netFactor }: Pricing,
): Day | null {
  const configuration = currentConfiguration(entries);
  const onBill = entries.every((entry) => entry.configuration === "standard");
  const requests = onBill ? ZERO : ioByDay.get(day);
  if (configuration === null || requests === undefined || ioUnitPrice === null) return null;
  let [paid, standard, ioOptimized] = [ZERO, requests.times(ioUnitPrice), ZERO];
  for (const entry of entries) {
    const here = viewCost(entry, view, netFactor);
    const unitPrice = byType.get(entry.usageType)?.otherUnitPrice ?? ZERO;
    const there = movedCost(entry, entry.quantity.times(unitPrice), view, netFactor);
    const onStandard = entry.configuration === "standard";
    // Of a day that is partly on Standard the metrics count all requests, those on the bill too.
    const counted = !onBill && entry.charge.id === storageIo.id;
    paid = paid.plus(here);
    if (!counted) standard = standard.plus(onStandard ? here : there);
    ioOptimized = ioOptimized.plus(onStandard ? there : here);
  }
  return { day, configuration, paid, standard, ioOptimized };
}

/** Paid, never, always and best; `null` without a day that is known on both sides. */
export function historyOf(days: readonly Day[]): History | null {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const known = new Map(days.map((day) => [day.day, day]));
  // Days that are not known cost nothing on either side, but the time between switches passes.
  const calendar = Array.from(
    { length: last.day - first.day + 1 },
    (_, index) => known.get(first.day + index) ?? { standard: ZERO, ioOptimized: ZERO },
  );
  const plan = planSwitches(calendar, first.configuration);
  const switches = plan.days.flatMap((to, index) => {
    const before = index === 0 ? first.configuration : plan.days[index - 1];
    return to === before ? [] : { on: spellDay(first.day + index), to };
  });
  return {
    from: spellDay(first.day),
    to: spellDay(last.day),
    days: days.length,
    paid: sum(days.map(({ paid }) => paid)),
    standard: sum(days.map(({ standard }) => standard)),
    ioOptimized: sum(days.map(({ ioOptimized }) => ioOptimized)),
    best: { total: plan.total, switches },
  };
}
