import { readFileSync } from "node:fs";
import { detectDocument, detectTable, documents, InputError, type SheetReading, tables } from "@aurora-cost/core";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BillLine, clusterArn, daysFrom, FLEET_DAY, inEach, instanceArn } from "../fixtures/bill.ts";
import { consoleCsv, explorerPages, monthlyBillCsv } from "../fixtures/sheets.ts";
import { analyseReads, buckets } from "./analyse.ts";

const MONTH = { start: "2026-09-01T00:00:00Z", end: "2026-10-01T00:00:00Z" };

/** September in one line for each usage type. */
const BILL: readonly BillLine[] = FLEET_DAY.map((line) => ({ ...line, ...MONTH }));
const DAYS: readonly BillLine[] = inEach(daysFrom("2026-09-01", 3), FLEET_DAY);
const OF_RDS = BILL.filter(({ service = "AmazonRDS" }) => service === "AmazonRDS");

function readTable(text: string): SheetReading {
  const table: string[][] = parse(text, { relax_column_count: true, skip_empty_lines: true });
  const sheet = detectTable(table);
  if (sheet === undefined) throw new Error("no table we read");
  return sheet.read(table, {});
}

function readDocument(document: unknown, tagKey?: string): SheetReading {
  const sheet = detectDocument(document);
  if (sheet === undefined) throw new Error("no document we read");
  return sheet.read(document, { tagKey });
}

function bucketsOf({ rows, basis }: SheetReading): Readonly<Record<string, string>> {
  const result = analyseReads(
    rows.map(({ read }) => read),
    basis,
  );
  expect(result.report.reconciliation.difference.toString()).toBe("0");
  return buckets(result);
}

const file = (name: string): string => readFileSync(new URL(`../fixtures/bills/${name}`, import.meta.url), "utf8");

const group = (Amount: unknown, quantity: unknown): unknown => ({
  Keys: ["Aurora:StorageIOUsage"],
  Metrics: { UnblendedCost: { Amount, Unit: "USD" }, UsageQuantity: quantity },
});

const groups = (Type: string, Key: string, value: string): unknown => ({
  GroupDefinitions: [
    { Type: "DIMENSION", Key: "USAGE_TYPE" },
    { Type, Key },
  ],
  ResultsByTime: [
    {
      TimePeriod: { Start: "2026-09-01", End: "2026-09-02" },
      Groups: [{ Keys: ["InstanceUsage:db.r6g.large", value], Metrics: { UnblendedCost: { Amount: "1" } } }],
    },
  ],
});

const row = (document: unknown): unknown => {
  const [placed] = readDocument(document, "cluster").rows;
  return placed?.read.as === "row" ? placed.read.row : undefined;
};

const byType = ({ usageType = "" }: BillLine): string => usageType;

const byService = ({ service = "AmazonRDS" }: BillLine): string =>
  service === "AmazonRDS" ? "Relational Database Service" : "EC2-Instances";

const periods = (text: string): unknown =>
  readTable(text).rows.map(({ read }) => read.as === "row" && [read.row.chargePeriodStart, read.row.chargePeriodEnd]);

test("files and lists of small reports agree", () => {
  expect([...tables, ...documents].map(({ id }) => id).sort()).toEqual([
    "cost-explorer-csv",
    "cost-explorer-json",
    "monthly-bill",
  ]);
});

/** Written by hand, apart from the builders. */
describe("bills/", () => {
  test("cost-explorer.json has two pages of one answer", () => {
    const document: unknown = JSON.parse(file("cost-explorer.json"));
    expect(bucketsOf(readDocument(document))).toEqual({ attributed: "0", grouped: "1.2466" });
  });

  test("cost-explorer.csv has no engines", () => {
    const expected = { attributed: "0", grouped: "0.4086", "ambiguous-engine": "2.076 in 2" };
    expect(bucketsOf(readTable(file("cost-explorer.csv")))).toEqual(expected);
  });

  test("monthly-bill.csv counts each line once, before tax", () => {
    const reading = readTable(file("monthly-bill.csv"));
    expect(bucketsOf(reading)).toEqual({ attributed: "0", grouped: "1.2466" });
    expect(reading.estimatedMonths).toEqual(["2026-09"]);
  });
});

describe("Cost Explorer's API", () => {
  test.each<[readonly string[], Readonly<Record<string, string>>]>([
    [["USAGE_TYPE", "OPERATION"], { attributed: "0", grouped: "61.674", "plain-rds": "1.56 in 1" }],
    [
      ["SERVICE", "USAGE_TYPE"],
      {
        attributed: "0",
        grouped: "36.762",
        "ambiguous-engine": "26.472 in 2",
        "data-transfer": "0.0000000255 in 1",
      },
    ],
    [
      ["SERVICE", "OPERATION"],
      { attributed: "0", grouped: "0", "plain-rds": "1.56 in 1", "unknown-usage-type": "61.6740000255 in 2" },
    ],
    [["SERVICE"], { attributed: "0", grouped: "0", "unknown-usage-type": "63.2340000255 in 1" }],
  ])("grouped by %j", (groupBy, expected) => {
    expect(bucketsOf(readDocument(explorerPages(BILL, groupBy)))).toEqual(expected);
  });

  test("by resource and usage type tells clusters apart", () => {
    const reading = readDocument(explorerPages(DAYS, ["RESOURCE_ID", "USAGE_TYPE"]));
    const { report } = analyseReads(
      reading.rows.map(({ read }) => read),
      reading.basis,
    );
    expect(report.clusters.map(({ id }) => id).sort()).toEqual([clusterArn("CATALOG234"), clusterArn("ORDERS2345")]);
    expect(report.clusters.map(({ members }) => members)).toContainEqual([instanceArn("catalog-1")]);
  });

  test("by usage type alone names what may be plain RDS, and what would tell", () => {
    const reading = readDocument(explorerPages(OF_RDS, ["USAGE_TYPE"]));
    const { report } = analyseReads(
      reading.rows.map(({ read }) => read),
      reading.basis,
    );
    const ambiguous = report.reconciliation.setAside.find(({ reason }) => reason === "ambiguous-engine");
    expect(ambiguous?.usageTypes.map(({ usageType, cost }) => [usageType, cost.toString()])).toEqual([
      ["InstanceUsage:db.r6g.2xlarge", "24.912"],
      ["InstanceUsage:db.t4g.medium", "1.56"],
    ]);
    expect(report.hints.join()).toMatch(
      /26\.47 USD is of Aurora or of plain RDS.*Cost Explorer grouped by USAGE_TYPE and OPERATION/,
    );
    expect(new Set(report.clusters.map(({ verdict }) => verdict))).toEqual(new Set(["undetermined"]));
    // Storage and I/O without the compute they belong to give no threshold.
    const standard = report.clusters.find(({ storageConfiguration }) => storageConfiguration === "standard");
    expect(standard).toMatchObject({ breakEven: null, reasons: ["group"] });
  });

  test("a page or an array of pages give the same", () => {
    const [whole] = explorerPages(DAYS, ["USAGE_TYPE", "OPERATION"]);
    const pages = explorerPages(DAYS, ["USAGE_TYPE", "OPERATION"], { pageSize: 1 });
    expect(pages).toHaveLength(3);
    expect(bucketsOf(readDocument(pages))).toEqual(bucketsOf(readDocument(whole)));
    expect([readDocument(pages).goesOn, readDocument(pages[0]).goesOn]).toEqual([false, true]);
  });

  test("numbers with exponents, numbers that are no texts, and mixed units", () => {
    const TimePeriod = { Start: "2026-09-01T00:00:00Z", End: "2026-09-02T00:00:00Z" };
    const reading = readDocument({
      GroupDefinitions: [{ Type: "DIMENSION", Key: "USAGE_TYPE" }],
      ResultsByTime: [
        {
          TimePeriod,
          Groups: [group("1.63e-07", { Amount: "1", Unit: "IOs" }), group(2, { Amount: "9", Unit: "N/A" })],
        },
      ],
    });
    expect(
      reading.rows.map(({ read }) => read.as === "row" && [read.row.billedCost, read.row.pricingQuantity]),
    ).toEqual([
      ["1.63e-07", "1"],
      ["2", ""],
    ]);
    expect(bucketsOf(reading)).toEqual({ attributed: "0", grouped: "2.000000163" });
  });

  test("an amount or a date that is none is unreadable, and counted", () => {
    const [page] = explorerPages(OF_RDS, ["USAGE_TYPE"]);
    const text = JSON.stringify(page).replace('"Amount":"24.912"', '"Amount":"n/a"');
    expect(bucketsOf(readDocument(JSON.parse(text)))["unreadable"]).toBe("0 in 1");
    const undated: unknown = JSON.parse(JSON.stringify(page).replace("2026-09-01", "soon"));
    const kinds = new Set(readDocument(undated).rows.map(({ read }) => read.as));
    expect(kinds).toEqual(new Set(["unreadable", "other"]));
  });

  test("rows of DocumentDB and Neptune, which have usage types in common, are told by their operation", () => {
    const others = ["0022", "0023"].map((code) => ({
      ...MONTH,
      usageType: "InstanceUsage:db.r6g.large",
      operation: `CreateDBInstance:${code}`,
      cost: "5",
    }));
    const reading = readDocument(explorerPages(others, ["USAGE_TYPE", "OPERATION"]));
    expect(reading.rows.map(({ read }) => read.as)).toEqual(["other", "other"]);
  });

  test("tags join, record types tell tax and fees, engines tell Aurora", () => {
    expect(row(groups("TAG", "cluster", "cluster$orders"))).toMatchObject({ tag: "orders" });
    expect(row(groups("TAG", "other", "other$orders"))).toMatchObject({ tag: "" });
    expect(row(groups("DIMENSION", "RECORD_TYPE", "Tax"))).toMatchObject({ kind: "tax" });
    expect(row(groups("DIMENSION", "RECORD_TYPE", "Recurring"))).toMatchObject({ kind: "commitment" });
    expect(row(groups("DIMENSION", "DATABASE_ENGINE", "Aurora MySQL"))).toMatchObject({ engine: "aurora-mysql" });
  });

  test.each<[string, unknown, RegExp]>([
    ["that is not grouped", explorerPages(BILL, []), /not grouped.*USAGE_TYPE and OPERATION/],
    ["by what tells no charge", explorerPages(BILL, ["INSTANCE_TYPE"]), /grouped by INSTANCE_TYPE only.*USAGE_TYPE/],
    [
      "without costs",
      explorerPages(BILL, ["USAGE_TYPE"], { metrics: ["UsageQuantity"] }),
      /no cost in it.*UnblendedCost/,
    ],
    [
      "of another shape",
      { ResultsByTime: [{ Groups: [] }] },
      /not an answer of Cost Explorer: 0\.ResultsByTime\.0\.TimePeriod/,
    ],
  ])("an answer %s is refused", (_, document, message) => {
    expect(() => readDocument(document)).toThrow(InputError);
    expect(() => readDocument(document)).toThrow(message);
  });

  test("estimated months are named", () => {
    const reading = readDocument(explorerPages(BILL, ["USAGE_TYPE"], { estimated: true }));
    expect(reading.estimatedMonths).toEqual(["2026-09"]);
  });

  test("whatever it is grouped by, every amount of Amazon RDS is in one bucket", () => {
    const line = fc.record({
      start: fc.constantFrom("2026-09-01T00:00:00Z", "2026-09-02T00:00:00Z"),
      end: fc.constant("2026-09-03T00:00:00Z"),
      usageType: fc.constantFrom(
        "InstanceUsage:db.r6g.large",
        "Aurora:StorageUsage",
        "EUW2-Aurora:StorageIOUsage",
        "RDS:GP2-Storage",
        "Odd",
      ),
      operation: fc.constantFrom("CreateDBInstance:0021", "CreateDBInstance:0014", ""),
      resource: fc.constantFrom(clusterArn("A"), instanceArn("a")),
      service: fc.constantFrom("AmazonRDS", "AmazonEC2"),
      cost: fc.integer({ min: -1000, max: 1_000_000 }).map((units) => `${String(units)}e-5`),
    });
    const grouping = fc.constantFrom("USAGE_TYPE", "OPERATION", "RESOURCE_ID", "REGION");
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), grouping, (lines, key) => {
        const reading = readDocument(explorerPages(lines, ["SERVICE", key]));
        const { reconciliation } = analyseReads(
          reading.rows.map(({ read }) => read),
          reading.basis,
        ).report;
        const units = lines
          .filter(({ service }) => service === "AmazonRDS")
          .map(({ cost }) => Number(cost.slice(0, -3)));
        expect(reconciliation.difference.toString()).toBe("0");
        expect(reconciliation.rdsCost.times(1e5).toString()).toBe(String(units.reduce((sum, unit) => sum + unit, 0)));
      }),
      { numRuns: 50 },
    );
  });
});

describe("Cost Explorer's console", () => {
  test("by usage type counts neither total row nor total column", () => {
    expect(bucketsOf(readTable(consoleCsv(OF_RDS, byType)))).toEqual({
      attributed: "0",
      grouped: "36.762",
      "ambiguous-engine": "26.472 in 2",
    });
  });

  test.each([
    ["Portuguese", { title: "Tipo de uso", total: "Custos totais" }],
    ["Japanese", { title: "使用タイプ", total: "合計コスト" }],
    ["with blanks", { title: "Usage Type", total: "Total costs " }],
  ])("%s titles change nothing", (_, options) => {
    expect(bucketsOf(readTable(consoleCsv(OF_RDS, byType, options)))).toEqual(
      bucketsOf(readTable(consoleCsv(OF_RDS, byType))),
    );
  });

  test("by service has the money, but not what it was for", () => {
    expect(bucketsOf(readTable(consoleCsv(BILL, byService)))).toEqual({
      attributed: "0",
      grouped: "0",
      "unknown-usage-type": "63.2340000255 in 1",
    });
  });

  test("months cover their days, days only themselves", () => {
    const io = { usageType: "Aurora:StorageIOUsage", cost: "1" };
    const december = { start: "2026-12-01T00:00:00Z", end: "2027-01-01T00:00:00Z" };
    expect(
      periods(
        consoleCsv(
          [
            { ...MONTH, ...io },
            { ...december, ...io },
          ],
          byType,
        ),
      ),
    ).toEqual([
      ["2026-09-01", "2026-10-01"],
      ["2026-12-01", "2027-01-01"],
    ]);
    expect(periods(consoleCsv(inEach(daysFrom("2026-09-29", 3), [io]), byType))).toEqual([
      ["2026-09-29", "2026-09-30"],
      ["2026-09-30", "2026-10-01"],
      ["2026-10-01", "2026-10-02"],
    ]);
  });

  test("costs without quantities give no verdict and no threshold", () => {
    const reading = readTable(consoleCsv(OF_RDS, byType));
    const { report } = analyseReads(
      reading.rows.map(({ read }) => read),
      reading.basis,
    );
    for (const cluster of report.clusters) {
      expect(cluster).toMatchObject({ verdict: "undetermined", breakEven: null, alternative: null });
      expect(cluster.reasons[0]).toBe("no-quantity");
    }
  });

  test("rows that were cut off are told by the total row", () => {
    const lines = consoleCsv(DAYS, byType).split("\n");
    expect(readTable(lines.join("\n")).warnings).toEqual([]);
    expect(readTable(lines.slice(0, 3).join("\n")).warnings).toEqual([expect.stringMatching(/rows are missing/)]);
  });

  test("amounts in other money are of that currency", () => {
    const [placed] = readTable(consoleCsv(OF_RDS, byType, { currency: "CNY" })).rows;
    expect(placed?.read).toMatchObject({ row: { currency: "CNY" } });
  });

  test.each([
    ["account", ({ account = "111122223333" }: BillLine) => account],
    ["Region", () => "eu-west-1"],
    ["instance type", () => "db.r6g.large"],
  ])("by %s does not tell what was charged, and says how to ask", (name, valueOf) => {
    expect(() => readTable(consoleCsv(BILL, valueOf))).toThrow(new RegExp(`grouped by ${name}.*group by usage type`));
  });
});

describe("the monthly bill", () => {
  const expected = {
    attributed: "0",
    grouped: "61.674",
    "data-transfer": "0.0000000255 in 1",
    "plain-rds": "1.56 in 1",
  };

  test("counts the lines of accounts and not those of the payer, nor totals", () => {
    expect(bucketsOf(readTable(monthlyBillCsv(BILL)))).toEqual(expected);
  });

  test("counts those of the payer where there are no others", () => {
    expect(bucketsOf(readTable(monthlyBillCsv(BILL, { linked: false })))).toEqual(expected);
  });

  test("may begin with a sentence", () => {
    const lead = '"Don\'t see your tags in the report? New tags are excluded by default - go to the console"\n';
    expect(bucketsOf(readTable(monthlyBillCsv(BILL, { lead })))).toEqual(expected);
  });

  test("is estimated while its invoice is", () => {
    expect(readTable(monthlyBillCsv(BILL)).estimatedMonths).toEqual(["2026-09"]);
    expect(readTable(monthlyBillCsv(BILL).replaceAll("Estimated", "123")).estimatedMonths).toEqual([]);
  });

  test.each<[string, Partial<BillLine>, string]>([
    [
      "an applied reservation",
      { description: "Aurora PostgreSQL, db.r6g.large reserved instance applied", cost: "0" },
      "reserved",
    ],
    ["its monthly fee", { usageType: "EUW2-HeavyUsage:db.r6g.large" }, "commitment"],
    ["its upfront fee", { description: "Sign up charge for subscription: 1234", usageType: "" }, "commitment"],
    ["a credit", { cost: "-3" }, "credit"],
    ["tax", { description: "Tax for product code AmazonRDS usage type Aurora:StorageUsage" }, "tax"],
  ])("tells %s by what it says", (_, change, kind) => {
    const line = { ...MONTH, usageType: "InstanceUsage:db.r6g.large", cost: "1", quantity: "1", ...change };
    const [placed] = readTable(monthlyBillCsv([line], { linked: false })).rows;
    expect(placed?.read).toMatchObject({ as: "row", row: { kind } });
  });
});
