import { parseDay } from "../calendar.ts";
import { InputError } from "../errors.ts";
import type { Finding } from "../rules/rule.ts";
import type { PriceBookId, PriceSource } from "./book.ts";
import { SHIPPED_BOOK } from "./shipped-book.ts";

/** Days after which a price is called stale. */
const STALE_DAYS = 90;

/** A price and the place it stands for, as lines of any kind have them. */
export interface DatedPrice {
  readonly usageType: string | null;
  readonly region: string;
  readonly source: Pick<PriceSource, "date" | "basisDate"> | null;
}

/** The day staleness is counted from when nobody names one: the newer of the book's and the shipped book's. */
export function latestKnownDay({ publishedOn }: PriceBookId): string {
  return publishedOn > SHIPPED_BOOK.publishedOn ? publishedOn : SHIPPED_BOOK.publishedOn;
}

/**
 * Whether a price is older than 90 days; one that follows from another is as old as that one.
 *
 *     age    = asOf − (basisDate, else date)
 *     [days]
 *
 * @throws {InputError} when `asOf` is no date
 */
export function isStale({ date, basisDate }: Pick<PriceSource, "date" | "basisDate">, asOf: string): boolean {
  const today = parseDay(asOf);
  if (today === null) throw new InputError("invalid-value", `as-of must be a date such as 2026-10-06: ${asOf}`);
  const read = parseDay(basisDate ?? date ?? "");
  return read !== null && today - read > STALE_DAYS;
}

/** Says which of the prices in use are stale, the oldest first. */
export function stalePrices(prices: readonly DatedPrice[], asOf: string): readonly Finding[] {
  const stale = new Map<string, string>();
  for (const { usageType, region, source } of prices) {
    if (source === null || usageType === null || !isStale(source, asOf)) continue;
    stale.set(`${usageType} in ${region}`, source.basisDate ?? source.date ?? "");
  }
  const [first, ...more] = [...stale].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (first === undefined) return [];
  const others = more.length === 0 ? "" : ` and ${String(more.length)} more`;
  return [
    {
      rule: "PRICE-004",
      severity: "warning",
      message: `prices older than ${String(STALE_DAYS)} days on ${asOf}: ${first[0]} of ${first[1]}${others}; prices import reads newer ones`,
      source: "the price book",
    },
  ];
}
