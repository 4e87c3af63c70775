import { createWriteStream } from "node:fs";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import {
  charges,
  comparePrices,
  type ImportedPrices,
  loadPriceBook,
  openPriceList,
  parseUsageType,
  priceBookId,
  PRICED_REGIONS,
  recognise,
  type RegionPrices,
  type Rejected,
  SHIPPED_BOOK,
} from "@aurora-cost/core";
import { closest } from "fastest-levenshtein";
import { located, UsageError } from "../failure.ts";
import { readOptions } from "../options.ts";
import { emit, notice, toJson } from "../output.ts";
import { newest, openBooks, readBooks, userFolder, userRegions } from "../prices.ts";
import { startProgress } from "../progress.ts";
import {
  checkText,
  count,
  importText,
  REJECT_HEADER,
  rejectLine,
  rejectLines,
  regionFileText,
  type ShownPrice,
  type ShownReservation,
  showText,
} from "../reports/prices.ts";
import { paintFor } from "../reports/table.ts";
import { isPriceBook, readPriceList } from "../sources/price-list.ts";

/** Days after which a price is called stale. */
const STALE_DAYS = 90;

export interface ImportOptions {
  readonly region?: string;
  readonly rejects?: string;
}

/** `aurora-cost prices import`: AWS price lists in, a price book for every Region out. */
export async function importCommand(files: readonly string[], own: ImportOptions): Promise<void> {
  const options = readOptions(own);
  const rejects = own.rejects === undefined ? null : openRejects(own.rejects);
  const found = await importFiles(files, own.region, options.quiet, rejects?.write).finally(rejects?.close);
  const regions = found.regions.filter(hasAurora);
  if (regions.length === 0) throw new UsageError(`${files.join(", ")}: ${nothingFound(found, own.region)}`);
  notice(
    `${ratesRead(found.rates)} read: ${count(found.used)} used, ${count(found.rates - found.used)} set aside`,
    options.quiet,
  );
  for (const line of rejectLines(found.rejected)) notice(line, options.quiet);
  for (const { region } of found.regions.filter((each) => !regions.includes(each))) {
    notice(`${region}: no Aurora prices, so no book is written`, options.quiet);
  }
  const written = await writeBooks(regions, options.out ?? userFolder());
  await tellGaps(regions, options.quiet);
  await emit(importText(written), undefined);
}

async function importFiles(
  files: readonly string[],
  region: string | undefined,
  quiet: boolean,
  onReject?: (rejected: Rejected) => void,
): Promise<ImportedPrices> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0));
  const progress = startProgress(
    sizes.reduce((total, size) => total + size, 0),
    !quiet,
  );
  const list = openPriceList({
    ...(region === undefined ? {} : { region }),
    ...(onReject === undefined ? {} : { onReject }),
  });
  try {
    for (const path of files) await readPriceList({ path, onBytes: progress.add }, list);
  } finally {
    progress.stop();
  }
  try {
    return list.finish();
  } catch (error) {
    throw located(error, files.join(", "));
  }
}

function hasAurora({ prices }: RegionPrices): boolean {
  return prices.some(({ engine }) => engine.startsWith("aurora-"));
}

function nothingFound({ rates, seen, rejected }: ImportedPrices, region: string | undefined): string {
  if (region !== undefined && !seen.has(region) && seen.size > 0) {
    return `no prices of ${region} in it, only of ${[...seen].sort().join(", ")}`;
  }
  const reasons = [...rejected].map(([reason, times]) => `${count(times)} ${reason}`).join(", ");
  return `no Aurora prices in it: ${ratesRead(rates)} read${reasons === "" ? "" : `, set aside: ${reasons}`}`;
}

function ratesRead(rates: number): string {
  return `${count(rates)} ${rates === 1 ? "rate" : "rates"}`;
}

interface Rejects {
  readonly write: (rejected: Rejected) => void;
  readonly close: () => Promise<void>;
}

function openRejects(path: string): Rejects {
  const stream = createWriteStream(path);
  const done = finished(stream).catch((error: unknown) => {
    throw new UsageError(`${path}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  });
  // Told when it is closed, not when it happens.
  done.catch(() => undefined);
  stream.write(REJECT_HEADER);
  return {
    write: (rejected) => stream.write(rejectLine(rejected)),
    close: async () => {
      stream.end();
      await done;
    },
  };
}

interface WrittenBook {
  readonly file: string;
  readonly prices: RegionPrices;
}

/** One file a Region in a folder, or one file with all of them where the name ends in `.json`. */
async function writeBooks(regions: readonly RegionPrices[], out: string): Promise<readonly WrittenBook[]> {
  if (out.endsWith(".json")) {
    await writeWhole(out, `[\n${regions.map((region) => regionFileText(region).trimEnd()).join(",\n")}\n]\n`);
    return regions.map((prices) => ({ file: out, prices }));
  }
  const written = regions.map((prices) => ({ file: join(out, `${prices.region}.json`), prices }));
  for (const { file, prices } of written) await writeWhole(file, regionFileText(prices));
  return written;
}

/** Never leaves half a book where a whole one was. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${String(process.pid)}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A Region's own book takes the place of the shipped one as a whole, so that its gaps are worth a word. */
async function tellGaps(imported: readonly RegionPrices[], quiet: boolean): Promise<void> {
  const shipped = await shippedSide();
  for (const prices of imported) {
    const before = shipped.regions.get(prices.region);
    const gone = before === undefined ? 0 : comparePrices(before, prices).gone.length;
    if (gone === 0) continue;
    notice(
      `${prices.region}: of the shipped book's prices ${count(gone)} are not in this one; aurora-cost prices check names them`,
      quiet,
    );
  }
}

export interface ShowOptions {
  readonly region?: string;
  readonly engine?: string;
  readonly origin?: boolean;
  readonly asOf?: string;
}

/** `aurora-cost prices show`: prices of a Region with their sources. */
export async function showCommand(word: string | undefined, own: ShowOptions): Promise<void> {
  const options = readOptions(own);
  const region = own.region ?? (word === undefined ? null : parseUsageType(word).region) ?? "us-east-1";
  const known = [...new Set([...PRICED_REGIONS, ...(await userRegions())])].sort();
  const { book, origins } = await openBooks(
    own.origin === true && own.region === undefined ? [...known, region] : [region],
    options.prices,
  );
  const table = book.regions.get(region);
  if (table === undefined) {
    const nearest = closest(region, [...new Set([...known, ...book.regions.keys()])]);
    throw new UsageError(`no prices of ${region}; did you mean ${nearest}?`);
  }
  const inEngine = ({ engine }: { readonly engine: string }): boolean =>
    own.engine === undefined || engine === own.engine;
  const title = (source: number): string => table.sources[source] ?? "unknown";
  const prices = [...table.rows.values()]
    .filter(inEngine)
    .map((row): ShownPrice => ({ ...row, charge: chargeOf(row.usageType), title: title(row.source) }));
  const reserved = [...table.reserved.values()]
    .filter(inEngine)
    .map((row): ShownReservation => ({ ...row, title: title(row.source) }));
  if (prices.length === 0) {
    const engines = [...new Set([...table.rows.values()].map(({ engine }) => engine))].sort().join(", ");
    throw new UsageError(`no prices of ${own.engine ?? ""} in ${region}, only of ${engines}`);
  }
  const wanted = word === undefined ? () => true : matcher(word);
  const found = prices.filter(wanted);
  const foundReserved = reserved.filter((row) => wanted({ ...row, charge: word === undefined ? null : "db-instance" }));
  if (found.length === 0 && word !== undefined) {
    throw new UsageError(`nothing named ${word} in ${region}; did you mean ${closest(word, names(prices))}?`);
  }
  const asOf = own.asOf ?? newest([SHIPPED_BOOK.publishedOn, book.publishedOn]);
  const stale = staleness([...found, ...foundReserved], asOf);
  if (stale !== null) {
    notice(
      `warning: the book of ${region} is stale: ${count(stale.rows)} of its rows are older than ${String(STALE_DAYS)} days on ${asOf}, the newest is of ${stale.newest}; import a price list`,
      options.quiet,
    );
  }
  const shownOrigins = [...origins]
    .filter(([each]) => own.region === undefined || each === own.region)
    .map(([each, { book: from, path }]) => ({ region: each, book: from, path }))
    .sort((a, b) => (a.region < b.region ? -1 : 1));
  if (options.format === "json") {
    const document = {
      schemaVersion: 1,
      region,
      currency: table.currency,
      asOf,
      priceBook: priceBookId(book),
      prices: found.map(shownPrice),
      reserved: foundReserved.map(shownReservation),
      stale,
      ...(own.origin === true ? { origins: shownOrigins } : {}),
    };
    await emit(toJson(document), options.out);
    return;
  }
  const paint = paintFor(process.stdout, options.color && options.out === undefined);
  const heading = `Prices in ${region}, ${table.currency} per unit · price book ${book.id} of ${book.publishedOn}`;
  const shown = own.origin === true ? shownOrigins : null;
  await emit(showText(heading, found, foundReserved, shown, paint), options.out);
}

/** The charge behind the key of a price. */
function chargeOf(usageType: string): string | null {
  const found = recognise(usageType)?.charge ?? charges.find(({ priceKey }) => fits(priceKey, usageType));
  return found?.id ?? null;
}

function fits(priceKey: string | undefined, usageType: string): boolean {
  return priceKey !== undefined && new RegExp(`^${priceKey.replace(/\{\w+\}/g, "[^:]+")}$`).test(usageType);
}

interface Named {
  readonly usageType: string;
  readonly charge: string | null;
}

/** A charge, a usage type with or without what follows its colon, a DB instance class, or a family of them. */
function matcher(word: string): (row: Named) => boolean {
  const { name } = parseUsageType(word);
  const bare = word.startsWith("db.") ? word : `db.${word}`;
  const instance = parseUsageType(`InstanceUsage:${bare}`).name.slice("InstanceUsage:".length);
  return ({ usageType, charge }) => {
    const detail = usageType.slice(usageType.indexOf(":") + 1);
    return (
      charge === word ||
      usageType === name ||
      usageType.startsWith(`${name}:`) ||
      detail === instance ||
      detail.startsWith(`${instance}.`)
    );
  };
}

function names(rows: readonly Named[]): readonly string[] {
  return [
    ...new Set(
      rows.flatMap(({ usageType, charge }) => {
        const [, instance] = /:(db\..+)$/.exec(usageType) ?? [];
        return [usageType, ...(instance === undefined ? [] : [instance]), ...(charge === null ? [] : [charge])];
      }),
    ),
  ];
}

interface Staleness {
  readonly newest: string;
  readonly days: number;
  /** Rows older than the limit. */
  readonly rows: number;
}

function staleness(
  rows: readonly { readonly date: string; readonly basisDate?: string }[],
  asOf: string,
): Staleness | null {
  const today = dayNumber(asOf);
  if (today === null) throw new UsageError(`--as-of: must be a date such as 2026-10-06: ${asOf}`);
  const dates = rows.map(({ date, basisDate }) => basisDate ?? date);
  const latest = newest(dates);
  const days = today - (dayNumber(latest) ?? today);
  if (days <= STALE_DAYS) return null;
  return { newest: latest, days, rows: dates.filter((date) => today - (dayNumber(date) ?? today) > STALE_DAYS).length };
}

function dayNumber(date: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return null;
  return time / 86_400_000;
}

function shownPrice(row: ShownPrice): unknown {
  const { usageType, engine, charge, unit, unitPrice, tiers, status, sku, date, basisDate, title } = row;
  return {
    usageType,
    engine,
    charge,
    unitPrice,
    unit,
    tiers: tiers ?? null,
    source: { title, sku: sku ?? null, date, status },
    basisDate: basisDate ?? null,
  };
}

function shownReservation(row: ShownReservation): unknown {
  const { usageType, engine, term, payment, upfront, hourly, sku, date, title } = row;
  return {
    usageType,
    engine,
    term,
    payment,
    upfront,
    hourly,
    source: { title, sku: sku ?? null, date, status: "listed" },
  };
}

/** One side of `prices check`. */
interface Side {
  readonly name: string;
  readonly regions: ReadonlyMap<string, RegionPrices>;
}

/** `aurora-cost prices check`: what moved from one book to another; a single one is compared with the shipped book. */
export async function checkCommand(first: string, second: string | undefined, raw: unknown): Promise<void> {
  const options = readOptions(raw);
  const given = await readSide(first, options.quiet);
  const old = second === undefined ? await shippedSide() : given;
  const newer = second === undefined ? given : await readSide(second, options.quiet);
  const regions = [...newer.regions.values()].flatMap((prices) => {
    const before = old.regions.get(prices.region);
    if (before === undefined) return [];
    if (before.currency === prices.currency) return [comparePrices(before, prices)];
    throw new UsageError(
      `${prices.region} is in ${before.currency} in ${old.name}, and in ${prices.currency} in ${newer.name}`,
    );
  });
  if (regions.length === 0) {
    throw new UsageError(`no Region in common: ${old.name} has ${named(old)}; ${newer.name} has ${named(newer)}`);
  }
  // Of the shipped book only what was given is looked at.
  const onlyOld = second === undefined ? [] : without(old, newer);
  const onlyNew = without(newer, old);
  if (onlyOld.length > 0) notice(`only in ${old.name}: ${onlyOld.join(", ")}`, options.quiet);
  if (onlyNew.length > 0) notice(`only in ${newer.name}: ${onlyNew.join(", ")}`, options.quiet);
  const paint = paintFor(process.stdout, options.color && options.out === undefined);
  const document = { schemaVersion: 1, old: old.name, new: newer.name, regions, onlyOld, onlyNew };
  await emit(
    options.format === "json" ? toJson(document) : checkText(`${old.name} → ${newer.name}`, regions, paint),
    options.out,
  );
}

function named({ regions }: Side): string {
  return [...regions.keys()].join(", ");
}

function without({ regions }: Side, other: Side): readonly string[] {
  return [...regions.keys()].filter((region) => !other.regions.has(region));
}

async function readSide(path: string, quiet: boolean): Promise<Side> {
  const folder = (await stat(path).catch(() => null))?.isDirectory() === true;
  if (folder || (await isPriceBook(path))) {
    const books = await readBooks(path);
    return side(
      path,
      books.flatMap((book) => book.regions),
    );
  }
  const found = await importFiles([path], undefined, quiet);
  const regions = found.regions.filter(hasAurora);
  if (regions.length === 0) throw new UsageError(`${path}: ${nothingFound(found, undefined)}`);
  return side(path, regions);
}

async function shippedSide(): Promise<Side> {
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

function side(name: string, regions: readonly RegionPrices[]): Side {
  return { name, regions: new Map(regions.map((prices) => [prices.region, prices])) };
}
