import type { dialects } from "@aurora-cost/core";
import { UsageError } from "../../failure.ts";
import type { Scanned } from "../../progress.ts";
import type { SqlTable } from "../sql-table.ts";

/** Where an export lies that an engine elsewhere can query; these options take the place of files. */
export interface RemoteOptions {
  readonly engine: Exclude<keyof typeof dialects, "duckdb">;
  readonly server: string | undefined;
  readonly catalog: string | undefined;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly outputLocation: string | undefined;
}

export interface Watch {
  /** Told now and then what the engine has read. */
  readonly onScan: (scanned: Scanned) => void;
  /** Told what a user should know of the run. */
  readonly onNotice: (text: string) => void;
}

/** Optional dependencies, as pinned in package.json. */
const CLIENTS = { trino: "trino-client@0.2.9", athena: "@aws-sdk/client-athena@3.1164.0" } as const;

/**
 * Opens the table of another engine, whose client is loaded then.
 *
 * @throws {UsageError} when an option is missing, or the client is not installed
 */
export async function openRemote(options: RemoteOptions, watch: Watch): Promise<SqlTable> {
  const { engine } = options;
  try {
    if (engine === "trino") return (await import("./trino.ts")).trinoTable(options, watch);
    return (await import("./athena.ts")).athenaTable(options, watch);
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (!isMissing) throw error;
    throw new UsageError(`--engine ${engine} needs its client, which is not there: npm install ${CLIENTS[engine]}`);
  }
}

/** Catalog, schema and table, from `--table` with one to three parts and from `--catalog` and `--schema`. */
export function placeOf(
  { engine, catalog, schema, table }: RemoteOptions,
  defaults: { readonly catalog?: string; readonly schema?: string } = {},
): { readonly catalog: string; readonly schema: string; readonly table: string } {
  const parts = table?.split(".") ?? [];
  const [name, ofSchema = schema ?? defaults.schema, ofCatalog = catalog ?? defaults.catalog] = [-1, -2, -3].map(
    (place) => parts.at(place),
  );
  if (name === undefined || parts.length > 3 || parts.some((part) => part === "")) {
    throw new UsageError(`--engine ${engine} needs --table: table, schema.table or catalog.schema.table`);
  }
  if (ofSchema === undefined) throw new UsageError(`--engine ${engine} needs --schema, or --table schema.table`);
  if (ofCatalog === undefined)
    throw new UsageError(`--engine ${engine} needs --catalog, or --table catalog.schema.table`);
  return { catalog: ofCatalog, schema: ofSchema, table: name };
}
