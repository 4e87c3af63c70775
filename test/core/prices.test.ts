import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  chargeOfPrice,
  charges,
  Decimal,
  type Engine,
  findPrice,
  InputError,
  KNOWN_REGIONS,
  loadPriceBook,
  parseRegionPrices,
  parseUsageType,
  priceBook,
  PRICED_REGIONS,
  type PriceRow,
  type RegionPrices,
  SHIPPED_BOOK,
  type Unit,
} from "@aurora-cost/core";
import { pricesPage } from "../../scripts/prices-page.js";

const folder = new URL("../../packages/core/src/prices/data/", import.meta.url);
const inFolder = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== "book.json");
const files = PRICED_REGIONS.map((region) => `${region}.json`);
const regions = files.map((file) => ({ file, text: readFileSync(new URL(file, folder), "utf8") }));
const book = await loadPriceBook();

const name = (row: PriceRow): string => `${row.usageType} ${row.engine}`;

function price(region: string, engine: Engine | null, usageType: string, unit: Unit): string | undefined {
  return findPrice(book, region, engine, usageType, unit)?.unitPrice.toString();
}

test("the folder of Region files and the list of priced Regions agree", () => {
  expect(new Set(inFolder)).toEqual(new Set(files));
  expect(new Set(book.regions.keys())).toEqual(new Set(PRICED_REGIONS));
});

test("docs/prices.md is what pnpm run docs writes", () => {
  const written = readFileSync(new URL("../../docs/prices.md", import.meta.url), "utf8");
  expect(written).toBe(pricesPage(book, charges, chargeOfPrice));
});

test("the Regions are listed in alphabetical order", () => {
  expect(PRICED_REGIONS.filter((region, index) => region <= (PRICED_REGIONS[index - 1] ?? ""))).toEqual([]);
});

test("the usage-type prefix of every priced Region is known", () => {
  expect(PRICED_REGIONS.filter((region) => !KNOWN_REGIONS.includes(region))).toEqual([]);
});

test("the book's hash is that of its Region files in alphabetical order", () => {
  const hash = createHash("sha256");
  for (const { text } of regions) hash.update(text);
  expect(hash.digest("hex")).toBe(SHIPPED_BOOK.sha256);
});

describe.each(regions)("$file", ({ file, text }) => {
  const { region, currency, sources, prices } = parseRegionPrices(JSON.parse(text));

  test("is named after its Region and priced in the currency AWS bills there", () => {
    expect(`${region}.json`).toBe(file);
    expect(currency).toBe(region.startsWith("cn-") ? "CNY" : "USD");
    expect(prices.length).toBeGreaterThan(0);
  });

  test("every row names a unit, a source, a date and a status", () => {
    const lacking = prices.filter(
      ({ unit, source, date, status }) =>
        unit.length === 0 ||
        (sources[source] ?? "") === "" ||
        !/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date) ||
        !["listed", "derived"].includes(status),
    );
    expect(lacking.map(name)).toEqual([]);
  });

  test("every source is used by some row", () => {
    const used = new Set(prices.map((row) => row.source));
    expect(sources.filter((_, index) => !used.has(index))).toEqual([]);
  });

  test("every price is greater than 0", () => {
    expect(prices.filter((row) => !new Decimal(row.unitPrice).gt(0)).map(name)).toEqual([]);
  });

  test("no usage type has two prices for one engine", () => {
    expect(new Set(prices.map(name)).size).toBe(prices.length);
  });

  test("one usage type is counted in one unit", () => {
    const units = new Map(prices.map((row) => [row.usageType, row.unit]));
    expect(prices.filter((row) => units.get(row.usageType) !== row.unit).map(name)).toEqual([]);
  });

  test("usage types carry no Region prefix and long size names", () => {
    for (const { usageType } of prices) expect(parseUsageType(usageType)).toEqual({ region: null, name: usageType });
  });

  test("Aurora I/O-Optimized has a price of its own, higher than Aurora Standard's", () => {
    const byName = new Map(prices.map((row) => [name(row), row]));
    const notDearer = prices.filter((row) => {
      const optimized = row.usageType
        .replace(/^InstanceUsage:/, "InstanceUsageIOOptimized:")
        .replace(/^Aurora:ServerlessV2Usage$/, "Aurora:ServerlessV2IOOptimizedUsage")
        .replace(/^Aurora:StorageUsage$/, "Aurora:IO-OptimizedStorageUsage");
      const twin = byName.get(name({ ...row, usageType: optimized }));
      return optimized !== row.usageType && twin !== undefined && new Decimal(twin.unitPrice).lte(row.unitPrice);
    });
    expect(notDearer.map(name)).toEqual([]);
  });
});

describe("prices AWS publishes", () => {
  test.each([
    ["us-east-1", "InstanceUsage:db.r6g.2xlarge", "Hours", "1.038"],
    ["us-east-1", "InstanceUsageIOOptimized:db.r6g.2xlarge", "Hours", "1.349"],
    ["us-east-1", "InstanceUsageIOOptimized:db.r7g.2xlarge", "Hours", "1.437"],
    ["us-east-1", "Aurora:ServerlessV2Usage", "ACU-Hours", "0.12"],
    ["us-east-1", "Aurora:ServerlessV2IOOptimizedUsage", "ACU-Hours", "0.16"],
    ["ap-northeast-1", "Aurora:ServerlessV2Usage", "ACU-Hours", "0.15"],
    ["ap-northeast-1", "Aurora:ServerlessV2IOOptimizedUsage", "ACU-Hours", "0.2"],
    ["us-east-1", "Aurora:StorageUsage", "GB-Months", "0.1"],
    ["us-east-1", "Aurora:IO-OptimizedStorageUsage", "GB-Months", "0.225"],
    ["us-east-1", "Aurora:StorageIOUsage", "Requests", "0.0000002"],
  ] as const)("%s %s is %s at %s", (region, usageType, unit, published) => {
    expect(price(region, "aurora-postgresql", usageType, unit)).toBe(published);
    expect(price(region, "aurora-mysql", usageType, unit)).toBe(published);
  });
});

describe("a lookup that cannot be answered finds nothing", () => {
  test("an unknown DB instance class has no price", () => {
    expect(price("us-east-1", "aurora-mysql", "InstanceUsage:db.r99g.large", "Hours")).toBeUndefined();
  });

  test("an unknown Region has no price", () => {
    expect(price("us-east-9", "aurora-mysql", "Aurora:StorageUsage", "GB-Months")).toBeUndefined();
    expect(price("", "aurora-mysql", "Aurora:StorageUsage", "GB-Months")).toBeUndefined();
    expect(price("constructor", "aurora-mysql", "Aurora:StorageUsage", "GB-Months")).toBeUndefined();
  });

  test("one engine's price is not another's", () => {
    expect(price("cn-north-1", "aurora-mysql", "Aurora:StorageUsage", "GB-Months")).toBe("0.67");
    expect(price("cn-north-1", "aurora-postgresql", "Aurora:StorageUsage", "GB-Months")).toBeUndefined();
    expect(price("us-east-1", "aurora-postgresql", "Multi-AZUsage:db.r6g.large", "Hours")).toBeUndefined();
  });

  test("a short size name, a Region prefix or another case is not the usage type", () => {
    const spellings = [
      "InstanceUsage:db.r6g.2xl",
      "USE1-InstanceUsage:db.r6g.2xlarge",
      "instanceusage:db.r6g.2xlarge",
      "InstanceUsage:db.r6g.2xlarge ",
      "InstanceUsage:db.r6g",
    ];
    const found = spellings.filter((usageType) => price("us-east-1", "aurora-mysql", usageType, "Hours") !== undefined);
    expect(found).toEqual([]);
  });

  test("a Region that was not loaded has no price", async () => {
    const small = await loadPriceBook(["us-east-1", "nowhere-1"]);
    expect([...small.regions.keys()]).toEqual(["us-east-1"]);
    expect(findPrice(small, "us-west-2", "aurora-mysql", "Aurora:ServerlessV2Usage", "ACU-Hours")).toBeUndefined();
  });

  test("a price in another unit is refused, not converted", () => {
    expect(() => price("us-east-1", "aurora-mysql", "Aurora:StorageUsage", "Hours")).toThrow(
      "Aurora:StorageUsage in us-east-1 is priced per GB-Months, not per Hours",
    );
  });
});

const row: PriceRow = {
  usageType: "Aurora:StorageUsage",
  engine: "aurora-mysql",
  unit: "GB-Months",
  unitPrice: "0.10",
  status: "listed",
  sku: "AAAA",
  date: "2026-10-06",
  source: 0,
};
const file = (...prices: PriceRow[]): RegionPrices => ({
  region: "us-east-1",
  currency: "USD",
  sources: ["a list"],
  prices,
});

/** What a book of these rows answers when the engine is not known. */
const findForAny = (...prices: PriceRow[]): string | undefined =>
  findPrice(
    priceBook(SHIPPED_BOOK, [file(...prices)]),
    "us-east-1",
    null,
    "Aurora:StorageUsage",
    "GB-Months",
  )?.unitPrice.toString();

describe("books", () => {
  test("two prices of one key are refused and both SKUs are named", () => {
    const twins = file(row, { ...row, unitPrice: "0.11", sku: "BBBB" });
    expect(() => priceBook(SHIPPED_BOOK, [twins])).toThrow(
      new InputError(
        "ambiguous-price",
        "two prices for Aurora:StorageUsage (aurora-mysql) in us-east-1: SKU AAAA and SKU BBBB",
      ),
    );
  });

  test("where the engine is not known, a price counts only if both engines share it", () => {
    const postgresql: PriceRow = { ...row, engine: "aurora-postgresql" };
    expect(findForAny(row, postgresql)).toBe("0.1");
    expect(findForAny(row, { ...postgresql, unitPrice: "0.11" })).toBeUndefined();
    expect(findForAny(row)).toBeUndefined();
    expect(findForAny(postgresql)).toBeUndefined();
  });

  test.each([
    ["a price that is a number", { ...row, unitPrice: 0.1 }, /prices\.0\.unitPrice/],
    ["a price with an exponent", { ...row, unitPrice: "1e-7" }, /prices\.0\.unitPrice/],
    ["a negative price", { ...row, unitPrice: "-1" }, /prices\.0\.unitPrice/],
    ["a unit AWS does not have", { ...row, unit: "GB-Mo" }, /prices\.0\.unit/],
    ["a date that is not one", { ...row, date: "October" }, /prices\.0\.date/],
    ["a status that is not one", { ...row, status: "guessed" }, /prices\.0\.status/],
    ["a column nobody knows", { ...row, note: "x" }, /prices\.0\.note/],
  ])("a price file with %s is refused, naming the cell", (_, bad, cell) => {
    expect(() => parseRegionPrices({ ...file(), prices: [bad] })).toThrow(cell);
  });
});
