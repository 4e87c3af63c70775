import { spawn } from "node:child_process";
import { join } from "node:path";
import { dialects, groupedQuery, literal, type TableColumn } from "@aurora-cost/core";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { cur2Bill, FLEET, writeBill } from "../fixtures/bill.ts";
import { map, runSql, timestamp, writeParquet } from "../fixtures/parquet.ts";
import { type AthenaStub, startAthena, type StubTable } from "./athena-stub.ts";
import { at, failureOf, folderWith, removeFolders, type Run, run } from "./run.ts";

const text = writeBill(cur2Bill, FLEET);
const cwd = folderWith({ "bill.csv": text });
afterAll(removeFolders);

/** What Athena would have of the bill: its columns as Glue spells them, and the rows that DuckDB gives for the same query. */
async function fleetTable(): Promise<StubTable> {
  const typed = {
    product: map("product"),
    resource_tags: map("resource_tags"),
    line_item_usage_start_date: timestamp("line_item_usage_start_date"),
    line_item_usage_end_date: timestamp("line_item_usage_end_date"),
  };
  const path = join(cwd, "bill.parquet");
  await writeParquet(join(cwd, "bill.csv"), path, { typed });
  const from = `read_parquet(${literal(path)})`;
  const columns = (await runSql(`DESCRIBE SELECT * FROM ${from}`)).map(([name = "", type = ""]): TableColumn => ({
    name,
    type,
  }));
  const { sql, header } = groupedQuery({ dialect: dialects.duckdb, from, columns });
  const rows = await runSql(sql);
  return {
    columns: columns.map(({ name, type }) => [
      name,
      type.startsWith("MAP") ? "map<string,string>" : type.toLowerCase(),
    ]),
    result: [header, ...rows.map((row) => row.map((cell) => (cell === "" ? null : cell)))],
  };
}

const fleet = await fleetTable();
const stubs: AthenaStub[] = [];
afterEach(async () => {
  for (const stub of stubs.splice(0)) await stub.close();
});

async function athena(table: Partial<StubTable> = {}): Promise<AthenaStub> {
  const stub = await startAthena({ ...fleet, ...table });
  stubs.push(stub);
  return stub;
}

async function analyze(stub: AthenaStub, ...args: readonly string[]): Promise<Run> {
  return run(["analyze", "--engine", "athena", ...args], { cwd, env: stub.env });
}

function bare(document: string): string {
  const { engine: _engine, inputs: _inputs, ...rest }: Record<string, unknown> = JSON.parse(document);
  return JSON.stringify(rest, null, 2);
}

describe("Athena", () => {
  test("gives the bytes that CSV gives, over pages, and says what it scanned", async () => {
    const stub = await athena();
    const csv = await run(["analyze", "bill.csv", "--format", "json"], { cwd });
    const remote = await analyze(
      stub,
      "--table",
      "billing.cur2",
      "--output-location",
      "s3://results/",
      "--format",
      "json",
    );
    expect(bare(remote.stdout)).toBe(bare(csv.stdout));
    expect(remote.stderr).toBe("aurora-cost: Athena scanned 12.3 MB for query 11112222-query\n");
    expect(at(JSON.parse(remote.stdout), "inputs", 0)).toEqual({
      path: "AwsDataCatalog.billing.cur2",
      format: "cur2",
      rows: null,
      rdsRows: 99,
      sha256: null,
    });
    expect(stub.asked.filter(({ operation }) => operation === "GetQueryResults").length).toBeGreaterThan(1);
  });

  test("is asked for the table, and then runs the query of aurora-cost sql", async () => {
    const stub = await athena();
    await analyze(
      stub,
      "--table",
      "cur2",
      "--schema",
      "billing",
      "--catalog",
      "other",
      "--output-location",
      "s3://results/",
    );
    expect(stub.asked[0]).toEqual({
      operation: "GetTableMetadata",
      body: { CatalogName: "other", DatabaseName: "billing", TableName: "cur2" },
    });
    expect(stub.asked[1]?.operation).toBe("StartQueryExecution");
    expect(stub.asked[1]?.body).toMatchObject({
      QueryExecutionContext: { Catalog: "other", Database: "billing" },
      ResultConfiguration: { OutputLocation: "s3://results/" },
    });
    const columns = fleet.columns.map(([name, type]) => ({ name, type }));
    const from = '"other"."billing"."cur2"';
    expect(stub.asked[1]?.body["QueryString"]).toBe(groupedQuery({ dialect: dialects.athena, from, columns }).sql);
  });

  test("stops the query on Ctrl-C", async () => {
    const stub = await athena({ states: ["RUNNING"] });
    const args = ["analyze", "--engine", "athena", "--table", "billing.cur2"];
    const child = spawn(process.execPath, ["packages/cli/bin/aurora-cost.js", ...args], {
      env: { PATH: process.env["PATH"], ...stub.env },
    });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    await expect
      .poll(() => stub.asked.map(({ operation }) => operation), { timeout: 20_000 })
      .toContain("GetQueryExecution");
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(stub.asked.at(-1)).toEqual({
      operation: "StopQueryExecution",
      body: { QueryExecutionId: "11112222-query" },
    });
  });

  test.each<[string, Partial<StubTable>, readonly string[], RegExp]>([
    ["a query that fails", { states: ["FAILED"] }, ["--table", "a.b"], /query 11112222-query failed: TYPE_MISMATCH/],
    ["a query that someone stops", { states: ["CANCELLED"] }, ["--table", "a.b"], /query 11112222-query cancelled/],
    ["a table that is not there", {}, ["--table", "a.missing"], /Athena: .*no such table/],
    ["a table that is no bill", { columns: [["a", "string"]] }, ["--table", "a.b"], /a\.b: not a billing export/],
    [
      "a result that lacks rows",
      { result: fleet.result.slice(0, -1) },
      ["--table", "a.b"],
      /holds \d+ of the \d+ rows/,
    ],
    ["no table", {}, [], /needs --table/],
    ["files beside the table", {}, ["bill.csv", "--table", "a.b"], /bill\.csv: --engine athena reads its table/],
  ])("%s is told in one line", async (_, table, args, message) => {
    expect(failureOf(await analyze(await athena(table), ...args))).toMatch(message);
  });

  test("without credentials says so in one line", async () => {
    const stub = await athena();
    const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _secret, ...rest } = stub.env;
    const env = { ...rest, AWS_EC2_METADATA_DISABLED: "true", AWS_PROFILE: "nobody", AWS_CONFIG_FILE: "/dev/null" };
    const result = await run(["analyze", "--engine", "athena", "--table", "a.b"], { cwd, env });
    expect(failureOf(result)).toMatch(/Athena: Could not load credentials/);
  });
});

describe("options of engines elsewhere", () => {
  test.each<[string, readonly string[], RegExp]>([
    ["a table without such an engine", ["bill.csv", "--table", "a.b"], /--table goes with --engine trino or athena/],
    ["Trino without a server", ["--engine", "trino", "--table", "a.b.c"], /needs --server/],
    [
      "Trino without a catalog",
      ["--engine", "trino", "--table", "a.b", "--server", "http://127.0.0.1:1"],
      /needs --catalog/,
    ],
    [
      "a server that is not there",
      ["--engine", "trino", "--table", "a.b.c", "--server", "http://127.0.0.1:1"],
      /--server: .*ECONNREFUSED/,
    ],
    ["neither files nor an engine", [], /no input/],
  ])("%s is told in one line", async (_, args, message) => {
    expect(failureOf(await run(["analyze", ...args], { cwd }))).toMatch(message);
  });
});
