import { createGunzip } from "node:zlib";
import { Readable } from "node:stream";
import { UsageError } from "../failure.ts";
import { inputName, isGzip, openBytes, readError } from "./bytes.ts";
import { peekStdin } from "./stdin.ts";

/** A document is held as a whole; no answer of AWS comes near. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads a JSON document, plain or packed.
 *
 * @throws {UsageError} when it is cut off, too large or not JSON
 */
export async function readJson(path: string): Promise<unknown> {
  const text = await readWhole(path);
  try {
    const document: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return document;
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${inputName(path)}: not JSON: ${error.message}`);
    throw error;
  }
}

async function readWhole(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of path === "-" ? await stdin() : openBytes({ path, hash: false }).chunks) {
      if (!Buffer.isBuffer(chunk)) continue;
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_BYTES) throw new UsageError(`${inputName(path)}: JSON of more than 256 MB; split it`);
    }
  } catch (error) {
    throw readError(error, path);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Without taking it away: what it turns out to be is read later. */
async function stdin(): Promise<AsyncIterable<unknown>> {
  const bytes = await peekStdin(MAX_BYTES);
  const all = Readable.from([bytes], { objectMode: false });
  return isGzip(bytes) ? all.pipe(createGunzip()) : all;
}
