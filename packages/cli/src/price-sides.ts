import { stat } from "node:fs/promises";
import { loadPriceBook, type RegionPrices } from "@aurora-cost/core";
import { readBooks } from "./prices.ts";
import { isPriceBook } from "./sources/price-list.ts";
import { auroraRegions, readPriceLists } from "./sources/price-lists.ts";

/** One of two things whose prices are compared. */
export interface PriceSide {
  readonly name: string;
  readonly regions: ReadonlyMap<string, RegionPrices>;
}

/** The prices of a book, a folder of books, or a price list. */
export async function readSide(path: string, quiet: boolean): Promise<PriceSide> {
  const folder = (await stat(path).catch(() => null))?.isDirectory() === true;
  if (folder || (await isPriceBook(path))) {
    const books = await readBooks(path);
    return side(
      path,
      books.flatMap((book) => book.regions),
    );
  }
  return side(path, auroraRegions(await readPriceLists([path], { quiet }), [path]));
}

/** The prices of the book that the package brings. */
export async function shippedSide(): Promise<PriceSide> {
  const { id, regions } = await loadPriceBook();
  return side(
    id,
    [...regions].map(([region, { currency, sources, rows, reserved }]) => ({
      region,
      currency,
      sources,
      prices: [...rows.values()],
      reserved: [...reserved.values()],
    })),
  );
}

function side(name: string, regions: readonly RegionPrices[]): PriceSide {
  return { name, regions: new Map(regions.map((prices) => [prices.region, prices])) };
}
