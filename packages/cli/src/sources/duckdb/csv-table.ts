import { dialects, literal, quoted } from "@aurora-cost/core";
import { UsageError } from "../../failure.ts";
import { readHead, recordOf } from "../inputs.ts";
import type { SqlTable } from "../sql-table.ts";
import type { Duckdb } from "./open.ts";
import { type OnBytes, query, withoutGlobs } from "./query.ts";

/** A CSV file, plain or gzip: columns go by position, since their names may differ in case only. */
export async function csvTable(database: Duckdb, path: string, onBytes: OnBytes): Promise<SqlTable> {
  if (path === "-") throw new UsageError("standard input is read by --engine csv");
  const { text, isGzip } = await readHead(path);
  const columns = recordOf(text).map((name, index) => ({ name, type: "VARCHAR", alias: `c${String(index)}` }));
  const settings = [
    literal(withoutGlobs(path)),
    "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"'",
    `compression = '${isGzip ? "gzip" : "none"}'`,
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
