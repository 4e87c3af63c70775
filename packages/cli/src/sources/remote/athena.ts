import { setTimeout as delay } from "node:timers/promises";
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  GetTableMetadataCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { dialects, quoted } from "@aurora-cost/core";
import { UsageError } from "../../failure.ts";
import { isInterrupted, onInterrupt } from "../../interruption.ts";
import type { OnRows, SqlTable } from "../sql-table.ts";
import { placeOf, type RemoteOptions, type Watch } from "./remote-table.ts";

/** How long to wait before asking again whether the query has run, in milliseconds: at first, and at most. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 2000;

/** A table of Athena, queried with the user's own AWS credentials and Region. */
export function athenaTable(options: RemoteOptions, watch: Watch): SqlTable {
  const { catalog, schema, table } = placeOf(options, { catalog: "AwsDataCatalog", schema: "default" });
  // Its release is pinned: what it says of later ones is none of the user's business.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  const client = new AthenaClient();
  return {
    path: [catalog, schema, table].join("."),
    dialect: dialects.athena,
    from: [catalog, schema, table].map(quoted).join("."),
    columns: async () => {
      const place = { CatalogName: catalog, DatabaseName: schema, TableName: table };
      const { TableMetadata } = await asked(async () => client.send(new GetTableMetadataCommand(place)));
      return [...(TableMetadata?.Columns ?? []), ...(TableMetadata?.PartitionKeys ?? [])].map(
        ({ Name = "", Type = "" }) => ({ name: Name, type: Type }),
      );
    },
    query: async (sql, onRows) => {
      const id = await asked(async () => start(client, sql, { catalog, schema }, options.outputLocation));
      const keep = onInterrupt(async () => {
        await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
      });
      try {
        await asked(async () => finish(client, id, watch));
        await asked(async () => results(client, id, onRows));
      } finally {
        keep();
      }
    },
    countRows: async () => Promise.resolve(null),
  };
}

async function start(
  client: AthenaClient,
  sql: string,
  { catalog, schema }: { readonly catalog: string; readonly schema: string },
  outputLocation: string | undefined,
): Promise<string> {
  const { QueryExecutionId } = await client.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      QueryExecutionContext: { Catalog: catalog, Database: schema },
      ...(outputLocation === undefined ? {} : { ResultConfiguration: { OutputLocation: outputLocation } }),
    }),
  );
  if (QueryExecutionId === undefined) throw new UsageError("Athena: started the query without an id");
  return QueryExecutionId;
}

/** Waits until the query has run, telling what it scans, which is what it costs. */
async function finish(client: AthenaClient, id: string, { onScan, onNotice }: Watch): Promise<void> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 1.5, LONGEST_WAIT)) {
    const { QueryExecution: run } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    const bytes = run?.Statistics?.DataScannedInBytes ?? 0;
    onScan({ bytes, rows: null });
    switch (run?.Status?.State) {
      case "SUCCEEDED":
        onNotice(`Athena scanned ${(bytes / 1e6).toFixed(1)} MB for query ${id}`);
        return;
      case "FAILED":
      case "CANCELLED":
        throw new UsageError(`Athena: query ${id} ${spell(run)}`);
      default:
        await delay(wait);
    }
  }
}

function spell({ Status }: QueryExecution): string {
  const state = (Status?.State ?? "").toLowerCase();
  return Status?.StateChangeReason === undefined ? state : `${state}: ${Status.StateChangeReason}`;
}

/** Reads the result page by page; the first row of all has the names. */
async function results(client: AthenaClient, id: string, onRows: OnRows): Promise<void> {
  let token: string | undefined;
  let isFirst = true;
  do {
    const { ResultSet, NextToken } = await client.send(
      new GetQueryResultsCommand({ QueryExecutionId: id, ...(token === undefined ? {} : { NextToken: token }) }),
    );
    const rows = (ResultSet?.Rows ?? []).map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue ?? null));
    onRows(isFirst ? rows.slice(1) : rows);
    isFirst = false;
    token = NextToken;
  } while (token !== undefined);
}

/** Errors of AWS, of credentials and of the network in one line; our own as they are. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isInterrupted() || error instanceof UsageError || !isOfAws(error)) throw error;
    throw new UsageError(`Athena: ${error.message.split("\n")[0] ?? ""} (${error.name})`);
  }
}

function isOfAws(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return "$metadata" in error || "code" in error || /Credentials|Region|Profile/.test(`${error.name} ${error.message}`);
}
