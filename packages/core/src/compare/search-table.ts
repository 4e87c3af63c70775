import { acuLimits } from "../capacity/acu-limits.ts";
import { serverlessInstances } from "../capacity/serverless-cluster.ts";
import { rdsProxy, rdsProxyServerless } from "../charges/rds-proxy.ts";
import { type Cluster, type Instance, SERVERLESS_CLASS, type StorageConfiguration } from "../cluster/cluster.ts";
import { effectiveHourly, findOffer, OFFERINGS, type Reservation } from "../commitments/reserved-instances.ts";
import { unitsNeeded } from "../commitments/units.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { clusterPrice, type Used } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import type { Charge } from "../charges/charge.ts";
import { type CandidateClass, candidateClasses } from "./candidate-classes.ts";
import { busiestShare } from "./holding.ts";
import { summarize } from "./serverless-sides.ts";
import { totalOf } from "./total.ts";
import { allOfClass, onServerless, withProxy, withReaders } from "./variants.ts";

/** What the instances of a configuration run on. */
export type Compute =
  | { readonly kind: "class"; readonly candidate: CandidateClass }
  | { readonly kind: "serverless"; readonly minAcu: Decimal; readonly maxAcu: Decimal };

/** A configuration of the search, with its cost from the table. */
export interface Candidate {
  readonly compute: Compute;
  readonly readers: number;
  readonly storageConfiguration: StorageConfiguration;
  readonly proxy: boolean;
  readonly reservation: Reservation | null;
  readonly total: Decimal;
}

const CONFIGURATIONS = ["standard", "io-optimized"] as const;
const MINIMUMS = ["0", "0.5", "1", "2", "4", "8"] as const;
const MOST_READERS = 15;

/**
 * Every configuration of a search with its cost, the cheapest first.
 *
 *     total = volume, I/O and all that does not depend on instances
 *           + (1 + readers) × instance, or reserved instances and what they leave on demand
 *           + proxy
 *
 * The parts are priced once each and combined. Instances run the whole month.
 */
export function tabulate(cluster: Cluster, book: PriceBook): readonly Candidate[] {
  const computes = [...classes(cluster, book), ...ranges(cluster)];
  const most = MOST_READERS - (cluster.globalDatabase?.secondaries.length ?? 0);
  // A cluster that can fail over to a reader keeps that.
  const least = cluster.instances.some(({ role }) => role === "reader") ? 1 : 0;
  const counts = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return CONFIGURATIONS.flatMap((storageConfiguration) => {
    const side = { ...cluster, storageConfiguration };
    const base = totalOf(withProxy({ ...side, instances: [] }, false), book);
    return computes.flatMap((compute) => combinations(side, compute, counts, base, book));
  }).sort((a, b) => a.total.cmp(b.total));
}

/** The cluster that a candidate stands for. */
export function clusterOf(
  cluster: Cluster,
  { compute, readers, storageConfiguration, proxy }: Omit<Candidate, "total">,
): Cluster {
  const variant = withProxy(withReaders({ ...cluster, storageConfiguration }, new Decimal(readers)), proxy);
  const whole = { ...variant, instances: variant.instances.map(({ hours: _, ...instance }) => instance) };
  if (compute.kind === "class") return allOfClass(whole, compute.candidate.name);
  const { minAcu, maxAcu } = compute;
  const { instances, ...rest } = onServerless(whole, { minAcu, maxAcu });
  return { ...rest, instances: instances.map(({ acu: _, ...instance }) => instance) };
}

function classes(cluster: Cluster, book: PriceBook): readonly Compute[] {
  return candidateClasses(cluster, book).map((candidate) => ({ kind: "class", candidate }));
}

/** Each minimum with the maximum that the load needs, and with 1.3 times that. */
function ranges(cluster: Cluster): readonly Compute[] {
  const limits = acuLimits(
    cluster.engine,
    cluster.engineVersion ?? null,
    cluster.serverlessV2?.platformVersion?.toString() ?? null,
  );
  if (limits === null || cluster.load === undefined) return [];
  const peak = summarize(cluster.load).peakAcu.times(busiestShare(cluster, cluster.load));
  const maximums = [peak, peak.times("1.3")].map((acu) =>
    Decimal.min(limits.maxAcu, Decimal.max(1, acu.times(2).ceil().div(2))),
  );
  return MINIMUMS.filter((minAcu) => new Decimal(minAcu).gte(limits.minAcu)).flatMap((minAcu) =>
    maximums
      .filter((maxAcu) => maxAcu.gte(minAcu))
      .map((maxAcu) => ({ kind: "serverless" as const, minAcu: new Decimal(minAcu), maxAcu })),
  );
}

function combinations(
  side: Cluster,
  compute: Compute,
  counts: readonly number[],
  base: Decimal,
  book: PriceBook,
): readonly Candidate[] {
  const { storageConfiguration } = side;
  const price = computePricing(side, compute, base, book);
  return [false, true].flatMap((proxy) =>
    counts.flatMap((readers) => {
      const variant = clusterOf(side, { compute, readers, storageConfiguration, proxy, reservation: null });
      const fixed = base.plus(proxy ? proxyCost(variant, book) : ZERO);
      return price(variant, readers + 1).map(({ cost, reservation }) => ({
        compute,
        readers,
        storageConfiguration,
        proxy,
        reservation,
        total: fixed.plus(cost),
      }));
    }),
  );
}

interface PricedCompute {
  readonly cost: Decimal;
  readonly reservation: Reservation | null;
}

type ComputePricing = (variant: Cluster, instances: number) => readonly PricedCompute[];

function computePricing(side: Cluster, compute: Compute, base: Decimal, book: PriceBook): ComputePricing {
  const [writer] = clusterOf(side, {
    compute,
    readers: 0,
    storageConfiguration: side.storageConfiguration,
    proxy: false,
    reservation: null,
  }).instances;
  if (writer === undefined) return () => [];
  const alone = (instance: Instance): Decimal =>
    totalOf(withProxy({ ...side, instances: [instance] }, false), book).minus(base);
  if (compute.kind === "class") return classPricing(side, compute.candidate, alone(writer), book);
  const perAcu = alone({ ...writer, class: SERVERLESS_CLASS, count: new Decimal(1), acu: new Decimal(1) });
  return (variant) => {
    const acus = serverlessInstances(variant).map(({ instance, usage }) => usage.meanAcu.times(instance.count));
    return [{ cost: sum(acus).times(perAcu), reservation: null }];
  };
}

/** On demand, and under every offering of reserved instances that has a price. */
function classPricing(side: Cluster, { name, hourly }: CandidateClass, each: Decimal, book: PriceBook): ComputePricing {
  const offers = OFFERINGS.flatMap((offering) => findOffer(side, book, name, offering) ?? []);
  const onDemand = hourly.times(side.hoursPerMonth);
  return (_, instances) => [
    { cost: each.times(instances), reservation: null },
    ...offers.map((offer) => {
      const factor = unitsNeeded(offer.units, side.storageConfiguration).div(offer.units);
      const needed = factor.times(instances);
      const reserved = [needed.floor(), needed.ceil()].map((count) => {
        const left = Decimal.max(ZERO, needed.minus(count)).div(factor);
        const paid = count.times(effectiveHourly(offer)).times(side.hoursPerMonth);
        return { count, cost: paid.plus(left.times(onDemand)) };
      });
      const best = reserved.reduce((least, one) => (one.cost.lt(least.cost) ? one : least));
      const besides = each.minus(onDemand).times(instances);
      return { cost: best.cost.plus(besides), reservation: { ...offer, count: best.count } };
    }),
  ];
}

function proxyCost(variant: Cluster, book: PriceBook): Decimal {
  return chargeCost(variant, rdsProxy, book).plus(chargeCost(variant, rdsProxyServerless, book));
}

function chargeCost(variant: Cluster, charge: Charge, book: PriceBook): Decimal {
  const usages: Used["usages"] = charge.usage?.(variant) ?? [];
  if (usages.length === 0) return ZERO;
  const price = clusterPrice(variant, book, charge.usageType.standard ?? "", charge.unit);
  return price === undefined ? ZERO : sum(usages.map(({ quantity }) => quantity.times(price.unitPrice)));
}
