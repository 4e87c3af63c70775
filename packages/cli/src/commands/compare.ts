import { compareStorage, currencyOf, priceBookId } from "@aurora-cost/core";
import { readDescription } from "../description.ts";
import { located } from "../failure.ts";
import { readOptions } from "../options.ts";
import { emit, toJson } from "../output.ts";
import { openPrices } from "../prices.ts";
import { storageText } from "../reports/estimate.ts";
import { paintFor } from "../reports/table.ts";

/** `aurora-cost compare --by storage`: both storage configurations of a described cluster. A missing price stops it. */
export async function compareCommand(file: string, raw: unknown): Promise<void> {
  const options = readOptions(raw);
  const cluster = await readDescription(file);
  const book = await openPrices([cluster.region], options.prices);
  const currency = currencyOf(book, cluster.region);
  try {
    const storage = compareStorage(cluster, book);
    const { name = null, region, engine, hoursPerMonth } = cluster;
    const document = {
      schemaVersion: 1,
      name,
      region,
      engine,
      currency,
      hoursPerMonth,
      priceBook: priceBookId(book),
      storage,
    };
    const paint = paintFor(process.stdout, options.color && options.out === undefined);
    const heading = `${name ?? "Cluster"} · ${engine} · ${region} · price book of ${book.publishedOn}`;
    await emit(
      options.format === "json" ? toJson(document) : storageText(storage, heading, currency, paint),
      options.out,
    );
  } catch (error) {
    throw located(error, file === "-" ? "standard input" : file);
  }
}
