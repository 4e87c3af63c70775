import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { UsageError } from "../failure.ts";
import { stdinChunks } from "./stdin.ts";
import { damaged, hashOf, openZipped } from "./zip.ts";

export interface BytesInput {
  /** As messages and reports name it; `-` is standard input. */
  readonly path: string;
  readonly hash: boolean;
  /** Told of the bytes read from disk, before they are unpacked. */
  readonly onBytes?: (bytes: number) => void;
}

export interface OpenedBytes {
  /** Unpacked, if the file is packed. */
  readonly chunks: AsyncIterable<Buffer>;
  /** The SHA-256 of the file as it lies there, once it is read; `null` if not asked for. */
  readonly sha256: () => string | null;
}

const CHUNK_BYTES = 1024 * 1024;
const UNPACKED_CHUNK_BYTES = 256 * 1024;

/** Opens a file, a member of a zip file, or standard input, plain or gzip. */
export function openBytes(input: BytesInput): OpenedBytes {
  const hash = input.hash ? createHash("sha256") : null;
  let digest: string | null = null;
  async function* chunks(): AsyncGenerator<Buffer> {
    yield* unpacked(packed(input, hash));
    digest = hash?.digest("hex") ?? null;
  }
  return { chunks: chunks(), sha256: () => digest };
}

/** How messages name an input. */
export function inputName(path: string): string {
  return path === "-" ? "standard input" : path;
}

/** An error in reading or unpacking, as the user can mend it; any other as it is. */
export function readError(error: unknown, path: string): unknown {
  const name = inputName(path);
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return new UsageError(`${name}: no such file`);
  if (error.code === "Z_BUF_ERROR") return new UsageError(`${name}: the gzip file ends too early; download it again`);
  if (typeof error.code === "string" && error.code.startsWith("Z_")) {
    return new UsageError(`${name}: the gzip file is damaged (${error.message}); download it again`);
  }
  return error;
}

async function* packed({ path, onBytes }: BytesInput, hash: Hash | null): AsyncGenerator<Buffer> {
  const member = path === "-" ? null : await openZipped(path, onBytes);
  if (member !== null) {
    await hashOf(member.archive, hash);
    try {
      yield* member.chunks;
    } catch (error) {
      throw damaged(member.archive, error);
    }
    return;
  }
  const file = path === "-" ? stdinChunks() : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of file) {
    if (!Buffer.isBuffer(chunk)) continue;
    hash?.update(chunk);
    onBytes?.(chunk.length);
    yield chunk;
  }
}

/** Told by content, not by name: gzip begins with 1f 8b. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function* unpacked(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await chunks.next();
  if (first.done === true) return;
  const all = prepended(first.value, chunks);
  if (!isGzip(first.value)) {
    yield* all;
    return;
  }
  const gunzip = createGunzip({ chunkSize: UNPACKED_CHUNK_BYTES });
  pipeline(Readable.from(all, { objectMode: false }), gunzip, () => undefined);
  for await (const chunk of gunzip) if (Buffer.isBuffer(chunk)) yield chunk;
}

async function* prepended(first: Buffer, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* others;
}
