import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  bindReader,
  bindResult,
  detectFormat,
  dialects,
  groupedQuery,
  InputError,
  isQueryResult,
  type Ledger,
  literal,
  openLedger,
  quoted,
  type Read,
} from "@aurora-cost/core";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { billFormats, type BillLine, clusterArn, curLegacyBill, instanceArn, writeBill } from "../fixtures/bill.ts";
import { runSql } from "../fixtures/parquet.ts";

const folder = mkdtempSync(join(tmpdir(), "aurora-cost-query-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function records(text: string): readonly (readonly string[])[] {
  return parse(text, { skip_empty_lines: true });
}

function addTo(ledger: Ledger, read: Read, group?: Parameters<Ledger["add"]>[1]): void {
  if (read.as === "row") ledger.add(read.row, group);
  else if (read.as === "unreadable") ledger.addUnreadable(read.billedCost, group?.rows);
  else if (read.as === "dsql") ledger.addDsql(read.billedCost, group?.rows);
}

/** All sums as texts, hours in the order of days. */
function totalsOf(ledger: Ledger): unknown {
  return JSON.parse(
    JSON.stringify(ledger.totals(), (key, value: unknown) =>
      value instanceof Map
        ? [...value].sort(([a], [b]) => Number(a) - Number(b))
        : key === "charge"
          ? undefined
          : value,
    ),
  );
}

function rowByRow(text: string, tagKey: string): unknown {
  const [header = [], ...rows] = records(text);
  const format = detectFormat(header);
  if (format === undefined) throw new Error("no bill");
  const read = bindReader(format, header, { tagKey });
  const ledger = openLedger();
  for (const row of rows) addTo(ledger, read(row));
  return totalsOf(ledger);
}

async function byQuery(text: string, tagKey: string): Promise<{ readonly totals: unknown; readonly rows: number }> {
  const path = join(folder, "bill.csv");
  writeFileSync(path, text);
  const [names = []] = records(text);
  const columns = names.map((name, index) => ({ name, type: "VARCHAR", alias: `c${String(index)}` }));
  const spelled = columns.map(({ alias }) => `${quoted(alias)}: 'VARCHAR'`).join(", ");
  const from = `read_csv(${literal(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${spelled}})`;
  const { sql, header, format } = groupedQuery({ dialect: dialects.duckdb, from, columns, tagKey });
  const { read } = bindResult(format.id, header, { tagKey });
  const ledger = openLedger();
  const rows = await runSql(sql);
  for (const row of rows) {
    const { read: one, group, times } = read(row);
    for (let time = 0; time < times; time += 1) addTo(ledger, one, group);
  }
  return { totals: totalsOf(ledger), rows: rows.length };
}

/** Mostly what is a number: one cell that is none sets its row aside. */
const numbers = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("0", "1", "-0.5", "+3", "1.2E-7", "0E-10", "0.0000000255", "2.5E3", "") },
  {
    weight: 6,
    arbitrary: fc.constantFrom(".5", "1.", " 24 ", "1.2e-07", "0.0e+00", "9.99E-15", "1.23456789012345E-5"),
  },
  { weight: 3, arbitrary: fc.constantFrom("1.5E-18", "1E-19", "0.1234567890123456789", "1.2345678901234567e-05") },
  { weight: 1, arbitrary: fc.constantFrom("many", "1_000", "1,5", "NaN", "Infinity", "--1", "0x10", "1 2", "1|2") },
  { weight: 1, arbitrary: fc.constantFrom("NULL", "12345678901234567890123") },
);

const moments = fc.constantFrom(
  ["2026-09-01T05:00:00Z", "2026-09-01T06:00:00Z"],
  ["2026-09-01T06:00:00Z", "2026-09-01T07:00:00Z"],
  ["2026-09-01 07:00:00", "2026-09-01 08:00:00.000"],
  ["2026-09-01T23:00:00Z", "2026-09-02T00:00:00Z"],
  ["2026-09-30T23:00:00Z", "2026-10-01T00:00:00Z"],
  ["2026-09-01T00:00:00Z", "2026-09-02T00:00:00Z"],
  ["2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z"],
  ["2026-09-01T05:00:00Z", "2026-09-01T05:59:59Z"],
  ["2026-09-01T05:30:00Z", "2026-09-01T06:30:00Z"],
  ["2026-09-01T05:00:00Z", "2026-09-01T08:00:00Z"],
  ["2026-09-01", "2026-09-02"],
  ["2026-09-01", ""],
  ["2026-02-30T05:00:00Z", "2026-02-30T06:00:00Z"],
  ["yesterday", "2026-09-01T06:00:00Z"],
);

const line: fc.Arbitrary<BillLine> = fc
  .record({
    moment: moments,
    type: fc.constantFrom(
      "Usage",
      "Usage",
      "DiscountedUsage",
      "SavingsPlanCoveredUsage",
      "RIFee",
      "Tax",
      "EdpDiscount",
    ),
    service: fc.constantFrom("AmazonRDS", "AmazonRDS", " AmazonRDS ", "", "AmazonEC2", "AuroraDSQL"),
    usageType: fc.constantFrom(
      "InstanceUsage:db.r6g.large",
      "EUW2-Aurora:StorageIOUsage",
      "Aurora:StorageUsage",
      "x'\"y",
    ),
    operation: fc.constantFrom("CreateDBInstance:0021", "CreateDBInstance:0016", "CreateDBInstance", ""),
    resource: fc.constantFrom(instanceArn("a"), clusterArn("A"), ""),
    tag: fc.constantFrom("", 'team, "a"', "b"),
    quantity: numbers,
    cost: numbers,
    list: numbers,
    listRate: fc.constantFrom("", "0.2", "odd"),
    net: numbers,
    effective: numbers,
    unusedRecurring: fc.constantFrom("", "0.5", "odd", "1E-30"),
  })
  .map(({ moment: [start = "", end = ""], ...rest }) => ({ ...rest, start, end }));

function hourOf(hour: number): string {
  return new Date(Date.UTC(2026, 8, 1, hour)).toISOString().replace(".000", "");
}

describe("the grouped query", () => {
  test.each(billFormats)("sums what reading row by row sums, in $name", async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async (lines) => {
        const text = writeBill(format, lines);
        expect((await byQuery(text, "cluster")).totals).toEqual(rowByRow(text, "cluster"));
      }),
      { numRuns: 25 },
    );
  });

  test("has a row for a day of hours", async () => {
    const day = Array.from({ length: 24 }, (_, hour): BillLine => {
      return {
        start: hourOf(hour),
        end: hourOf(hour + 1),
        usageType: "InstanceUsage:db.r6g.large",
        quantity: "1",
        cost: "2.6E-1",
      };
    });
    expect((await byQuery(writeBill(curLegacyBill, day), "cluster")).rows).toBe(1);
  });

  test("is told from an export by its header", () => {
    const from = "t";
    const columns = Object.keys(curLegacyBill.cells({ start: "", end: "", cost: "" })).map((name) => ({
      name,
      type: "varchar",
    }));
    const { header } = groupedQuery({ dialect: dialects.trino, from, columns });
    expect(isQueryResult(header)).toBe(true);
    expect(isQueryResult(columns.map(({ name }) => name))).toBe(false);
  });

  test("takes no tag key that could end a literal", () => {
    const columns = Object.keys(curLegacyBill.cells({ start: "", end: "", cost: "" })).map((name) => ({
      name,
      type: "varchar",
    }));
    for (const tagKey of ["a'b", 'a"b', "a\\b", "a\nb", "a;b"]) {
      expect(() => groupedQuery({ dialect: dialects.trino, from: "t", columns, tagKey })).toThrow(InputError);
    }
  });

  test("quotes the names of columns, whatever is in them", async () => {
    const text = writeBill(curLegacyBill, [{ start: "2026-09-01", end: "", cost: "1" }]);
    const odd = text.replace("lineItem/UsageType", "LINEITEM/usagetype").replace("pricing/unit", '"pricing/""unit"');
    expect((await byQuery(odd, "cluster")).totals).toEqual(rowByRow(odd, "cluster"));
  });
});
