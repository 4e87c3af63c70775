import { open, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { gunzipSync, constants } from "node:zlib";
import { detectFormat, type Format, isInventory, isMetrics, isQueryResult } from "@aurora-cost/core";
import { parse } from "csv-parse/sync";
import { glob, isDynamicPattern } from "tinyglobby";
import { UsageError } from "../failure.ts";
import { isMetricsFile } from "./metrics.ts";

/** What a file is, told by its content. */
type InputKind = "bill" | "parquet" | "result" | "inventory" | "map" | "metrics" | "unknown";

export interface InputFile {
  readonly path: string;
  readonly kind: InputKind;
  readonly bytes: number;
  /** Of a bill, when its beginning tells it. */
  readonly format: Format["id"] | null;
}

export interface FoundInputs {
  readonly files: readonly InputFile[];
  /** Files of a folder that are none of ours. */
  readonly skipped: readonly string[];
  /** Files of executions that a newer one of the same month replaces. */
  readonly older: readonly string[];
}

const SNIFF_BYTES = 256 * 1024;

/**
 * Resolves files, folders, globs and `-`, and tells each file by its content.
 *
 * @throws {UsageError} for a name that leads to nothing, or a file given by name that is nothing we read
 */
export async function findInputs(names: readonly string[]): Promise<FoundInputs> {
  const files = new Map<string, InputFile>();
  // One file may be named in several ways: by itself, by its folder, with ./ before it.
  const seen = new Set<string>();
  const skipped: string[] = [];
  for (const name of names) {
    if (name === "-") {
      files.set("-", { path: "-", kind: "bill", bytes: 0, format: null });
      continue;
    }
    const { paths, chosen } = await expand(name);
    for (const path of paths) {
      if (seen.has(resolve(path))) continue;
      seen.add(resolve(path));
      const { size } = await stat(path);
      if (size === 0) {
        if (chosen) throw new UsageError(`${path}: empty file`);
        skipped.push(path);
        continue;
      }
      const { kind, format } = await sniff(path);
      // A file named outright is read as a bill, so that the reason why it is none gets said.
      if (kind === "unknown" && !chosen) skipped.push(path);
      else files.set(path, { path, kind: kind === "unknown" ? "bill" : kind, bytes: size, format });
    }
  }
  const { kept, older } = newestExecutions([...files.keys()]);
  return { files: kept.flatMap((path) => files.get(path) ?? []), skipped, older };
}

async function expand(name: string): Promise<{ readonly paths: readonly string[]; readonly chosen: boolean }> {
  const found = await stat(name).catch(() => null);
  if (found?.isDirectory() === true) return { paths: await filesBelow(name), chosen: false };
  if (found !== null) return { paths: [name], chosen: true };
  if (!isDynamicPattern(name)) throw new UsageError(`${name}: no such file or folder`);
  const paths = await glob(name, { expandDirectories: false });
  if (paths.length === 0) throw new UsageError(`${name}: no file matches`);
  return { paths: [...paths].sort(), chosen: true };
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** `…/BILLING_PERIOD=2026-10/<time>-<id>/…`: one of several executions of a CUR 2.0 export, each a full copy of the month. */
const EXECUTION = /^(.*BILLING_PERIOD=\d{4}-\d{2})[/\\](\d{4}-\d{2}-\d{2}T[^/\\]+)[/\\]/;

/** Leaves only the newest execution of each month. */
function newestExecutions(paths: readonly string[]): {
  readonly kept: readonly string[];
  readonly older: readonly string[];
} {
  const newest = new Map<string, string>();
  for (const path of paths) {
    const [, period, execution] = EXECUTION.exec(path) ?? [];
    if (period !== undefined && execution !== undefined && execution > (newest.get(period) ?? "")) {
      newest.set(period, execution);
    }
  }
  const isOlder = (path: string): boolean => {
    const [, period, execution] = EXECUTION.exec(path) ?? [];
    return period !== undefined && execution !== newest.get(period);
  };
  return { kept: paths.filter((path) => !isOlder(path)), older: paths.filter(isOlder) };
}

async function sniff(path: string): Promise<Pick<InputFile, "kind" | "format">> {
  const { text } = await readHead(path);
  if (text.startsWith("PAR1")) return { kind: "parquet", format: null };
  const start = text.trimStart();
  if (start.startsWith("{") || start.startsWith("[")) {
    if (await isInventoryFile(path)) return { kind: "inventory", format: null };
    return { kind: (await isMetricsFile(path)) ? "metrics" : "unknown", format: null };
  }
  const header = recordOf(start);
  if (isQueryResult(header)) return { kind: "result", format: null };
  const format = detectFormat(header)?.id ?? null;
  if (format !== null) return { kind: "bill", format };
  const isMap = header.map((name) => name.trim()).join() === "instance,cluster";
  if (isMap) return { kind: "map", format };
  return { kind: isMetrics([header]) ? "metrics" : "unknown", format };
}

/** The beginning of a file, unpacked and without its BOM. */
export async function readHead(path: string): Promise<{ readonly text: string; readonly isGzip: boolean }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const plain = isGzip ? gunzipHead(bytes) : bytes;
    return { text: plain.toString("utf8").replace(/^\uFEFF/, ""), isGzip };
  } catch {
    // Damaged gzip: reading it in full says why.
    return { text: "", isGzip: true };
  } finally {
    await file.close();
  }
}

/** The beginning of what is packed, from as little as it takes: a few bytes may hold gigabytes. */
function gunzipHead(bytes: Buffer): Buffer {
  for (let length = 4096; ; length *= 2) {
    const head = gunzipSync(bytes.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    if (head.length >= SNIFF_BYTES || length >= bytes.length) return head.subarray(0, SNIFF_BYTES);
  }
}

async function isInventoryFile(path: string): Promise<boolean> {
  try {
    return isInventory(await readJson(path));
  } catch {
    return false;
  }
}

export async function readJson(path: string): Promise<unknown> {
  const { readText } = await import("../prices.ts");
  try {
    return JSON.parse(await readText(path));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${path}: not JSON: ${error.message}`);
    throw error;
  }
}

/** The first record of a CSV text. */
export function recordOf(text: string): readonly string[] {
  const records: unknown = parse(text.slice(0, SNIFF_BYTES), { to: 1, relax_quotes: true, relax_column_count: true });
  const [header]: unknown[] = Array.isArray(records) ? records : [];
  return Array.isArray(header) ? header.map(String) : [];
}
