import { createServer } from "node:http";
import { json } from "node:stream/consumers";

/** A request as Athena gets it: the operation, and its JSON. */
interface Asked {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface AthenaStub {
  /** What points the AWS SDK at it, with credentials that are nobody's. */
  readonly env: Readonly<Record<string, string>>;
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

export interface StubTable {
  readonly columns: readonly (readonly [name: string, type: string])[];
  /** The result of the query, header first. */
  readonly result: readonly (readonly (string | null)[])[];
  readonly pageRows?: number;
  /** The states that a query is found in, one a question; the last one stays. */
  readonly states?: readonly string[];
}

/** Speaks the JSON protocol of Athena on this machine, as AWS documents it; it runs nothing and answers what it is told to. */
export async function startAthena({ columns, result, pageRows = 40, states }: StubTable): Promise<AthenaStub> {
  const asked: Asked[] = [];
  const left = [...(states ?? ["QUEUED", "RUNNING", "SUCCEEDED"])];
  const answers: Readonly<Record<string, (body: Asked["body"]) => unknown>> = {
    GetTableMetadata: ({ TableName: name }) =>
      name === "missing"
        ? null
        : {
            TableMetadata: { Name: name, Columns: columns.map(([Name, Type]) => ({ Name, Type })), PartitionKeys: [] },
          },
    StartQueryExecution: () => ({ QueryExecutionId: "11112222-query" }),
    GetQueryExecution: ({ QueryExecutionId }) => {
      const [State = ""] = left.length > 1 ? left.splice(0, 1) : left;
      const Status = { State, ...(State === "FAILED" ? { StateChangeReason: "TYPE_MISMATCH: line 1" } : {}) };
      return { QueryExecution: { QueryExecutionId, Status, Statistics: { DataScannedInBytes: 12_345_678 } } };
    },
    GetQueryResults: ({ NextToken }) => {
      const from = Number(NextToken ?? 0);
      const to = from + pageRows;
      const Rows = result.slice(from, to).map((row) => ({
        Data: row.map((cell) => (cell === null ? {} : { VarCharValue: cell })),
      }));
      return { ResultSet: { Rows }, ...(to < result.length ? { NextToken: String(to) } : {}) };
    },
    StopQueryExecution: () => ({}),
  };
  const server = createServer((request, response) => {
    const operation = String(request.headers["x-amz-target"]).replace("AmazonAthena.", "");
    void json(request).then((given) => {
      const body = typeof given === "object" && given !== null ? Object.fromEntries(Object.entries(given)) : {};
      asked.push({ operation, body });
      const answer = answers[operation]?.(body) ?? null;
      response.writeHead(answer === null ? 400 : 200, { "content-type": "application/x-amz-json-1.1" });
      response.end(
        JSON.stringify(answer ?? { __type: "MetadataException", Message: "EntityNotFoundException: no such table" }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    env: {
      AWS_ENDPOINT_URL_ATHENA: `http://127.0.0.1:${String(port)}`,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_MAX_ATTEMPTS: "1",
    },
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
