import { classify } from "@aurora-cost/core";
import { describe, expect, test } from "vitest";
import {
  type BillLine,
  clusterArn,
  curLegacyBill,
  focus12Bill,
  focusFoundationBill,
  instanceArn,
  writeBill,
} from "../fixtures/bill.ts";
import { analyse, buckets, readRows } from "./analyse.ts";

const HOUR = { start: "2026-09-01T00:00:00Z", end: "2026-09-01T01:00:00Z" } as const;

type Line = Partial<BillLine>;

function lineOf(line: Line): BillLine {
  return { ...HOUR, quantity: "1", cost: "7", ...line };
}

/** The bucket a row alone ends in; `other` when it is not of Amazon RDS. */
function bucketOf(line: Line, format = curLegacyBill): string {
  const found = Object.entries(buckets(analyse([writeBill(format, [lineOf(line)])])));
  const filled = found.filter(([, money]) => money.startsWith("7"));
  expect(filled.length).toBeLessThanOrEqual(1);
  return filled[0]?.[0] ?? "other";
}

const INSTANCE: Line = {
  usageType: "InstanceUsage:db.r6g.large",
  operation: "CreateDBInstance:0021",
  engine: "Aurora PostgreSQL",
  resource: instanceArn("orders-1"),
};
const STORAGE: Line = {
  usageType: "Aurora:StorageUsage",
  operation: "CreateDBInstance:0021",
  engine: "Aurora PostgreSQL",
  resource: clusterArn("ORDERS"),
};
const RESERVATION = "arn:aws:rds:us-east-1:111122223333:ri:ri-2026-09-01";

describe("the line item type decides first", () => {
  test.each<[string, string, Line]>([
    ["usage", "grouped", INSTANCE],
    ["usage under a reservation", "grouped", { ...INSTANCE, type: "DiscountedUsage" }],
    ["usage under a savings plan", "grouped", { ...INSTANCE, type: "SavingsPlanCoveredUsage" }],
    ["a flat rate", "grouped", { ...INSTANCE, type: "FlatRateSubscription" }],
    ["tax", "tax", { ...INSTANCE, type: "Tax" }],
    ["tax on Aurora storage", "tax", { ...STORAGE, type: "Tax" }],
    ["tax on plain RDS", "tax", { usageType: "RDS:GP2-Storage", type: "Tax" }],
    ["a credit", "credit", { ...STORAGE, type: "Credit" }],
    ["a refund", "refund", { usageType: "HeavyUsage:db.r6g.large", type: "Refund" }],
    ["a discount of the enterprise programme", "discount", { ...STORAGE, type: "EdpDiscount" }],
    ["a private rate", "discount", { ...INSTANCE, type: "PrivateRateDiscount" }],
    ["a volume discount on reservations", "discount", { type: "RiVolumeDiscount" }],
    ["a solution provider's discount", "discount", { type: "SppDiscount" }],
    ["a distributor's discount", "discount", { type: "DistributorDiscount" }],
    ["a bundled discount", "discount", { ...STORAGE, type: "BundledDiscount" }],
    ["any other discount", "discount", { ...STORAGE, type: "Discount" }],
    ["the monthly fee of a reservation", "commitment", { usageType: "HeavyUsage:db.r6g.large", type: "RIFee" }],
    ["the upfront fee of a reservation", "commitment", { type: "Fee", reservation: RESERVATION }],
    ["a fee for something else", "fee", { type: "Fee", description: "Support" }],
    ["the negation of a savings plan", "commitment", { ...INSTANCE, resource: "", type: "SavingsPlanNegation" }],
    ["the recurring fee of a savings plan", "commitment", { type: "SavingsPlanRecurringFee" }],
    ["the upfront fee of a savings plan", "commitment", { type: "SavingsPlanUpfrontFee" }],
    ["a type that AWS adds one day", "adjustment", { ...INSTANCE, type: "Surcharge" }],
  ])("%s is %s", (_, bucket, line) => {
    expect(bucketOf(line)).toBe(bucket);
  });

  test("an upfront fee that ends a year later covers no hours", () => {
    const fee = lineOf({ type: "Fee", reservation: RESERVATION, end: "2027-08-31T23:59:59Z" });
    const { period } = analyse([writeBill(curLegacyBill, [fee, lineOf(STORAGE)])]).report;
    expect(period).toMatchObject({ start: "2026-09-01", end: "2026-09-02" });
  });
});

describe("the service decides next", () => {
  test.each<[string, Line]>([
    ["GuardDuty, which borrows the operation of Aurora", { ...INSTANCE, service: "AmazonGuardDuty" }],
    ["DocumentDB, which has the same usage types", { ...STORAGE, service: "AmazonDocDB" }],
    ["Neptune, which has the same usage types", { ...STORAGE, service: "AmazonNeptune" }],
    ["tax on another service", { ...STORAGE, service: "AmazonEC2", type: "Tax" }],
  ])("%s is not of Amazon RDS", (_, line) => {
    expect(bucketOf(line)).toBe("other");
    expect(bucketOf(line, focus12Bill)).toBe("other");
  });
});

describe("the engine decides where Aurora and plain RDS share a usage type", () => {
  const T4G = { usageType: "InstanceUsage:db.t4g.medium", resource: instanceArn("one") };
  test.each<[string, string, Line]>([
    ["operation 0014, PostgreSQL", "plain-rds", { ...T4G, operation: "CreateDBInstance:0014" }],
    ["operation 0002, MySQL", "plain-rds", { ...T4G, operation: "CreateDBInstance:0002" }],
    ["operation 0018, MariaDB", "plain-rds", { ...T4G, operation: "CreateDBInstance:0018" }],
    ["operation 0021, Aurora PostgreSQL", "grouped", { ...T4G, operation: "CreateDBInstance:0021" }],
    ["operation 0016, Aurora MySQL", "grouped", { ...T4G, operation: "CreateDBInstance:0016" }],
    ["neither operation nor engine", "ambiguous-engine", T4G],
    ["a bare operation", "ambiguous-engine", { ...T4G, operation: "CreateDBInstance" }],
    ["a bare operation and engine Any", "ambiguous-engine", { ...T4G, operation: "CreateDBInstance", engine: "Any" }],
    ["engine Aurora MySQL", "grouped", { ...T4G, operation: "CreateDBInstance", engine: "Aurora MySQL" }],
    ["engine PostgreSQL", "plain-rds", { ...T4G, engine: "PostgreSQL" }],
    ["engine SQL Server", "plain-rds", { ...T4G, engine: "SQL Server" }],
    [
      "an operation that contradicts the engine",
      "grouped",
      { ...T4G, operation: "CreateDBInstance:0021", engine: "PostgreSQL" },
    ],
    ["a class Aurora never had", "plain-rds", { ...T4G, usageType: "InstanceUsage:db.t4g.micro" }],
    ["a class of the m family", "plain-rds", { ...T4G, usageType: "EUW2-InstanceUsage:db.m6g.16xl" }],
    [
      "the I/O-Optimized usage type, engine unknown",
      "grouped",
      { ...T4G, usageType: "InstanceUsageIOOptimized:db.t4g.medium" },
    ],
    ["CPU credits without engine", "ambiguous-engine", { ...T4G, usageType: "CPUCredits:db.t4g" }],
    [
      "CPU credits of PostgreSQL",
      "plain-rds",
      { ...T4G, usageType: "CPUCredits:db.t4g", operation: "CreateDBInstance:0014" },
    ],
  ])("with %s an instance is %s", (_, bucket, line) => {
    expect(bucketOf(line)).toBe(bucket);
  });
});

describe("the usage type decides last", () => {
  test.each<[string, string, Line]>([
    ["RDS:StorageIOUsage", "plain-rds", { usageType: "RDS:StorageIOUsage" }],
    ["RDS:StorageUsage", "plain-rds", { usageType: "EU-RDS:StorageUsage" }],
    ["RDS:GP3-Storage", "plain-rds", { usageType: "RDS:GP3-Storage" }],
    ["Multi-AZ instances", "plain-rds", { usageType: "Multi-AZUsage:db.r6g.large" }],
    ["Extended Support of MySQL", "plain-rds", { usageType: "ExtendedSupport:Yr1-Yr2:MySQL5.7" }],
    ["Aurora storage", "attributed", STORAGE],
    ["Aurora I/O", "attributed", { ...STORAGE, usageType: "APS3-Aurora:StorageIOUsage" }],
    ["I/O-Optimized storage", "attributed", { ...STORAGE, usageType: "Aurora:IO-OptimizedStorageUsage" }],
    ["Aurora MySQL storage, engine Any", "attributed", { ...STORAGE, operation: "CreateDBInstance", engine: "Any" }],
    [
      "a manual snapshot",
      "snapshot",
      {
        ...STORAGE,
        usageType: "Aurora:BackupUsage",
        resource: "arn:aws:rds:us-east-1:111122223333:cluster-snapshot:before-upgrade",
      },
    ],
    [
      "transfer of an instance of unknown engine",
      "data-transfer",
      { usageType: "DataTransfer-Out-Bytes", resource: instanceArn("one") },
    ],
    [
      "transfer between Regions",
      "data-transfer",
      { usageType: "USW2-USE1-AWS-Out-Bytes", resource: instanceArn("one") },
    ],
    ["a usage type nobody knows", "unknown-usage-type", { ...STORAGE, usageType: "Aurora:TelepathyUsage" }],
    ["no usage type at all", "unknown-usage-type", { resource: instanceArn("one") }],
  ])("%s is %s", (_, bucket, line) => {
    expect(bucketOf(line)).toBe(bucket);
  });
});

test("Aurora MySQL storage with engine Any is Aurora with an engine unknown", () => {
  const line = lineOf({ ...STORAGE, operation: "CreateDBInstance", engine: "Any" });
  const [read] = readRows(writeBill(curLegacyBill, [line])).rows;
  if (read?.as !== "row") throw new Error("unreadable");
  expect(classify(read.row)).toMatchObject({
    as: "charge",
    configuration: "standard",
    engine: null,
    sure: true,
    usageType: "Aurora:StorageUsage",
    region: "us-east-1",
  });
});

describe("the Region of a row without a Region", () => {
  const nowhere = (line: Line): unknown => {
    const without = ["product/region"];
    const [read] = readRows(writeBill(curLegacyBill, [lineOf(line)], { without })).rows;
    if (read?.as !== "row") throw new Error("unreadable");
    return classify(read.row).region;
  };
  test.each<[string, string, Line]>([
    ["its ARN", "eu-west-2", { ...STORAGE, resource: clusterArn("A", "eu-west-2") }],
    ["the prefix of its usage type", "eu-west-1", { ...STORAGE, resource: "", usageType: "EU-Aurora:StorageUsage" }],
    ["the lack of a prefix", "us-east-1", { ...STORAGE, resource: "" }],
  ])("is told by %s", (_, region, line) => {
    expect(nowhere(line)).toBe(region);
  });
});

const described = (description: string): unknown => {
  const line = lineOf({ description, resource: "arn:aws:rds:us-east-1:111122223333:db:one" });
  const [read] = readRows(writeBill(focusFoundationBill, [line])).rows;
  if (read?.as !== "row") throw new Error("unreadable");
  const row = classify(read.row);
  if (row.as === "set-aside") return row.reason;
  return [row.usageType, row.engine, row.configuration].join(" ");
};

describe("a row with nothing but a description", () => {
  test.each([
    ["$0.20 per RDS million I/O requests (Aurora PostgreSQL)", "Aurora:StorageIOUsage aurora-postgresql standard"],
    ["$0.20 per 1 million I/O requests (Aurora MySQL)", "Aurora:StorageIOUsage aurora-mysql standard"],
    ["$0.10 per GB-month of consumed storage (Aurora PostgreSQL)", "Aurora:StorageUsage aurora-postgresql standard"],
    [
      "USD 9.28 per db.r5.16xlarge Single-AZ instance hour (or partial hour) running Aurora PostgreSQL",
      "InstanceUsage:db.r5.16xlarge aurora-postgresql standard",
    ],
    [
      "$ 0.26 per RDS db.r6g.large Single-AZ instance hour (or partial hour) running Aurora MySQL",
      "InstanceUsage:db.r6g.large aurora-mysql standard",
    ],
    [
      "USD 3.016 per RDS db.r6i.4xlarge IO-optimized Single-AZ instance hour (or partial hour) running Aurora PostgreSQL.",
      "InstanceUsageIOOptimized:db.r6i.4xlarge aurora-postgresql io-optimized",
    ],
    [
      "Aurora PostgreSQL, db.r6i.large reserved instance applied",
      "InstanceUsage:db.r6i.large aurora-postgresql standard",
    ],
    [
      "$0.06 per Aurora Capacity Unit hour running Amazon Aurora PostgreSQL Serverless",
      "Aurora:ServerlessUsage aurora-postgresql standard",
    ],
    ["USD 0.065 per RDS db.t4g.medium Single-AZ instance hour (or partial hour) running PostgreSQL", "plain-rds"],
    ["USD 0.10 per hour per vCPU running RDS Extended Support for MySQL 5.7 in Year 1, Year 2", "plain-rds"],
    ["$0.000 per GB - data transfer in per month", "data-transfer"],
    ["something else altogether", "unknown-usage-type"],
    ["", "unknown-usage-type"],
  ])("%s", (description, expected) => {
    expect(described(description)).toBe(expected);
  });
});
