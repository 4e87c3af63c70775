import { dialects, literal, type TableColumn } from "@aurora-cost/core";
import type { SqlTable } from "../sql-table.ts";
import type { Duckdb } from "./open.ts";
import { type OnBytes, query, textRows, withoutGlobs } from "./query.ts";

/** A Parquet file; several are read one after the other, so that each is a bill of its own in the report. */
export function parquetTable(database: Duckdb, path: string, onBytes: OnBytes): SqlTable {
  const file = literal(withoutGlobs(path));
  const from = `read_parquet(${file}, hive_partitioning = false, binary_as_string = true)`;
  return {
    path,
    dialect: dialects.duckdb,
    from,
    columns: async () => {
      const rows = await textRows(database, `DESCRIBE SELECT * FROM ${from}`, path);
      return rows.map(([name = "", type = ""]): TableColumn => ({ name, type }));
    },
    query: async (sql, onRows) => query(database, { path, sql, onBytes }, onRows),
    countRows: async () => {
      const [row] = await textRows(
        database,
        `SELECT CAST(num_rows AS VARCHAR) FROM parquet_file_metadata(${file})`,
        path,
      );
      return Number(row?.[0] ?? 0);
    },
  };
}
