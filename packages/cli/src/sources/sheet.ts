import {
  detectDocument,
  detectTable,
  type InputReport,
  type Ledger,
  openFootprint,
  type SheetReading,
} from "@aurora-cost/core";
import { located, UsageError } from "../failure.ts";
import { csvLine } from "../reports/csv-line.ts";
import { addTo, type BillOptions, type BillReport, problemOf } from "./bill.ts";
import { inputName, openBytes } from "./bytes.ts";
import { readCsv } from "./csv.ts";
import { readJson } from "./json.ts";
import type { InputFile } from "./sniff.ts";

interface Opened {
  readonly format: InputReport["format"];
  readonly reading: SheetReading;
  /** The line of each record; of a document, of each period. */
  readonly lines: readonly number[];
  readonly sha256: string | null;
  /** A record as text. */
  readonly textOf: (at: number) => string;
}

/**
 * Reads a small report as a whole into the ledger: Cost Explorer's, or a monthly bill.
 *
 * @throws {UsageError} when it is cut off, or does not tell what was charged
 */
export async function readSheet(input: InputFile, ledger: Ledger, options: BillOptions): Promise<BillReport> {
  const { path } = input;
  try {
    const { format, reading, lines, sha256, textOf } = await (input.kind === "document" ? openDocument : openTable)(
      path,
      options,
    );
    const footprint = openFootprint(`${format} ${reading.question}`);
    let rdsRows = 0;
    for (const { at, read, text = textOf(at) } of reading.rows) {
      if (read.as === "unreadable")
        options.onReject({ ...problemOf(read), path, line: lines[at] ?? at + 1, row: text });
      if (addTo(ledger, read, footprint, options.month)) rdsRows += 1;
    }
    const { basis, rows, estimatedMonths, goesOn, warnings } = reading;
    const report = { path, format, basis, rows: rows.length, rdsRows, sha256 };
    return { ...report, footprint: footprint.value(), estimatedMonths, goesOn, warnings };
  } catch (error) {
    throw located(error, inputName(path));
  }
}

/** The page after which others are missing, if none that was read is the last of its answer. */
export function cutAnswer(inputs: readonly BillReport[]): BillReport | undefined {
  const isCut = (page: BillReport): boolean =>
    inputs.filter(({ footprint }) => footprint.family === page.footprint.family).every(({ goesOn }) => goesOn);
  return inputs.filter(isCut).at(-1);
}

async function openTable(path: string, { tagKey, hash, onBytes }: BillOptions): Promise<Opened> {
  const table: (readonly string[])[] = [];
  const lines: number[] = [];
  const sha256 = await readCsv({ path, hash, onBytes }, (record, line) => {
    table.push(record);
    lines.push(line);
  });
  const textOf = (at: number): string => csvLine(table[at] ?? []).trimEnd();
  const sheet = detectTable(table);
  if (sheet === undefined) throw new UsageError(`${inputName(path)}: empty file`);
  return { format: sheet.id, reading: sheet.read(table, { tagKey }), lines, sha256, textOf };
}

async function openDocument(path: string, { tagKey, hash, onBytes }: BillOptions): Promise<Opened> {
  const document = await readJson(path);
  const sheet = detectDocument(document);
  if (sheet === undefined) throw new UsageError(`${inputName(path)}: empty file`);
  return {
    format: sheet.id,
    reading: sheet.read(document, { tagKey }),
    lines: [],
    textOf: () => "",
    sha256: await hashOfAll(path, hash, onBytes),
  };
}

async function hashOfAll(path: string, hash: boolean, onBytes: BillOptions["onBytes"]): Promise<string | null> {
  const { chunks, sha256 } = openBytes({ path, hash, onBytes });
  for await (const _ of chunks) continue;
  return sha256();
}
