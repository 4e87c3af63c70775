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
  usageTypesBySku,
  wantedOf,
} from "@aurora-cost/core";
import { located, UsageError } from "../failure.ts";
import type { Reject } from "../reports/rejects.ts";
import { inputName } from "./bytes.ts";
import { scanCsv } from "./csv.ts";
import type { InputFile } from "./sniff.ts";

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
  const { tagKey, month, cost, hash, onBytes } = options;
  const usageTypeOfSku = input.kind === "bill" && input.format.startsWith("focus") ? await skuLookup() : undefined;
  let format: Format | undefined;
  let footprint = openFootprint("");
  let warnings: readonly string[] = [];
  let rdsRows = 0;
  try {
    const { rows, sha256 } = await scanCsv({ path, hash, onBytes }, (header) => {
      format = detectFormat(header);
      if (format === undefined) throw new UsageError(`${inputName(path)}: its first line is not the header of a bill`);
      const read = bindReader(format, header, { tagKey, usageTypeOfSku });
      footprint = openFootprint(format.id);
      warnings = gapsOf(format, header, cost).map(
        ({ columns, untold }) => `has no ${columns.join(" or ")}, and so does not tell ${untold}`,
      );
      return {
        ...wantedOf(format, header, tagKey),
        onRecord: (record, line, verbatim) => {
          const result = read(record);
          if (addTo(ledger, result, footprint, month)) rdsRows += 1;
          if (result.as === "unreadable") options.onReject({ ...problemOf(result), path, line, row: verbatim() });
        },
      };
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

export function problemOf(read: Extract<Read, { readonly as: "unreadable" }>): Omit<Reject, "path" | "line" | "row"> {
  const { column, value, problem } = read;
  return { column, value, problem };
}

function isOfMonth({ chargePeriodStart }: ChargeRow, month = ""): boolean {
  return chargePeriodStart.startsWith(month);
}

let bySku: ReadonlyMap<string, string> | undefined;

/** FOCUS exports may have SKUs in the place of usage types; the whole book is loaded for them, once. */
export async function skuLookup(): Promise<(sku: string) => string | undefined> {
  bySku ??= usageTypesBySku(await loadPriceBook());
  const table = bySku;
  return (sku) => table.get(sku);
}
