import { InputError } from "../../errors.ts";
import type { PriceRow, RegionPrices, ReservedRow } from "../book.ts";
import type { Placed } from "./product.ts";
import { type OnDemandPrice, type OnReject, type ReadRate, regionCurrency, type ReservedPrice } from "./rates.ts";

/** An On-Demand price and what it is the price of. */
export interface Priced {
  readonly sku: string;
  readonly placed: Placed;
  readonly price: OnDemandPrice;
}

/** A reservation and what it is the price of. */
export interface PricedReservation {
  readonly sku: string;
  readonly placed: Placed;
  readonly price: ReservedPrice;
}

/**
 * Makes one Region's file of its prices.
 *
 * @throws {InputError} when two rows hold one key, naming both SKUs
 */
export function regionFile(
  region: string,
  priced: readonly Priced[],
  reservations: readonly PricedReservation[],
  reject: OnReject,
): RegionPrices {
  const sources = new Map<string, number>();
  const indexOf = (rate: ReadRate): number => {
    const source = sourceOf(rate);
    const known = sources.get(source) ?? sources.size;
    sources.set(source, known);
    return known;
  };
  const prices = rowsByKey(priced, reject).map(({ engine, sku, placed, price }): PriceRow => {
    const [rate] = price.rates;
    return {
      usageType: placed.usageType,
      engine,
      unit: placed.unit,
      unitPrice: price.unitPrice,
      status: "listed",
      sku,
      date: rate.origin.publishedOn ?? rate.effectiveOn,
      source: indexOf(rate),
      ...(price.tiers === null ? {} : { tiers: price.tiers }),
    };
  });
  const reserved = reservedByKey(reservations).map(({ engine, sku, placed, price }): ReservedRow => {
    const { term, payment, upfront, hourly, rate } = price;
    return {
      usageType: placed.usageType,
      engine,
      term,
      payment,
      upfront,
      hourly,
      sku,
      date: rate.origin.publishedOn ?? rate.effectiveOn,
      source: indexOf(rate),
    };
  });
  return {
    region,
    currency: regionCurrency(region),
    sources: [...sources.keys()],
    prices,
    ...(reserved.length === 0 ? {} : { reserved }),
  };
}

/** Published once for the engines that have no row of their own. */
const EACH = {
  "each-aurora": ["aurora-mysql", "aurora-postgresql"],
  "each-rds": ["rds-mysql", "rds-postgresql"],
} as const satisfies Readonly<Record<string, readonly PriceRow["engine"][]>>;

interface EngineRow extends Priced {
  readonly engine: PriceRow["engine"];
}

function rowsByKey(priced: readonly Priced[], reject: OnReject): readonly EngineRow[] {
  const rows = new Map<string, EngineRow>();
  const shared = new Map<string, Priced>();
  for (const entry of priced) {
    const { engine, usageType } = entry.placed;
    const key = `${usageType} (${engine})`;
    if (engine === "each-aurora" || engine === "each-rds") shared.set(key, oneOf(shared.get(key), entry, reject));
    else rows.set(key, { ...oneOf(rows.get(key), entry, reject), engine });
  }
  for (const entry of shared.values()) {
    const { engine, usageType } = entry.placed;
    if (engine !== "each-aurora" && engine !== "each-rds") continue;
    const free = EACH[engine].filter((own) => !rows.has(`${usageType} (${own})`));
    for (const own of free) rows.set(`${usageType} (${own})`, { ...entry, engine: own });
    if (free.length === 0) for (const rate of entry.price.rates) reject(rate, "own-engine-row");
  }
  return [...rows].sort(byText).map(([, row]) => row);
}

/** Of two prices of one key the one to keep, if they are the same and may be. */
function oneOf(first: Priced | undefined, second: Priced, reject: OnReject): Priced {
  if (first === undefined) return second;
  const { merged, shared, usageType, engine, region } = second.placed;
  const same = first.price.unitPrice === second.price.unitPrice && sameTiers(first.price, second.price);
  if (!same || !(merged || shared)) throw twoPrices(`${usageType} (${engine})`, region, first, second);
  if (merged) return first.sku < second.sku ? first : second;
  for (const rate of second.price.rates) reject(rate, "same-price");
  return first;
}

function sameTiers({ tiers }: OnDemandPrice, { tiers: others }: OnDemandPrice): boolean {
  if (tiers?.length !== others?.length) return false;
  return (tiers ?? []).every(({ upTo, unitPrice }, index) => {
    const other = others?.[index];
    return upTo === other?.upTo && unitPrice === other.unitPrice;
  });
}

interface EngineReservation extends PricedReservation {
  readonly engine: ReservedRow["engine"];
}

function reservedByKey(reservations: readonly PricedReservation[]): readonly EngineReservation[] {
  const rows = new Map<string, EngineReservation>();
  for (const entry of reservations) {
    const { engine, usageType, region } = entry.placed;
    if (engine !== "aurora-mysql" && engine !== "aurora-postgresql") continue;
    const key = `${usageType} (${engine}, ${entry.price.term}, ${entry.price.payment})`;
    const twin = rows.get(key);
    if (twin !== undefined) throw twoPrices(key, region, twin, entry);
    rows.set(key, { ...entry, engine });
  }
  return [...rows].sort(byText).map(([, row]) => row);
}

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function twoPrices(
  key: string,
  region: string,
  first: { readonly sku: string },
  second: { readonly sku: string },
): InputError {
  return new InputError(
    "ambiguous-price",
    `two prices for ${key} in ${region}: SKU ${first.sku} and SKU ${second.sku}`,
  );
}

function sourceOf({ origin, effectiveOn }: ReadRate): string {
  const parts = [
    "AWS price list AmazonRDS",
    ...(origin.version === null ? [] : [`version ${origin.version}`]),
    ...(origin.publishedOn === null ? [] : [`published ${origin.publishedOn}`]),
    `effective ${effectiveOn}`,
  ];
  return parts.join(", ");
}
