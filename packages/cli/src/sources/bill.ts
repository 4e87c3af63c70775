import {
  bindReader,
  detectFormat,
  type Format,
  type InputReport,
  InputError,
  type Ledger,
  loadPriceBook,
  type Reader,
  usageTypesBySku,
} from "@aurora-cost/core";
import { located, UsageError } from "../failure.ts";
import { readCsv } from "./csv.ts";
import type { InputFile } from "./inputs.ts";

/** A row that was set aside because it cannot be read. */
export interface Reject {
  readonly path: string;
  /** `null` where an engine read it. */
  readonly line: number | null;
  readonly column: string;
  readonly value: string;
  readonly problem: string;
}

export interface BillOptions {
  readonly tagKey: string | undefined;
  readonly month: string | undefined;
  readonly hash: boolean;
  readonly onBytes: (bytes: number) => void;
  readonly onReject: (reject: Reject) => void;
}

export interface BillReport extends InputReport {
  readonly basis: Format["basis"];
}

/**
 * Reads one export file into the ledger.
 *
 * @throws {UsageError} when the file is empty, cut off, or no billing export
 */
export async function readBill(input: InputFile, ledger: Ledger, options: BillOptions): Promise<BillReport> {
  const { path } = input;
  const name = path === "-" ? "standard input" : path;
  const usageTypeOfSku = input.format?.startsWith("cur") === true ? undefined : await skuLookup();
  let format: Format | undefined;
  let read: Reader | undefined;
  let rows = 0;
  let rdsRows = 0;
  try {
    const sha256 = await readCsv({ path, hash: options.hash, onBytes: options.onBytes }, (record, line) => {
      if (read === undefined) {
        format = formatOf(record);
        read = bindReader(format, record, { tagKey: options.tagKey, usageTypeOfSku });
        return;
      }
      rows += 1;
      const result = read(record);
      if (result.as === "other") return;
      if (result.as === "dsql") {
        ledger.addDsql(result.billedCost);
        return;
      }
      if (result.as === "unreadable") {
        rdsRows += 1;
        ledger.addUnreadable(result.billedCost);
        options.onReject({ path, line, column: result.column, value: result.value, problem: result.problem });
        return;
      }
      if (options.month !== undefined && !result.row.chargePeriodStart.startsWith(options.month)) return;
      rdsRows += 1;
      ledger.add(result.row);
    });
    if (format === undefined) throw new UsageError(`${name}: empty file`);
    return { path, format: format.id, basis: format.basis, rows, rdsRows, sha256 };
  } catch (error) {
    throw located(error, name);
  }
}

function formatOf(header: readonly string[]): Format {
  const format = detectFormat(header);
  if (format !== undefined) return format;
  const start = header.slice(0, 3).join(",").slice(0, 60);
  throw new InputError(
    "unknown-format",
    `not a billing export: its header begins "${start}"; expected a Cost and Usage Report, CUR 2.0 or FOCUS as CSV`,
  );
}

let bySku: ReadonlyMap<string, string> | undefined;

/** FOCUS exports may have SKUs in the place of usage types; the whole book is loaded for them, once. */
export async function skuLookup(): Promise<(sku: string) => string | undefined> {
  bySku ??= usageTypesBySku(await loadPriceBook());
  const table = bySku;
  return (sku) => table.get(sku);
}
