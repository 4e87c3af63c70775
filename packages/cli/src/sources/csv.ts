import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { CsvError, parse } from "csv-parse";
import { UsageError } from "../failure.ts";

/** Longest record that is believed; past it a quote is taken to be unbalanced. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

export interface CsvInput {
  /** As messages and reports name it; `-` is standard input. */
  readonly path: string;
  readonly hash: boolean;
  /** Told of the bytes read from disk, before they are unpacked. */
  readonly onBytes?: (bytes: number) => void;
}

export type OnRecord = (record: readonly string[], line: number) => void;

/**
 * Streams the records of a CSV file, plain or gzip, in constant memory.
 *
 * @returns the SHA-256 of the file as it lies there, if asked for
 * @throws {UsageError} for a file that is truncated, unpacked wrongly or not CSV
 */
export async function readCsv(input: CsvInput, onRecord: OnRecord): Promise<string | null> {
  const hash = input.hash ? createHash("sha256") : null;
  const bytes = openBytes(input, hash);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    // Both, whatever the first line has: a file may mix them.
    record_delimiter: ["\r\n", "\n"],
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on("readable", () => {
        try {
          for (;;) {
            const item: unknown = parser.read();
            if (!isRecord(item)) break;
            onRecord(item.record, item.info.lines);
          }
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      parser.on("end", resolve);
      parser.on("error", reject);
      void unpack(bytes, reject).then((plain) => plain?.on("error", reject).pipe(parser));
    });
  } catch (error) {
    throw readError(error, input.path === "-" ? "standard input" : input.path);
  } finally {
    bytes.destroy();
  }
  return hash === null ? null : hash.digest("hex");
}

interface CsvItem {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function isRecord(item: unknown): item is CsvItem {
  return typeof item === "object" && item !== null && "record" in item;
}

function openBytes({ path, onBytes }: CsvInput, hash: Hash | null): Readable {
  const file = path === "-" ? process.stdin : createReadStream(path);
  const counter = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash?.update(chunk);
      onBytes?.(chunk.length);
      done(null, chunk);
    },
  });
  file.on("error", (error: Error) => counter.destroy(error));
  return file.pipe(counter);
}

/** Unpacks by content, not by name: gzip begins with 1f 8b. */
async function unpack(bytes: Readable, reject: (error: Error) => void): Promise<Readable | null> {
  return new Promise((resolve) => {
    bytes.once("error", reject);
    bytes.once("end", () => {
      resolve(null);
    });
    bytes.once("readable", () => {
      const chunk: unknown = bytes.read();
      if (!Buffer.isBuffer(chunk)) {
        resolve(bytes);
        return;
      }
      bytes.unshift(chunk);
      const isGzip = chunk[0] === 0x1f && chunk[1] === 0x8b;
      resolve(isGzip ? bytes.pipe(createGunzip({ chunkSize: 256 * 1024 })) : bytes);
    });
  });
}

function readError(error: unknown, path: string): unknown {
  if (error instanceof CsvError) {
    return new UsageError(`${path}: not CSV as AWS writes it: ${error.message}; export it again`);
  }
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "ENOENT") return new UsageError(`${path}: no such file`);
  if (error.code === "Z_BUF_ERROR") return new UsageError(`${path}: the gzip file ends too early; download it again`);
  if (typeof error.code === "string" && error.code.startsWith("Z_")) {
    return new UsageError(`${path}: the gzip file is damaged (${error.message}); download it again`);
  }
  return error;
}
