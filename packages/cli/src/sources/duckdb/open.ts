import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { UsageError } from "../../failure.ts";
import { onInterrupt } from "../../interruption.ts";

/** The database in memory; with it its folder for what does not fit there. */
export interface Duckdb {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

/** DuckDB reads with every core, and each thread needs its buffers. */
const MEGABYTES_PER_THREAD = 128;
const LEAST_MEGABYTES = 1024;

/**
 * Loads DuckDB, which is an optional dependency, and shuts it off from everything but the files it is told to read.
 *
 * @throws {UsageError} when the package is not installed
 */
export async function openDuckdb(): Promise<Duckdb> {
  const { DuckDBInstance: Instance } = await import("@duckdb/node-api").catch((error: unknown) => {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new UsageError(
      `Parquet and --engine duckdb need the package @duckdb/node-api, which is not there: npm install @duckdb/node-api@1.5.6-r.1 (${reason})`,
    );
  });
  const folder = mkdtempSync(join(tmpdir(), "aurora-cost-duckdb-"));
  let connection: DuckDBConnection | undefined;
  const keep = onInterrupt(() => {
    connection?.interrupt();
    rmSync(folder, { recursive: true, force: true });
  });
  const discard = (): void => {
    keep();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const instance = await Instance.create(":memory:", settings(folder));
    connection = await instance.connect();
    for (const setting of SESSION) await connection.run(`SET ${setting}`);
    return { connection, close: () => close(instance, connection, discard) };
  } catch (error) {
    discard();
    throw error;
  }
}

function close(instance: DuckDBInstance, connection: DuckDBConnection | undefined, discard: () => void): void {
  connection?.closeSync();
  instance.closeSync();
  discard();
}

function settings(folder: string): Record<string, string> {
  const megabytes = Math.max(LEAST_MEGABYTES, availableParallelism() * MEGABYTES_PER_THREAD);
  return {
    temp_directory: folder,
    memory_limit: `${String(megabytes)}MB`,
    preserve_insertion_order: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  };
}

/** In this order: after the last one nothing can be set. */
const SESSION = [
  "TimeZone = 'UTC'",
  "enable_progress_bar = true",
  "enable_progress_bar_print = false",
  "lock_configuration = true",
] as const;
