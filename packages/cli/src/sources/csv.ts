import { type OnHeader, type OnRecord, readRecords } from "@aurora-cost/core";
import { type BytesInput, inputName, openBytes, readError } from "./bytes.ts";
import { parseCsv } from "./csv-parser.ts";
import { nodePlatform } from "./platform.ts";

/**
 * Streams every record of a CSV file, plain or packed, in constant memory: for files that are small, or wanted as a whole.
 *
 * @returns the SHA-256 of the file as it lies there, if asked for
 * @throws {UsageError} for a file that is truncated, unpacked wrongly or not CSV
 */
export async function readCsv(input: BytesInput, onRecord: OnRecord): Promise<string | null> {
  const { chunks, sha256 } = openBytes(input);
  try {
    await parseCsv(inputName(input.path), chunks, { line: 1, atStart: true }, onRecord);
    return sha256();
  } catch (error) {
    throw readError(error, input.path);
  }
}

/**
 * Streams the records of a large CSV file that its header's reader wants, and counts all.
 *
 * @returns the number of records after the header, and the SHA-256 of the file if asked for
 * @throws {UsageError} for a file that is truncated, unpacked wrongly or not CSV
 */
export async function scanCsv(
  input: BytesInput,
  onHeader: OnHeader,
): Promise<{ readonly rows: number; readonly sha256: string | null }> {
  const { chunks, sha256 } = openBytes(input);
  try {
    const rows = await readRecords(chunks, nodePlatform(inputName(input.path)), onHeader);
    return { rows, sha256: sha256() };
  } catch (error) {
    throw readError(error, input.path);
  }
}
