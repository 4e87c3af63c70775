import {
  bindReader,
  type ChargeRow,
  detectFormat,
  type Format,
  type InputReport,
  InputError,
  type Ledger,
  loadPriceBook,
  type Read,
  usageTypesBySku,
  wantedOf,
} from "@aurora-cost/core";
import { located, UsageError } from "../failure.ts";
import type { Reject } from "../reports/rejects.ts";
import { inputName } from "./bytes.ts";
import { scanCsv } from "./csv.ts";
import type { InputFile } from "./inputs.ts";

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
  const { tagKey, hash, onBytes } = options;
  const name = inputName(path);
  const usageTypeOfSku = input.format?.startsWith("cur") === true ? undefined : await skuLookup();
  let format: Format | undefined;
  let rdsRows = 0;
  try {
    const { rows, sha256 } = await scanCsv({ path, hash, onBytes }, (header) => {
      format = formatOf(header);
      const read = bindReader(format, header, { tagKey, usageTypeOfSku });
      return {
        ...wantedOf(format, header, tagKey),
        onRecord: (record, line, verbatim) => {
          const result = read(record);
          if (isOfRds(result, options.month)) rdsRows += 1;
          addTo(ledger, result, options.month);
          if (result.as !== "unreadable") return;
          const { column, value, problem } = result;
          options.onReject({ path, line, column, value, problem, row: verbatim() });
        },
      };
    });
    if (format === undefined) throw new UsageError(`${name}: empty file`);
    return { path, format: format.id, basis: format.basis, rows, rdsRows, sha256 };
  } catch (error) {
    throw located(error, name);
  }
}

function isOfRds(read: Read, month: string | undefined): boolean {
  return read.as === "unreadable" || (read.as === "row" && isOfMonth(read.row, month));
}

function isOfMonth({ chargePeriodStart }: ChargeRow, month = ""): boolean {
  return chargePeriodStart.startsWith(month);
}

function addTo(ledger: Ledger, read: Read, month: string | undefined): void {
  switch (read.as) {
    case "other":
      return;
    case "dsql":
      ledger.addDsql(read.billedCost);
      return;
    case "unreadable":
      ledger.addUnreadable(read.billedCost);
      return;
    case "row":
      if (isOfMonth(read.row, month)) ledger.add(read.row);
      return;
    default:
      read satisfies never;
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
