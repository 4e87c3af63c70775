import { stat, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { UsageError } from "../failure.ts";
import { inputName } from "./bytes.ts";
import { withoutCopies } from "./copies.ts";
import { newestEditions } from "./editions.ts";
import { type Manifest, partsOf, readManifest } from "./manifest.ts";
import { type InputFile, type Sniffed, sniff } from "./sniff.ts";
import { isZip, isZipped, zipMembers } from "./zip.ts";

export interface FoundInputs {
  readonly files: readonly InputFile[];
  /** Files of a folder that are none of ours. */
  readonly skipped: readonly string[];
  /** What was left out, and why. */
  readonly leftOut: readonly string[];
}

/**
 * Resolves files, folders, globs, zip files, manifests and `-`, and tells each file by its content.
 *
 * @throws {UsageError} for a name that leads to nothing, or a file given by name that is nothing we read
 */
export async function findInputs(names: readonly string[]): Promise<FoundInputs> {
  const found = new Map<string, InputFile>();
  const skipped: string[] = [];
  const manifests: Manifest[] = [];
  // One file may be named in several ways: by itself, by its folder, with ./ before it.
  const seen = new Set<string>();
  const take = async (path: string, chosen: boolean): Promise<void> => {
    if (path !== "-" && seen.has(resolve(path))) return;
    seen.add(resolve(path));
    const bytes = path === "-" ? 0 : await sizeOf(path);
    if (bytes === 0 && path !== "-") {
      if (chosen) throw new UsageError(`${path}: empty file`);
      skipped.push(path);
      return;
    }
    const sniffed = await sniff(path);
    if (sniffed.kind === "manifest") {
      const manifest = await readManifest(path);
      const parts = await partsOf(manifest, chosen);
      if (parts === null) skipped.push(path);
      else manifests.push(manifest);
      for (const part of await unzipped(parts ?? [])) await take(part, true);
    } else if (sniffed.kind === "unknown") {
      if (chosen) throw refusal(path, sniffed);
      skipped.push(path);
    } else found.set(path, { ...sniffed, path, bytes });
  };
  for (const name of names) {
    const { paths, chosen } = await expand(name);
    for (const path of paths) await take(path, chosen);
  }
  const { kept, older } = newestEditions([...found.keys()], manifests);
  const { files, copies } = await withoutCopies(kept.flatMap((path) => found.get(path) ?? []));
  const count = String(older.length);
  return {
    files,
    skipped,
    leftOut: [
      ...(older.length === 0
        ? []
        : [`left out ${count} files of executions that a newer one of the same month replaces`]),
      ...copies.map(({ path, of }) => `left out ${path}: the same file as ${of}`),
    ],
  };
}

function refusal(path: string, { problem, line }: Extract<Sniffed, { readonly kind: "unknown" }>): UsageError {
  return new UsageError(`${inputName(path)}${line === undefined ? "" : `:${String(line)}`}: ${problem}`);
}

async function expand(name: string): Promise<{ readonly paths: readonly string[]; readonly chosen: boolean }> {
  if (name === "-") return { paths: ["-"], chosen: true };
  const found = await stat(name).catch(() => null);
  if (found?.isDirectory() === true) return { paths: await unzipped(await filesBelow(name)), chosen: false };
  if (found !== null) return { paths: await unzipped([name]), chosen: true };
  if (await isZipped(name)) return { paths: [name], chosen: true };
  if (!isDynamicPattern(name)) throw new UsageError(`${name}: no such file or folder`);
  const paths = await glob(name, { expandDirectories: false });
  if (paths.length === 0) throw new UsageError(`${name}: no file matches`);
  return { paths: await unzipped([...paths].sort()), chosen: true };
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A zip file stands for what is in it. */
async function unzipped(paths: readonly string[]): Promise<readonly string[]> {
  const all: string[] = [];
  for (const path of paths) all.push(...((await isZip(path)) ? await zipMembers(path) : [path]));
  return all;
}

/** Of a member of a zip file, that of the zip file, once. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.size ?? 1;
}
