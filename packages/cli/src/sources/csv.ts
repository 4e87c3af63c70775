import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { UsageError } from "../failure.ts";
import { type BytesInput, inputName, openBytes, readError as unpackError } from "./bytes.ts";

/** Longest record that is believed; past it a quote is taken to be unbalanced. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

export type OnRecord = (record: readonly string[], line: number) => void;

/**
 * Streams the records of a CSV file, plain, gzip or zip, in constant memory.
 *
 * @returns the SHA-256 of the file as it lies there, if asked for
 * @throws {UsageError} for a file that is truncated, unpacked wrongly or not CSV
 */
export async function readCsv(input: BytesInput, onRecord: OnRecord): Promise<string | null> {
  const { chunks, sha256 } = openBytes(input);
  const bytes = Readable.from(chunks, { objectMode: false });
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
      bytes.on("error", reject).pipe(parser);
    });
  } catch (error) {
    throw readError(error, inputName(input.path));
  } finally {
    bytes.destroy();
  }
  return sha256();
}

interface CsvItem {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function isRecord(item: unknown): item is CsvItem {
  return typeof item === "object" && item !== null && "record" in item;
}

function readError(error: unknown, path: string): unknown {
  if (error instanceof CsvError) {
    return new UsageError(`${path}: not CSV as AWS writes it: ${error.message}; export it again`);
  }
  return unpackError(error, path);
}
