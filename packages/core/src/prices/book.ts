import * as v from "valibot";
import type { Engine } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { type Unit, type UnitPrice, unitPrice } from "../units.ts";

/** `listed`: read in an AWS price list or a quotation of it. `derived`: follows from a listed price by the rule in `source`. */
export type PriceStatus = "listed" | "derived" | "override";

/** One price of a Region file. */
export interface PriceRow {
  /** Without Region prefix, with long size names. */
  readonly usageType: string;
  readonly engine: Engine | "rds-postgresql";
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
}

/** The shape of a Region's price file. */
export interface RegionPrices {
  readonly region: string;
  readonly currency: string;
  readonly sources: readonly string[];
  readonly prices: readonly PriceRow[];
}

/** Where a unit price comes from. */
export interface PriceSource {
  readonly title: string;
  readonly sku: string | null;
  readonly date: string | null;
  readonly status: PriceStatus;
}

export interface Price<U extends Unit> {
  readonly unitPrice: UnitPrice<U>;
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
}

const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-10-06"));

const regionSchema: v.GenericSchema<unknown, RegionPrices> = v.strictObject({
  region: v.string(),
  currency: v.picklist(["USD", "CNY"]),
  sources: v.array(v.string()),
  prices: v.array(
    v.strictObject({
      usageType: v.string(),
      engine: v.picklist(["aurora-mysql", "aurora-postgresql", "rds-postgresql"]),
      unit: v.picklist([
        "Hours",
        "ACU-Hours",
        "ACU-Months",
        "vCPU-Hours",
        "vCPU-Months",
        "GB",
        "GB-Months",
        "Requests",
        "Change-Record-Hours",
      ]),
      unitPrice: v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, "must be a decimal string")),
      status: v.picklist(["listed", "derived"]),
      sku: v.exactOptional(v.string()),
      date,
      basisDate: v.exactOptional(date),
      source: v.number(),
    }),
  ),
});

/**
 * Checks a Region's price file.
 *
 * @throws {InputError} naming the first cell that is wrong
 */
export function parseRegionPrices(input: unknown): RegionPrices {
  const result = v.safeParse(regionSchema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new InputError("invalid-value", `not a price file: ${v.getDotPath(issue) ?? "document"}: ${issue.message}`);
}

/**
 * Builds a book from Region files.
 *
 * @throws {InputError} when two rows hold one key, naming both SKUs
 */
export function priceBook(id: PriceBookId, files: Iterable<RegionPrices>): PriceBook {
  const regions = new Map<string, RegionTable>();
  for (const { region, currency, sources, prices } of files) {
    const rows = new Map<string, PriceRow>();
    for (const row of prices) {
      const key = rowKey(row.usageType, row.engine);
      const twin = rows.get(key);
      if (twin !== undefined) {
        throw new InputError(
          "ambiguous-price",
          `two prices for ${row.usageType} (${row.engine}) in ${region}: SKU ${twin.sku ?? "unknown"} and SKU ${row.sku ?? "unknown"}`,
        );
      }
      rows.set(key, row);
    }
    regions.set(region, { currency, sources, rows });
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
  engine: Engine | null,
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
  const row = table.rows.get(rowKey(usageType, engine));
  if (row === undefined) return undefined;
  if (row.unit !== unit) {
    throw new InputError("invalid-value", `${usageType} in ${region} is priced per ${row.unit}, not per ${unit}`);
  }
  return {
    unitPrice: unitPrice(new Decimal(row.unitPrice), unit),
    source: {
      title: table.sources[row.source] ?? "unknown",
      sku: row.sku ?? null,
      date: row.date,
      status: row.status,
    },
  };
}

/** The usage type of every SKU that the book names. */
export function usageTypesBySku(book: PriceBook): ReadonlyMap<string, string> {
  const usageTypes = new Map<string, string>();
  for (const { rows } of book.regions.values()) {
    for (const { sku, usageType } of rows.values()) if (sku !== undefined) usageTypes.set(sku, usageType);
  }
  return usageTypes;
}

/** What to say, and to do, when a price is missing. */
export function noPrice(usageType: string, region: string, engine: Engine | null): InputError {
  const forEngine = engine === null ? "" : ` for ${engine}`;
  return new InputError(
    "no-price",
    `no price of ${usageType} in ${region}${forEngine}: give it under prices: in the description, or a book that has it with --prices`,
  );
}

function rowKey(usageType: string, engine: string): string {
  return `${usageType} ${engine}`;
}
