import type { ImportedPrices } from "@aurora-cost/core";
import type { BookOnDisk } from "../../write-books.ts";
import { count } from "../count.ts";
import { table } from "../table.ts";

/** A book that was written, and how many of the shipped book's prices it lacks. */
export interface WrittenBook extends BookOnDisk {
  readonly gone: number;
}

/** What became of price lists that were read. */
export interface ImportReport {
  readonly found: ImportedPrices;
  readonly written: readonly WrittenBook[];
}

/** The document of `prices import`. */
export function importDocument({ found, written }: ImportReport): unknown {
  return {
    schemaVersion: 1,
    rates: found.rates,
    used: found.used,
    setAside: byCount(found).map(([reason, rows]) => ({ reason, rows })),
    books: written.map(({ file, prices, gone }) => ({
      region: prices.region,
      currency: prices.currency,
      prices: prices.prices.length,
      reserved: prices.reserved?.length ?? 0,
      gone,
      file,
    })),
  };
}

/** The books that were written, a Region a line. */
export function importText(written: readonly WrittenBook[]): string {
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
export function rejectLines(found: ImportedPrices): readonly string[] {
  const entries = byCount(found);
  const width = Math.max(0, ...entries.map(([, rows]) => count(rows).length));
  return entries.map(([reason, rows]) => `${count(rows).padStart(width)} ${reason}`);
}

function byCount({ rejected }: ImportedPrices): readonly (readonly [reason: string, rows: number])[] {
  return [...rejected].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
