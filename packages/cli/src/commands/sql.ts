import { text as readAll } from "node:stream/consumers";
import { CUR2_TABLE, dialects, groupedQuery, literal, quoted, type TableColumn } from "@aurora-cost/core";
import { inputName } from "../description.ts";
import { located, UsageError } from "../failure.ts";
import { emit } from "../output.ts";
import { readText } from "../prices.ts";
import { parseColumns } from "../sources/table-columns.ts";

export interface SqlOptions {
  readonly dialect: keyof typeof dialects;
  readonly table: string;
  readonly columns?: string;
  readonly tag?: string;
  readonly out?: string;
}

/** `aurora-cost sql`: the query that sums an export where it lies; its result as CSV is input of `analyze`. */
export async function sqlCommand({ dialect, table, columns: file, tag, out }: SqlOptions): Promise<void> {
  const columns = file === undefined ? CUR2_TABLE : await readColumns(file);
  const from = dialect === "duckdb" && table.endsWith(".parquet") ? parquetFiles(table) : tableName(table);
  try {
    const { sql } = groupedQuery({ dialect: dialects[dialect], from, columns, tagKey: tag });
    await emit(`${sql}\n`, out);
  } catch (error) {
    throw located(error, file === undefined ? "aurora-cost sql" : inputName(file));
  }
}

async function readColumns(file: string): Promise<readonly TableColumn[]> {
  const columns = parseColumns(file === "-" ? await readAll(process.stdin) : await readText(file));
  if (columns.length > 0) return columns;
  throw new UsageError(`${inputName(file)}: no columns there; put one "name type" a line, as DESCRIBE prints them`);
}

function parquetFiles(pattern: string): string {
  return `read_parquet(${literal(pattern)}, union_by_name = true, hive_partitioning = false, binary_as_string = true)`;
}

/** `catalog.schema.table`, each part quoted. */
function tableName(table: string): string {
  const parts = table.split(".");
  if (parts.length <= 3 && parts.every((part) => part.trim() !== "")) return parts.map(quoted).join(".");
  throw new UsageError(`--table: must be table, schema.table or catalog.schema.table: ${table}`);
}
