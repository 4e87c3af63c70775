import { spellDay } from "../calendar.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import type { StorageConfiguration } from "../cluster/cluster.ts";
import { type Decimal, sum, ZERO } from "../decimal.ts";
import type { SetAsideReason } from "../bill/classify.ts";
import { countHours, endHour, firstHour, hoursByMonth, hoursInMonth, union } from "../bill/hours.ts";
import type { BilledCluster, Joined } from "../bill/join.ts";
import type { Entry, LedgerTotals } from "../bill/ledger.ts";
import { withListPrices } from "../bill/list-prices.ts";
import { type CostView, netFactors } from "../bill/rates.ts";
import { type PriceBook, priceBookId, type PriceBookId } from "../prices/book.ts";
import { money } from "../text.ts";
import type { MetricSeries } from "../metrics/series.ts";
import { measureFleet } from "./measure.ts";
import { currentConfiguration } from "./sample.ts";
import { dependsOnConfiguration, priceBothSides, viewCost } from "./sides.ts";
import type { Measured, Pricing } from "./evidence.ts";
import { type BilledLine, explain } from "./explain.ts";
import { judge, type Judgement } from "./verdict.ts";

export interface Costs {
  readonly compute: Decimal;
  readonly storage: Decimal;
  readonly storageIo: Decimal;
  readonly backup: Decimal;
  readonly other: Decimal;
  readonly total: Decimal;
}

export interface MonthReport {
  readonly month: string;
  readonly storageConfiguration: StorageConfiguration | "mixed" | null;
  readonly hours: number;
  readonly costs: Costs;
  /** The month's own hours on either side; `null` where a price or the I/O is unknown. */
  readonly standard: Decimal | null;
  readonly ioOptimized: Decimal | null;
}

export interface ClusterReport extends Omit<BilledCluster, "entries" | "inventory">, Judgement {
  /** Of the whole period. */
  readonly costs: Costs;
  readonly months: readonly MonthReport[];
  readonly lines: readonly BilledLine[];
}

export interface SetAsideReport {
  readonly reason: SetAsideReason;
  readonly rows: number;
  readonly cost: Decimal;
  readonly usageTypes: readonly { readonly usageType: string; readonly cost: Decimal }[];
}

/** Every RDS row of the input is in exactly one of the buckets; `difference` must be 0. */
export interface Reconciliation {
  readonly basis: string;
  readonly rdsCost: Decimal;
  readonly attributed: Decimal;
  readonly grouped: Decimal;
  readonly setAside: readonly SetAsideReport[];
  readonly difference: Decimal;
}

export interface InputReport {
  readonly path: string;
  readonly format: string;
  /** `null` where the engine read only those of Amazon RDS. */
  readonly rows: number | null;
  readonly rdsRows: number;
  readonly sha256: string | null;
}

/** The document behind `analyze --format json`. */
export interface Analysis {
  readonly schemaVersion: 1;
  readonly currency: string | null;
  readonly cost: CostView;
  readonly engine: string;
  readonly priceBook: PriceBookId;
  readonly inputs: readonly InputReport[];
  readonly period: {
    readonly start: string | null;
    readonly end: string | null;
    readonly months: readonly string[];
    readonly complete: boolean;
  };
  readonly reconciliation: Reconciliation;
  readonly clusters: readonly ClusterReport[];
  readonly totals: { readonly clusters: number; readonly cost: Decimal; readonly savingsPerMonth: Decimal };
  readonly hints: readonly string[];
}

export interface AnalyzeInput {
  readonly totals: LedgerTotals;
  readonly joined: Joined;
  readonly book: PriceBook;
  readonly view: CostView;
  readonly basis: string;
  readonly engine: string;
  readonly inputs: readonly InputReport[];
  /** Months whose figures AWS calls estimated. */
  readonly estimatedMonths?: readonly string[];
  /** CloudWatch metrics of its clusters. */
  readonly metrics?: readonly MetricSeries[];
  /** The day on which prices are called stale; default the newest day that either book was published. */
  readonly asOf?: string;
}

/** Turns a summed and joined bill into verdicts, biggest saving first, with the sums that prove nothing was lost. */
export function analyze(input: AnalyzeInput): Analysis {
  const { totals, joined, book, view, basis, engine, inputs, estimatedMonths = [], asOf, metrics = [] } = input;
  const priced = inCurrency(book, totals.currency);
  const listed = { ...totals, entries: withListPrices(totals.entries, priced) };
  const pricing: Pricing = { book: priced, view, netFactor: netFactors(listed) };
  const measured = measureFleet(metrics, joined.clusters);
  const clusters = joined.clusters
    .map((cluster) =>
      report(
        { ...cluster, entries: withListPrices(cluster.entries, priced) },
        pricing,
        measured.ofCluster.get(cluster) ?? null,
      ),
    )
    .sort(bySaving);
  const single = clusters.filter((cluster) => cluster.joinedBy !== "group");
  const switching = single.filter((cluster) => cluster.verdict.startsWith("switch-"));
  const coverage = union(...totals.entries.map((entry) => entry.hours));
  const months = [...hoursByMonth(coverage)];
  const reconciliation = reconcile(totals, joined, basis);
  return {
    schemaVersion: 1,
    currency: totals.currency,
    cost: view,
    engine,
    priceBook: priceBookId(book),
    inputs,
    period: {
      start: coverage.size === 0 ? null : spellDay(Math.floor(firstHour(coverage) / 24)),
      end: coverage.size === 0 ? null : spellDay(Math.ceil(endHour(coverage) / 24)),
      months: months.map(([month]) => month),
      complete:
        months.length > 0 &&
        months.every(([month, hours]) => hours === hoursInMonth(month) && !estimatedMonths.includes(month)),
    },
    reconciliation,
    clusters,
    totals: {
      clusters: single.length,
      cost: sum(clusters.map((cluster) => cluster.costs.total)),
      savingsPerMonth: sum(switching.map((cluster) => cluster.alternative?.savingsPerMonth ?? ZERO)),
    },
    hints: [
      ...joined.hints,
      ...ambiguityHint(reconciliation, totals.currency),
      ...estimatedHint(estimatedMonths),
      ...measured.hints,
      ...dsqlHint(totals),
      ...currencyHint(book, totals.currency),
      ...staleHint(clusters, asOf ?? latestKnownDay(book)),
    ],
  };
}

/** Prices in another currency than the bill's are no prices for it. */
function inCurrency(book: PriceBook, currency: string | null): PriceBook {
  if (currency === null) return book;
  return { ...book, regions: new Map([...book.regions].filter(([, table]) => table.currency === currency)) };
}

function currencyHint({ regions }: PriceBook, currency: string | null): readonly string[] {
  const other = [...regions].find(([, table]) => currency !== null && table.currency !== currency);
  if (other === undefined) return [];
  const [region, table] = other;
  return [`the bill is in ${currency ?? ""}, the prices of ${region} in ${table.currency}: they are not compared`];
}

function staleHint(clusters: readonly ClusterReport[], asOf: string): readonly string[] {
  const prices = clusters.flatMap(({ lines }) =>
    lines.flatMap(({ alternative, region }) => (alternative === null ? [] : [{ ...alternative, region }])),
  );
  return stalePrices(prices, asOf).map(({ message }) => message);
}

/** What money of either Aurora or plain RDS there is, and what would tell. */
function ambiguityHint({ setAside }: Reconciliation, currency: string | null): readonly string[] {
  const ambiguous = setAside.find(({ reason }) => reason === "ambiguous-engine");
  if (ambiguous === undefined) return [];
  const types = ambiguous.usageTypes.map(({ usageType, cost }) => `${usageType} ${money(cost)}`).join(", ");
  const spent = `${money(ambiguous.cost)} ${currency ?? ""}`.trim();
  return [
    `${spent} is of Aurora or of plain RDS, whose usage types are the same (${types}); operations would tell: CUR's lineItem/Operation, FOCUS's x_Operation, Cost Explorer grouped by USAGE_TYPE and OPERATION, or for rows with resource ids --inventory`,
  ];
}

function estimatedHint(months: readonly string[]): readonly string[] {
  return months.length === 0
    ? []
    : [`AWS calls the figures of ${months.join(", ")} estimated: the month is not closed`];
}

function dsqlHint({ dsql, currency }: LedgerTotals): readonly string[] {
  if (dsql.rows === 0) return [];
  const spent = `${money(dsql.billedCost)} ${currency ?? ""}`.trim();
  return [`Aurora DSQL is a service of its own and not in these sums: ${String(dsql.rows)} rows, ${spent}`];
}

function report(cluster: BilledCluster, pricing: Pricing, metrics: Measured | null): ClusterReport {
  const { entries, inventory: _, ...identity } = cluster;
  const { storageConfiguration, ...judgement } = judge(cluster, pricing, metrics);
  const months = [...new Set(entries.map((entry) => entry.month))].sort();
  return {
    ...identity,
    storageConfiguration,
    costs: costsOf(entries, pricing),
    ...judgement,
    months: months.map((month) => monthReport(month, cluster, pricing)),
    lines: explain(entries, cluster.engine, pricing),
  };
}

function costsOf(entries: readonly Entry[], { view, netFactor }: Pricing): Costs {
  const costs = { compute: ZERO, storage: ZERO, storageIo: ZERO, backup: ZERO, other: ZERO };
  for (const entry of entries) {
    const { part } = entry.charge;
    costs[part] = costs[part].plus(viewCost(entry, view, netFactor));
  }
  return { ...costs, total: sum(Object.values(costs)) };
}

/** One month on either side, for its own hours: nothing is scaled. */
function monthReport(month: string, cluster: BilledCluster, pricing: Pricing): MonthReport {
  const entries = cluster.entries.filter((entry) => entry.month === month);
  const dependent = entries.filter((entry) => entry.configuration !== null && dependsOnConfiguration(entry.charge));
  const costs = costsOf(entries, pricing);
  const configurations = new Set(dependent.map((entry) => entry.configuration));
  const { book, view, netFactor } = pricing;
  const sides = priceBothSides(dependent, cluster.engine, book, view, netFactor);
  const priced = sides.every((side) => side.otherCost !== null);
  const rest = costs.total.minus(sum(sides.map((side) => side.cost)));
  const onSide = (configuration: StorageConfiguration): Decimal =>
    rest.plus(sum(sides.map((side) => (side.configuration === configuration ? side.cost : (side.otherCost ?? ZERO)))));
  return {
    month,
    storageConfiguration: configurations.size > 1 ? "mixed" : currentConfiguration(dependent),
    hours: countHours(union(...dependent.map((entry) => entry.hours))),
    costs,
    // Hours on I/O-Optimized have no I/O in the bill, so their cost on Standard is unknown.
    standard: configurations.has("io-optimized") ? null : costs.total,
    ioOptimized: priced ? onSide("io-optimized") : null,
  };
}

function reconcile(totals: LedgerTotals, joined: Joined, basis: string): Reconciliation {
  const attributed = billed(joined.clusters.filter((cluster) => cluster.joinedBy !== "group"));
  const grouped = billed(joined.clusters.filter((cluster) => cluster.joinedBy === "group"));
  const setAside = setAsideReports(totals, joined);
  const accounted = sum([attributed, grouped, ...setAside.map((bucket) => bucket.cost)]);
  return {
    basis,
    rdsCost: totals.rdsCost,
    attributed,
    grouped,
    setAside,
    difference: totals.rdsCost.minus(accounted),
  };
}

function billed(clusters: readonly BilledCluster[]): Decimal {
  return sum(clusters.flatMap((cluster) => cluster.entries.map((entry) => entry.billedCost)));
}

function setAsideReports(totals: LedgerTotals, joined: Joined): readonly SetAsideReport[] {
  const all = [
    ...totals.setAside,
    ...joined.unjoined.map(({ reason, entry }) => ({
      reason,
      usageType: entry.usageType,
      rows: entry.rows,
      billedCost: entry.billedCost,
    })),
  ];
  const reports = new Map<SetAsideReason, { rows: number; cost: Decimal; usageTypes: Map<string, Decimal> }>();
  for (const { reason, usageType, rows, billedCost } of all) {
    const bucket = reports.get(reason) ?? { rows: 0, cost: ZERO, usageTypes: new Map<string, Decimal>() };
    bucket.rows += rows;
    bucket.cost = bucket.cost.plus(billedCost);
    bucket.usageTypes.set(usageType, (bucket.usageTypes.get(usageType) ?? ZERO).plus(billedCost));
    reports.set(reason, bucket);
  }
  return [...reports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, { rows, cost, usageTypes }]) => ({
      reason,
      rows,
      cost,
      usageTypes: [...usageTypes]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([usageType, typeCost]) => ({ usageType, cost: typeCost })),
    }));
}

/** Biggest saving first, then biggest cost, groups last. */
function bySaving(a: ClusterReport, b: ClusterReport): number {
  const groupOrder = Number(a.joinedBy === "group") - Number(b.joinedBy === "group");
  if (groupOrder !== 0) return groupOrder;
  const saving = ({ verdict, alternative }: ClusterReport): Decimal =>
    verdict.startsWith("switch-") ? (alternative?.savingsPerMonth ?? ZERO) : ZERO;
  return saving(b).comparedTo(saving(a)) || b.costs.total.comparedTo(a.costs.total) || (a.id < b.id ? -1 : 1);
}
