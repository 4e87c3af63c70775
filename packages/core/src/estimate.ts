import type { Cluster, StorageConfiguration } from "./cluster/cluster.ts";
import { type Charge, type CostPart, fillTemplate, type Usage } from "./charges/charge.ts";
import { charges } from "./charges/index.ts";
import { storageIo } from "./charges/storage-io.ts";
import { type Decimal, sum } from "./decimal.ts";
import { InputError } from "./errors.ts";
import {
  findPrice,
  type Price,
  type PriceBook,
  priceBookId,
  type PriceBookId,
  type PriceSource,
} from "./prices/book.ts";
import { checkCluster } from "./rules/index.ts";
import type { Finding } from "./rules/rule.ts";
import { cost, type Unit, unitPrice } from "./units.ts";

/** One quantity at one price. */
export interface Line {
  readonly charge: string;
  readonly part: CostPart;
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

export interface Estimate extends Priced {
  readonly schemaVersion: 1;
  readonly name: string | null;
  readonly region: string;
  readonly engine: string;
  readonly storageConfiguration: StorageConfiguration;
  readonly currency: string;
  readonly hoursPerMonth: Decimal;
  readonly priceBook: PriceBookId;
  /** Sum of the lines; a subtotal when `complete` is false. */
  readonly total: Decimal;
  readonly complete: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Prices a described cluster for a month.
 *
 *     total = Σ quantity × unitPrice      over every charge of the list
 *     [USD]
 *
 * A line without a price is named in `unpriced` and left out of the total.
 *
 * @throws {InputError} for a charge that cannot exist in the cluster's storage configuration
 */
export function estimate(cluster: Cluster, book: PriceBook): Estimate {
  const { lines, unpriced } = priceCluster(cluster, cluster.storageConfiguration, book);
  return {
    schemaVersion: 1,
    name: cluster.name ?? null,
    region: cluster.region,
    engine: cluster.engine,
    storageConfiguration: cluster.storageConfiguration,
    currency: currencyOf(book, cluster.region),
    hoursPerMonth: cluster.hoursPerMonth,
    priceBook: priceBookId(book),
    lines,
    total: sum(lines.map((line) => line.cost)),
    complete: unpriced.length === 0,
    unpriced,
    findings: [...checkCluster(cluster, cluster.storageConfiguration), ...unusedPrices(cluster, book)],
  };
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

/** The currency AWS bills a Region in. */
export function currencyOf(book: PriceBook, region: string): string {
  return book.regions.get(region)?.currency ?? (region.startsWith("cn-") ? "CNY" : "USD");
}

/** The lines of a cluster in either storage configuration. */
export function priceCluster(cluster: Cluster, configuration: StorageConfiguration, book: PriceBook): Priced {
  const lines: Line[] = [];
  const unpriced: UnpricedLine[] = [];
  for (const charge of charges) addCharge(charge, cluster, configuration, book, lines, unpriced);
  return { lines, unpriced };
}

function addCharge<U extends Unit>(
  charge: Charge<U>,
  cluster: Cluster,
  configuration: StorageConfiguration,
  book: PriceBook,
  lines: Line[],
  unpriced: UnpricedLine[],
): void {
  const usages = charge.usage?.(cluster) ?? [];
  if (usages.length === 0) return;
  const template = charge.usageType[configuration];
  if (template === null) return;
  if (template === undefined) {
    throw new InputError("not-offered", `${charge.id} does not exist in the ${configuration} storage configuration`);
  }
  for (const usage of usages) {
    const usageType = fillTemplate(template, usage.fill);
    const price = clusterPrice(cluster, book, usageType, charge.unit);
    const { quantity, description, formula } = usage;
    if (price === undefined) {
      unpriced.push({ charge: charge.id, usageType, description, quantity, unit: charge.unit, formula });
    } else {
      lines.push(priceLine(charge, usage, usageType, price, currencyOf(book, cluster.region)));
    }
  }
}

/** The cluster's own price of a usage type, else the book's. */
export function clusterPrice<U extends Unit>(
  cluster: Cluster,
  book: PriceBook,
  usageType: string,
  unit: U,
): Price<U> | undefined {
  const own = cluster.prices[usageType];
  if (own === undefined) return findPrice(book, cluster.region, cluster.engine, usageType, unit);
  return {
    unitPrice: unitPrice(own, unit),
    source: { title: "prices: of the description", sku: null, date: null, status: "override" },
  };
}

function priceLine<U extends Unit>(
  charge: Charge<U>,
  usage: Usage<U>,
  usageType: string,
  price: Price<U>,
  currency: string,
): Line {
  const lineCost = cost(usage.quantity, price.unitPrice);
  const counted = `${usage.formula} = ${usage.quantity.toString()} ${charge.unit}`;
  return {
    charge: charge.id,
    part: charge.part,
    usageType,
    description: usage.description,
    quantity: usage.quantity,
    unit: charge.unit,
    unitPrice: price.unitPrice,
    cost: lineCost,
    formula: `${counted}; × ${price.unitPrice.toString()} ${currency} = ${lineCost.toString()} ${currency}`,
    source: price.source,
  };
}
