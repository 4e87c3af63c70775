import { readFileSync } from "node:fs";
import { Decimal, detectFormat, InputError } from "@aurora-cost/core";
import { describe, expect, test } from "vitest";
import {
  billFormats,
  type BillFormat,
  clusterArn,
  FLEET,
  FLEET_DAY,
  FLEET_TAX,
  focus12Bill,
  hoursFrom,
  inEach,
  instanceArn,
  writeBill,
} from "../fixtures/bill.ts";
import { analyse, buckets, onlyCluster, readRows, type Result } from "./analyse.ts";

/** What must come out of the fleet whatever it is written in; names and ids are the format's own. */
function fleetOf(result: Result): unknown {
  return result.report.clusters.map((cluster) => ({
    region: cluster.region,
    account: cluster.account,
    engine: cluster.engine,
    joinedBy: cluster.joinedBy,
    members: cluster.members.length,
    configuration: cluster.storageConfiguration,
    costs: Object.values(cluster.costs).map(String),
    verdict: cluster.verdict,
    reasons: cluster.reasons,
    days: cluster.dataQuality,
    saving: cluster.alternative?.savingsPerMonth?.toFixed(20),
    breakEven: cluster.breakEven?.ioRequestsPerMonth.toFixed(20),
  }));
}

/**
 * By hand, 14 of September's 30 days. orders: 730 h × (1.349 − 1.038) + 720 GB × (0.225 − 0.1) = 317.03 more for 24 ÷ 24 × 730 =
 * 730 less. catalog: 730 h × (0.338 − 0.26) + 300 GB × 0.125 = 94.44 more.
 */
const EXPECTED_FLEET = [
  {
    region: "us-east-1",
    account: "111122223333",
    engine: "aurora-postgresql",
    joinedBy: "single-candidate",
    members: 1,
    configuration: "standard",
    costs: ["348.768", "33.6", "336", "0", "0", "718.368"],
    verdict: "switch-to-io-optimized",
    reasons: ["above-threshold", "incomplete-month"],
    days: { grade: "good", days: 14 },
    saving: new Decimal("412.97").toFixed(20),
    breakEven: new Decimal("1585150000").toFixed(20),
  },
  {
    region: "us-east-1",
    account: "111122223333",
    engine: "aurora-postgresql",
    joinedBy: "single-candidate",
    members: 1,
    configuration: "io-optimized",
    costs: ["113.568", "31.5", "0", "0", "0", "145.068"],
    verdict: "undetermined",
    reasons: ["io-unknown", "incomplete-month"],
    days: { grade: "good", days: 14 },
    saving: undefined,
    breakEven: new Decimal("472200000").toFixed(20),
  },
];

const EXPECTED_BUCKETS = {
  attributed: "863.436",
  grouped: "0",
  "data-transfer": "0.000000357 in 14",
  "plain-rds": "21.84 in 14",
  tax: "123.45 in 1",
};

describe.each(billFormats)("$name", (format) => {
  const text = writeBill(format, FLEET);

  test("is known by its header", () => {
    const result = analyse([text]);
    expect(result.formats).toEqual([format.id]);
    expect(result.report.reconciliation.basis).toBe(format.basis);
  });

  test("gives the same clusters, costs and verdicts as every other", () => {
    expect(fleetOf(analyse([text]))).toEqual(EXPECTED_FLEET);
  });

  test("gives the same buckets, which add up", () => {
    const result = analyse([text]);
    expect(buckets(result)).toEqual(EXPECTED_BUCKETS);
    expect(result.report.reconciliation.difference.toString()).toBe("0");
    expect(result.report.reconciliation.rdsCost.toString()).toBe("1008.726000357");
    expect(result.report.currency).toBe(format.id === "dbr" ? null : "USD");
  });

  test.each<[string, (columns: readonly string[]) => readonly string[]]>([
    ["backwards", (columns) => columns.toReversed()],
    ["sorted", (columns) => [...columns].sort()],
    ["with columns of no interest between", (columns) => columns.flatMap((name) => [name, `x_${name}_note`])],
  ])("reads its columns %s alike", (_, order) => {
    const result = analyse([writeBill(format, FLEET, { order })]);
    expect(fleetOf(result)).toEqual(EXPECTED_FLEET);
    expect(buckets(result)).toEqual(EXPECTED_BUCKETS);
  });

  test("reads the same in hours as in days", () => {
    const perHour = FLEET_DAY.map((line) => ({
      ...line,
      quantity: new Decimal(line.quantity ?? 0).div(24).toString(),
      cost: new Decimal(line.cost).div(24).toString(),
    }));
    const hourly = [...inEach(hoursFrom("2026-09-01", 14 * 24), perHour), FLEET_TAX];
    const result = analyse([writeBill(format, hourly)]);
    expect(onlyVerdicts(result)).toEqual(onlyVerdicts(analyse([text])));
  });

  test.each([
    ["BOM", { bom: true }],
    ["CRLF", { newline: "\r\n" }],
    ["BOM and CRLF", { bom: true, newline: "\r\n" }],
  ])("reads with %s", (_, options) => {
    expect(fleetOf(analyse([writeBill(format, FLEET, options)]))).toEqual(EXPECTED_FLEET);
  });

  test("reads quoted cells with doubled quotes, commas and line ends", () => {
    const description = format.id === "cur2" ? "line_item_line_item_description" : undefined;
    const column = description ?? (format.id === "cur-legacy" ? "lineItem/LineItemDescription" : "ServiceCategory");
    const order = (columns: readonly string[]): readonly string[] =>
      columns.includes(column) ? columns : [...columns, column];
    const change = (cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
      ...cells,
      [column]: 'says "one, two",\r\nand\n"three"',
    });
    const result = analyse([writeBill(format, FLEET, { order, change })]);
    expect(fleetOf(result)).toEqual(EXPECTED_FLEET);
  });

  test("does without optional columns", () => {
    const optional = [
      "bill/PayerAccountId",
      "lineItem/NetUnblendedCost",
      "pricing/publicOnDemandCost",
      "pricing/publicOnDemandRate",
      "reservation/EffectiveCost",
      "resourceTags/user:cluster",
      "savingsPlan/SavingsPlanEffectiveCost",
      "product/ProductName",
      "lineItem/CurrencyCode",
      "line_item_net_unblended_cost",
      "pricing_public_on_demand_cost",
      "resource_tags",
      "reservation_effective_cost",
      "product",
      "bill_payer_account_id",
      "ContractedCost",
      "ListCost",
      "EffectiveCost",
      "Tags",
      "CommitmentDiscountId",
      "CommitmentDiscountStatus",
      "CommitmentDiscountType",
      "ConsumedQuantity",
    ];
    const result = analyse([writeBill(format, FLEET, { without: optional })]);
    expect(fleetOf(result)).toEqual(EXPECTED_FLEET);
    expect(buckets(result)).toEqual(EXPECTED_BUCKETS);
  });

  test("without end dates, a row of a day does not pass for an hour", () => {
    const without = ["lineItem/UsageEndDate", "line_item_usage_end_date", "ChargePeriodEnd"];
    const read = (): unknown => fleetOf(analyse([writeBill(format, FLEET, { without })]));
    expect(orErrorCode(read)).toSatisfy(
      (outcome) => outcome === "missing-column" || JSON.stringify(outcome) === JSON.stringify(EXPECTED_FLEET),
    );
  });

  test("a needed column that is missing is an error that names it", () => {
    const [, ...needed] = format.needed;
    expect(needed.length).toBeGreaterThan(0);
    for (const column of needed) {
      const without = column === "PricingQuantity" ? [column, "ConsumedQuantity"] : [column];
      const cut = writeBill(format, FLEET, { without });
      if (detectFormat(cut.slice(0, cut.indexOf("\n")).split(",")) === undefined) continue;
      expect(() => readRows(cut)).toThrow(InputError);
      expect(() => readRows(cut)).toThrow(column);
    }
  });

  test("the kind of line, the service and the start are needed too", () => {
    const groups = [
      ["lineItem/LineItemType", "line_item_line_item_type"],
      [
        "lineItem/ProductCode",
        "product/ProductName",
        "line_item_product_code",
        "product",
        "x_ServiceCode",
        "ServiceName",
      ],
      [
        "lineItem/UsageStartDate",
        "bill/BillingPeriodStartDate",
        "line_item_usage_start_date",
        "bill_billing_period_start_date",
        "ChargePeriodStart",
        "BillingPeriodStart",
      ],
    ];
    const header = Object.keys(format.cells(FLEET_TAX));
    const silent = groups
      .map((group) => header.filter((column) => group.includes(column)))
      .filter((without) => without.length > 0)
      .filter((without) => {
        const read = (): unknown => readRows(writeBill(format, FLEET, { without }));
        return orErrorCode(read) !== "missing-column";
      });
    expect(silent).toEqual([]);
  });
});

function onlyVerdicts(result: Result): unknown {
  return result.report.clusters.map(({ verdict, reasons, storageConfiguration, alternative }) => ({
    verdict,
    reasons,
    storageConfiguration,
    saving: alternative?.savingsPerMonth?.toFixed(12),
  }));
}

function orErrorCode(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
}

const headerOf = (format: BillFormat, without: readonly string[] = []): readonly string[] =>
  Object.keys(format.cells(FLEET_TAX)).filter((column) => !without.includes(column));

test.each(billFormats)("of $name is known in any case and with blanks around names", (format) => {
  const header = headerOf(format).map((name) => ` ${name.toUpperCase()} `);
  expect(detectFormat(header)?.id).toBe(format.id);
});

describe("the header", () => {
  test("of FOCUS 1.2 is known by SkuMeter and x_ServiceCode where the columns of 1.2 were not selected", () => {
    const without = ["InvoiceId", "BillingAccountType", "SubAccountType", "PricingCurrency"];
    expect(detectFormat(headerOf(focus12Bill, without))?.id).toBe("focus-1.2");
  });

  test("of FOCUS 1.1 has SkuMeter and nothing newer, nor a column of AWS's own", () => {
    const without = ["InvoiceId", "BillingAccountType", "SubAccountType", "PricingCurrency"];
    const own = ["x_ServiceCode", "x_Operation", "x_Discounts"];
    expect(detectFormat(headerOf(focus12Bill, [...without, ...own]))?.id).toBe("focus-1.1");
  });

  test.each([
    ["a table of something else", ["name", "cost", "date"]],
    [
      "a Cost Explorer download, which is read as a whole",
      ["Service", "Relational Database Service($)", "Total costs($)"],
    ],
    ["the monthly bill, which is read as a whole", ["InvoiceID", "RecordType", "CostBeforeTax", "TotalCost"]],
    ["nothing", []],
  ])("of %s is of no format", (_, header) => {
    expect(detectFormat(header)).toBeUndefined();
  });
});

const withCells = (extra: Readonly<Record<string, string>>) => ({
  change: (row: Readonly<Record<string, string>>) => ({ ...row, ...extra }),
});

test("Savings Plan negations, unused commitments and purchases of FOCUS are commitments", () => {
  const line = {
    start: "2026-09-01T00:00:00Z",
    end: "2026-09-01T01:00:00Z",
    usageType: "InstanceUsage:db.r6g.large",
    operation: "CreateDBInstance:0021",
    quantity: "1",
    cost: "1.5",
  };
  const reservation = "arn:aws:rds:us-east-1:111122223333:ri:one";
  const unused = { CommitmentDiscountStatus: "Unused", ResourceId: reservation, ConsumedQuantity: "" };
  const bought = { ChargeCategory: "Purchase", CommitmentDiscountId: reservation };
  for (const extra of [unused, bought]) {
    expect(buckets(analyse([writeBill(focus12Bill, [line], withCells(extra))]))).toEqual({
      attributed: "0",
      grouped: "0",
      commitment: "1.5 in 1",
    });
  }
});

const ofRds = (cells: Readonly<Record<string, string>>) => ({
  ...cells,
  ServiceName: "Amazon Relational Database Service",
});

const unreadableMaps = (cells: Readonly<Record<string, string>>) => ({
  ...cells,
  product: "{region=us-east-1, database_engine=",
  resource_tags: "[]",
});

test("rows of other providers are left alone, whatever their service is called", () => {
  const [foundation] = billFormats.filter((format) => format.name.includes("Foundation"));
  if (foundation === undefined) throw new Error("no such format");
  const period = { start: "2026-09-01T00:00:00Z", end: "2026-09-01T01:00:00Z", cost: "9" };
  const others = ["Azure Database for PostgreSQL", "Cloud SQL"].map((service) => ({ ...period, service }));
  const { rows } = readRows(writeBill(foundation, others, { change: ofRds }));
  expect(rows.map((read) => read.as)).toEqual(["other", "other"]);
});

test("keys of CUR 2.0's maps count where a query lifted none of them into columns", () => {
  const [, cur2] = billFormats;
  if (cur2 === undefined) throw new Error("no such format");
  const without = ["product_region_code", "line_item_operation", "line_item_product_code"];
  const result = analyse([writeBill(cur2, FLEET, { without })]);
  expect(fleetOf(result)).toEqual(EXPECTED_FLEET);
});

test("a map cell that is no JSON tells nothing, and harms nothing", () => {
  const [, cur2] = billFormats;
  if (cur2 === undefined) throw new Error("no such format");
  expect(fleetOf(analyse([writeBill(cur2, FLEET, { change: unreadableMaps })], { tag: "cluster" }))).toEqual(
    EXPECTED_FLEET,
  );
});

/** Written by hand, apart from the builder: one hour of a cluster, with tax, credit, another service and odd columns. */
describe.each([
  ["cur-legacy", "cur-legacy", { attributed: "1.2466", tax: "0.25 in 1", credit: "-0.5 in 1" }],
  ["cur2", "cur2", { attributed: "1.2466", tax: "0.25 in 1", credit: "-0.5 in 1" }],
  ["focus-1.0", "focus-1.0", { attributed: "1.2466", tax: "0.25 in 1", credit: "-0.5 in 1" }],
  ["focus-1.0-foundation", "focus-1.0", { attributed: "1.2466", "data-transfer": "0.0000000255 in 1" }],
  ["focus-1.2", "focus-1.2", { attributed: "1.2466", tax: "0.25 in 1", credit: "-0.5 in 1" }],
  ["dbr", "dbr", { attributed: "1.2466", credit: "-0.5 in 1" }],
])("bills/%s.csv", (name, id, expected) => {
  const text = readFileSync(new URL(`../fixtures/bills/${name}.csv`, import.meta.url), "utf8");

  test("reads as written by hand", () => {
    const result = analyse([text]);
    expect(result.formats).toEqual([id]);
    expect(buckets(result)).toEqual({ grouped: "0", ...expected });
    const { costs, engine, region, storageConfiguration } = onlyCluster(result);
    expect({ engine, region, storageConfiguration }).toEqual({
      engine: "aurora-postgresql",
      region: "us-east-1",
      storageConfiguration: "standard",
    });
    expect([costs.compute, costs.storage, costs.storageIo].map(String)).toEqual(["1.038", "0.2", "0.0086"]);
  });
});

test("ids of the fleet are the ARNs of the bill", () => {
  const [legacy] = billFormats;
  if (legacy === undefined) throw new Error("no such format");
  const [orders] = analyse([writeBill(legacy, FLEET)]).report.clusters;
  expect(orders?.id).toBe(clusterArn("ORDERS2345"));
  expect(orders?.members).toEqual([instanceArn("orders-1")]);
});
