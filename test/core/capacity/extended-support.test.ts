import { describe, expect, test } from "vitest";
import { estimate, loadPriceBook, parseCluster } from "@aurora-cost/core";

const book = await loadPriceBook(["us-east-1"]);

/** The usage types of Extended Support that a month is billed with, priced or not. */
function billed(engine: string, engineVersion: string, billingMonth: string, more: object = {}): readonly string[] {
  const { lines, unpriced } = estimate(
    parseCluster({
      region: "us-east-1",
      engine,
      engineVersion,
      billingMonth,
      instances: [{ class: "db.r5.large" }, { class: "db.serverless", role: "reader", acu: 1 }],
      ...more,
    }),
    book,
  );
  return [...lines, ...unpriced].filter(({ charge }) => charge === "extended-support").map((line) => line.usageType);
}

/** What a month of both kinds of capacity is billed with. */
const both = (year: string, version: string): readonly string[] => [
  `ExtendedSupport:${year}:ASv2:Aurora${version}`,
  `ExtendedSupport:${year}:Aurora${version}`,
];

// Amazon Aurora User Guide, Amazon RDS Extended Support, and the release calendars of both engines, checked 2026-11-23. The last
// month before each price, the first and the last one at it.
describe.each([
  [
    "aurora-mysql",
    "5.7.mysql_aurora.2.11.2",
    "MySQL2",
    ["2024-11", "2024-12", "2026-11", "2026-12", "2029-06", "2029-07"],
  ],
  ["aurora-postgresql", "11.21", "PostgreSQL11", ["2024-03", "2024-04", "2026-03", "2026-04", "2027-03", "2027-04"]],
  ["aurora-postgresql", "12.22", "PostgreSQL12", ["2025-02", "2025-03", "2027-02", "2027-03", "2028-02", "2028-03"]],
  ["aurora-postgresql", "13.20", "PostgreSQL13", ["2026-02", "2026-03", "2028-02", "2028-03", "2029-02", "2029-03"]],
  ["aurora-postgresql", "14.17", "PostgreSQL14", ["2027-02", "2027-03", "2029-02", "2029-03", "2030-02", "2030-03"]],
  ["aurora-postgresql", "15.12", "PostgreSQL15", ["2028-02", "2028-03", "2030-02", "2030-03", "2031-02", "2031-03"]],
  ["aurora-postgresql", "16.8", "PostgreSQL16", ["2029-02", "2029-03", "2031-02", "2031-03", "2032-02", "2032-03"]],
  ["aurora-postgresql", "17.4", "PostgreSQL17", ["2030-02", "2030-03", "2032-02", "2032-03", "2033-02", "2033-03"]],
  ["aurora-postgresql", "18.3", "PostgreSQL18", ["2031-02", "2031-03", "2033-02", "2033-03", "2034-02", "2034-03"]],
] as const)("%s %s", (engine, version, name, months) => {
  const [before, first, second, third, last, after] = months;

  test("pays Extended Support from its first month to its last, dearer from year 3 on", () => {
    expect(billed(engine, version, before)).toEqual([]);
    expect(billed(engine, version, first)).toEqual(both("Yr1-Yr2", name));
    expect(billed(engine, version, second)).toEqual(both("Yr1-Yr2", name));
    expect(billed(engine, version, third)).toEqual(both("Yr3", name));
    expect(billed(engine, version, last)).toEqual(both("Yr3", name));
    expect(billed(engine, version, after)).toEqual([]);
  });
});

test("Aurora MySQL 3 has no price of a third year", () => {
  const version = "8.0.mysql_aurora.3.08.0";
  expect(billed("aurora-mysql", version, "2028-04")).toEqual([]);
  expect(billed("aurora-mysql", version, "2028-05")).toEqual(both("Yr1-Yr2", "MySQL3"));
  expect(billed("aurora-mysql", version, "2029-07")).toEqual(both("Yr1-Yr2", "MySQL3"));
  expect(billed("aurora-mysql", version, "2029-08")).toEqual([]);
});

test.each(["5.7", "5.7.12", "2", "2.11.2", "5.7.mysql_aurora.2.12.0"])("%s is Aurora MySQL 2", (version) => {
  expect(billed("aurora-mysql", version, "2026-11")).toEqual(both("Yr1-Yr2", "MySQL2"));
});

test.each([
  ["a version without dates", "aurora-mysql", "8.4.7", {}],
  ["a version that never had it", "aurora-postgresql", "10.21", {}],
  ["extendedSupport: none", "aurora-postgresql", "13.20", { extendedSupport: "none" }],
])("%s pays nothing", (_, engine, version, more) => {
  expect(billed(engine, version, "2026-11", more)).toEqual([]);
});
