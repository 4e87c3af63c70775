import type { Entry } from "../bill/ledger.ts";
import { storageIo } from "../charges/storage-io.ts";
import { type Decimal, ZERO } from "../decimal.ts";
import type { MetricsFacts } from "../rules/rule.ts";
import { requestsByDay } from "./requests.ts";
import type { MetricSeries } from "./series.ts";

/**
 * I/O requests of the days that were on Standard from end to end and that the metrics cover in full, as the bill and as CloudWatch
 * count them; nothing where there are no such days. Rows of more than a day are left out.
 */
export function onStandardDays(
  entries: readonly Entry[],
  series: readonly MetricSeries[],
): MetricsFacts["onStandardDays"] {
  const measured = requestsByDay(series);
  const optimized = new Set(
    entries.filter(({ configuration }) => configuration === "io-optimized").flatMap(({ hours }) => [...hours.keys()]),
  );
  const longer = entries.filter(({ charge, hours }) => charge.id === storageIo.id && hours.size > 1);
  const left = new Set([...optimized, ...longer.flatMap(({ hours }) => [...hours.keys()])]);
  const billed = new Map<number, Decimal>();
  for (const { charge, day, quantity } of entries) {
    if (charge.id !== storageIo.id || left.has(day) || !measured.has(day)) continue;
    billed.set(day, (billed.get(day) ?? ZERO).plus(quantity));
  }
  if (billed.size === 0) return null;
  const total = (of: ReadonlyMap<number, Decimal>): Decimal =>
    [...billed.keys()].reduce((sum, day) => sum.plus(of.get(day) ?? ZERO), ZERO);
  return { days: billed.size, billed: total(billed), measured: total(measured) };
}
