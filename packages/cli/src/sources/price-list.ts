import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { constants, createGunzip, gunzipSync } from "node:zlib";
import {
  bindPriceListHeader,
  day,
  InputError,
  type ListOrigin,
  type PriceListLine,
  type PriceListReader,
  productOf,
  ratesOf,
} from "@aurora-cost/core";
import { JSONParser, type ParsedElementInfo } from "@streamparser/json";
import { located, UsageError } from "../failure.ts";
import { readCsv } from "./csv.ts";

const SERVICE = "AmazonRDS";

const HEAD_BYTES = 4096;

const CHUNK_BYTES = 64 * 1024;

export interface PriceListInput {
  readonly path: string;
  /** Told of the bytes read from disk, before they are unpacked. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Streams an AWS price list into a reader: index.json, index.csv, or the output of `aws pricing get-products`; plain or gzip.
 *
 * @throws {UsageError} for a file that is cut off, of another service, or no price list
 */
export async function readPriceList(input: PriceListInput, list: PriceListReader): Promise<void> {
  // Every SKU is a key, of which V8 keeps much until a full collection: let those come sooner.
  setFlagsFromString("--heap-growing-percent=50");
  const head = await readHead(input.path);
  const [first] = head.trimStart();
  if (first === undefined) throw new UsageError(`${input.path}: empty file`);
  try {
    if (first === "{" || first === "[") await readJsonList(input, list, first === "[");
    else await readCsvList(input, list);
  } catch (error) {
    throw located(error, input.path);
  }
}

/** Whether a file is a price book of ours, told by its first key. */
export async function isPriceBook(path: string): Promise<boolean> {
  return /^\s*\[?\s*\{\s*"(?:region|currency|sources|prices|reserved)"\s*:/.test(await readHead(path));
}

/** What the top of a file tells about all of it. */
interface Head {
  version: string | null;
  publishedOn: string | null;
}

async function readJsonList(input: PriceListInput, list: PriceListReader, bare: boolean): Promise<void> {
  const { path } = input;
  const head: Head = { version: null, publishedOn: null };
  let products = 0;
  let problem: unknown;
  const parser = new JSONParser({
    paths: bare
      ? ["$.*"]
      : ["$.offerCode", "$.version", "$.publicationDate", "$.products.*", "$.terms.*.*", "$.PriceList.*", "$.data.*"],
    keepStack: false,
    stringBufferSize: 64 * 1024,
  });
  const take = ({ key, value, stack }: ParsedElementInfo): void => {
    const [, outer, inner] = stack.map((element) => element.key);
    if (outer === undefined && !bare) {
      readHeadField(head, String(key), value);
    } else if (outer === "terms") {
      for (const rate of ratesOf(String(inner), String(key), value)) list.rate(rate, head);
    } else if (outer === "products") {
      const product = productOf(value);
      if (product === null) return;
      products += 1;
      list.product(product);
      readTerms(value, product.sku, head, list);
    } else if (readItem(value, list)) {
      products += 1;
    }
  };
  // The parser would wrap what its listener throws.
  parser.onValue = (element) => {
    if (problem !== undefined) return;
    try {
      take(element);
    } catch (error) {
      problem = error instanceof SyntaxError ? new UsageError(`${path}: not JSON: ${error.message}`) : error;
    }
  };
  try {
    for await (const chunk of unpacked(input)) {
      if (Buffer.isBuffer(chunk)) parser.write(chunk);
      if (problem !== undefined) break;
    }
    if (problem === undefined && !parser.isEnded) parser.end();
  } catch (error) {
    problem ??= readError(error, path, parser.isEnded);
  }
  if (problem !== undefined) throw problem;
  if (products === 0)
    throw new UsageError(
      `${path}: no products in it: give index.json, index.csv or the output of aws pricing get-products of ${SERVICE}`,
    );
}

function readHeadField(head: Head, key: string, value: unknown): void {
  if (typeof value !== "string") return;
  if (key === "offerCode") checkService(value);
  if (key === "version") head.version = value;
  if (key === "publicationDate") head.publishedOn = day(value);
}

/** An element of GetProducts' PriceList: an object, or one as a string. */
function readItem(value: unknown, list: PriceListReader): boolean {
  const item: unknown = typeof value === "string" ? JSON.parse(value) : value;
  if (typeof item !== "object" || item === null || !("product" in item)) return false;
  const product = productOf(item.product);
  if (product === null) return false;
  if ("serviceCode" in item && typeof item.serviceCode === "string") checkService(item.serviceCode);
  const origin = {
    version: "version" in item && typeof item.version === "string" ? item.version : null,
    publishedOn: ("publicationDate" in item && day(item.publicationDate)) || null,
  };
  list.product(product);
  readTerms(item, product.sku, origin, list);
  return true;
}

/** Terms that stand within a product: in GetProducts, and in copies of index.json, some of which write `onDemand`. */
function readTerms(item: unknown, sku: string, origin: ListOrigin, list: PriceListReader): void {
  if (typeof item !== "object" || item === null || !("terms" in item)) return;
  if (typeof item.terms !== "object" || item.terms === null) return;
  for (const [term, offers] of Object.entries(item.terms)) {
    const name = term.replace(/^[or]/, (initial) => initial.toUpperCase());
    for (const rate of ratesOf(name, sku, offers)) list.rate(rate, origin);
  }
}

async function readCsvList({ path, onBytes }: PriceListInput, list: PriceListReader): Promise<void> {
  const head: Head = { version: null, publishedOn: null };
  let width = 0;
  let cut: number | null = null;
  let lines = 0;
  let read: ((record: readonly string[]) => PriceListLine) | undefined;
  const input = { path, hash: false, ...(onBytes === undefined ? {} : { onBytes }) };
  const onRecord = (record: readonly string[], line: number): void => {
    if (read === undefined) {
      const [key = "", value = ""] = record;
      if (key === "SKU") {
        width = record.length;
        read = bindPriceListHeader(record);
      } else if (lines === 0 && key !== "FormatVersion") {
        throw new UsageError(`${path}:1: not a price list: index.csv begins with FormatVersion`);
      }
      if (key === "OfferCode") checkService(value);
      if (key === "Version") head.version = value;
      if (key === "Publication Date") head.publishedOn = day(value);
      lines += 1;
      return;
    }
    cut = record.length < width ? line : null;
    const { product, rate } = read(record);
    list.product(product);
    list.rate(rate, head);
  };
  await readCsv(input, onRecord).catch((error: unknown) => {
    const openQuote = error instanceof UsageError && error.message.includes("Quote Not Closed");
    throw openQuote ? new UsageError(`${path}: the file ends in the middle of a row; download it again`) : error;
  });
  if (cut !== null)
    throw new UsageError(`${path}:${String(cut)}: the file ends in the middle of a row; download it again`);
  if (read === undefined) throw new UsageError(`${path}: no header in it; download index.csv of ${SERVICE} again`);
}

function checkService(code: string): void {
  if (code !== SERVICE) throw new InputError("unusable-file", `a price list of ${code}, not of ${SERVICE}`);
}

// Unpacks by content, not by name.
async function* unpacked({ path, onBytes }: PriceListInput): AsyncGenerator {
  const packed = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (packed) {
    file.on("data", (chunk) => onBytes?.(chunk.length));
    yield* pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined);
    return;
  }
  for await (const chunk of file) {
    if (Buffer.isBuffer(chunk)) onBytes?.(chunk.length);
    yield chunk;
  }
}

async function isGzip(path: string): Promise<boolean> {
  const bytes = await readBytes(path, 2);
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function readHead(path: string): Promise<string> {
  const bytes = await readBytes(path, HEAD_BYTES);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipHead(bytes) : bytes;
  return plain.toString("utf8").replace(/^\uFEFF/, "");
}

function gunzipHead(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // Damaged: reading it in full says why.
    return Buffer.from("{");
  }
}

async function readBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw readError(error, path, true);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw readError(error, path, true);
  } finally {
    await file.close();
  }
}

function readError(error: unknown, path: string, whole: boolean): unknown {
  if (!(error instanceof Error) || error instanceof UsageError || error instanceof InputError) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ENOENT") return new UsageError(`${path}: no such file`);
  if (code === "EISDIR") return new UsageError(`${path}: a folder; give the files in it`);
  if (code === "Z_BUF_ERROR") return new UsageError(`${path}: the gzip file ends too early; download it again`);
  if (code.startsWith("Z_")) {
    return new UsageError(`${path}: the gzip file is damaged (${error.message}); download it again`);
  }
  if (code !== "") return new UsageError(`${path}: cannot be read: ${error.message}`);
  if (!whole && /ended/i.test(error.message))
    return new UsageError(`${path}: the file ends too early; download it again`);
  return new UsageError(`${path}: not JSON: ${error.message}`);
}
