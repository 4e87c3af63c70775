import { createHash } from "node:crypto";
import { constants, gunzipSync } from "node:zlib";
import {
  detectDocument,
  detectFormat,
  detectTable,
  type Format,
  isInventory,
  isMetrics,
  isQueryResult,
  type Sheet,
} from "@aurora-cost/core";
import { CsvError, parse } from "csv-parse/sync";
import { UsageError } from "../failure.ts";
import { inputName, isGzip, openBytes, readError } from "./bytes.ts";
import { readJson } from "./json.ts";
import { isManifest } from "./manifest.ts";
import { peekStdin } from "./stdin.ts";

/** What a file is, told by its content. */
export type Sniffed =
  | { readonly kind: "bill"; readonly format: Format["id"]; readonly head: Head }
  | { readonly kind: "table" | "document"; readonly format: Sheet<never>["id"]; readonly head: Head }
  | { readonly kind: "parquet" | "result" | "inventory" | "map" | "manifest" | "metrics" }
  | { readonly kind: "unknown"; readonly problem: string; readonly line?: number };

export type InputFile = Sniffed & { readonly path: string; readonly bytes: number };

/** The beginning of a file, unpacked: what two files have in common if they are the same. */
interface Head {
  readonly sha256: string;
  readonly isWhole: boolean;
}

/** How much of a file tells what it is. */
const HEAD_CHARS = 256 * 1024;

/** Records that tell a table. */
const HEAD_RECORDS = 20;

const READABLE =
  "expected a Cost and Usage Report, CUR 2.0, FOCUS, Cost Explorer, detailed billing report or monthly bill";

/** Tells a file by its beginning, and a JSON document by its whole. */
export async function sniff(path: string): Promise<Sniffed> {
  const text = path === "-" ? await stdinHead() : await readHead(path);
  if (typeof text !== "string") return { kind: "unknown", ...text };
  const head = text.replace(/^\uFEFF/, "");
  if (head.startsWith("PAR1") && path !== "-") return { kind: "parquet" };
  const start = head.trimStart();
  if (start.startsWith("{") || start.startsWith("[")) return sniffDocument(path, headOf(head));
  const binary = BINARY.find(({ magic }) => head.startsWith(magic));
  if (binary !== undefined) return { kind: "unknown", problem: binary.problem };
  const records = headRecords(start);
  const [header] = records;
  if (header === undefined) return { kind: "unknown", problem: "empty file" };
  if (header[0]?.startsWith('"') === true) return OPEN_QUOTE;
  if (isQueryResult(header)) return { kind: "result" };
  const table = detectTable(records);
  if (table !== undefined) return { kind: "table", format: table.id, head: headOf(head) };
  const format = detectFormat(header)?.id;
  if (format !== undefined) return { kind: "bill", format, head: headOf(head) };
  if (header.map((name) => name.trim()).join() === "instance,cluster") return { kind: "map" };
  if (isMetrics([header])) return { kind: "metrics" };
  return { kind: "unknown", problem: notABill(header) };
}

/** The header of a CSV file, however it is packed. */
export async function csvHeader(path: string): Promise<readonly string[]> {
  const text = await readHead(path);
  return typeof text === "string" ? (headRecords(text.replace(/^\uFEFF/, ""))[0] ?? []) : [];
}

/** What begins so is packed in a way that is not unpacked here. */
const BINARY: readonly { readonly magic: string; readonly problem: string }[] = [
  { magic: "PAR1", problem: "Parquet, which cannot be read from a stream: give it by name" },
  { magic: "PK\u0003\u0004", problem: "a zip file, which cannot be read from a stream: give it by name" },
  {
    magic: "(\uFFFD/\uFFFD",
    problem: "packed with zstd: unpack it on the way, zstd -dc FILE | aurora-cost analyze -",
  },
];

const OPEN_QUOTE: Sniffed = {
  kind: "unknown",
  problem: "not CSV: a quote in the header is not closed; export it again",
  line: 1,
};

function notABill(header: readonly string[]): string {
  const start = header.slice(0, 3).join(",").slice(0, 60);
  return `not a billing export: its header begins "${start}"; ${READABLE}`;
}

/** A character is four bytes at most. */
function headOf(text: string): Head {
  return { sha256: createHash("sha256").update(text).digest("hex"), isWhole: text.length < HEAD_CHARS / 4 };
}

async function sniffDocument(path: string, head: Head): Promise<Sniffed> {
  const document = await readJson(path);
  const sheet = detectDocument(document);
  if (sheet !== undefined) return { kind: "document", format: sheet.id, head };
  if (isManifest(document)) return { kind: "manifest" };
  if (isInventory(document)) return { kind: "inventory" };
  if (isMetrics(document)) return { kind: "metrics" };
  const first: unknown = Array.isArray(document) ? document[0] : document;
  const keys = typeof first === "object" && first !== null ? Object.keys(first) : [];
  const named = keys.slice(0, 3).join(", ");
  return {
    kind: "unknown",
    problem: `not a billing export: JSON with ${named === "" ? "no keys" : named}; ${READABLE}, an inventory, metrics or a manifest`,
  };
}

/** The beginning of what is packed, from as little as it takes: a few bytes may hold gigabytes. */
function gunzipHead(bytes: Buffer): Buffer {
  for (let length = 4096; ; length *= 2) {
    const head = gunzipSync(bytes.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    if (head.length >= HEAD_CHARS || length >= bytes.length) return head.subarray(0, HEAD_CHARS);
  }
}

interface Unreadable {
  readonly problem: string;
}

/** The unpacked beginning: what there is of it when the file is damaged further on, since reading it in full says why. */
async function readHead(path: string): Promise<string | Unreadable> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of openBytes({ path, hash: false }).chunks) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= HEAD_CHARS) break;
    }
  } catch (error) {
    if (length === 0) return unreadable(readError(error, path), path);
  }
  return Buffer.concat(chunks).subarray(0, HEAD_CHARS).toString("utf8");
}

/** The reason alone: who reports it says of which file. */
function unreadable(error: unknown, path: string): Unreadable {
  if (!(error instanceof UsageError)) throw error;
  return { problem: error.message.startsWith(`${path}: `) ? error.message.slice(path.length + 2) : error.message };
}

async function stdinHead(): Promise<string | Unreadable> {
  const bytes = await peekStdin(HEAD_CHARS);
  if (!isGzip(bytes)) return bytes.toString("utf8");
  try {
    return gunzipHead(bytes).toString("utf8");
  } catch (error) {
    return unreadable(readError(error, "-"), inputName("-"));
  }
}

/** Of a beginning that is no CSV further down, the header alone: reading it in full says where. */
function headRecords(text: string): readonly (readonly string[])[] {
  return parsedHead(text, HEAD_RECORDS) ?? parsedHead(text, 1) ?? [];
}

function parsedHead(text: string, to: number): readonly (readonly string[])[] | null {
  try {
    const records: unknown = parse(text.slice(0, HEAD_CHARS), {
      to,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n"],
    });
    return Array.isArray(records) ? records.map((record) => (Array.isArray(record) ? record.map(String) : [])) : [];
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
