import type { StorageConfiguration } from "../cluster/cluster.ts";
import { type BreakEven, breakEven, share } from "../compare/break-even.ts";
import { storageIo } from "../charges/storage-io.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { countHours, type Coverage, union } from "../bill/hours.ts";
import type { BilledCluster } from "../bill/join.ts";
import type { Entry } from "../bill/ledger.ts";
import type { CostView, NetFactor } from "../bill/rates.ts";
import type { MetricsFacts } from "../rules/rule.ts";
import { type MeasuredIo, requestsIn } from "../metrics/requests.ts";
import { findPrice, type PriceBook } from "../prices/book.ts";
import { currentConfiguration, HOURS_PER_MONTH, type Scale, scaleOf } from "./sample.ts";
import { dependsOnConfiguration, priceBothSides, type TwoSided, viewCost } from "./sides.ts";

/** How a bill is to be priced. */
export interface Pricing {
  readonly book: PriceBook;
  readonly view: CostView;
  readonly netFactor: NetFactor;
}

/** What CloudWatch tells about a cluster, where metrics of it were handed in. */
export interface Measured {
  /** `null` where it cannot be used. */
  readonly io: MeasuredIo | null;
  /** Requests of each whole day. */
  readonly ioByDay: ReadonlyMap<number, Decimal>;
  readonly facts: MetricsFacts;
}

/** What a bill tells about a cluster's storage configuration, before anything is concluded from it. */
export interface Evidence {
  readonly cluster: BilledCluster;
  /** The configuration of the last covered hour; `null` without any usage that depends on one. */
  readonly current: StorageConfiguration | null;
  /** Whether it was switched within the period. */
  readonly mixed: boolean;
  /** Entries whose price depends on the configuration. */
  readonly dependent: readonly Entry[];
  /** All hours the cluster is in the bill. */
  readonly allHours: Coverage;
  readonly metrics: MetricsFacts | null;
  /** Whether its I/O is from metrics, since the bill has none. */
  readonly measured: boolean;
  /** Requests of each day on I/O-Optimized that metrics tell; empty without usable ones. */
  readonly ioByDay: ReadonlyMap<number, Decimal>;
  /** Price of a request at the view; `null` without one. */
  readonly ioUnitPrice: Decimal | null;
  /** The hours whose I/O decides: all, those on Standard when it was switched, or those that metrics cover. */
  readonly coverage: Coverage;
  readonly sides: readonly TwoSided[];
  /** Usage types without a price on the side that is not in the bill. */
  readonly missingPrices: readonly string[];
  /** Usage types that have a cost, but no quantity. */
  readonly unmeasured: readonly string[];
  readonly ioShare: Decimal | null;
  /** I/O of a standard month; `null` where neither bill nor metrics tell it. */
  readonly ioRequests: Decimal | null;
  readonly threshold: BreakEven | null;
  /** Current − alternative for a standard month; `null` where the I/O is unknown. */
  readonly savings: Decimal | null;
  /** The current cost of a standard month, with all that does not depend on the configuration. */
  readonly monthlyCost: Decimal;
  /** The whole period with every hour on the other side; `null` where it cannot be known. */
  readonly alternativeTotal: Decimal | null;
}

/**
 * Prices a cluster's hours on both sides and scales them to a standard month.
 *
 * Compute and storage count from all hours. I/O is in the bill on Standard only, so that of a cluster that was switched is
 * scaled from the hours it ran there. That of a cluster that never ran there comes from metrics, if any.
 */
export function gatherEvidence(cluster: BilledCluster, pricing: Pricing, metrics: Measured | null): Evidence {
  const { book, view, netFactor } = pricing;
  const dependent = cluster.entries.filter(
    (entry) => entry.configuration !== null && dependsOnConfiguration(entry.charge),
  );
  const current = currentConfiguration(dependent);
  const mixed = new Set(dependent.map((entry) => entry.configuration)).size > 1;
  const allHours = union(...dependent.map((entry) => entry.hours));
  const standardHours = union(
    ...dependent.filter((entry) => entry.configuration === "standard").map((entry) => entry.hours),
  );
  const io = current === "io-optimized" && !mixed ? (metrics?.io ?? null) : null;
  const coverage = mixed ? standardHours : (io?.hours ?? allHours);
  const scale = scaleOf(allHours);
  const sides = priceBothSides(dependent, cluster.engine, book, view, netFactor);
  const ioUnitPrice = ioPrice(sides, cluster, pricing);
  const unmeasured = sides.filter((side) => side.quantity.isZero() && !side.cost.isZero());
  const missingPrices = sides
    .filter((side) => side.otherCost === null && !unmeasured.includes(side))
    .map((side) => side.otherUsageType ?? side.usageType);
  if (ioUnitPrice === null) missingPrices.push(storageIo.usageType.standard ?? "");

  const billedMonth = standardMonth(sides, scale, scaleOf(coverage));
  const month = io === null ? billedMonth : withIo(billedMonth, requestsIn(io, HOURS_PER_MONTH), ioUnitPrice ?? ZERO);
  const hasVolume = dependent.some((entry) => entry.charge.part !== "compute");
  const ioKnown = hasVolume && (mixed || current === "standard" || io !== null);
  const complete = missingPrices.length === 0 && unmeasured.length === 0 && !lacksCompute(cluster);
  const toIoOptimized = month.standard.plus(month.ioCost).minus(month.ioOptimized);
  const unknownHours = mixed && current === "io-optimized";
  return {
    cluster,
    current,
    mixed,
    dependent,
    allHours,
    metrics: metrics?.facts ?? null,
    measured: io !== null,
    ioByDay: metrics?.ioByDay ?? new Map(),
    ioUnitPrice,
    coverage,
    sides,
    missingPrices,
    unmeasured: unmeasured.map((side) => side.usageType),
    ioShare: !ioKnown ? null : io === null ? ioShareOf(sides) : share(month.ioCost, month.standard.plus(month.ioCost)),
    ioRequests: ioKnown ? month.ioRequests : null,
    threshold:
      complete && ioUnitPrice !== null
        ? breakEven({
            standard: month.standard,
            ioOptimized: month.ioOptimized,
            ioUnitPrice,
            hoursPerMonth: HOURS_PER_MONTH,
          })
        : null,
    savings: !ioKnown || !complete ? null : current === "standard" ? toIoOptimized : toIoOptimized.negated(),
    monthlyCost: sum([
      current === "standard" ? month.standard.plus(month.ioCost) : month.ioOptimized,
      ...independentCosts(cluster, scale, pricing),
    ]),
    alternativeTotal:
      ioKnown && complete && !unknownHours
        ? totalElsewhere(cluster, dependent, current, pricing).plus(measuredCost(io, allHours, ioUnitPrice))
        : null,
  };
}

/** Without resource ids, compute that may be plain RDS stands elsewhere: what is left would give half a threshold. */
function lacksCompute({ joinedBy, members, entries }: BilledCluster): boolean {
  return joinedBy === "group" && members.length === 0 && !entries.some((entry) => entry.charge.part === "compute");
}

interface StandardMonth {
  /** Compute and storage, without I/O. */
  readonly standard: Decimal;
  readonly ioOptimized: Decimal;
  readonly ioCost: Decimal;
  readonly ioRequests: Decimal;
}

function standardMonth(sides: readonly TwoSided[], scale: Scale, ioScale: Scale): StandardMonth {
  let standard = ZERO;
  let ioOptimized = ZERO;
  let ioCost = ZERO;
  let ioRequests = ZERO;
  for (const side of sides) {
    const { unit } = side.charge;
    if (side.charge.id === storageIo.id) {
      ioCost = ioCost.plus(ioScale(side.cost, unit));
      ioRequests = ioRequests.plus(ioScale(side.quantity, unit));
    } else {
      const here = scale(side.cost, unit);
      const there = scale(side.otherCost ?? ZERO, unit);
      standard = standard.plus(side.configuration === "standard" ? here : there);
      ioOptimized = ioOptimized.plus(side.configuration === "standard" ? there : here);
    }
  }
  return { standard, ioOptimized, ioCost, ioRequests };
}

/** A month whose I/O is not from the bill. */
function withIo(month: StandardMonth, ioRequests: Decimal, ioUnitPrice: Decimal): StandardMonth {
  return { ...month, ioRequests, ioCost: ioRequests.times(ioUnitPrice) };
}

/** What Standard would have billed for the I/O of all hours, at the rate of those that metrics cover. */
function measuredCost(io: MeasuredIo | null, hours: Coverage, ioUnitPrice: Decimal | null): Decimal {
  if (io === null || ioUnitPrice === null) return ZERO;
  return requestsIn(io, new Decimal(countHours(hours))).times(ioUnitPrice);
}

/** Backup, proxy and their like in a standard month. */
function independentCosts(cluster: BilledCluster, scale: Scale, { view, netFactor }: Pricing): readonly Decimal[] {
  return cluster.entries
    .filter((entry) => !dependsOnConfiguration(entry.charge))
    .map((entry) => scale(viewCost(entry, view, netFactor), entry.charge.unit));
}

function totalElsewhere(
  cluster: BilledCluster,
  dependent: readonly Entry[],
  current: StorageConfiguration | null,
  { book, view, netFactor }: Pricing,
): Decimal {
  const moved = new Set(dependent.filter((entry) => entry.configuration === current));
  const sides = priceBothSides([...moved], cluster.engine, book, view, netFactor);
  return sum([
    ...sides.map((side) => side.otherCost ?? ZERO),
    ...cluster.entries.filter((entry) => !moved.has(entry)).map((entry) => viewCost(entry, view, netFactor)),
  ]);
}

/** I/O as a share of compute, storage and I/O of the hours on Standard. */
function ioShareOf(sides: readonly TwoSided[]): Decimal | null {
  const io = sum(sides.filter((side) => side.charge.id === storageIo.id).map((side) => side.cost));
  return share(io, sum(sides.filter((side) => side.configuration === "standard").map((side) => side.cost)));
}

/** Price of a request at the view: the bill's own where it bills any, else the book's. */
function ioPrice(
  sides: readonly TwoSided[],
  cluster: BilledCluster,
  { book, view, netFactor }: Pricing,
): Decimal | null {
  const billed = sides.find((side) => side.charge.id === storageIo.id && side.quantity.gt(0) && side.cost.gt(0));
  if (billed !== undefined) return billed.cost.div(billed.quantity);
  const { account, region, engine } = cluster;
  const usageType = storageIo.usageType.standard ?? "";
  const price = findPrice(book, region, engine, usageType, storageIo.unit);
  if (price === undefined) return null;
  return view === "list" ? price.unitPrice : price.unitPrice.times(netFactor({ account, region, usageType }));
}
