import { gunzipSync } from "node:zlib";
import { UsageError } from "../failure.ts";
import { inputName, isGzip, openBytes, readError } from "./bytes.ts";
import { peekStdin } from "./stdin.ts";

/** Reads a JSON document, plain or packed. */
export async function readJson(path: string): Promise<unknown> {
  const chunks: Buffer[] = [];
  try {
    if (path === "-") chunks.push(unpacked(await peekStdin(Infinity)));
    else for await (const chunk of openBytes({ path, hash: false }).chunks) chunks.push(chunk);
  } catch (error) {
    throw readError(error, path);
  }
  const text = Buffer.concat(chunks)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  try {
    const document: unknown = JSON.parse(text);
    return document;
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${inputName(path)}: not JSON: ${error.message}`);
    throw error;
  }
}

function unpacked(bytes: Buffer): Buffer {
  return isGzip(bytes) ? gunzipSync(bytes) : bytes;
}
