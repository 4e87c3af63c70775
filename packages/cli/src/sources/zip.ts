import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import { UsageError } from "../failure.ts";

/** A member of a zip file that is read like a file. */
interface Member {
  readonly archive: string;
  /** `null` for the only one. */
  readonly name: string | null;
}

/** The paths by which the members of a zip file are read: its own where it has one member, else `export.zip/part-1.csv`. */
export async function zipMembers(archive: string): Promise<readonly string[]> {
  const names = await withZip(archive, async (zip) => {
    const all: string[] = [];
    for await (const { fileName } of zip.eachEntry()) if (isFile(fileName)) all.push(fileName);
    return all;
  });
  if (names.length === 0) throw new UsageError(`${archive}: an empty zip file`);
  return names.length === 1 ? [archive] : names.map((name) => `${archive}/${name}`).sort();
}

export interface OpenedMember {
  readonly archive: string;
  /** Unpacked, and checked against the CRC of the zip file at its end. */
  readonly chunks: AsyncGenerator<Buffer>;
}

/** Opens a member of a zip file by its path; `null` for what is no zip file. */
export async function openZipped(
  path: string,
  onBytes: ((bytes: number) => void) | undefined,
): Promise<OpenedMember | null> {
  const member = await memberOf(path);
  if (member === null) return null;
  const { archive, name } = member;
  return { archive, chunks: memberChunks(archive, name, onBytes) };
}

async function* memberChunks(
  archive: string,
  name: string | null,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  const zip = await openZip(archive);
  try {
    const entry = await findEntry(zip, name);
    if (entry === null) throw new UsageError(`${archive}: no ${name ?? "file"} in it`);
    if (entry.isEncrypted()) throw new UsageError(`${archive}: encrypted; unpack it first`);
    let sum = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!Buffer.isBuffer(chunk)) continue;
      sum = crc32(chunk, sum);
      onBytes?.(Math.round((chunk.length * entry.compressedSize) / entry.uncompressedSize));
      yield chunk;
    }
    if (sum !== entry.crc32) throw new Error("its checksum is wrong");
  } finally {
    zip.close();
  }
}

async function findEntry(zip: yauzl.ZipFile, name: string | null): Promise<yauzl.Entry | null> {
  for await (const entry of zip.eachEntry()) {
    if (isFile(entry.fileName) && (name === null || entry.fileName === name)) return entry;
  }
  return null;
}

/** Adds a file as it lies there to a hash. */
export async function hashOf(path: string, hash: Hash | null): Promise<void> {
  if (hash === null) return;
  for await (const chunk of createReadStream(path)) if (Buffer.isBuffer(chunk)) hash.update(chunk);
}

/** An error of unpacking, as the user can mend it. */
export function damaged(archive: string, error: unknown): unknown {
  if (error instanceof UsageError || !(error instanceof Error)) return error;
  return new UsageError(`${archive}: the zip file is damaged (${error.message}); download it again`);
}

/** Whether a file begins as zip files do. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("latin1") === "PK\u0003\u0004" || buffer.toString("latin1") === "PK\u0005\u0006";
  } finally {
    await file.close();
  }
}

/** Whether a path leads to a zip file or into one. */
export async function isZipped(path: string): Promise<boolean> {
  return (await memberOf(path)) !== null;
}

/** The zip file a path leads to, or into. */
async function memberOf(path: string): Promise<Member | null> {
  if (path === "-") return null;
  const found = await stat(path).catch(() => null);
  if (found !== null) return found.isFile() && (await isZip(path)) ? { archive: path, name: null } : null;
  for (let archive = dirname(path); archive !== dirname(archive); archive = dirname(archive)) {
    const outer = await stat(archive).catch(() => null);
    if (outer?.isFile() === true && (await isZip(archive))) return { archive, name: path.slice(archive.length + 1) };
    if (outer !== null) return null;
  }
  return null;
}

/** Folders, and what macOS adds, are no files. */
function isFile(name: string): boolean {
  return !name.endsWith("/") && !name.startsWith("__MACOSX/") && !/(^|\/)\./.test(name);
}

async function withZip<T>(archive: string, use: (zip: yauzl.ZipFile) => Promise<T>): Promise<T> {
  const zip = await openZip(archive);
  try {
    return await use(zip);
  } catch (error) {
    throw damaged(archive, error);
  } finally {
    zip.close();
  }
}

async function openZip(archive: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(archive, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw damaged(archive, error);
  }
}
