import { Decimal } from "../../decimal.ts";
import type { PriceRow, RegionPrices, ReservedRow } from "../book.ts";

/** What differs between two books in one Region. */
export interface PriceDifference {
  readonly region: string;
  readonly currency: string;
  /** How many prices are the same. */
  readonly same: number;
  readonly moved: readonly MovedPrice[];
  readonly new: readonly ComparedPrice[];
  readonly gone: readonly ComparedPrice[];
}

/** A price in one line, reservations and tiers included. */
export interface ComparedPrice {
  /** `Aurora:StorageUsage (aurora-mysql)` */
  readonly key: string;
  readonly unit: string;
  readonly price: string;
}

export interface MovedPrice {
  readonly key: string;
  readonly unit: string;
  readonly old: string;
  readonly new: string;
  /** New ÷ old − 1; `null` where the two are not single amounts of one unit, or the old one is 0. */
  readonly change: Decimal | null;
}

/** Which prices of a Region moved from one book to another, which are new, and which are gone. */
export function comparePrices(old: RegionPrices, newer: RegionPrices): PriceDifference {
  const before = new Map(comparable(old).map((price) => [price.key, price]));
  const after = new Map(comparable(newer).map((price) => [price.key, price]));
  const common = [...after.values()].flatMap((now) => {
    const was = before.get(now.key);
    return was === undefined ? [] : [{ was, now }];
  });
  const moved = common.filter(({ was, now }) => was.price !== now.price || was.unit !== now.unit);
  return {
    region: newer.region,
    currency: newer.currency,
    same: common.length - moved.length,
    moved: moved.map(({ was, now }) => ({
      key: now.key,
      unit: now.unit,
      old: was.price,
      new: now.price,
      change: change(was, now),
    })),
    new: [...after.values()].filter(({ key }) => !before.has(key)),
    gone: [...before.values()].filter(({ key }) => !after.has(key)),
  };
}

function comparable({ prices, reserved = [] }: RegionPrices): readonly ComparedPrice[] {
  return [...prices.map(ofPrice), ...reserved.map(ofReservation)];
}

function ofPrice({ usageType, engine, unit, unitPrice, tiers }: PriceRow): ComparedPrice {
  const key = `${usageType} (${engine})`;
  if (tiers === undefined) return { key, unit, price: amount(unitPrice) };
  const price = tiers
    .map((tier) => `${amount(tier.unitPrice)} ${tier.upTo === null ? "beyond" : `to ${amount(tier.upTo)}`}`)
    .join(", ");
  return { key, unit, price };
}

function ofReservation({ usageType, engine, term, payment, upfront, hourly }: ReservedRow): ComparedPrice {
  return {
    key: `${usageType} (${engine}, ${term}, ${payment})`,
    unit: "upfront + Hours",
    price: `${amount(upfront)} + ${amount(hourly)}`,
  };
}

function amount(text: string): string {
  return new Decimal(text).toString();
}

function change(was: ComparedPrice, now: ComparedPrice): Decimal | null {
  const single = [was.price, now.price].every((text) => /^[\d.]+$/.test(text));
  if (!single || was.unit !== now.unit || was.price === "0") return null;
  return new Decimal(now.price).div(was.price).minus(1);
}
