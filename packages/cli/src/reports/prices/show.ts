import type { Finding, PriceBookId, PriceRow, ReservedRow } from "@aurora-cost/core";
import type { RegionOrigin } from "../../prices.ts";
import { findingLines } from "../findings.ts";
import { type Paint, table } from "../table.ts";

/** A row as `prices show` prints it. */
export interface ShownPrice extends PriceRow {
  readonly charge: string | null;
  readonly title: string;
}

export interface ShownReservation extends ReservedRow {
  readonly title: string;
}

export interface ShownOrigin extends RegionOrigin {
  readonly region: string;
}

/** Some prices of a Region. */
export interface ShowReport {
  readonly region: string;
  readonly currency: string;
  /** The day on which prices are called stale. */
  readonly asOf: string;
  readonly priceBook: PriceBookId;
  readonly prices: readonly ShownPrice[];
  readonly reserved: readonly ShownReservation[];
  /** Which book each Region comes from; `null` where nobody asked. */
  readonly origins: readonly ShownOrigin[] | null;
  readonly findings: readonly Finding[];
}

/** The document of `prices show`. */
export function showDocument({ prices, reserved, ...report }: ShowReport): unknown {
  return {
    schemaVersion: 1,
    ...report,
    prices: prices.map(priceDocument),
    reserved: reserved.map(reservationDocument),
  };
}

function priceDocument(row: ShownPrice): unknown {
  const { usageType, engine, charge, unit, unitPrice, tiers, status, sku, date, basisDate, title } = row;
  return {
    usageType,
    engine,
    charge,
    unitPrice,
    unit,
    tiers: tiers ?? null,
    source: { title, sku: sku ?? null, date, basisDate: basisDate ?? null, status },
  };
}

function reservationDocument(row: ShownReservation): unknown {
  const { usageType, engine, term, payment, upfront, hourly, sku, date, title } = row;
  return {
    usageType,
    engine,
    term,
    payment,
    upfront,
    hourly,
    source: { title, sku: sku ?? null, date, basisDate: null, status: "listed" },
  };
}

/** Prices with unit, SKU, date, status and source, a tier a line. */
export function showText(report: ShowReport, paint: Paint): string {
  const { region, currency, priceBook, prices, reserved, origins, findings } = report;
  const heading = `Prices in ${region}, ${currency} per unit · price book ${priceBook.id} of ${priceBook.publishedOn}`;
  const parts = [paint("bold", heading)];
  if (prices.length > 0) parts.push(table(PRICE_COLUMNS, prices.flatMap(priceLines)));
  if (reserved.length > 0) {
    parts.push(`${paint("bold", "Reserved DB instances")}\n\n${table(RESERVED_COLUMNS, reserved.map(reservedLine))}`);
  }
  if (origins !== null) {
    const rows = origins.map(({ region: of, book, path }) => [of, BOOKS[book], path]);
    const columns = [{ title: "Region" }, { title: "Book" }, { title: "Path" }];
    parts.push(`${paint("bold", "Where the prices come from")}\n\n${table(columns, rows)}`);
  }
  if (findings.length > 0) parts.push(findingLines(findings, paint, true).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

const BOOKS: Readonly<Record<RegionOrigin["book"], string>> = {
  file: "--prices",
  user: "data folder",
  shipped: "shipped",
};

const PRICE_COLUMNS = [
  { title: "Usage type" },
  { title: "Engine" },
  { title: "Unit price", align: "right" },
  { title: "Unit" },
  { title: "SKU" },
  { title: "Date" },
  { title: "Status" },
  { title: "Source" },
] as const;

const RESERVED_COLUMNS = [
  { title: "Usage type" },
  { title: "Engine" },
  { title: "Term" },
  { title: "Payment" },
  { title: "Upfront", align: "right" },
  { title: "Hourly", align: "right" },
  { title: "SKU" },
  { title: "Date" },
  { title: "Source" },
] as const;

function priceLines(row: ShownPrice): readonly (readonly string[])[] {
  const { usageType, engine, unitPrice, unit, sku = "–", date, basisDate, status, title } = row;
  const when = basisDate === undefined ? date : `${date} (rests on ${basisDate})`;
  const first = [usageType, engine, unitPrice, unit, sku, when, status, title];
  if (row.tiers === undefined) return [first];
  return row.tiers.map(({ upTo, unitPrice: price }, index) => {
    const range = upTo === null ? "beyond" : `up to ${upTo}`;
    return index === 0
      ? [usageType, engine, price, `${unit}, ${range}`, sku, when, status, title]
      : ["", "", price, `${unit}, ${range}`, "", "", "", ""];
  });
}

function reservedLine(row: ShownReservation): readonly string[] {
  const { usageType, engine, term, payment, upfront, hourly, sku = "–", date, title } = row;
  return [usageType, engine, term, payment, upfront, hourly, sku, date, title];
}
