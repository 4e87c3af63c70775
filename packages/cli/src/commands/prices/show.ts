import {
  chargeOfPrice,
  charges,
  KNOWN_REGIONS,
  latestKnownDay,
  parseUsageType,
  PRICED_REGIONS,
  priceBookId,
  stalePrices,
  WAYS_TO_PRICE,
} from "@aurora-cost/core";
import { closest } from "fastest-levenshtein";
import { UsageError } from "../../failure.ts";
import { readOptions } from "../../options.ts";
import { emit, toJson } from "../../output.ts";
import { matcher, namesOf } from "../../price-names.ts";
import { type OpenedPrices, openBooks, userRegions } from "../../prices.ts";
import {
  showDocument,
  type ShownOrigin,
  type ShownPrice,
  type ShownReservation,
  type ShowReport,
  showText,
} from "../../reports/prices/show.ts";
import { paintFor } from "../../reports/table.ts";

export interface ShowOptions {
  readonly region?: string;
  readonly engine?: string;
  readonly origin?: boolean;
}

/** `aurora-cost prices show`: prices of a Region with their sources. */
export async function showCommand(word: string | undefined, own: ShowOptions): Promise<void> {
  const options = readOptions(own);
  const region = own.region ?? (word === undefined ? null : parseUsageType(word).region) ?? "us-east-1";
  const known = [...new Set([...PRICED_REGIONS, ...(await userRegions())])].sort();
  const wanted = own.origin === true && own.region === undefined ? [...known, region] : [region];
  const opened = await openBooks(wanted, options.prices);
  const { book } = opened;
  const { currency, prices, reserved } = rowsOf(opened, region, own.engine, known);
  const shown = named(word, region, prices, reserved);
  const asOf = options.asOf ?? latestKnownDay(book);
  const report: ShowReport = {
    region,
    currency,
    asOf,
    priceBook: priceBookId(book),
    ...shown,
    origins: own.origin === true ? originsOf(opened, own.region) : null,
    findings: stalePrices(
      [...shown.prices, ...shown.reserved].map(({ usageType, date, ...row }) => ({
        usageType,
        region,
        source: { date, basisDate: "basisDate" in row ? row.basisDate : null },
      })),
      asOf,
    ),
  };
  const paint = paintFor(process.stdout, options.color && options.out === undefined);
  await emit(options.format === "json" ? toJson(showDocument(report)) : showText(report, paint), options.out);
}

interface Rows {
  readonly prices: readonly ShownPrice[];
  readonly reserved: readonly ShownReservation[];
}

function rowsOf(
  { book }: OpenedPrices,
  region: string,
  engine: string | undefined,
  known: readonly string[],
): Rows & { readonly currency: string } {
  const table = book.regions.get(region);
  if (table === undefined) {
    const nearest = closest(region, [...new Set([...known, ...book.regions.keys()])]);
    const way = KNOWN_REGIONS.includes(region)
      ? "give AWS's price list of the Region (index.json or index.csv of AmazonRDS) to prices import"
      : `did you mean ${nearest}?`;
    throw new UsageError(`no prices of ${region}; ${way}`);
  }
  const inEngine = (row: { readonly engine: string }): boolean => engine === undefined || row.engine === engine;
  const title = (source: number): string => table.sources[source] ?? "unknown";
  const prices = [...table.rows.values()]
    .filter(inEngine)
    .map((row) => ({ ...row, charge: chargeOfPrice(row.usageType)?.id ?? null, title: title(row.source) }));
  if (prices.length === 0) {
    const engines = [...new Set([...table.rows.values()].map((row) => row.engine))].sort().join(", ");
    throw new UsageError(`no prices of ${engine ?? ""} in ${region}, only of ${engines}`);
  }
  const reserved = [...table.reserved.values()].filter(inEngine).map((row) => ({ ...row, title: title(row.source) }));
  return { currency: table.currency, prices, reserved };
}

function named(
  word: string | undefined,
  region: string,
  prices: readonly ShownPrice[],
  reserved: readonly ShownReservation[],
): Rows {
  if (word === undefined) return { prices, reserved };
  const wanted = matcher(word);
  const found = prices.filter(wanted);
  if (found.length === 0) {
    if (charges.some(({ id }) => id === word))
      throw new UsageError(`no price of ${word} in ${region}: ${WAYS_TO_PRICE}`);
    throw new UsageError(`nothing named ${word} in ${region}; did you mean ${closest(word, namesOf(prices))}?`);
  }
  return { prices: found, reserved: reserved.filter((row) => wanted({ ...row, charge: "db-instance" })) };
}

function originsOf({ origins }: OpenedPrices, region: string | undefined): readonly ShownOrigin[] {
  return [...origins]
    .filter(([each]) => region === undefined || each === region)
    .map(([each, { book, path }]) => ({ region: each, book, path }))
    .sort((a, b) => (a.region < b.region ? -1 : 1));
}
