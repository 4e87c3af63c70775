import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import {
  billFormats,
  cur2Bill,
  curLegacyBill,
  FLEET,
  hoursFrom,
  inEach,
  instanceArn,
  writeBill,
} from "../fixtures/bill.ts";
import {
  type Compression,
  double,
  map,
  type ParquetOptions,
  runSql,
  timestamp,
  writeParquet,
  oddHours,
} from "../fixtures/parquet.ts";
import { literal } from "@aurora-cost/core";
import { at, bin, documentOf, failureOf, folderWith, removeFolders, run } from "./run.ts";

afterAll(removeFolders);

const JSON_FORMAT = ["--format", "json"] as const;

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

/** The document without what may differ by engine. */
function bare(text: string): string {
  const { engine: _engine, inputs: _inputs, ...rest }: Record<string, unknown> = JSON.parse(text);
  return JSON.stringify(rest, null, 2);
}

async function parquetFolder(text: string, options?: ParquetOptions): Promise<string> {
  const cwd = folderWith({ "bill.csv": text });
  await writeParquet(join(cwd, "bill.csv"), join(cwd, "bill.parquet"), options);
  return cwd;
}

/** The same bill as CSV and as Parquet. */
async function both(text: string, options?: ParquetOptions, args: readonly string[] = []): Promise<[string, string]> {
  const cwd = await parquetFolder(text, options);
  const [csv, parquet] = await Promise.all(
    ["bill.csv", "bill.parquet"].map(async (name) => run(["analyze", name, ...JSON_FORMAT, ...args], { cwd })),
  );
  if (csv === undefined || parquet === undefined) throw new Error("two runs");
  expect([csv.status, parquet.status]).toEqual([0, 0]);
  return [csv.stdout, parquet.stdout];
}

describe("Parquet gives the bytes that CSV gives", () => {
  test.each(billFormats)("in the format of $name", async (format) => {
    const [csv, parquet] = await both(writeBill(format, FLEET));
    expect(bare(parquet)).toBe(bare(csv));
    expect(at(JSON.parse(parquet), "engine")).toBe("duckdb");
    expect(at(JSON.parse(parquet), "inputs")).toEqual([
      { path: "bill.parquet", format: format.id, rows: FLEET.length, rdsRows: 99, sha256: null },
    ]);
  });

  test.each<Compression>(["snappy", "zstd", "gzip"])(
    "with doubles, moments and maps, packed by %s",
    async (compression) => {
      const [csv, parquet] = await both(writeBill(cur2Bill, FLEET), { compression, typed: CUR2_TYPES, group: 2048 });
      expect(bare(parquet)).toBe(bare(csv));
    },
  );

  test("with moments that have a zone", async () => {
    const [csv, parquet] = await both(writeBill(cur2Bill, FLEET), {
      typed: {
        line_item_usage_start_date: 'CAST("line_item_usage_start_date" AS TIMESTAMPTZ)',
        line_item_usage_end_date: 'CAST("line_item_usage_end_date" AS TIMESTAMPTZ)',
      },
    });
    expect(bare(parquet)).toBe(bare(csv));
  });

  test("joined by a tag that stands in a map, under any of its names", async () => {
    const lines = FLEET.map((line) => ({ ...line, tag: line.resource?.includes("rders") === true ? "o'rders" : "b" }));
    const [csv, parquet] = await both(writeBill(cur2Bill, lines), { typed: CUR2_TYPES }, ["--tag", "cluster"]);
    expect(bare(parquet)).toBe(bare(csv));
  });

  test.each(["list", "net", "amortized"])("hour by hour, at --cost %s, of one month", async (cost) => {
    const lines = oddHours("1.2345678901234567E-19");
    const [csv, parquet] = await both(writeBill(curLegacyBill, lines), {}, ["--cost", cost, "--month", "2026-09"]);
    expect(bare(parquet)).toBe(bare(csv));
  });

  test("with cells that cannot be read", async () => {
    const text = writeBill(curLegacyBill, FLEET, {
      change: (cells, index) => {
        if (index % 50 === 3) return { ...cells, "lineItem/UnblendedCost": "1_000" };
        if (index % 50 === 4) return { ...cells, "lineItem/UsageStartDate": "yesterday" };
        if (index % 50 === 5) return { ...cells, "lineItem/UsageAmount": "Infinity" };
        return cells;
      },
    });
    const [csv, parquet] = await both(text);
    expect(at(JSON.parse(csv), "reconciliation", "setAside")).toEqual(
      expect.arrayContaining([expect.objectContaining({ reason: "unreadable", rows: 7 })]),
    );
    expect(bare(parquet)).toBe(bare(csv));
  });

  test("from a partitioned folder with what is none of ours", async () => {
    const cwd = await parquetFolder(writeBill(cur2Bill, FLEET), { typed: CUR2_TYPES });
    const [header = "", ...rows] = writeBill(cur2Bill, FLEET).trimEnd().split("\n");
    for (const [name, part] of [
      ["BILLING_PERIOD=2026-09", rows.slice(0, 60)],
      ["BILLING_PERIOD=2026-10 [odd?]", rows.slice(60)],
    ] as const) {
      const folder = join(cwd, "export", name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(cwd, "part.csv"), [header, ...part, ""].join("\n"));
      await writeParquet(join(cwd, "part.csv"), join(folder, "part-00000.snappy.parquet"), { typed: CUR2_TYPES });
    }
    writeFileSync(join(cwd, "export", "_SUCCESS"), "");
    const [csv, folder] = await Promise.all([
      run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd }),
      run(["analyze", "export", "--quiet", ...JSON_FORMAT], { cwd }),
    ]);
    expect(bare(JSON.stringify(documentOf(folder)))).toBe(bare(csv.stdout));
  });
});

describe("parts of a day", () => {
  test("are summed; the same part twice is refused", async () => {
    const hour = { operation: "CreateDBInstance:0021", engine: "Aurora PostgreSQL", resource: instanceArn("orders-1") };
    const hours = inEach(hoursFrom("2026-09-01", 24), [
      { ...hour, usageType: "InstanceUsage:db.r6g.large", quantity: "1", cost: "0.26" },
    ]);
    const cwd = folderWith({ "a/1.csv": "", "all.csv": writeBill(cur2Bill, hours) });
    for (const [part, lines] of [hours.slice(0, 12), hours.slice(12)].entries()) {
      writeFileSync(join(cwd, "part.csv"), writeBill(cur2Bill, lines));
      await writeParquet(join(cwd, "part.csv"), join(cwd, "a", `${String(part)}.parquet`));
    }
    const [all, parts] = await Promise.all(
      ["all.csv", "a"].map(async (name) => run(["analyze", name, "--quiet", ...JSON_FORMAT], { cwd })),
    );
    expect(bare(parts?.stdout ?? "")).toBe(bare(all?.stdout ?? ""));
    await writeParquet(join(cwd, "part.csv"), join(cwd, "a", "2.parquet"), { compression: "zstd" });
    expect(failureOf(await run(["analyze", "a", "--quiet"], { cwd }))).toMatch(/hold the same rows/);
  });
});

describe("--engine", () => {
  test.each([
    ["plain", (text: string) => text],
    ["gzip", (text: string) => gzipSync(text)],
    ["with a BOM and CRLF", (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`],
  ])("duckdb reads CSV too: %s", async (_, pack) => {
    const cwd = folderWith({ "bill[1].csv": pack(writeBill(curLegacyBill, FLEET)) });
    const [own, duckdb] = await Promise.all(
      ["csv", "duckdb"].map(async (engine) =>
        run(["analyze", "bill[1].csv", "--engine", engine, ...JSON_FORMAT], { cwd }),
      ),
    );
    expect(bare(duckdb?.stdout ?? "")).toBe(bare(own?.stdout ?? ""));
    expect(at(JSON.parse(duckdb?.stdout ?? ""), "engine")).toBe("duckdb");
  });

  test("--hash and --rejects hold for Parquet too", async () => {
    const text = writeBill(cur2Bill, FLEET, {
      change: (cells, index) => (index === 3 ? { ...cells, line_item_usage_amount: "many" } : cells),
    });
    const cwd = await parquetFolder(text);
    const args = ["analyze", "bill.parquet", "--hash", "--rejects", "rejects.csv", ...JSON_FORMAT];
    const { stdout, stderr } = await run(args, { cwd });
    const sha256 = createHash("sha256")
      .update(readFileSync(join(cwd, "bill.parquet")))
      .digest("hex");
    expect(at(JSON.parse(stdout), "inputs", 0, "sha256")).toBe(sha256);
    expect(stderr).toMatch(/^aurora-cost: bill\.parquet: set aside: quantity is not a number: "many"\n$/);
    expect(readFileSync(join(cwd, "rejects.csv"), "utf8")).toMatch(/\nbill\.parquet,,quantity,many,is not a number,/);
    expect(failureOf(await run(["analyze", "bill.parquet", "--on-error", "stop"], { cwd }))).toMatch(/many/);
  });

  test("csv does not read Parquet", async () => {
    const cwd = await parquetFolder(writeBill(cur2Bill, FLEET));
    expect(failureOf(await run(["analyze", "bill.parquet", "--engine", "csv"], { cwd }))).toMatch(/--engine duckdb/);
  });
});

describe("DuckDB", () => {
  test("refuses what is no bill, a damaged file and a short row in one line, and leaves nothing behind", async () => {
    const cwd = folderWith({
      "other.csv": "a,b\n1,2\n",
      "damaged.parquet": "PAR1 and nothing more, surely no footer PAR1",
      "short.csv": `${writeBill(curLegacyBill, FLEET)}a,b\n`,
    });
    await writeParquet(join(cwd, "other.csv"), join(cwd, "other.parquet"));
    const env = { TMPDIR: folderWith({}) };
    const refusal = async (...args: readonly string[]): Promise<string> =>
      failureOf(await run(["analyze", ...args], { cwd, env }));
    expect(await refusal("other.parquet")).toMatch(/other\.parquet: not a billing export/);
    expect(await refusal("damaged.parquet")).toMatch(/damaged\.parquet: DuckDB cannot read/);
    expect(await refusal("short.csv", "--engine", "duckdb")).toMatch(/short\.csv: DuckDB/);
    expect(readdirSync(env.TMPDIR)).toEqual([]);
  });

  test("is stopped by Ctrl-C, and leaves nothing behind", async () => {
    const cwd = folderWith({ "bill.csv": writeBill(cur2Bill, FLEET) });
    const [bill, big] = ["bill.csv", "big.parquet"].map((name) => literal(join(cwd, name)));
    // A million resources of their own take it a while.
    await runSql(
      `COPY (SELECT b.* REPLACE (line_item_resource_id || r.range AS line_item_resource_id) FROM read_csv(${bill ?? ""}, all_varchar = true) b, range(10000) r) TO ${big ?? ""} (FORMAT parquet)`,
    );
    const child = spawn(process.execPath, [bin, "analyze", join(cwd, "big.parquet")], {
      env: { PATH: process.env["PATH"], TMPDIR: cwd },
    });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const temporary = (): number => readdirSync(cwd).filter((name) => name.startsWith("aurora-cost-duckdb-")).length;
    await expect.poll(temporary, { timeout: 20_000, interval: 10 }).toBe(1);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(temporary()).toBe(0);
  });
});
