import { open } from "node:fs/promises";
import { dialects, literal, quoted } from "@aurora-cost/core";
import { UsageError } from "../../failure.ts";
import { isGzip } from "../bytes.ts";
import { csvHeader } from "../sniff.ts";
import type { SqlTable } from "../sql-table.ts";
import type { Duckdb } from "./open.ts";
import { type OnBytes, query, withoutGlobs } from "./query.ts";

/** A CSV file, plain or gzip: columns go by position, since their names may differ in case only. */
export async function csvTable(database: Duckdb, path: string, onBytes: OnBytes): Promise<SqlTable> {
  if (path === "-") throw new UsageError("standard input is read by --engine csv");
  const compression = (await startsAsGzip(path)) ? "gzip" : "none";
  const columns = (await csvHeader(path)).map((name, index) => ({ name, type: "VARCHAR", alias: `c${String(index)}` }));
  const settings = [
    literal(withoutGlobs(path)),
    "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"'",
    `compression = '${compression}'`,
    `columns = {${columns.map(({ alias }) => `${quoted(alias)}: 'VARCHAR'`).join(", ")}}`,
  ];
  return {
    path,
    dialect: dialects.duckdb,
    from: `read_csv(${settings.join(", ")})`,
    columns: async () => Promise.resolve(columns),
    query: async (sql, onRows) => query(database, { path, sql, onBytes }, onRows),
    countRows: async () => Promise.resolve(null),
  };
}

async function startsAsGzip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) throw new UsageError(`${path}: a member of a zip file is read by --engine csv`);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return isGzip(buffer);
  } finally {
    await file.close();
  }
}
