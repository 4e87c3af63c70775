import { costExplorerCsv } from "./cost-explorer-csv.ts";
import { costExplorerJson } from "./cost-explorer-json.ts";
import { cur2 } from "./cur2.ts";
import { curLegacy } from "./cur-legacy.ts";
import { dbr } from "./dbr.ts";
import { focus10, focus11, focus12 } from "./focus.ts";
import type { Format } from "./format.ts";
import { monthlyBill } from "./monthly-bill.ts";
import type { Sheet, Table } from "./sheet.ts";

/** Every format that is read row by row, the most particular first. */
export const formats: readonly Format[] = [curLegacy, cur2, focus12, focus11, focus10, dbr];

/** Every table that is read as a whole. */
export const tables: readonly Sheet<Table>[] = [costExplorerCsv, monthlyBill];

/** Every JSON document with costs. */
export const documents: readonly Sheet<unknown>[] = [costExplorerJson];

/** Tells a format by its header. */
export function detectFormat(header: readonly string[]): Format | undefined {
  const names = new Set(header.map((name) => name.trim().toLowerCase()));
  return formats.find((format) => format.matches(names));
}

/** Tells a table by its first records. */
export function detectTable(records: Table): Sheet<Table> | undefined {
  return tables.find((table) => table.matches(records));
}

/** Tells a JSON document. */
export function detectDocument(document: unknown): Sheet<unknown> | undefined {
  return documents.find((sheet) => sheet.matches(document));
}
