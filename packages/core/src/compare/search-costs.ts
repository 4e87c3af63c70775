import { type LoadShares, loadShares, serverlessInstances } from "../capacity/serverless-cluster.ts";
import type { Charge } from "../charges/charge.ts";
import { rdsProxy, rdsProxyServerless } from "../charges/rds-proxy.ts";
import { type Cluster, type Instance, SERVERLESS_CLASS, type StorageConfiguration } from "../cluster/cluster.ts";
import { type Demand, monthHours, peakUnits, splitLines } from "../commitments/demand.ts";
import { type Purchase, reservationCost } from "../commitments/lines.ts";
import { findOffer, OFFERINGS, poolsOf, type Reservation } from "../commitments/reserved-instances.ts";
import { onDemandCost } from "../commitments/side.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { clusterPrice, priceCluster, type Used } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import type { Shape } from "./search-space.ts";
import { totalOf } from "./total.ts";
import { withProxy } from "./variants.ts";

/** A shape in a storage configuration, paid for in some way. */
export interface Candidate {
  readonly shape: Shape;
  readonly storageConfiguration: StorageConfiguration;
  /** Reserved instances bought beside those that are owned; `null` for none. */
  readonly bought: Reservation | null;
  readonly total: Decimal;
}

/** Where and how a search prices. */
export interface SearchCosts {
  readonly cluster: Cluster;
  readonly book: PriceBook;
  /** What is owned already, and paid whether it is used or not. */
  readonly owned: Purchase;
}

/** What an instance, or an ACU, costs in a storage configuration: its hours, and what else depends on it. */
interface Part {
  readonly demand: Demand;
  /** Beside its hours: `fixed + amount × each`. */
  readonly fixed: Decimal;
  readonly each: Decimal;
}

const CONFIGURATIONS = ["standard", "io-optimized"] as const;

/**
 * Every shape in both storage configurations, on demand and under each offering of reserved instances; the cheapest first.
 *
 *     total = volume, I/O and all else that does not depend on the instances
 *           + Σ instances × what one costs, less what commitments cover
 *           + commitments + proxy                                                  [USD]
 *
 * Costs are additive: each part is priced once and combined. Classes and proxies without a price are left out.
 *
 * @throws {InputError} where anything else has no price
 */
export function priceShapes(shapes: readonly Shape[], costs: SearchCosts): readonly Candidate[] {
  const settle = settling();
  const settled = shapes.map((shape) => ({ shape, instances: settle(shape) }));
  const proxies = settled.map(({ shape, instances }) =>
    shape.proxy ? proxyCost({ ...shape.cluster, instances }, costs.book) : ZERO,
  );
  const offers = new Map<string, readonly Reservation[]>();
  const candidates = CONFIGURATIONS.flatMap((storageConfiguration) => {
    const side = { ...costs.cluster, storageConfiguration };
    const base = totalOf(withProxy({ ...side, instances: [] }, false), costs.book);
    const partOf = pricedParts(side, costs.book);
    return settled.flatMap(({ shape, instances }, index): readonly Candidate[] => {
      const parts = instances.map((instance) => ({ part: partOf(instance), amount: amountOf(instance) }));
      const demands = parts.flatMap(({ part, amount }) =>
        part === null ? [] : { ...part.demand, perHour: part.demand.perHour.times(amount) },
      );
      const proxy = proxies[index] ?? null;
      if (demands.length < parts.length || proxy === null) return [];
      const beside = sum(parts.map(({ part, amount }) => part?.each.times(amount).plus(part.fixed) ?? ZERO));
      const fixed = base.plus(beside).plus(proxy);
      const { class: name } = shape.compute;
      const own = offers.get(name) ?? OFFERINGS.flatMap((one) => findOffer(costs.cluster, costs.book, name, one) ?? []);
      offers.set(name, own);
      return purchases(demands, own, costs).map(({ bought, cost }) => ({
        shape,
        storageConfiguration,
        bought,
        total: fixed.plus(cost),
      }));
    });
  });
  return candidates.sort((a, b) => a.total.cmp(b.total));
}

/**
 * Gives the instances of a shape the mean capacity that the load gives each, which depends on the range, on the number of
 * readers and, where it may pause, on the proxy: a load of a year is followed once for each.
 */
function settling(): (shape: Shape) => readonly Instance[] {
  const shares = new Map<number, LoadShares | null>();
  const known = new Map<string, readonly Instance[]>();
  return ({ cluster, compute: { range }, readers, proxy }) => {
    if (range === undefined) return cluster.instances;
    const { minAcu, maxAcu } = range;
    const key = [minAcu.toString(), maxAcu.toString(), readers, minAcu.isZero() && proxy].join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const own = shares.get(readers) ?? loadShares(cluster);
    shares.set(readers, own);
    const held = new Map(serverlessInstances(cluster, own).map(({ instance, usage }) => [instance, usage.meanAcu]));
    const instances = cluster.instances.map((instance) => {
      const acu = held.get(instance);
      return acu === undefined ? instance : { ...instance, acu };
    });
    known.set(key, instances);
    return instances;
  };
}

/** Instances, or their ACUs together. */
function amountOf({ class: name, count, acu = ZERO }: Instance): Decimal {
  return name === SERVERLESS_CLASS ? count.times(acu) : count;
}

/** Prices an instance on its own, once for each class and number of hours; nothing for a class without a price. */
function pricedParts(side: Cluster, book: PriceBook): (instance: Instance) => Part | null {
  const known = new Map<string, Part | null>();
  const bare = withoutVolume(side);
  const empty = totalOf(bare, book);
  return (instance) => {
    const key = `${instance.class} ${instance.hours?.toString() ?? ""}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const part = pricePart(bare, instance, empty, book);
    known.set(key, part);
    return part;
  };
}

function pricePart(bare: Cluster, instance: Instance, empty: Decimal, book: PriceBook): Part | null {
  const of = (amount: number): ReturnType<typeof splitLines> | null => {
    const size = new Decimal(amount);
    const alone =
      instance.class === SERVERLESS_CLASS
        ? { ...instance, count: new Decimal(1), acu: size }
        : { ...instance, count: size };
    const cluster = { ...bare, instances: [alone] };
    const { lines, unpriced } = priceCluster(cluster, bare.storageConfiguration, book);
    return unpriced.length > 0 ? null : splitLines(cluster, bare.storageConfiguration, lines);
  };
  const [one, two] = [of(1), of(2)];
  const demand = one?.demands[0];
  if (one === null || two === null || demand === undefined) return null;
  const beside = ({ others }: typeof one): Decimal => sum(others.map((line) => line.cost)).minus(empty);
  const each = beside(two).minus(beside(one));
  return { demand, each, fixed: beside(one).minus(each) };
}

/** What is left of a cluster when only its instances are to be priced. */
function withoutVolume(cluster: Cluster): Cluster {
  const { region, engine, storageConfiguration, hoursPerMonth, extendedSupport, prices } = cluster;
  const { engineVersion, billingMonth, insights, cpuCredits } = cluster;
  return {
    region,
    engine,
    storageConfiguration,
    hoursPerMonth,
    extendedSupport,
    prices,
    instances: [],
    clones: [],
    features: {},
    ...(engineVersion === undefined ? {} : { engineVersion }),
    ...(billingMonth === undefined ? {} : { billingMonth }),
    ...(insights === undefined ? {} : { insights }),
    ...(cpuCredits === undefined ? {} : { cpuCredits }),
  };
}

interface Paid {
  readonly bought: Reservation | null;
  readonly cost: Decimal;
}

/** With what is owned alone, and with as many reserved instances of each offering as the rest needs, rounded either way. */
function purchases(
  demands: readonly Demand[],
  offers: readonly Reservation[],
  { cluster, owned }: SearchCosts,
): readonly Paid[] {
  const month = monthHours(cluster);
  const sunk = reservationCost(owned.reservations, month).plus(owned.plan?.hourlyCommitment.times(month) ?? ZERO);
  const pay = (reservations: readonly Reservation[]): Decimal =>
    owned.plan === undefined && reservations.length === 0
      ? sum(demands.map(({ line, perHour, hours }) => perHour.times(hours).times(line.unitPrice)))
      : onDemandCost(demands, month, poolsOf(reservations), owned.plan).plus(sunk);
  const left = (family: string): Decimal =>
    peakUnits(demands, family).minus(poolsOf(owned.reservations).get(family) ?? ZERO);
  const more = offers.flatMap((offer) => {
    const count = left(offer.family).div(offer.units);
    const counts = count.isInteger() ? [count] : [count.floor(), count.ceil()];
    return counts.filter((number) => number.gt(0)).map((number) => ({ ...offer, count: number }));
  });
  return [
    { bought: null, cost: pay(owned.reservations) },
    ...more.map((bought) => ({
      bought,
      cost: pay([...owned.reservations, bought]).plus(reservationCost([bought], month)),
    })),
  ];
}

/** `null` where it has no price. */
function proxyCost(cluster: Cluster, book: PriceBook): Decimal | null {
  const costs = [rdsProxy, rdsProxyServerless].map((charge) => chargeCost(cluster, charge, book));
  const known = costs.filter((cost) => cost !== null);
  return known.length < costs.length ? null : sum(known);
}

function chargeCost(cluster: Cluster, charge: Charge, book: PriceBook): Decimal | null {
  const usages: Used["usages"] = charge.usage?.(cluster) ?? [];
  if (usages.length === 0) return ZERO;
  const price = clusterPrice(cluster, book, charge.usageType.standard ?? "", charge.unit);
  return price === undefined ? null : sum(usages.map(({ quantity }) => quantity.times(price.unitPrice)));
}
