import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Ledger } from "@aurora-cost/core";
import { UsageError } from "../failure.ts";
import { startProgress } from "../progress.ts";
import { type BillOptions, type BillReport, readBill } from "./bill.ts";
import type { Duckdb } from "./duckdb/open.ts";
import { readQueryResult } from "./query-result.ts";
import { readSheet } from "./sheet.ts";
import type { InputFile } from "./sniff.ts";
import { readTable } from "./sql-table.ts";

/** What `--engine` may say for files. */
export type FileEngine = "auto" | "csv" | "duckdb";

/** How bills are read, whatever reads them. */
export interface ReadOptions extends Omit<BillOptions, "onBytes"> {
  readonly quiet: boolean;
}

/** What was read, and by what. */
export interface ReadBills {
  readonly inputs: readonly BillReport[];
  readonly engine: string;
}

/** Reads files one after the other into the ledger, with progress over all of them. */
export async function readFiles(
  bills: readonly InputFile[],
  engine: FileEngine,
  ledger: Ledger,
  options: ReadOptions,
): Promise<ReadBills> {
  const total = bills.reduce((bytes, file) => bytes + file.bytes, 0);
  const progress = startProgress(total, !options.quiet);
  const sources = openSources(engine);
  const inputs: BillReport[] = [];
  try {
    for (const bill of bills) {
      const report = await sources.read(bill, ledger, { ...options, onBytes: progress.add });
      inputs.push(options.hash && report.sha256 === null ? { ...report, sha256: await hashOf(bill.path) } : report);
    }
    return { inputs, engine: sources.engine() };
  } finally {
    progress.stop();
    sources.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) if (Buffer.isBuffer(chunk)) hash.update(chunk);
  return hash.digest("hex");
}

interface Sources {
  readonly read: (bill: InputFile, ledger: Ledger, options: BillOptions) => Promise<BillReport>;
  /** What has read so far. */
  readonly engine: () => string;
  readonly close: () => void;
}

/** Reads each file by what fits it: Parquet by DuckDB, which is loaded then; CSV by our own reader unless told otherwise. */
function openSources(engine: FileEngine): Sources {
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
      if (kind === "result") return readQueryResult(path, ledger, options);
      return (kind === "bill" ? readBill : readSheet)(bill, ledger, options);
    },
    engine: () => [...used].join(" and "),
    close: () => opened?.close(),
  };
}
