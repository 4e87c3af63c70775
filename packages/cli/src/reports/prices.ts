import {
  type ComparedPrice,
  Decimal,
  type PriceDifference,
  type PriceRow,
  type RegionPrices,
  type Rejected,
  type ReservedRow,
  type RejectReason,
  thousands,
} from "@aurora-cost/core";
import type { RegionOrigin } from "../prices.ts";
import { csvLine } from "./csv-line.ts";
import { type Paint, table } from "./table.ts";

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

/** A Region's file in the layout of the shipped ones: one price a line. */
export function regionFileText({ prices, reserved = [], ...head }: RegionPrices): string {
  const top = JSON.stringify(head, null, 2).slice(0, -2);
  const lists = [["prices", prices] as const, ...(reserved.length === 0 ? [] : [["reserved", reserved] as const])];
  const bodies = lists.map(
    ([name, rows]) => `  "${name}": [\n${rows.map((row) => `    ${inline(row)}`).join(",\n")}\n  ]`,
  );
  return `${top},\n${bodies.join(",\n")}\n}\n`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, field]) => `${JSON.stringify(key)}: ${inline(field)}`)
    .join(", ")}}`;
}

export function importText(written: readonly { readonly file: string; readonly prices: RegionPrices }[]): string {
  const columns = [
    { title: "Region" },
    { title: "Currency" },
    { title: "Prices", align: "right" },
    { title: "Reserved", align: "right" },
    { title: "File" },
  ] as const;
  const rows = written.map(({ file, prices }) => [
    prices.region,
    prices.currency,
    count(prices.prices.length),
    count(prices.reserved?.length ?? 0),
    file,
  ]);
  return `${table(columns, rows)}\n`;
}

/** `12,345 other-engine`, most first. */
export function rejectLines(rejected: ReadonlyMap<RejectReason, number>): readonly string[] {
  const entries = [...rejected].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const width = Math.max(0, ...entries.map(([, rows]) => count(rows).length));
  return entries.map(([reason, rows]) => `${count(rows).padStart(width)} ${reason}`);
}

export const REJECT_HEADER = "reason,region,engine,usage_type,sku,rate_code,term\n";

export function rejectLine({ reason, region, engine, usageType, sku, rateCode, term }: Rejected): string {
  return csvLine([reason, region, engine, usageType, sku, rateCode, term]);
}

export function showText(
  heading: string,
  prices: readonly ShownPrice[],
  reserved: readonly ShownReservation[],
  origins: readonly ShownOrigin[] | null,
  paint: Paint,
): string {
  const parts = [paint("bold", heading)];
  if (prices.length > 0) parts.push(table(PRICE_COLUMNS, prices.flatMap(priceLines)));
  if (reserved.length > 0) {
    parts.push(`${paint("bold", "Reserved DB instances")}\n\n${table(RESERVED_COLUMNS, reserved.map(reservedLine))}`);
  }
  if (origins !== null) {
    const rows = origins.map(({ region, book, path }) => [region, BOOKS[book], path]);
    const columns = [{ title: "Region" }, { title: "Book" }, { title: "Path" }];
    parts.push(`${paint("bold", "Where the prices come from")}\n\n${table(columns, rows)}`);
  }
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

/** How many new or gone prices are told by name; JSON has all of them. */
const NAMED = 20;

export function checkText(heading: string, regions: readonly PriceDifference[], paint: Paint): string {
  return `${[heading, ...regions.map((difference) => differenceText(difference, paint))].join("\n\n")}\n`;
}

function differenceText({ region, currency, same, moved, new: added, gone }: PriceDifference, paint: Paint): string {
  const counts = `${count(moved.length)} moved, ${count(added.length)} new, ${count(gone.length)} gone, ${count(same)} the same`;
  const columns = [
    { title: "Moved" },
    { title: "Unit" },
    { title: `Old, ${currency}`, align: "right" },
    { title: `New, ${currency}`, align: "right" },
    { title: "Change", align: "right" },
  ] as const;
  const rows = moved.map((row) => [row.key, row.unit, row.old, row.new, signed(row.change)]);
  return [
    `${paint("bold", region)}: ${counts}`,
    ...(moved.length === 0 ? [] : [table(columns, rows)]),
    ...named("New", added),
    ...named("Gone", gone),
  ].join("\n\n");
}

function named(title: string, prices: readonly ComparedPrice[]): readonly string[] {
  if (prices.length === 0) return [];
  const rows = prices.slice(0, NAMED).map(({ key, unit, price }) => [key, unit, price]);
  const more = prices.length > NAMED ? `\nand ${count(prices.length - NAMED)} more (--format json has all)` : "";
  return [`${table([{ title }, { title: "Unit" }, { title: "Price", align: "right" }], rows)}${more}`];
}

function signed(change: Decimal | null): string {
  if (change === null) return "–";
  return `${change.isNegative() ? "" : "+"}${thousands(change.times(100), 2)} %`;
}

export function count(value: number): string {
  return thousands(new Decimal(value), 0);
}
