import { stat } from "node:fs/promises";
import { UsageError } from "../../failure.ts";
import { isInterrupted } from "../../interruption.ts";
import type { OnRows } from "../sql-table.ts";
import type { Duckdb } from "./open.ts";

/** How often progress is asked for, in milliseconds. */
const BEAT = 200;

/** Told of the bytes of a file that have been read. */
export type OnBytes = (bytes: number) => void;

/** DuckDB takes file names for patterns. */
export function withoutGlobs(path: string): string {
  return path.replaceAll(/[*?[]/g, "[$&]");
}

export async function textRows(
  { connection }: Duckdb,
  sql: string,
  path: string,
): Promise<readonly (readonly string[])[]> {
  try {
    const rows = await (await connection.run(sql)).getRows();
    return rows.map((row) => row.map(String));
  } catch (error) {
    throw readError(error, path);
  }
}

/** Runs a query whose columns are all texts, and tells the bytes of the file that it has read. */
export async function query(
  { connection }: Duckdb,
  { path, sql, onBytes }: { readonly path: string; readonly sql: string; readonly onBytes: OnBytes },
  onRows: OnRows,
): Promise<void> {
  const { size } = await stat(path);
  let told = 0;
  const tell = (share: number): void => {
    const bytes = Math.round(size * Math.min(Math.max(share, 0), 1));
    if (bytes > told) onBytes(bytes - told);
    told = Math.max(told, bytes);
  };
  const beat = setInterval(() => {
    tell(connection.progress.percentage / 100);
  }, BEAT);
  try {
    const result = await connection.stream(sql);
    for await (const rows of result.yieldRows()) {
      onRows(rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : null))));
    }
    tell(1);
  } catch (error) {
    throw readError(error, path);
  } finally {
    clearInterval(beat);
  }
}

const UNREADABLE = /^(?:IO|Invalid Input|Conversion|Out of Memory|Not implemented) Error: ([^\n]*)/;

function readError(error: unknown, path: string): unknown {
  if (isInterrupted() || !(error instanceof Error)) return error;
  const reason = UNREADABLE.exec(error.message)?.[1];
  return reason === undefined ? error : new UsageError(`${path}: DuckDB cannot read it: ${reason}`);
}
