import {
  bindReader,
  type ChargeRow,
  type CostView,
  detectFormat,
  type Footprint,
  type Format,
  gapsOf,
  type InputReport,
  type Ledger,
  loadPriceBook,
  openFootprint,
  type OpenFootprint,
  type Read,
  type Reader,
  usageTypesBySku,
} from "@aurora-cost/core";
import { located, UsageError } from "../failure.ts";
import { inputName } from "./bytes.ts";
import { readCsv } from "./csv.ts";
import type { InputFile } from "./sniff.ts";

/** A row that was set aside because it cannot be read. */
export interface Reject {
  readonly path: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly problem: string;
}

export interface BillOptions {
  readonly tagKey: string | undefined;
  readonly month: string | undefined;
  readonly cost: CostView;
  readonly hash: boolean;
  readonly onBytes: (bytes: number) => void;
  readonly onReject: (reject: Reject) => void;
}

export interface BillReport extends InputReport {
  readonly basis: string;
  readonly footprint: Footprint;
  readonly estimatedMonths: readonly string[];
  /** Whether the file is a page that others follow. */
  readonly goesOn: boolean;
  /** What a reader of the report must know of this file. */
  readonly warnings: readonly string[];
}

/**
 * Reads one export file row by row into the ledger.
 *
 * @throws {UsageError} when the file is empty, cut off, or no billing export
 */
export async function readBill(input: InputFile, ledger: Ledger, options: BillOptions): Promise<BillReport> {
  const { path } = input;
  const usageTypeOfSku = await skuLookup(input);
  let format: Format | undefined;
  let read: Reader | undefined;
  let footprint = openFootprint("");
  let warnings: readonly string[] = [];
  let rows = 0;
  let rdsRows = 0;
  try {
    const sha256 = await readCsv({ path, hash: options.hash, onBytes: options.onBytes }, (record, line) => {
      if (read === undefined) {
        format = detectFormat(record);
        if (format === undefined) throw new UsageError(`${inputName(path)}:${String(line)}: not the header of a bill`);
        read = bindReader(format, record, { tagKey: options.tagKey, usageTypeOfSku });
        footprint = openFootprint(format.id);
        warnings = gapsOf(format, record, options.cost).map(
          ({ columns, untold }) => `has no ${columns.join(" or ")}, and so does not tell ${untold}`,
        );
        return;
      }
      rows += 1;
      const result = read(record);
      if (result.as === "unreadable") options.onReject({ ...problemOf(result), path, line });
      if (addTo(ledger, result, footprint, options.month)) rdsRows += 1;
    });
    if (format === undefined) throw new UsageError(`${inputName(path)}: empty file`);
    return {
      path,
      format: format.id,
      basis: format.basis,
      rows,
      rdsRows,
      sha256,
      footprint: footprint.value(),
      estimatedMonths: [],
      goesOn: false,
      warnings,
    };
  } catch (error) {
    throw located(error, inputName(path));
  }
}

/** Adds what was read to the ledger; true for a row of Amazon RDS. */
export function addTo(ledger: Ledger, read: Read, footprint: OpenFootprint, month: string | undefined): boolean {
  switch (read.as) {
    case "other":
      return false;
    case "dsql":
      ledger.addDsql(read.billedCost);
      return false;
    case "unreadable":
      ledger.addUnreadable(read.billedCost);
      return true;
    case "row":
      if (!isOfMonth(read.row, month)) return false;
      ledger.add(read.row);
      footprint.add(read.row);
      return true;
    default:
      return read satisfies never;
  }
}

export function problemOf(read: Extract<Read, { readonly as: "unreadable" }>): Omit<Reject, "path" | "line"> {
  const { column, value, problem } = read;
  return { column, value, problem };
}

function isOfMonth({ chargePeriodStart }: ChargeRow, month = ""): boolean {
  return chargePeriodStart.startsWith(month);
}

let bySku: ReadonlyMap<string, string> | undefined;

/** FOCUS exports may have SKUs in the place of usage types; the whole book is loaded for them, once. */
async function skuLookup(input: InputFile): Promise<((sku: string) => string | undefined) | undefined> {
  if (input.kind !== "bill" || !input.format.startsWith("focus")) return undefined;
  bySku ??= usageTypesBySku(await loadPriceBook());
  const table = bySku;
  return (sku) => table.get(sku);
}
