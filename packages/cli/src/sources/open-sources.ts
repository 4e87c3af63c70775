import type { Ledger } from "@aurora-cost/core";
import { UsageError } from "../failure.ts";
import { type BillOptions, type BillReport, readBill } from "./bill.ts";
import type { Duckdb } from "./duckdb/open.ts";
import type { InputFile } from "./inputs.ts";
import { readQueryResult } from "./query-result.ts";
import { readTable } from "./sql-table.ts";

/** What `--engine` may say for files. */
export type FileEngine = "auto" | "csv" | "duckdb";

export interface Sources {
  readonly read: (bill: InputFile, ledger: Ledger, options: BillOptions) => Promise<BillReport>;
  /** What has read so far. */
  readonly engine: () => string;
  readonly close: () => void;
}

/** Reads each file by what fits it: Parquet by DuckDB, which is loaded then; CSV by our own reader unless told otherwise. */
export function openSources(engine: FileEngine): Sources {
  const used = new Set<string>();
  let opened: Duckdb | undefined;
  const duckdb = async (): Promise<Duckdb> => {
    used.add("duckdb");
    const { openDuckdb } = await import("./duckdb/open.ts");
    opened ??= await openDuckdb();
    return opened;
  };
  return {
    read: async (bill, ledger, options) => {
      const { path, kind } = bill;
      if (kind === "parquet") {
        if (engine === "csv") throw new UsageError(`${path}: Parquet is read by --engine duckdb`);
        const { parquetTable } = await import("./duckdb/parquet-table.ts");
        return readTable(parquetTable(await duckdb(), path, options.onBytes), ledger, options);
      }
      if (engine === "duckdb" && kind === "bill") {
        const { csvTable } = await import("./duckdb/csv-table.ts");
        return readTable(await csvTable(await duckdb(), path, options.onBytes), ledger, options);
      }
      used.add("csv");
      return kind === "result" ? readQueryResult(path, ledger, options) : readBill(bill, ledger, options);
    },
    engine: () => [...used].join(" and "),
    close: () => opened?.close(),
  };
}
