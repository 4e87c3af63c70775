import { expect, test } from "vitest";
import { comparePrices, type PriceRow, type RegionPrices, type ReservedRow } from "@aurora-cost/core";

const row: PriceRow = {
  usageType: "Aurora:StorageUsage",
  engine: "aurora-mysql",
  unit: "GB-Months",
  unitPrice: "0.10",
  status: "listed",
  date: "2026-10-06",
  source: 0,
};

const reservation: ReservedRow = {
  usageType: "InstanceUsage:db.r6g.large",
  engine: "aurora-mysql",
  term: "1yr",
  payment: "partial-upfront",
  upfront: "700",
  hourly: "0.08",
  date: "2026-10-06",
  source: 0,
};

const file = (prices: readonly PriceRow[], reserved: readonly ReservedRow[] = []): RegionPrices => ({
  region: "us-east-1",
  currency: "USD",
  sources: ["a list"],
  prices,
  reserved,
});

test("prices that are written differently are the same", () => {
  expect(comparePrices(file([row]), file([{ ...row, unitPrice: "0.1000", date: "2027-01-01" }]))).toMatchObject({
    same: 1,
    moved: [],
    new: [],
    gone: [],
  });
});

test("a price that moved is told with both amounts and the change", () => {
  const { moved, same } = comparePrices(file([row]), file([{ ...row, unitPrice: "0.11" }]));
  expect(same).toBe(0);
  expect(moved).toMatchObject([{ key: "Aurora:StorageUsage (aurora-mysql)", old: "0.1", new: "0.11" }]);
  expect(moved[0]?.change?.toString()).toBe("0.1");
});

test("prices only one book has are new or gone", () => {
  const other: PriceRow = { ...row, engine: "aurora-postgresql" };
  const key = "Aurora:StorageUsage (aurora-postgresql)";
  expect(comparePrices(file([row]), file([row, other])).new).toEqual([{ key, unit: "GB-Months", price: "0.1" }]);
  expect(comparePrices(file([row, other]), file([row])).gone).toEqual([{ key, unit: "GB-Months", price: "0.1" }]);
});

test("a change of unit or of tiers has no percentage", () => {
  const tiers = [
    { upTo: "10", unitPrice: "0.10" },
    { upTo: null, unitPrice: "0.05" },
  ];
  const [inTiers] = comparePrices(file([row]), file([{ ...row, tiers }])).moved;
  expect(inTiers).toMatchObject({ new: "0.1 to 10, 0.05 beyond", change: null });
  const [inUnit] = comparePrices(file([row]), file([{ ...row, unit: "GB", unitPrice: "1" }])).moved;
  expect(inUnit?.change).toBeNull();
});

test("reservations are compared by upfront fee and hourly rate", () => {
  const { moved } = comparePrices(file([row], [reservation]), file([row], [{ ...reservation, hourly: "0.09" }]));
  expect(moved).toMatchObject([
    { key: "InstanceUsage:db.r6g.large (aurora-mysql, 1yr, partial-upfront)", old: "700 + 0.08", new: "700 + 0.09" },
  ]);
});
