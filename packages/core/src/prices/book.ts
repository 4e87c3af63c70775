import type { Engine } from "../engine.ts";
import { suggestClass } from "../capacity/instance-classes.ts";
import { Decimal } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { type Unit, type UnitPrice, unitPrice } from "../units.ts";
import { suggestRegion } from "../usage-type.ts";

/** `listed`: read in an AWS price list or a quotation of it. `derived`: follows from a listed price by the rule in `source`. */
export type PriceStatus = "listed" | "derived" | "override";

/** Engines that prices are kept for: Aurora's, and those of plain RDS that Aurora is weighed against. */
export type PricedEngine = Engine | "rds-mysql" | "rds-postgresql" | "any";

/** One price of a Region file. */
export interface PriceRow {
  /** Without Region prefix, with long size names. */
  readonly usageType: string;
  /** `any`: the same for every engine. */
  readonly engine: Engine | "rds-mysql" | "rds-postgresql" | "any";
  readonly unit: Unit;
  /** Per single unit, in the Region's currency. */
  readonly unitPrice: string;
  readonly status: "listed" | "derived";
  readonly sku?: string;
  readonly date: string;
  /** For a derived price, the date of the price it rests on, where that is another. */
  readonly basisDate?: string;
  /** Index into the Region's `sources`. */
  readonly source: number;
  /** Where the price falls with the month's quantity: `unitPrice` is the first tier's. */
  readonly tiers?: readonly PriceTier[];
}

/** The price of what lies between the tier before and `upTo`. */
export interface PriceTier {
  /** `null` for the last one; where a last one is missing, what lies beyond has no price. */
  readonly upTo: string | null;
  readonly unitPrice: string;
}

/** Terms and payment options of reserved DB instances, as the price list and the RDS API spell them. */
export type ReservedTerm = "1yr" | "3yr";
export type PaymentOption = "no-upfront" | "partial-upfront" | "all-upfront";

/** A reserved DB instance's price. I/O-Optimized has none of its own: it is covered at 1.3 units by the Standard class. */
export interface ReservedRow {
  /** `InstanceUsage:db.r6g.large` */
  readonly usageType: string;
  readonly engine: Engine;
  readonly term: ReservedTerm;
  readonly payment: PaymentOption;
  /** Paid once, at the start of the term. */
  readonly upfront: string;
  /** Paid for every hour of the term, used or not. */
  readonly hourly: string;
  readonly sku?: string;
  readonly date: string;
  /** Index into the Region's `sources`. */
  readonly source: number;
}

/** The shape of a Region's price file. */
export interface RegionPrices {
  readonly region: string;
  readonly currency: string;
  readonly sources: readonly string[];
  readonly prices: readonly PriceRow[];
  readonly reserved?: readonly ReservedRow[];
}

/** Where a unit price comes from. */
export interface PriceSource {
  readonly title: string;
  readonly sku: string | null;
  readonly date: string | null;
  /** For a derived price, the date of the price it rests on, where that is another. */
  readonly basisDate: string | null;
  readonly status: PriceStatus;
}

export interface Price<U extends Unit> {
  readonly unitPrice: UnitPrice<U>;
  readonly tiers: readonly PriceTier[];
  readonly source: PriceSource;
}

/** Which book a number comes from, as every document names it. */
export interface PriceBookId {
  readonly id: string;
  readonly publishedOn: string;
  readonly sha256: string;
}

/** The book's identity without its prices. */
export function priceBookId({ id, publishedOn, sha256 }: PriceBook): PriceBookId {
  return { id, publishedOn, sha256 };
}

export interface PriceBook extends PriceBookId {
  readonly regions: ReadonlyMap<string, RegionTable>;
}

interface RegionTable {
  readonly currency: string;
  readonly sources: readonly string[];
  readonly rows: ReadonlyMap<string, PriceRow>;
  readonly reserved: ReadonlyMap<string, ReservedRow>;
}

/**
 * Builds a book from Region files.
 *
 * @throws {InputError} when two rows hold one key, naming both SKUs
 */
export function priceBook(id: PriceBookId, files: Iterable<RegionPrices>): PriceBook {
  const regions = new Map<string, RegionTable>();
  for (const { region, currency, sources, prices, reserved = [] } of files) {
    regions.set(region, {
      currency,
      sources,
      rows: byKey(region, prices, (row) => rowKey(row.usageType, row.engine)),
      reserved: byKey(region, reserved, (row) => reservedKey(row.usageType, row.engine, row.term, row.payment)),
    });
  }
  return { id: id.id, publishedOn: id.publishedOn, sha256: id.sha256, regions };
}

/**
 * The one price of a usage type, or nothing: never a neighbour's.
 *
 * Where a bill does not tell the engine (`null`), the price counts only if both engines have the same one.
 *
 * @throws {InputError} when the book prices it in another unit
 */
export function findPrice<U extends Unit>(
  book: PriceBook,
  region: string,
  engine: PricedEngine | null,
  usageType: string,
  unit: U,
): Price<U> | undefined {
  const table = book.regions.get(region);
  if (table === undefined) return undefined;
  if (engine === null) {
    const mysql = findPrice(book, region, "aurora-mysql", usageType, unit);
    const postgresql = findPrice(book, region, "aurora-postgresql", usageType, unit);
    return mysql !== undefined && postgresql?.unitPrice.eq(mysql.unitPrice) === true ? mysql : undefined;
  }
  const row = table.rows.get(rowKey(usageType, engine)) ?? table.rows.get(rowKey(usageType, "any"));
  if (row === undefined) return undefined;
  if (row.unit !== unit) {
    throw new InputError("invalid-value", `${usageType} in ${region} is priced per ${row.unit}, not per ${unit}`);
  }
  return readPrice(row, table.sources, unit);
}

/** Reads a row's price once: a search asks for the same few over and over. */
function readPrice<U extends Unit>(row: PriceRow, sources: readonly string[], unit: U): Price<U> {
  const known = pricesOfRows.get(row);
  const decimal = known?.decimal ?? new Decimal(row.unitPrice);
  const source = known?.source ?? {
    title: sources[row.source] ?? "unknown",
    sku: row.sku ?? null,
    date: row.date,
    basisDate: row.basisDate ?? null,
    status: row.status,
  };
  if (known === undefined) pricesOfRows.set(row, { decimal, source });
  return { unitPrice: unitPrice(decimal, unit), tiers: row.tiers ?? NO_TIERS, source };
}

const pricesOfRows = new WeakMap<PriceRow, { readonly decimal: Decimal; readonly source: PriceSource }>();

const NO_TIERS: readonly PriceTier[] = [];

/** Prices that no price list of Amazon RDS holds: those of other services, and those whose usage type we named. */
function isOfOtherService({ engine, usageType }: PriceRow): boolean {
  return engine === "any" || /^(DatabaseInsights|DataAPI):/.test(usageType);
}

/** A user's book with the shipped prices of other services, which AWS's price list of RDS cannot bring. */
export function withOtherServices(book: PriceBook, shipped: PriceBook): PriceBook {
  const regions = new Map<string, RegionTable>();
  for (const [region, table] of book.regions) {
    const rows = new Map(table.rows);
    const sources = [...table.sources];
    const base = shipped.regions.get(region);
    for (const [key, row] of base?.rows ?? []) {
      if (rows.has(key) || !isOfOtherService(row)) continue;
      sources.push(base?.sources[row.source] ?? "unknown");
      rows.set(key, { ...row, source: sources.length - 1 });
    }
    regions.set(region, { ...table, rows, sources });
  }
  return { ...book, regions };
}

function byKey<R extends { readonly sku?: string }>(
  region: string,
  rows: readonly R[],
  keyOf: (row: R) => string,
): ReadonlyMap<string, R> {
  const map = new Map<string, R>();
  for (const row of rows) {
    const key = keyOf(row);
    const twin = map.get(key);
    if (twin !== undefined) {
      const skus = `SKU ${twin.sku ?? "unknown"} and SKU ${row.sku ?? "unknown"}`;
      throw new InputError("ambiguous-price", `two prices for ${key} in ${region}: ${skus}`);
    }
    map.set(key, row);
  }
  return map;
}

/** The price of a reserved DB instance, or nothing. */
export function findReserved(
  book: PriceBook,
  region: string,
  { usageType, engine, term, payment }: Pick<ReservedRow, "usageType" | "engine" | "term" | "payment">,
): ReservedRow | undefined {
  return book.regions.get(region)?.reserved.get(reservedKey(usageType, engine, term, payment));
}

/** The usage type of every SKU that the book names. */
export function usageTypesBySku(book: PriceBook): ReadonlyMap<string, string> {
  const usageTypes = new Map<string, string>();
  for (const { rows } of book.regions.values()) {
    for (const { sku, usageType } of rows.values()) if (sku !== undefined) usageTypes.set(sku, usageType);
  }
  return usageTypes;
}

/** What to do when a price is missing. */
export const WAYS_TO_PRICE =
  "give a book that has it with --prices, AWS's price list of the Region (index.json or index.csv of AmazonRDS) to prices import, or its price under prices: in a description";

/** What to say, and to do, when a price is missing. */
export function noPrice(usageType: string, region: string, engine: Engine | null): InputError {
  const forEngine = engine === null ? "" : ` for ${engine}`;
  return new InputError(
    "no-price",
    `no price of ${usageType} in ${region}${forEngine}${suggestClass(usageType)}${suggestRegion(region)}: ${WAYS_TO_PRICE}`,
  );
}

function rowKey(usageType: string, engine: string): string {
  return `${usageType} (${engine})`;
}

function reservedKey(usageType: string, engine: string, term: ReservedTerm, payment: PaymentOption): string {
  return `${usageType} (${engine}, ${term}, ${payment})`;
}
