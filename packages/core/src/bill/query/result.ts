import { InputError } from "../../errors.ts";
import type { Column, Field, Format } from "../formats/format.ts";
import { formats } from "../formats/index.ts";
import type { Group } from "../ledger.ts";
import { bindReader, type Read, type ReaderOptions } from "../reader.ts";
import { RESULT, tagColumn } from "./result-columns.ts";

/** A row of the result of the grouped query: what it was read as, and the rows of the export that it stands for. */
export interface GroupRead {
  readonly read: Read;
  readonly group: Group;
  /** How many rows there are of just this content: 1, but for numbers that could not be summed. */
  readonly times: number;
}

export interface ResultReader {
  readonly format: Format;
  readonly read: (record: readonly string[]) => GroupRead;
  /** @throws {InputError} when rows of the result are missing, or too many */
  readonly close: () => void;
}

/** Whether a header is that of a result of the grouped query. */
export function isQueryResult(header: readonly string[]): boolean {
  return header.some((name) => name.trim().toLowerCase() === RESULT.format);
}

/**
 * Reads the result of the grouped query of one export format.
 *
 * @throws {InputError} for a format that is unknown, or a column that is missing
 */
export function bindResult(formatId: string, header: readonly string[], options: ReaderOptions = {}): ResultReader {
  const format = formats.find(({ id }) => id === formatId);
  if (format === undefined) {
    throw new InputError("unknown-format", `${RESULT.format} names no export format: ${formatId.slice(0, 60)}`);
  }
  const read = bindReader(inResult(format), header, options);
  const rowsAt = place(header, RESULT.rows);
  const hoursAt = place(header, RESULT.hours);
  const verbatimAt = place(header, RESULT.verbatim);
  const groupsAt = place(header, RESULT.groups);
  let seen = 0;
  let groups = 0;
  return {
    format,
    read: (record) => {
      seen += 1;
      groups = count(record[groupsAt] ?? "", RESULT.groups);
      const rows = count(record[rowsAt] ?? "", RESULT.rows);
      const hours = record[hoursAt] ?? "";
      const group = { rows, hours: hours === "" ? null : count(hours, RESULT.hours) };
      const verbatim = record[verbatimAt] === "1";
      return {
        read: read(record),
        group: verbatim ? { rows: 1, hours: null } : group,
        times: verbatim ? rows : 1,
      };
    },
    close: () => {
      if (seen === groups) return;
      throw new InputError(
        "unusable-file",
        `holds ${String(seen)} of the ${String(groups)} rows of the result: save it whole, and once`,
      );
    },
  };
}

/** The format id that a result says of itself. */
export function formatIdOf(header: readonly string[], record: readonly string[]): string {
  return record[place(header, RESULT.format)] ?? "";
}

/** The same format with its cells under the names of their fields. */
function inResult(format: Format): Format {
  const columns: Partial<Record<Field, readonly Column[]>> = {};
  for (const field of Object.keys(format.columns).filter(isFieldOf(format))) columns[field] = [field];
  return { ...format, columns, tag: (key) => [tagColumn(key)] };
}

function isFieldOf({ columns }: Format): (name: string) => name is Field {
  return (name): name is Field => name in columns;
}

function place(header: readonly string[], column: string): number {
  const index = header.findIndex((name) => name.trim().toLowerCase() === column);
  if (index >= 0) return index;
  throw new InputError("missing-column", `missing column ${column}: run the query of aurora-cost sql again`);
}

function count(cell: string, column: string): number {
  if (/^\d{1,15}$/.test(cell)) return Number(cell);
  throw new InputError("invalid-value", `${column} is no count: ${cell.slice(0, 40)}`);
}
