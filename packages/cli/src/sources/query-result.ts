import { bindResult, formatIdOf, type Ledger, type ResultReader } from "@aurora-cost/core";
import { located, UsageError } from "../failure.ts";
import { type BillOptions, type BillReport, skuLookup } from "./bill.ts";
import { readCsv } from "./csv.ts";
import { addGroup, ofWhole, openGroupedFootprint } from "./sql-table.ts";

/**
 * Reads the result of the query of `aurora-cost sql`, saved as CSV.
 *
 * @throws {UsageError} when it is cut off, or no such result
 */
export async function readQueryResult(path: string, ledger: Ledger, options: BillOptions): Promise<BillReport> {
  const usageTypeOfSku = await skuLookup();
  const { tagKey, onBytes } = options;
  let header: readonly string[] | undefined;
  let reader: ResultReader | undefined;
  let footprint = openGroupedFootprint("");
  let rdsRows = 0;
  try {
    await readCsv({ path, hash: false, onBytes }, (record, line) => {
      if (header === undefined) {
        header = record;
        return;
      }
      if (record.length !== header.length) {
        throw new UsageError(
          `${path}:${String(line)}: has ${String(record.length)} cells, not ${String(header.length)}`,
        );
      }
      if (reader === undefined) {
        const id = formatIdOf(header, record);
        footprint = openGroupedFootprint(id);
        reader = bindResult(id, header, { tagKey, usageTypeOfSku: id.startsWith("cur") ? undefined : usageTypeOfSku });
      }
      rdsRows += addGroup(ledger, record, { read: reader.read, path, footprint, ...options });
    });
    if (reader === undefined) throw new UsageError(`${path}: header only: the query found no row of Amazon RDS`);
    reader.close();
    return { path, format: "query-result", basis: reader.format.basis, rows: null, rdsRows, ...ofWhole(footprint) };
  } catch (error) {
    throw located(error, path);
  }
}
