import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import {
  loadPriceBook,
  parseRegionPrices,
  type PriceBook,
  priceBook,
  type PriceBookId,
  type RegionPrices,
  SHIPPED_BOOK,
  withOtherServices,
} from "@aurora-cost/core";
import { located, UsageError } from "./failure.ts";

/** Which book a Region's prices come from: `--prices`, the user's data folder, or the package. */
export interface RegionOrigin {
  readonly book: "file" | "user" | "shipped";
  readonly path: string;
}

export interface OpenedPrices {
  readonly book: PriceBook;
  readonly origins: ReadonlyMap<string, RegionOrigin>;
}

/** The prices of some Regions, each from the first book that has it: `--prices`, the user's data folder, the shipped one. */
export async function openPrices(regions: Iterable<string>, file: string | undefined): Promise<PriceBook> {
  return (await openBooks(regions, file)).book;
}

/** What {@link openPrices} gives, and which book each Region comes from. */
export async function openBooks(regions: Iterable<string>, file: string | undefined): Promise<OpenedPrices> {
  const wanted = [...new Set(regions)];
  const own = file === undefined ? [] : await readBooks(file);
  const named = new Set(own.flatMap((part) => part.regions.map(({ region }) => region)));
  const user = await userBooks(wanted.filter((region) => !named.has(region)));
  const held = new Set([...own, ...user].flatMap((part) => part.regions.map(({ region }) => region)));
  const all = await loadPriceBook(new Set([...wanted, ...held]));
  const shipped = { ...all, regions: new Map([...all.regions].filter(([region]) => !held.has(region))) };

  const fromFile = file !== undefined && (wanted.some((region) => named.has(region)) || wanted.length === 0);
  const id = bookId(fromFile ? own : [], file ?? "", user, shipped.regions.size > 0);
  const parts = [...own, ...user].flatMap((part) => part.regions);
  const ownBook = withOtherServices(priceBook(id, parts), all);
  const origins = new Map<string, RegionOrigin>([
    ...[...shipped.regions.keys()].map((region) => [region, { book: "shipped", path: shippedPath(region) }] as const),
    ...user.flatMap((part) => part.regions.map(({ region }) => [region, { book: "user", path: part.path }] as const)),
    ...own.flatMap((part) => part.regions.map(({ region }) => [region, { book: "file", path: part.path }] as const)),
  ]);
  return { book: { ...ownBook, regions: new Map([...shipped.regions, ...ownBook.regions]) }, origins };
}

/** Where `prices import` writes, and where every command looks. */
export function userFolder(): string {
  const data = process.env["XDG_DATA_HOME"];
  const base = data !== undefined && isAbsolute(data) ? data : join(homedir(), ".local", "share");
  return join(base, "aurora-cost", "prices");
}

/** The Regions the user has a book of. */
export async function userRegions(): Promise<readonly string[]> {
  const names = await readdir(userFolder()).catch(() => []);
  return names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
}

/** A file with the prices of one Region, or with a list of them. */
export interface BookFile {
  readonly path: string;
  readonly text: string;
  readonly regions: readonly RegionPrices[];
}

/**
 * Reads a price book: a file, or a folder of them.
 *
 * @throws {UsageError} when one is no price book, or two hold the same Region
 */
export async function readBooks(path: string): Promise<readonly BookFile[]> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() !== true) return [await readBook(path)];
  const names = (await readdir(path)).filter((name) => name.endsWith(".json")).sort();
  if (names.length === 0) throw new UsageError(`${path}: no price books in this folder`);
  const books = await Promise.all(names.map(async (name) => readBook(join(path, name))));
  const seen = new Map<string, string>();
  for (const book of books) {
    for (const { region } of book.regions) {
      const twin = seen.get(region);
      if (twin !== undefined) throw new UsageError(`${book.path}: ${region} is in ${twin}, too`);
      seen.set(region, book.path);
    }
  }
  return books;
}

async function readBook(path: string): Promise<BookFile> {
  const text = await readText(path);
  try {
    const document: unknown = JSON.parse(text);
    return { path, text, regions: (Array.isArray(document) ? document : [document]).map(parseRegionPrices) };
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${path}: not JSON: ${error.message}`);
    throw located(error, path);
  }
}

async function userBooks(regions: readonly string[]): Promise<readonly BookFile[]> {
  const there = new Set(await userRegions());
  const folder = userFolder();
  return Promise.all(
    regions
      .filter((region) => there.has(region))
      .sort()
      .map(async (region) => {
        const book = await readBook(join(folder, `${region}.json`));
        const [only, ...more] = book.regions;
        if (only?.region !== region || more.length > 0) {
          throw new UsageError(`${book.path}: holds other prices than those of ${region}; import them again`);
        }
        return book;
      }),
  );
}

/** Names every book that a Region was wanted of, and hashes what was read of the user's. */
function bookId(own: readonly BookFile[], file: string, user: readonly BookFile[], shipped: boolean): PriceBookId {
  if (own.length === 0 && user.length === 0) return SHIPPED_BOOK;
  const ids = [
    ...(own.length === 0 ? [] : [file]),
    ...(user.length === 0 ? [] : [`user:${user.map((book) => book.regions[0]?.region ?? "").join(",")}`]),
    ...(shipped ? [SHIPPED_BOOK.id] : []),
  ];
  const hash = createHash("sha256");
  for (const { text } of [...own, ...user]) hash.update(text);
  if (shipped) hash.update(SHIPPED_BOOK.sha256);
  const dates = [...own, ...user].flatMap((book) =>
    book.regions.flatMap((region) => region.prices.map((row) => row.date)),
  );
  if (shipped) dates.push(SHIPPED_BOOK.publishedOn);
  return { id: ids.join(" + "), publishedOn: newest(dates), sha256: hash.digest("hex") };
}

/** The latest of some dates. */
function newest(dates: readonly string[]): string {
  return dates.reduce((latest, date) => (date > latest ? date : latest), "");
}

function shippedPath(region: string): string {
  return new URL(`prices/data/${region}.json`, import.meta.resolve("@aurora-cost/core")).pathname;
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
