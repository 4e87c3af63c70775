import type { Platform } from "@aurora-cost/core";
import { parseCsv } from "./csv-parser.ts";

/** What core's reader takes from Node.js: byte search and decoding of Buffer, and csv-parse. */
export function nodePlatform(name: string): Platform {
  return {
    // Not from the pool, where offsets are odd.
    allocate: (length) => Buffer.allocUnsafeSlow(length),
    indexOf: (bytes, what, from) => asBuffer(bytes).indexOf(what, from),
    decode: (bytes, start, end) => asBuffer(bytes).toString("utf8", start, end),
    parse: async (chunks, from, onRecord) => parseCsv(name, chunks, from, onRecord, { keepsVerbatim: true }),
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
