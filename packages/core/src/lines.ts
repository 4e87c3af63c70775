import { type Charge, type CostPart, fillTemplate, type Usage } from "./charges/charge.ts";
import { charges } from "./charges/index.ts";
import { storageIo } from "./charges/storage-io.ts";
import { type Cluster, type Secondary, SERVERLESS_CLASS, type StorageConfiguration } from "./cluster/cluster.ts";
import { Decimal } from "./decimal.ts";
import { InputError } from "./errors.ts";
import { findPrice, type Price, type PriceBook, type PriceSource, type PriceTier } from "./prices/book.ts";
import type { Finding } from "./rules/rule.ts";
import { cost, quantity, type Quantity, type Unit, unitPrice } from "./units.ts";

/** One quantity at one price. */
export interface Line {
  readonly charge: string;
  readonly part: CostPart;
  readonly region: string;
  readonly usageType: string;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unit: Unit;
  readonly unitPrice: Decimal;
  readonly cost: Decimal;
  /** The whole arithmetic: `2 × 730 h = 1460 Hours; × 1.038 USD = 1515.48 USD`. */
  readonly formula: string;
  readonly source: PriceSource;
}

/** A quantity the book has no price for. */
export interface UnpricedLine {
  readonly charge: string;
  readonly region: string;
  readonly usageType: string;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unit: Unit;
  readonly formula: string;
}

export interface Priced {
  readonly lines: readonly Line[];
  readonly unpriced: readonly UnpricedLine[];
}

/** A charge and what a cluster uses of it: the same in both configurations. */
export interface Used<U extends Unit = Unit> {
  readonly charge: Charge<U>;
  readonly usages: readonly Usage<U>[];
}

/** Takes what a walk over the charges finds. */
export interface Sink {
  readonly priced: <U extends Unit>(priced: PricedUsage<U>) => void;
  readonly unpriced: <U extends Unit>(missing: Omit<PricedUsage<U>, "price">) => void;
}

/** An amount of a charge, its price and its place. */
interface PricedUsage<U extends Unit> {
  readonly charge: Charge<U>;
  readonly usage: Usage<U>;
  readonly usageType: string;
  readonly region: string;
  /** All of the usage, or what falls into one tier of its price. */
  readonly amount: Quantity<U>;
  readonly price: Price<U>;
  readonly tier: string;
}

/** What a cluster uses in a month, without its secondary Regions. */
export function usedCharges(cluster: Cluster): readonly Used[] {
  return charges.flatMap((charge) => {
    const usages = charge.usage?.(cluster) ?? [];
    return usages.length === 0 ? [] : [{ charge, usages }];
  });
}

/**
 * The lines of a cluster in either storage configuration, and those of its secondary Regions.
 *
 * @throws {InputError} for a charge that cannot exist in that configuration
 */
export function priceCluster(
  cluster: Cluster,
  configuration: StorageConfiguration,
  book: PriceBook,
  used: readonly Used[] = usedCharges(cluster),
): Priced {
  const currency = currencyOf(book, cluster.region);
  const lines: Line[] = [];
  const unpriced: UnpricedLine[] = [];
  walkCharges(cluster, configuration, book, used, {
    priced: (priced) => lines.push(toLine(priced, currency)),
    unpriced: ({ charge: { id, unit }, usage: { description, formula }, usageType, region, amount }) =>
      unpriced.push({ charge: id, region, usageType, description, quantity: amount, unit, formula }),
  });
  return { lines, unpriced };
}

/**
 * Prices all that a cluster uses, charge by charge and tier by tier, its secondary Regions after it.
 *
 * @throws {InputError} for a charge that cannot exist in that configuration
 */
export function walkCharges(
  cluster: Cluster,
  configuration: StorageConfiguration,
  book: PriceBook,
  used: readonly Used[],
  sink: Sink,
): void {
  for (const { charge, usages } of used) walkCharge(charge, usages, cluster, configuration, book, sink);
  const currency = currencyOf(book, cluster.region);
  for (const secondary of cluster.globalDatabase?.secondaries ?? []) {
    if (currencyOf(book, secondary.region) !== currency) {
      const message = `${secondary.region} is not billed in ${currency}, as ${cluster.region} is`;
      throw new InputError("mixed-currencies", message);
    }
    const elsewhere = secondaryCluster(cluster, secondary);
    walkCharges(elsewhere, configuration, book, usedCharges(elsewhere), sink);
  }
}

/** The currency AWS bills a Region in. */
export function currencyOf(book: PriceBook, region: string): string {
  return book.regions.get(region)?.currency ?? (region.startsWith("cn-") ? "CNY" : "USD");
}

/** The Regions whose prices a description needs. */
export function regionsOf(cluster: Cluster): readonly string[] {
  return [cluster.region, ...(cluster.globalDatabase?.secondaries ?? []).map((secondary) => secondary.region)];
}

/** A secondary Region as a cluster: own instances, volume and I/O, and the settings that hold for the whole database. */
function secondaryCluster(cluster: Cluster, { region, instances, storage, io }: Secondary): Cluster {
  const { engine, engineVersion, storageConfiguration, hoursPerMonth, extendedSupport, billingMonth, insights } =
    cluster;
  return {
    region,
    engine,
    storageConfiguration,
    hoursPerMonth,
    instances,
    extendedSupport,
    clones: [],
    features: {},
    prices: {},
    ...(engineVersion === undefined ? {} : { engineVersion }),
    ...(billingMonth === undefined ? {} : { billingMonth }),
    ...(insights === undefined ? {} : { insights }),
    ...(storage === undefined ? {} : { storage }),
    ...(io === undefined ? {} : { io }),
  };
}

function walkCharge<U extends Unit>(
  charge: Charge<U>,
  usages: readonly Usage<U>[],
  cluster: Cluster,
  configuration: StorageConfiguration,
  book: PriceBook,
  sink: Sink,
): void {
  const template = charge.usageType[configuration];
  if (template === null) return;
  if (template === undefined) {
    throw new InputError("not-offered", `${charge.id} does not exist in the ${configuration} storage configuration`);
  }
  const { region } = cluster;
  for (const usage of usages) {
    const usageType = fillTemplate(template, usage.fill);
    const priceKey = charge.priceKey === undefined ? usageType : fillTemplate(charge.priceKey, usage.fill);
    const price = clusterPrice(cluster, book, usageType, charge.unit, priceKey);
    const amount = usage.quantity;
    if (price === undefined) sink.unpriced({ charge, usage, usageType, region, amount, tier: "" });
    else if (price.tiers.length === 0) sink.priced({ charge, usage, usageType, region, amount, price, tier: "" });
    else walkTiers({ charge, usage, usageType, region, amount, price, tier: "" }, sink);
  }
}

/** The cluster's own price of a usage type, else the book's. */
export function clusterPrice<U extends Unit>(
  cluster: Cluster,
  book: PriceBook,
  usageType: string,
  unit: U,
  priceKey: string = usageType,
): Price<U> | undefined {
  const own = cluster.prices[usageType];
  if (own === undefined) return findPrice(book, cluster.region, cluster.engine, priceKey, unit);
  return {
    unitPrice: unitPrice(own, unit),
    tiers: [],
    source: { title: "prices: of the description", sku: null, date: null, status: "override" },
  };
}

/** Each tier that the quantity reaches; what lies beyond the last known tier has no price. */
function walkTiers<U extends Unit>(whole: PricedUsage<U>, sink: Sink): void {
  const { charge, usage, price } = whole;
  let from = new Decimal(0);
  for (const tier of price.tiers) {
    const upTo = tier.upTo === null ? usage.quantity : Decimal.min(usage.quantity, tier.upTo);
    if (upTo.gt(from)) {
      const tierPrice = { ...price, unitPrice: unitPrice(new Decimal(tier.unitPrice), charge.unit) };
      const amount = quantity(upTo.minus(from), charge.unit);
      sink.priced({ ...whole, amount, price: tierPrice, tier: spellTier(from, tier) });
    }
    from = Decimal.max(from, upTo);
  }
  const beyond = usage.quantity.minus(from);
  if (beyond.gt(0)) sink.unpriced({ ...whole, amount: quantity(beyond, charge.unit) });
}

function spellTier(from: Decimal, { upTo }: PriceTier): string {
  if (upTo === null) return `, above ${from.toString()}`;
  return from.isZero() ? `, first ${upTo}` : `, ${from.toString()} to ${upTo}`;
}

function toLine<U extends Unit>(priced: PricedUsage<U>, currency: string): Line {
  const { charge, usage, usageType, region, amount, price, tier } = priced;
  const lineCost = cost(amount, price.unitPrice);
  const counted = `${usage.formula} = ${usage.quantity.toString()} ${charge.unit}`;
  const part = tier === "" ? "" : `${amount.toString()} of them `;
  return {
    charge: charge.id,
    part: charge.part,
    region,
    usageType,
    description: `${usage.description}${tier}`,
    quantity: amount,
    unit: charge.unit,
    unitPrice: price.unitPrice,
    cost: lineCost,
    formula: `${counted}; ${part}× ${price.unitPrice.toString()} ${currency} = ${lineCost.toString()} ${currency}`,
    source: price.source,
  };
}

/** What a description holds and this question leaves aside. */
export function leftAside({ instances, commitments, serverlessV2, load, connections }: Cluster): readonly Finding[] {
  const followed = instances.some((instance) => instance.class === SERVERLESS_CLASS && instance.acu === undefined);
  const unused = Object.entries(followed ? { connections } : { serverlessV2, load, connections }).flatMap(
    ([key, value]) => (value === undefined ? [] : key),
  );
  const source = "the description";
  return [
    ...(commitments === undefined
      ? []
      : [
          {
            rule: "SCOPE-001",
            severity: "warning" as const,
            message: "commitments are left aside here; compare --by commitments takes them",
            source,
          },
        ]),
    ...(unused.length === 0
      ? []
      : [
          {
            rule: "SCOPE-002",
            severity: "info" as const,
            message: `${unused.join(", ")} change no cost here; they are not checked yet`,
            source,
          },
        ]),
  ];
}

/** Prices of the description that nothing in it uses, in either configuration: most likely misspelt. */
export function unusedPrices(cluster: Cluster, book: PriceBook): readonly Finding[] {
  const keys = Object.keys(cluster.prices);
  if (keys.length === 0) return [];
  const used = new Set<string>([storageIo.usageType.standard ?? ""]);
  for (const configuration of ["standard", "io-optimized"] as const) {
    if (configuration === "io-optimized" && cluster.serverlessV1 !== undefined) continue;
    const { lines, unpriced } = priceCluster(cluster, configuration, book);
    for (const { usageType } of [...lines, ...unpriced]) used.add(usageType);
  }
  return keys
    .filter((key) => !used.has(key))
    .map((key) => ({
      rule: "PRICE-002",
      severity: "warning",
      message: `prices: has ${key}, which nothing in the description uses`,
      source: "the description",
    }));
}
