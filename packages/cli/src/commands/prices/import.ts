import { comparePrices, type RegionPrices } from "@aurora-cost/core";
import { readOptions } from "../../options.ts";
import { emit, notice, toJson } from "../../output.ts";
import { shippedSide } from "../../price-sides.ts";
import { userFolder } from "../../prices.ts";
import { openRejectFile } from "../../reject-file.ts";
import { count } from "../../reports/count.ts";
import { importDocument, importText, rejectLines } from "../../reports/prices/import.ts";
import { REJECT_HEADER, rejectLine } from "../../reports/prices/rejects.ts";
import { auroraRegions, ratesRead, readPriceLists } from "../../sources/price-lists.ts";
import { writeBooks } from "../../write-books.ts";

export interface ImportOptions {
  readonly region?: string;
  readonly rejects?: string;
}

/** `aurora-cost prices import`: AWS price lists in, a price book for every Region out. */
export async function importCommand(files: readonly string[], own: ImportOptions): Promise<void> {
  const { region } = own;
  const { quiet, out, format } = readOptions(own);
  const rejects = own.rejects === undefined ? null : openRejectFile(own.rejects, REJECT_HEADER);
  const found = await readPriceLists(files, {
    quiet,
    ...(region === undefined ? {} : { region }),
    ...(rejects === null ? {} : { onReject: (rejected) => rejects.write(rejectLine(rejected)) }),
  }).finally(rejects?.close);
  const regions = auroraRegions(found, files, region);
  notice(
    `${ratesRead(found.rates)} read: ${count(found.used)} used, ${count(found.rates - found.used)} set aside`,
    quiet,
  );
  for (const line of rejectLines(found)) notice(line, quiet);
  for (const other of found.regions.filter((each) => !regions.includes(each))) {
    notice(`${other.region}: no Aurora prices, so no book is written`, quiet);
  }
  const gone = await pricesGone(regions);
  const written = (await writeBooks(regions, out ?? userFolder())).map((book) => ({
    ...book,
    gone: gone.get(book.prices.region) ?? 0,
  }));
  for (const [name, prices] of gone) {
    notice(
      `${name}: of the shipped book's prices ${count(prices)} are not in this one; aurora-cost prices check names them`,
      quiet,
    );
  }
  await emit(format === "json" ? toJson(importDocument({ found, written })) : importText(written), undefined);
}

/** How many shipped prices the new books lack, where any: a Region's own book takes the place of the shipped one as a whole. */
async function pricesGone(imported: readonly RegionPrices[]): Promise<ReadonlyMap<string, number>> {
  const shipped = await shippedSide();
  const gone = imported.map((prices): readonly [string, number] => {
    const before = shipped.regions.get(prices.region);
    return [prices.region, before === undefined ? 0 : comparePrices(before, prices).gone.length];
  });
  return new Map(gone.filter(([, prices]) => prices > 0));
}
