import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { loadPriceBook, parseRegionPrices, type PriceBook, priceBook, type RegionPrices } from "@aurora-cost/core";
import { located, UsageError } from "./failure.ts";

/**
 * The prices of some Regions: the shipped book, with the Regions of the user's own file in the place of the shipped ones.
 *
 * The file holds one Region's prices, or a list of them, in the shape of the shipped files.
 */
export async function openPrices(regions: Iterable<string>, file: string | undefined): Promise<PriceBook> {
  const shipped = await loadPriceBook(regions);
  if (file === undefined) return shipped;
  const text = await readText(file);
  const own = readBook(text, file);
  const newest =
    own
      .flatMap((region) => region.prices.map((row) => row.date))
      .sort()
      .at(-1) ?? "";
  const id = { id: file, publishedOn: newest, sha256: createHash("sha256").update(text).digest("hex") };
  const book = priceBook(id, own);
  return { ...book, regions: new Map([...shipped.regions, ...book.regions]) };
}

function readBook(text: string, file: string): readonly RegionPrices[] {
  try {
    const document: unknown = JSON.parse(text);
    return (Array.isArray(document) ? document : [document]).map(parseRegionPrices);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file}: not JSON: ${error.message}`);
    throw located(error, file);
  }
}

export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `${file}: ${error instanceof Error && "code" in error && error.code === "ENOENT" ? "no such file" : String(error)}`,
    );
  }
}
