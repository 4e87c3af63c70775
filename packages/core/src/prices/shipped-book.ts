import type { PriceBookId } from "./book.ts";
import bookId from "./data/book.json" with { type: "json" };

/** Identity of the shipped book; the hash is over its Region files, in alphabetical order. */
export const SHIPPED_BOOK: PriceBookId = bookId;
