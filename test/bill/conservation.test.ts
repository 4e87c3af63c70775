import { readInventory } from "@aurora-cost/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BillLine,
  clusterArn,
  curLegacyBill,
  daysFrom,
  billFormats,
  inEach,
  instanceArn,
  writeBill,
} from "../fixtures/bill.ts";
import { analyse, type Options, type Result } from "./analyse.ts";

const ACCOUNTS = ["111122223333", "444455556666"] as const;
const REGIONS = ["us-east-1", "eu-west-2"] as const;

const USAGE_TYPES = [
  "InstanceUsage:db.r6g.large",
  "InstanceUsageIOOptimized:db.r6g.large",
  "InstanceUsage:db.t4g.micro",
  "Aurora:ServerlessV2Usage",
  "Aurora:ServerlessV2IOOptimizedUsage",
  "Aurora:ServerlessUsage",
  "Aurora:StorageUsage",
  "Aurora:IO-OptimizedStorageUsage",
  "EUW2-Aurora:StorageIOUsage",
  "Aurora:BackupUsage",
  "Aurora:BacktrackUsage",
  "Aurora:ReplicatedWriteIO",
  "Aurora:SnapshotExportToS3",
  "RDS:StorageIOUsage",
  "RDS:GP2-Storage",
  "RDS:ProxyUsage",
  "Multi-AZUsage:db.m5.large",
  "PI_API",
  "ExtendedSupport:Yr1-Yr2:AuroraMySQL2",
  "ExtendedSupport:Yr3:MySQL5.7",
  "CPUCredits:db.t4g",
  "DataTransfer-Out-Bytes",
  "USW2-USE1-AWS-In-Bytes",
  "HeavyUsage:db.r6g.large",
  "Aurora:Unheard",
  "",
];
const TYPES = [
  "Usage",
  "Usage",
  "Usage",
  "Usage",
  "DiscountedUsage",
  "SavingsPlanCoveredUsage",
  "SavingsPlanNegation",
  "SavingsPlanRecurringFee",
  "RIFee",
  "Fee",
  "Tax",
  "Credit",
  "Refund",
  "EdpDiscount",
  "BundledDiscount",
  "Oddity",
];
const OPERATIONS = [
  "CreateDBInstance:0021",
  "CreateDBInstance:0016",
  "CreateDBInstance:0014",
  "CreateDBInstance",
  "Not Applicable",
  "",
];
const ENGINES = ["Aurora PostgreSQL", "Aurora MySQL", "Any", "PostgreSQL", ""];
const COSTS = ["0", "-0.5", "1.2E-7", "0E-10", "0.0000000255", "12.345678901234567891", "3", ""];

const period = fc
  .tuple(fc.constantFrom(...daysFrom("2026-08-28", 40)), fc.constantFrom(1, 24))
  .map(([{ start, end }, hours]) => ({ start, end: hours === 24 ? end : start.replace("T00", "T01") }));

const line: fc.Arbitrary<BillLine> = fc
  .record({
    period,
    type: fc.constantFrom(...TYPES),
    service: fc.constantFrom("AmazonRDS", "AmazonRDS", "AmazonRDS", "AmazonEC2", "AmazonDocDB"),
    account: fc.constantFrom(...ACCOUNTS),
    region: fc.constantFrom(...REGIONS),
    usageType: fc.constantFrom(...USAGE_TYPES),
    operation: fc.constantFrom(...OPERATIONS),
    engine: fc.constantFrom(...ENGINES),
    resource: fc.constantFrom("instance", "cluster", "snapshot", "proxy", "odd", ""),
    name: fc.constantFrom("A", "B", "C"),
    cost: fc.oneof(
      fc.constantFrom(...COSTS),
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 14n }).map((value) => {
        const digits = (value < 0n ? -value : value).toString().padStart(11, "0");
        return `${value < 0n ? "-" : ""}${digits.slice(0, -10)}.${digits.slice(-10)}`;
      }),
    ),
    quantity: fc.constantFrom("0", "1", "24", "1000000", "0.25", "2.5E3", ""),
    net: fc.constantFrom("", "0", "1.5"),
    tag: fc.constantFrom("", "team-a", "team-b"),
  })
  .map(({ period: when, name, resource, ...rest }) => ({
    ...rest,
    ...when,
    resource: arnOf(resource, name, rest.region, rest.account),
  }));

function arnOf(kind: string, name: string, region: string, account: string): string {
  switch (kind) {
    case "instance":
      return instanceArn(name, region, account);
    case "cluster":
      return clusterArn(name, region, account);
    case "snapshot":
      return `arn:aws:rds:${region}:${account}:cluster-snapshot:${name}`;
    case "proxy":
      return `arn:aws:rds:${region}:${account}:db-proxy:prx-${name}`;
    case "odd":
      return `${account}-${region}-${name}`;
    default:
      return "";
  }
}

/** Cells that spoil a row, each in one column of the legacy report. */
const garbage = fc.constantFrom(
  null,
  null,
  null,
  ["lineItem/UnblendedCost", "12,50"],
  ["lineItem/UsageAmount", "many"],
  ["lineItem/UsageStartDate", "yesterday"],
  ["lineItem/UsageEndDate", "01/09/2026"],
  ["pricing/publicOnDemandCost", "$1"],
  ["lineItem/LineItemType", ""],
  ["product/region", ""],
  ["lineItem/UsageAmount", " 24 "],
  ["reservation/UnusedRecurringFee", " 1 "],
  ["savingsPlan/UsedCommitment", "-1"],
  ["lineItem/ProductCode", ""],
);

const inventory = readInventory([
  {
    DBClusters: [
      {
        DBClusterIdentifier: "alpha",
        DbClusterResourceId: "cluster-A",
        DBClusterArn: "arn:aws:rds:us-east-1:111122223333:cluster:alpha",
        Engine: "aurora-postgresql",
        DBClusterMembers: [{ DBInstanceIdentifier: "A" }],
      },
    ],
    DBInstances: [{ DBInstanceIdentifier: "C", DBInstanceArn: instanceArn("C"), Engine: "postgres" }],
  },
]);

const options: fc.Arbitrary<Options> = fc.constantFrom<Options[]>(
  {},
  { tag: "cluster" },
  { inventory, view: "net" },
  { map: new Map([["B", "cluster-A"]]), view: "amortized" },
  { map: new Map([["C", "elsewhere"]]), inventory, tag: "cluster" },
);

const SCALE = 40;

/** A decimal text as a count of 10⁻⁴⁰: the sums are checked in integers, not in the code's own arithmetic. */
function units(text: string): bigint {
  const [, sign, whole = "", fraction = "", power = "0"] =
    /^(-?)(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/.exec(text.trim()) ?? [];
  const magnitude = BigInt(`${whole}${fraction}` || "0") * 10n ** BigInt(SCALE - fraction.length + Number(power));
  return sign === "-" ? -magnitude : magnitude;
}

function total(values: readonly { toFixed: () => string }[]): bigint {
  return values.reduce((sum, value) => sum + units(value.toFixed()), 0n);
}

/** What a bill holds of Amazon RDS, told from the cells themselves. */
function expectedOf(rows: readonly Readonly<Record<string, string>>[], costColumn: string): unknown {
  const costs = rows.map((cells) => cells[costColumn] ?? "");
  const numbers = costs.filter((text) => /^-?\d*\.?\d*(E[+-]?\d+)?$/.test(text));
  const cost = numbers.reduce((sum, text) => sum + units(text), 0n);
  return { rdsCost: cost, buckets: cost, difference: "0", rows: rows.length, uneven: [] };
}

/** What the buckets of a report hold, summed by integers; and whether each is the sum of its usage types. */
function heldBy({ report, joined }: Result): unknown {
  const { rdsCost, attributed, grouped, setAside, difference } = report.reconciliation;
  const inClusters = joined.clusters.flatMap((cluster) => cluster.entries.map((entry) => entry.rows));
  const rows = [...inClusters, ...setAside.map((bucket) => bucket.rows)];
  return {
    rdsCost: units(rdsCost.toFixed()),
    buckets: total([attributed, grouped, ...setAside.map((bucket) => bucket.cost)]),
    difference: difference.toString(),
    rows: rows.reduce((sum, count) => sum + count, 0),
    uneven: setAside.filter(
      ({ cost, usageTypes }) => total(usageTypes.map((usageType) => usageType.cost)) !== units(cost.toFixed()),
    ),
  };
}

const lines = fc.array(line, { maxLength: 40 });

/** All but what depends on the order of equals. */
function outcome({ report }: Result): unknown {
  const { reconciliation, totals, clusters } = report;
  const { setAside, ...sums } = reconciliation;
  const asides = setAside.map(({ usageTypes, ...aside }) => ({
    ...aside,
    usageTypes: usageTypes.map(({ usageType, cost }) => `${usageType} ${cost.toString()}`).sort(),
  }));
  const each = clusters.map((cluster) => ({
    ...cluster,
    members: [...cluster.members].sort(),
  }));
  const document = { sums, totals, asides: sortedBy(asides, "reason"), each: sortedBy(each, "id") };
  // Scaling divides, and a sum of quotients depends on their order in the last of 40 digits.
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    typeof value === "string" && /^-?\d+\.\d{12,}$/.test(value) ? value.slice(0, value.indexOf(".") + 13) : value,
  );
}

function sortedBy<K extends string, T extends Readonly<Record<K, string>>>(list: readonly T[], key: K): readonly T[] {
  return [...list].sort((a, b) => (a[key] < b[key] ? -1 : 1));
}

describe.each(billFormats)("rows of $name", (format) => {
  const costColumn = Object.keys(format.cells({ start: "", end: "", cost: "here" })).find(
    (column) => format.cells({ start: "", end: "", cost: "here" })[column] === "here",
  );

  test("end in exactly one bucket each, and the buckets sum to the bill", () => {
    fc.assert(
      fc.property(lines, options, (bill, how) => {
        const rds = bill.filter((each) => each.service === "AmazonRDS").map(format.cells);
        expect(heldBy(analyse([writeBill(format, bill)], how))).toEqual(expectedOf(rds, costColumn ?? ""));
      }),
      { numRuns: 60 },
    );
  });
});

test("rows with garbage in a cell are counted and nothing of the rest is lost", () => {
  const spoilt = fc.array(fc.tuple(line, garbage), { maxLength: 40 });
  fc.assert(
    fc.property(spoilt, options, (bill, how) => {
      const change = (cells: Readonly<Record<string, string>>, index: number): Readonly<Record<string, string>> => {
        const [column, value] = bill[index]?.[1] ?? [];
        return column === undefined || value === undefined ? cells : { ...cells, [column]: value };
      };
      const all = bill.map(([each], index) => change(curLegacyBill.cells(each), index));
      const rds = all.filter((cells) => cells["product/ProductName"] === "Amazon Relational Database Service");
      const text = writeBill(
        curLegacyBill,
        bill.map(([each]) => each),
        { change },
      );
      expect(heldBy(analyse([text], how))).toEqual(expectedOf(rds, "lineItem/UnblendedCost"));
    }),
  );
});

test("the order of the rows changes nothing", () => {
  const shuffled = fc
    .array(line, { minLength: 2, maxLength: 25 })
    .chain((bill) => fc.tuple(fc.constant(bill), fc.shuffledSubarray(bill, { minLength: bill.length })));
  fc.assert(
    fc.property(shuffled, options, ([bill, others], how) => {
      const [one, two] = [bill, others].map((rows) => analyse([writeBill(curLegacyBill, rows)], how));
      if (one === undefined || two === undefined) throw new Error("two bills make two results");
      expect(outcome(two)).toEqual(outcome(one));
    }),
  );
});

test("the order of the rows changes no sentence and no list of the report", () => {
  const common = { operation: "CreateDBInstance:0021", region: "mx-central-1", quantity: "1", cost: "1" };
  const bill = inEach(daysFrom("2026-09-01", 1), [
    { ...common, usageType: "InstanceUsage:db.r6g.large", resource: instanceArn("A") },
    { ...common, usageType: "Aurora:ServerlessV2Usage", resource: instanceArn("B") },
    { ...common, usageType: "RDS:GP2-Storage", resource: instanceArn("C") },
    { ...common, usageType: "Aurora:Unheard", resource: instanceArn("D") },
  ]);
  const [one, two] = [bill, bill.toReversed()].map((rows) =>
    JSON.stringify(analyse([writeBill(curLegacyBill, rows)]).report),
  );
  expect(two).toBe(one);
});

test("splitting the rows into files changes nothing", () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 40 }), options, (bill, at, how) => {
      const whole = analyse([writeBill(curLegacyBill, bill)], how);
      const parts = [bill.slice(0, at), bill.slice(at)].map((part) => writeBill(curLegacyBill, part));
      expect(outcome(analyse(parts, how))).toEqual(outcome(whole));
    }),
  );
});

test("a bill and its reversal cancel to nothing", () => {
  fc.assert(
    fc.property(lines, (bill) => {
      const back = bill.map((each) => ({
        ...each,
        cost: each.cost.startsWith("-") ? each.cost.slice(1) : each.cost === "" ? "" : `-${each.cost}`,
      }));
      const { rdsCost, attributed, grouped } = analyse([writeBill(curLegacyBill, [...bill, ...back])]).report
        .reconciliation;
      expect([rdsCost, attributed, grouped].every((sum) => sum.isZero())).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("rows with too few or too many cells are counted, and trusted in nothing", () => {
  const text = writeBill(
    curLegacyBill,
    inEach(daysFrom("2026-09-01", 3), [{ usageType: "Aurora:StorageUsage", cost: "5" }]),
  );
  const [header = "", first = "", second = "", third = ""] = text.split("\n");
  const ragged = [header, first, second.slice(0, second.lastIndexOf(",")), `${third},one,two`, ""].join("\n");
  const { report } = analyse([ragged]);
  expect(report.reconciliation.setAside).toEqual([expect.objectContaining({ reason: "unreadable", rows: 2 })]);
  expect(report.reconciliation.difference.toString()).toBe("0");
});
