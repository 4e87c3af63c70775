import { findPrice, type PriceBook } from "../prices/book.ts";
import type { Entry } from "./ledger.ts";

/**
 * Fills in the list cost of rows whose export does not tell it: usage under a commitment, without the public price columns.
 *
 *     list cost += quantity × the book's on-demand price      where the book has one; else the billed cost stands
 */
export function withListPrices(entries: readonly Entry[], book: PriceBook): readonly Entry[] {
  return entries.map((entry) => listed(entry, book));
}

function listed(entry: Entry, book: PriceBook): Entry {
  if (entry.unlistedQuantity.isZero()) return entry;
  const price = findPrice(book, entry.region, entry.engine, entry.usageType, entry.charge.unit);
  const missing = price === undefined ? entry.unlistedCost : entry.unlistedQuantity.times(price.unitPrice);
  return { ...entry, listCost: entry.listCost.plus(missing) };
}
