import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "../failure.ts";
import { readJson } from "./json.ts";

/** What AWS lays beside an export: which files make it up. */
export interface Manifest {
  readonly path: string;
  /** Keys in the bucket, without it. */
  readonly keys: readonly string[];
  /** Of a legacy report: the delivery that counts. */
  readonly assembly: string | null;
}

/** Whether a JSON document is the manifest of a legacy report or of a data export. */
export function isManifest(document: unknown): boolean {
  return keysOf(document) !== null;
}

export async function readManifest(path: string): Promise<Manifest> {
  const document = await readJson(path);
  const assembly = valueOf(document, "assemblyId");
  return {
    path,
    keys: (keysOf(document) ?? []).map((key) => key.replace(/^s3:\/\/[^/]+\//, "").replace(/^\/+/, "")),
    assembly: typeof assembly === "string" ? assembly : null,
  };
}

/**
 * The files a manifest names, where they lie here: below its folder or one above it, under the end of their key.
 *
 * @returns `null` for a manifest found in a folder none of whose files are there
 * @throws {UsageError} when some are missing, or all of one given by name
 */
export async function partsOf(manifest: Manifest, chosen: boolean): Promise<readonly string[] | null> {
  const { path, keys } = manifest;
  const parts = await Promise.all(keys.map(async (key) => findPart(dirname(path), key)));
  const missing = keys.filter((_, index) => parts[index] === null);
  if (missing.length === keys.length && !chosen) return null;
  if (keys.length === 0) throw new UsageError(`${path}: a manifest that names no files`);
  if (missing.length > 0) {
    const [first = ""] = missing;
    const more = missing.length === 1 ? "" : ` and ${String(missing.length - 1)} more`;
    throw new UsageError(`${path}: names ${first}${more}, not there: download it beside the manifest`);
  }
  return parts.flatMap((part) => part ?? []);
}

/** A name alone is looked for beside the manifest only: reports of other months have the same. */
async function findPart(folder: string, key: string): Promise<string | null> {
  const steps = key.split("/");
  let base = folder;
  for (let up = 0; up <= steps.length; up += 1) {
    for (let from = 0; from < steps.length; from += 1) {
      if (up > 0 && from > steps.length - 2) continue;
      const path = join(base, ...steps.slice(from));
      const found = await stat(path).catch(() => null);
      if (found?.isFile() === true) return path;
    }
    base = join(base, "..");
  }
  return null;
}

function keysOf(document: unknown): readonly string[] | null {
  const legacy = valueOf(document, "reportKeys");
  const exported = valueOf(document, "exportArn") === undefined ? undefined : valueOf(document, "dataFiles");
  const keys = Array.isArray(legacy) ? legacy : exported;
  return Array.isArray(keys) ? keys.map(String) : null;
}

function valueOf(document: unknown, name: string): unknown {
  if (typeof document !== "object" || document === null) return undefined;
  return Object.entries(document).find(([key]) => key === name)?.[1];
}
