import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { literal } from "@aurora-cost/core";
import { afterAll, describe, expect, test } from "vitest";
import { cur2Bill, curLegacyBill, FLEET, writeBill } from "../fixtures/bill.ts";
import { map, runSql, timestamp, writeParquet } from "../fixtures/parquet.ts";
import { at, documentOf, failureOf, folderWith, removeFolders, run } from "./run.ts";

afterAll(removeFolders);

const JSON_FORMAT = ["--format", "json"] as const;

function bare(text: string): string {
  const { engine: _engine, inputs: _inputs, ...rest }: Record<string, unknown> = JSON.parse(text);
  return JSON.stringify(rest, null, 2);
}

/** A folder with the bill as CSV and Parquet, and the result of the query, which DuckDB runs in a console's place. */
async function queried(options: string, tag?: string): Promise<string> {
  const cwd = folderWith({
    "bill.csv": writeBill(
      cur2Bill,
      FLEET.map((line) => ({ ...line, tag: "a'b" })),
    ),
  });
  const typed = {
    product: map("product"),
    resource_tags: map("resource_tags"),
    line_item_usage_start_date: timestamp("line_item_usage_start_date"),
  };
  await writeParquet(join(cwd, "bill.csv"), join(cwd, "bill.parquet"), { typed });
  const columns = await runSql(`DESCRIBE SELECT * FROM ${literal(join(cwd, "bill.parquet"))}`);
  writeFileSync(join(cwd, "columns.txt"), columns.map(([name, type]) => `${name ?? ""}\t${type ?? ""}`).join("\n"));
  const args = ["sql", "--dialect", "duckdb", "--table", join(cwd, "bill.parquet"), "--columns", "columns.txt"];
  const { stdout, stderr } = await run([...args, ...(tag === undefined ? [] : ["--tag", tag])], { cwd });
  expect(stderr).toBe("");
  await runSql(`COPY (${stdout}) TO ${literal(join(cwd, "result.csv"))} (FORMAT csv, HEADER true${options})`);
  return cwd;
}

describe("aurora-cost sql", () => {
  test.each(["athena", "trino", "duckdb"])("prints the query for %s", async (dialect) => {
    const { status, stdout, stderr } = await run(["sql", "--dialect", dialect, "--table", "billing.cur2"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await expect(stdout).toMatchFileSnapshot(`golden/sql-${dialect}.sql`);
  });

  test.each([
    ["as DuckDB writes it", "", undefined],
    ["with every cell quoted, as Athena writes it", ", FORCE_QUOTE *", undefined],
    ["with a tag", "", "cluster"],
  ])("its result is input of analyze: %s", async (_, options, tag) => {
    const cwd = await queried(options, tag);
    const args = tag === undefined ? [] : ["--tag", tag];
    const [csv, result] = await Promise.all(
      ["bill.csv", "result.csv"].map(async (name) => run(["analyze", name, ...args, ...JSON_FORMAT], { cwd })),
    );
    expect(result?.stderr).toBe("");
    expect(bare(result?.stdout ?? "")).toBe(bare(csv?.stdout ?? ""));
    expect(at(documentOf(await run(["analyze", "result.csv", ...JSON_FORMAT], { cwd })), "inputs")).toEqual([
      { path: "result.csv", format: "query-result", rows: null, rdsRows: 99, sha256: null },
    ]);
  });

  test("takes the columns as any console prints them", async () => {
    const [header = ""] = writeBill(cur2Bill, []).split("\n");
    const names = header.split(",");
    const forms = {
      "athena.txt": `${names.map((name) => `${name}\tvarchar\t`).join("\n")}\n\n# Partition Information\n# col_name\tdata_type\n${names[0] ?? ""}\tvarchar\n`,
      "trino.txt": [
        " Column | Type | Extra ",
        "--------+------+-------",
        ...names.map((name) => ` ${name} | varchar |  `),
      ].join("\n"),
      "schema.csv": ['"column_name","data_type"', ...names.map((name) => `"${name}","varchar"`)].join("\r\n"),
      "header.csv": `${header}\n`,
    };
    const cwd = folderWith(forms);
    const queries = await Promise.all(
      Object.keys(forms).map(async (file) => run(["sql", "--table", "t", "--columns", file], { cwd })),
    );
    expect(queries.map(({ stderr }) => stderr)).toEqual(["", "", "", ""]);
    expect(new Set(queries.map(({ stdout }) => stdout)).size).toBe(1);
    expect(queries[0]?.stdout).toContain(`json_extract_scalar("product", '$["database_engine"]')`);
  });

  test("quotes the name of the table, whatever is in it", async () => {
    const { stdout } = await run(["sql", "--table", 'a."b"; DROP TABLE x']);
    expect(stdout).toContain('FROM "a"."""b""; DROP TABLE x"\n');
  });

  test.each<[string, readonly string[], RegExp]>([
    ["too many parts", ["--table", "a.b.c.d"], /--table: must be table/],
    ["an empty part", ["--table", "a..b"], /--table: must be table/],
    ["no table", [], /--table/],
    ["a tag that no one can have", ["--table", "t", "--tag", "a'b"], /no tag key like this/],
    ["columns of no bill", ["--table", "t", "--columns", "other.txt"], /other\.txt: not a billing export/],
    ["columns of part of a bill", ["--table", "t", "--columns", "few.txt"], /few\.txt: missing column line_item_/],
    ["an empty file", ["--table", "t", "--columns", "empty.txt"], /empty\.txt: no columns there/],
  ])("refuses %s in one line", async (_, args, message) => {
    const cwd = folderWith({
      "other.txt": "a varchar\nb varchar\n",
      "few.txt": "line_item_usage_type varchar\nproduct map<string,string>\n",
      "empty.txt": "\n",
    });
    expect(failureOf(await run(["sql", ...args], { cwd }))).toMatch(message);
  });
});

describe("a result of the query", () => {
  test("that is cut off, empty or altered is refused in one line", async () => {
    const cwd = await queried("");
    const text = readFileSync(join(cwd, "result.csv"), "utf8");
    const [header = "", first = ""] = text.split("\n");
    writeFileSync(join(cwd, "cut.csv"), text.slice(0, -40));
    writeFileSync(join(cwd, "short.csv"), `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`);
    writeFileSync(join(cwd, "empty.csv"), `${header}\n`);
    writeFileSync(join(cwd, "lacks.csv"), `${header}\n${first}\n`.replaceAll(/^([^,]*,[^,]*),[^,]*,/gm, "$1,"));
    writeFileSync(join(cwd, "odd.csv"), `${header}\n${first.replace(/^[^,]*,[^,]*,/, "$&-")}\n`);
    expect(failureOf(await run(["analyze", "cut.csv"], { cwd }))).toMatch(/cut\.csv:\d+: has \d+ cells/);
    expect(failureOf(await run(["analyze", "short.csv"], { cwd }))).toMatch(/short\.csv: holds \d+ of the \d+ rows/);
    expect(failureOf(await run(["analyze", "empty.csv"], { cwd }))).toMatch(/header only/);
    expect(failureOf(await run(["analyze", "lacks.csv"], { cwd }))).toMatch(/missing column rows/);
    expect(failureOf(await run(["analyze", "odd.csv"], { cwd }))).toMatch(/rows is no count/);
  });

  test("is none of an export that has such a column by chance", async () => {
    const cwd = folderWith({
      "bill.csv": writeBill(curLegacyBill, FLEET).replaceAll(/^/gm, "x,").replace("x,", "rows,"),
    });
    expect(at(documentOf(await run(["analyze", "bill.csv", ...JSON_FORMAT], { cwd })), "engine")).toBe("csv");
  });
});
