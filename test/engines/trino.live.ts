import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BasicAuth, Trino } from "trino-client";
import { NoTrino, startTrino } from "../../scripts/trino.js";
import { failureOf, folderWith, removeFolders, run } from "../cli/run.ts";
import { billFormats, cur2Bill, FLEET, writeBill } from "../fixtures/bill.ts";
import { double, map, runSql, timestamp, writeParquet, oddHours } from "../fixtures/parquet.ts";

const JSON_FORMAT = ["--format", "json"] as const;

const data = folderWith({});
const trino = await startTrino(data).catch((error: unknown) => {
  if (!(error instanceof NoTrino)) throw error;
  process.stdout.write(`Trino tests did not run: ${error.message}\n`);
  return null;
});

afterAll(async () => {
  await trino?.stop();
  removeFolders();
});

const server = trino?.server ?? "";
const client = Trino.create({ server, auth: new BasicAuth("test") });

async function ask(sql: string): Promise<readonly unknown[][]> {
  const rows: unknown[][] = [];
  for await (const { data: page, error } of await client.query(sql)) {
    if (error !== undefined) throw new Error(error.message);
    rows.push(...(page ?? []));
  }
  return rows;
}

/** Puts a bill before Trino as Parquet, in a table of its own; its CSV lies beside. */
async function lay(name: string, text: string, typed: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = folderWith({ "bill.csv": text });
  const folder = join(data, name);
  mkdirSync(folder);
  await writeParquet(join(cwd, "bill.csv"), join(folder, "part-0.parquet"), { typed });
  const columns = await runSql(`DESCRIBE SELECT * FROM '${join(folder, "part-0.parquet")}'`);
  const spelled = columns.map(
    ([column = "", type = ""]) => `"${column}" ${type === "TIMESTAMP" ? "timestamp(3)" : type}`,
  );
  await ask(
    `CREATE TABLE bills.cur.${name} (${spelled.join(", ")}) WITH (format = 'PARQUET', external_location = 'local:///${name}')`,
  );
  return cwd;
}

function bare(text: string): string {
  const { engine: _engine, inputs: _inputs, ...rest }: Record<string, unknown> = JSON.parse(text);
  return JSON.stringify(rest, null, 2);
}

/** What CSV gives and what Trino gives. */
async function both(cwd: string, name: string, args: readonly string[] = []): Promise<readonly [string, string]> {
  const [csv, remote] = await Promise.all([
    run(["analyze", "bill.csv", ...args, ...JSON_FORMAT], { cwd }),
    run(["analyze", "--engine", "trino", "--server", server, "--table", `bills.cur.${name}`, ...args, ...JSON_FORMAT]),
  ]);
  expect(remote.stderr).toBe(csv.stderr);
  return [bare(csv.stdout), bare(remote.stdout)];
}

/** The types that AWS's own exports have. */
const CUR2_TYPES = {
  line_item_usage_amount: double("line_item_usage_amount"),
  line_item_unblended_cost: double("line_item_unblended_cost"),
  pricing_public_on_demand_cost: double("pricing_public_on_demand_cost"),
  line_item_usage_start_date: timestamp("line_item_usage_start_date"),
  line_item_usage_end_date: timestamp("line_item_usage_end_date"),
  product: map("product"),
  resource_tags: map("resource_tags"),
};

describe.skipIf(trino === null)("Trino, a coordinator and a worker", () => {
  beforeAll(async () => {
    await ask("CREATE SCHEMA bills.cur");
  });

  test("are two nodes", async () => {
    const nodes = await ask("SELECT node_id FROM system.runtime.nodes WHERE state = 'active' ORDER BY 1");
    expect(nodes).toEqual([["coordinator"], ["worker"]]);
  });

  // Hive's names have no upper case, slash or colon: those of the legacy report stand there as Athena spells them.
  const formats = billFormats.filter(({ id }) => id !== "cur-legacy");
  test.each(formats.map((format, index) => [format.name, format, `fleet_${String(index)}`] as const))(
    "gives the bytes that CSV gives, in the format of %s",
    async (_, format, name) => {
      const [csv, remote] = await both(await lay(name, writeBill(format, FLEET)), name);
      expect(remote).toBe(csv);
    },
  );

  test("with doubles, moments and maps, joined by a tag, at the net cost of a month", async () => {
    const hours = oddHours("1.23456789012345E-19", "o'rders");
    const cwd = await lay("typed", writeBill(cur2Bill, [...FLEET, ...hours]), CUR2_TYPES);
    for (const args of [
      ["--tag", "cluster"],
      ["--cost", "net", "--month", "2026-09"],
    ]) {
      const [csv, remote] = await both(cwd, "typed", args);
      expect(remote).toBe(csv);
    }
  });

  test("with cells that cannot be read", async () => {
    const text = writeBill(cur2Bill, FLEET, {
      change: (cells, index) => {
        if (index % 50 === 3) return { ...cells, line_item_unblended_cost: "1_000" };
        if (index % 50 === 4) return { ...cells, line_item_usage_start_date: "yesterday" };
        if (index % 50 === 5) return { ...cells, line_item_usage_amount: "NaN" };
        return cells;
      },
    });
    const cwd = await lay("odd", text);
    const args = ["--engine", "trino", "--server", server, "--table", "bills.cur.odd", ...JSON_FORMAT];
    const [csv, remote] = await Promise.all([
      run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd }),
      run(["analyze", ...args]),
    ]);
    expect(bare(remote.stdout)).toBe(bare(csv.stdout));
    expect(remote.stderr).toMatch(/set aside: quantity is not a number: "NaN"/);
  });

  test("refuses a table that is not there, or no bill, in one line", async () => {
    await lay("other", "a,b\n1,2\n");
    const at = ["analyze", "--engine", "trino", "--server", server, "--table"];
    expect(failureOf(await run([...at, "bills.cur.nowhere"]))).toMatch(/Trino: .*nowhere.*TABLE_NOT_FOUND/);
    expect(failureOf(await run([...at, "bills.cur.other"]))).toMatch(/bills\.cur\.other: not a billing export/);
  });

  test("is told to stop by Ctrl-C", async () => {
    await lay("small", writeBill(cur2Bill, FLEET));
    // Every row with every four others: far more than a test waits for.
    const others = ["b", "c", "d", "e"].map((name) => `CROSS JOIN bills.cur.small ${name}`).join(" ");
    await ask(`CREATE VIEW bills.cur.endless AS SELECT a.* FROM bills.cur.small a ${others}`);
    const args = ["analyze", "--engine", "trino", "--server", server, "--table", "bills.cur.endless"];
    const child = spawn(process.execPath, ["packages/cli/bin/aurora-cost.js", ...args]);
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const ours = "FROM system.runtime.queries WHERE source LIKE 'aurora-cost-%' AND query LIKE '%endless%'";
    await expect.poll(async () => ask(`SELECT state ${ours}`), { timeout: 60_000 }).toEqual([["RUNNING"]]);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    await expect
      .poll(async () => ask(`SELECT state, error_code ${ours}`), { timeout: 30_000 })
      .toEqual([["FAILED", "USER_CANCELED"]]);
  });
});
