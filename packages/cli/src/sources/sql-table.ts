import {
  bindResult,
  type ChargeRow,
  type Dialect,
  type Group,
  groupedQuery,
  type Ledger,
  type OpenFootprint,
  openFootprint,
  type ResultReader,
  type TableColumn,
} from "@aurora-cost/core";
import { located } from "../failure.ts";
import { csvLine } from "../reports/csv-line.ts";
import { type BillOptions, type BillReport, skuLookup } from "./bill.ts";

/** Rows as an engine hands them over; NULL as `null`. */
export type OnRows = (rows: readonly (readonly (string | null)[])[]) => void;

/** An export that an SQL engine can query. */
export interface SqlTable {
  /** As messages and reports name it. */
  readonly path: string;
  readonly dialect: Dialect;
  /** What stands after FROM. */
  readonly from: string;
  readonly columns: () => Promise<readonly TableColumn[]>;
  readonly query: (sql: string, onRows: OnRows) => Promise<void>;
  /** All its rows; `null` where only reading them would tell. */
  readonly countRows: () => Promise<number | null>;
}

/**
 * Sums an export by the grouped query of its engine, and the result into the ledger.
 *
 * @throws {UsageError} when the table is no billing export
 */
export async function readTable(
  table: SqlTable,
  ledger: Ledger,
  options: Omit<BillOptions, "onBytes">,
): Promise<BillReport> {
  const { path, dialect, from } = table;
  const { tagKey } = options;
  try {
    const { format, sql, header } = groupedQuery({ dialect, from, columns: await table.columns(), tagKey });
    const usageTypeOfSku = format.id.startsWith("cur") ? undefined : await skuLookup();
    const { read, close } = bindResult(format.id, header, { tagKey, usageTypeOfSku });
    const footprint = openGroupedFootprint(format.id);
    let rdsRows = 0;
    await table.query(sql, (rows) => {
      for (const row of rows) {
        const record = row.map((cell) => cell ?? "");
        rdsRows += addGroup(ledger, record, { read, path, footprint, ...options });
      }
    });
    close();
    const { id, basis } = format;
    return { path, format: id, basis, rows: await table.countRows(), rdsRows, ...ofWhole(footprint) };
  } catch (error) {
    throw located(error, path);
  }
}

/** Rows are grouped: they are held against other groups only, and their days against all else. */
export function openGroupedFootprint(format: string): OpenFootprint {
  return openFootprint(`${format} grouped`);
}

/** What the report of a query says beside its sums. */
export function ofWhole(
  footprint: OpenFootprint,
): Pick<BillReport, "sha256" | "footprint" | "estimatedMonths" | "goesOn" | "warnings"> {
  return { sha256: null, footprint: footprint.value(), estimatedMonths: [], goesOn: false, warnings: [] };
}

interface GroupOptions extends Pick<BillOptions, "month" | "onReject"> {
  readonly read: ResultReader["read"];
  readonly path: string;
  readonly footprint: OpenFootprint;
}

/** Adds what a row of the result stands for to the ledger. @returns how many rows of Amazon RDS those are */
export function addGroup(
  ledger: Ledger,
  record: readonly string[],
  { read: readRecord, path, footprint, month = "", onReject }: GroupOptions,
): number {
  const { read, group, times } = readRecord(record);
  switch (read.as) {
    case "other":
      return 0;
    case "dsql":
      for (let time = 0; time < times; time += 1) ledger.addDsql(read.billedCost, group.rows);
      return 0;
    case "unreadable": {
      const { column, value, problem } = read;
      for (let time = 0; time < times; time += 1) ledger.addUnreadable(read.billedCost, group.rows);
      const reject = { path, line: null, column, value, problem, row: csvLine(record).trimEnd() };
      for (let row = 0; row < times * group.rows; row += 1) onReject(reject);
      return times * group.rows;
    }
    case "row":
      if (!read.row.chargePeriodStart.startsWith(month)) return 0;
      for (let time = 0; time < times; time += 1) ledger.add(read.row, group);
      footprint.add(markedBy(read.row, group));
      return times * group.rows;
    default:
      return read satisfies never;
  }
}

/** Parts of an export may share a day: what tells their groups apart is the hours. */
function markedBy(row: ChargeRow, { hours }: Group): ChargeRow {
  return hours === null ? row : { ...row, resourceId: `${row.resourceId} ${String(hours)}` };
}
