import { describe, expect, test } from "vitest";
import {
  type BillLine,
  clusterArn,
  curLegacyBill,
  daysFrom,
  inEach,
  instanceArn,
  writeBill,
} from "../fixtures/bill.ts";
import { analyse, type Options } from "./analyse.ts";

// What a bill leaves out is not made up.

type Line = Omit<BillLine, "start" | "end">;

const POSTGRESQL = { operation: "CreateDBInstance:0021", engine: "Aurora PostgreSQL" };

const instance: Line = {
  ...POSTGRESQL,
  usageType: "InstanceUsage:db.r6g.2xl",
  resource: instanceArn("orders-1"),
  quantity: "24",
  cost: "24.912",
};

function volume(id: string): readonly Line[] {
  return [
    { ...POSTGRESQL, usageType: "Aurora:StorageUsage", resource: clusterArn(id), quantity: "10", cost: "1" },
    { ...POSTGRESQL, usageType: "Aurora:StorageIOUsage", resource: clusterArn(id), quantity: "120000000", cost: "24" },
  ];
}

function fortnight(lines: readonly Line[], options: Options = {}): ReturnType<typeof analyse> {
  return analyse([writeBill(curLegacyBill, inEach(daysFrom("2026-09-01", 14), lines))], options);
}

describe("a cluster without its volume in the bill", () => {
  const { report } = fortnight([instance], { map: new Map([["orders-1", "orders"]]) });

  test("gets no verdict, for its I/O is not known", () => {
    const [cluster] = report.clusters;
    expect(cluster).toMatchObject({ name: "orders", verdict: "undetermined", ioShare: null });
    expect(cluster?.reasons).toContain("no-volume");
    expect(cluster?.alternative?.savingsPerMonth).toBeNull();
  });

  test("is hinted at, with how to name it", () => {
    expect(report.hints.join()).toContain("name it by its resource id");
  });
});

test("a name that a map makes up takes the only volume there is", () => {
  const { report } = fortnight([instance, ...volume("AAAA")], { map: new Map([["orders-1", "orders"]]) });
  expect(report.clusters).toMatchObject([{ name: "orders", joinedBy: "map", verdict: "switch-to-io-optimized" }]);
  expect(report.reconciliation.difference.toString()).toBe("0");
});

test("an instance that a map leaves out is joined to what it leaves, and that is said", () => {
  const other = { ...instance, resource: instanceArn("stray-1") };
  const lines = [instance, other, ...volume("AAAA"), ...volume("BBBB")];
  const { report } = fortnight(lines, { map: new Map([["orders-1", "cluster-AAAA"]]) });
  expect(report.hints.join()).toContain("stray-1 is joined to cluster-BBBB");
});

describe("reserved usage", () => {
  const reserved: Line = { ...instance, type: "DiscountedUsage", cost: "0", effective: "12", reservation: "arn:ri" };
  const bill = writeBill(
    { ...curLegacyBill, cells: withoutPublicPrices },
    inEach(daysFrom("2026-09-01", 14), [reserved, ...volume("AAAA")]),
  );

  test("without public prices in the export counts at the book's", () => {
    const [cluster] = analyse([bill]).report.clusters;
    expect(cluster?.costs.compute.toString()).toBe("348.768");
    expect(cluster?.verdict).toBe("switch-to-io-optimized");
  });

  test("keeps its amortised cost", () => {
    const [cluster] = analyse([bill], { view: "amortized" }).report.clusters;
    expect(cluster?.costs.compute.toString()).toBe("168");
  });
});

function withoutPublicPrices(line: BillLine): Readonly<Record<string, string>> {
  const cells = { ...curLegacyBill.cells(line) };
  for (const name of Object.keys(cells)) if (name.startsWith("pricing/publicOnDemand")) delete cells[name];
  return cells;
}

test("Aurora DSQL is counted beside Amazon RDS", () => {
  const dsql: Line = { service: "AuroraDSQL", usageType: "USE1-DSQL-DPU", quantity: "5", cost: "2.5" };
  const { report } = fortnight([instance, ...volume("AAAA"), dsql]);
  expect(report.hints.join()).toContain("14 rows, 35.00 USD");
  expect(report.reconciliation.difference.toString()).toBe("0");
});

test("a proxy's operation code does not make it plain RDS", () => {
  const proxy: Line = { operation: "CreateDBProxy:0002", usageType: "RDS:ProxyUsage", quantity: "48", cost: "0.72" };
  const { report } = fortnight([instance, ...volume("AAAA"), proxy]);
  expect(report.reconciliation.setAside.map((bucket) => bucket.reason)).toEqual(["ambiguous-engine"]);
});

test("a bill in a currency that the prices are not in is not compared with them", () => {
  const euros = inEach(daysFrom("2026-09-01", 14), [instance, ...volume("AAAA")]);
  const bill = writeBill(curLegacyBill, euros).replaceAll(",USD,", ",EUR,");
  const { report } = analyse([bill]);
  expect(report.currency).toBe("EUR");
  expect(report.clusters).toMatchObject([{ verdict: "undetermined", reasons: ["no-price", "incomplete-month"] }]);
  expect(report.hints.join()).toContain("the bill is in EUR, the prices of us-east-1 in USD");
});
