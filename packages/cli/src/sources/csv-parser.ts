import { pipeline } from "node:stream/promises";
import { MAX_RECORD_BYTES, type OnRecord, type ParseFrom } from "@aurora-cost/core";
import { CsvError, parse } from "csv-parse";
import { UsageError } from "../failure.ts";

/**
 * Parses CSV with csv-parse, in constant memory: exact, and slow for wide files.
 *
 * @throws {UsageError} naming the line on which the row begins that is not CSV
 */
export async function parseCsv(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  from: ParseFrom,
  onRecord: OnRecord,
  { keepsVerbatim = false }: { readonly keepsVerbatim?: boolean } = {},
): Promise<void> {
  // Where the row after the last whole one begins, empty lines not counted.
  let begin = from.line;
  let records = 0;
  const parser = parse({
    bom: from.atStart,
    raw: keepsVerbatim,
    relax_column_count: true,
    // Both, whatever the first line has: a file may mix them.
    record_delimiter: ["\r\n", "\n"],
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
    // Here and not by reading: what is read may be behind what was parsed, and lost at an error.
    on_record: (item: unknown, { lines, empty_lines, raw = "" }) => {
      begin = lines + 1 - empty_lines;
      records += 1;
      onRecord(cellsOf(item), lines, () => raw.replace(/^[\r\n]+|\r?\n$/g, ""));
      return null;
    },
  });
  Object.assign(parser.info, { lines: from.line });
  try {
    await pipeline(
      guarded(chunks, () => records + parser.info.empty_lines),
      parser,
    );
  } catch (error) {
    if (!(error instanceof CsvError || error instanceof EndlessRecord)) throw error;
    throw new UsageError(`${name}:${String(begin + parser.info.empty_lines)}: ${problemOf(error)}`);
  }
}

/** More bytes than a record may have, and none ended. */
class EndlessRecord extends Error {}

// The parser itself counts the letters of cells only: of empty ones it would hold as many as there are.
async function* guarded(chunks: AsyncIterable<Uint8Array>, endings: () => number): AsyncGenerator<Uint8Array> {
  let ended = 0;
  let given = 0;
  for await (const chunk of chunks) {
    if (endings() !== ended) {
      ended = endings();
      given = 0;
    }
    if (given > MAX_RECORD_BYTES) throw new EndlessRecord();
    given += chunk.length;
    yield chunk;
  }
}

/** With its text kept, a record is a field of the item. */
function cellsOf(item: unknown): readonly string[] {
  if (typeof item === "object" && item !== null && "record" in item) return cellsOf(item.record);
  return Array.isArray(item) ? item.map(String) : [];
}

function problemOf(error: CsvError | EndlessRecord): string {
  if (error instanceof EndlessRecord || error.code === "CSV_MAX_RECORD_SIZE") {
    return `the row that begins here is longer than ${String(MAX_RECORD_BYTES)} bytes, so a quote in it is not closed; export it again`;
  }
  return `not CSV as AWS writes it: ${error.message}; export it again`;
}
