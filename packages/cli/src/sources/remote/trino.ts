import { randomUUID } from "node:crypto";
import { dialects, literal, quoted, type TableColumn } from "@aurora-cost/core";
import { BasicAuth, type ConnectionOptions, type QueryResult, Trino } from "trino-client";
import { UsageError } from "../../failure.ts";
import { isInterrupted, onInterrupt } from "../../interruption.ts";
import type { OnRows, SqlTable } from "../sql-table.ts";
import { placeOf, type RemoteOptions, type Watch } from "./remote-table.ts";

/** How often the server is asked what it has read, in milliseconds. */
const BEAT = 1000;

/** A table of a Trino server; the user is that of `--server https://user@host`, else the one logged in. */
export function trinoTable(options: RemoteOptions, watch: Watch): SqlTable {
  const { catalog, schema, table } = placeOf(options);
  const server = connection(options);
  const name = [catalog, schema, table].map(quoted).join(".");
  return {
    path: [catalog, schema, table].join("."),
    dialect: dialects.trino,
    from: name,
    columns: async () => {
      const columns: TableColumn[] = [];
      await run(Trino.create(server), `DESCRIBE ${name}`, (rows) => {
        for (const [column, type] of rows) columns.push({ name: column ?? "", type: type ?? "" });
      });
      return columns;
    },
    query: async (sql, onRows) => query(server, sql, onRows, watch),
    countRows: async () => Promise.resolve(null),
  };
}

function connection({ server }: RemoteOptions): ConnectionOptions {
  const url = server === undefined ? null : URL.parse(server);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError("--engine trino needs --server, such as https://user@trino.example.com:8443");
  }
  const user = decodeURIComponent(url.username) || (process.env["USER"] ?? "aurora-cost");
  const password = decodeURIComponent(url.password) || process.env["TRINO_PASSWORD"];
  return { server: url.origin, source: "aurora-cost", auth: new BasicAuth(user, password) };
}

/** Runs the query under a source of its own, by which the server knows it for what it has read and for cancelling it. */
async function query(server: ConnectionOptions, sql: string, onRows: OnRows, { onScan }: Watch): Promise<void> {
  const source = `aurora-cost-${randomUUID()}`;
  const control = Trino.create(server);
  const keep = onInterrupt(async () => {
    const { id } = await statusOf(control, source);
    if (id !== null) await control.cancel(id);
  });
  let asking = false;
  const beat = setInterval(() => {
    if (asking) return;
    asking = true;
    statusOf(control, source)
      .then(onScan, () => undefined)
      .finally(() => {
        asking = false;
      });
  }, BEAT);
  try {
    await run(Trino.create({ ...server, source }), sql, onRows);
  } finally {
    clearInterval(beat);
    keep();
  }
}

async function statusOf(
  control: Trino,
  source: string,
): Promise<{ readonly id: string | null; readonly bytes: number; readonly rows: number }> {
  let status: { readonly id: string | null; readonly bytes: number; readonly rows: number } = {
    id: null,
    bytes: 0,
    rows: 0,
  };
  const sql = `SELECT q.query_id, CAST(sum(t.processed_input_bytes) AS VARCHAR), CAST(sum(t.processed_input_rows) AS VARCHAR)
FROM system.runtime.queries q LEFT JOIN system.runtime.tasks t ON t.query_id = q.query_id
WHERE q.source = ${literal(source)} GROUP BY q.query_id`;
  await run(control, sql, (rows) => {
    for (const [id = null, bytes, count] of rows) status = { id, bytes: Number(bytes ?? 0), rows: Number(count ?? 0) };
  });
  return status;
}

async function run(client: Trino, sql: string, onRows: OnRows): Promise<void> {
  try {
    for await (const result of await client.query(sql)) {
      if (result.error !== undefined) throw refused(result.error);
      if (result.data !== undefined) onRows(result.data.map(texts));
    }
  } catch (error) {
    throw isInterrupted() || error instanceof UsageError ? error : unreachable(error);
  }
}

function texts(row: unknown): readonly (string | null)[] {
  return Array.isArray(row) ? row.map((cell) => (typeof cell === "string" ? cell : null)) : [];
}

function refused({ message, errorName }: NonNullable<QueryResult["error"]>): UsageError {
  return new UsageError(`Trino: ${message.split("\n")[0] ?? ""} (${errorName})`);
}

/** An answer that is none of Trino's, or no answer. */
function unreachable(error: unknown): unknown {
  if (!(error instanceof Error) || !("isAxiosError" in error)) return error;
  const reason = "code" in error && error.message === "" ? String(error.code) : error.message;
  return new UsageError(`--server: the Trino server cannot be asked: ${reason}`);
}
