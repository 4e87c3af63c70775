import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bindPriceListHeader,
  Decimal,
  type ImportedPrices,
  InputError,
  openPriceList,
  parseRegionPrices,
  PRICED_REGIONS,
  type PriceRow,
  priceBook,
  productOf,
  ratesOf,
  type RegionPrices,
  type Rejected,
  SHIPPED_BOOK,
} from "@aurora-cost/core";
import { attributes, type Attributes, type Item, item, type ItemOptions, LISTED_UNITS, type Tier } from "./lists.ts";

const ORIGIN = { version: "20261006060230", publishedOn: "2026-10-06" };

interface Read extends ImportedPrices {
  readonly rejects: readonly Rejected[];
}

function read(
  items: readonly Item[],
  region?: string,
  origin: typeof ORIGIN | { version: null; publishedOn: null } = ORIGIN,
): Read {
  const rejects: Rejected[] = [];
  const list = openPriceList({
    ...(region === undefined ? {} : { region }),
    onReject: (rejected) => rejects.push(rejected),
  });
  for (const { product } of items) {
    const own = productOf(product);
    if (own !== null) list.product(own);
  }
  for (const { product, terms } of items) {
    for (const [term, offers] of Object.entries(terms)) {
      for (const rate of ratesOf(term, product.sku, offers)) list.rate(rate, origin);
    }
  }
  return { ...list.finish(), rejects };
}

/** Every price of a Region as `usage type (engine)` → price per unit. */
function prices(found: ImportedPrices, region = "us-east-1"): Readonly<Record<string, string>> {
  const rows = found.regions.find((each) => each.region === region)?.prices ?? [];
  return Object.fromEntries(rows.map((row) => [`${row.usageType} (${row.engine})`, `${row.unitPrice} ${row.unit}`]));
}

const reasons = ({ rejects }: Read): readonly string[] => rejects.map(({ sku, reason }) => `${sku} ${reason}`);

const one = (product: Attributes, price: string | readonly Tier[] | null = "1.5", options: ItemOptions = {}): Read =>
  read([item("AAAA", product, price, options)]);

describe("a product's key", () => {
  test.each([
    ["a short size name", "InstanceUsage:db.r6g.2xl", "Aurora MySQL", "InstanceUsage:db.r6g.2xlarge (aurora-mysql)"],
    [
      "a long size name",
      "InstanceUsage:db.x2g.4xlarge",
      "Aurora PostgreSQL",
      "InstanceUsage:db.x2g.4xlarge (aurora-postgresql)",
    ],
    [
      "I/O-Optimized",
      "InstanceUsageIOOptimized:db.r7i.xl",
      "Aurora MySQL",
      "InstanceUsageIOOptimized:db.r7i.xlarge (aurora-mysql)",
    ],
    [
      "a prefix in us-east-1",
      "USE1-InstanceUsage:db.r6g.large",
      "Aurora MySQL",
      "InstanceUsage:db.r6g.large (aurora-mysql)",
    ],
    ["RDS Single-AZ", "InstanceUsage:db.m7g.xl", "PostgreSQL", "InstanceUsage:db.m7g.xlarge (rds-postgresql)"],
    ["RDS Multi-AZ", "Multi-AZUsage:db.m7g.xl", "MySQL", "Multi-AZUsage:db.m7g.xlarge (rds-mysql)"],
    [
      "an RDS Multi-AZ cluster",
      "Multi-AZClusterUsage:db.m5d.large",
      "MySQL",
      "Multi-AZClusterUsage:db.m5d.large (rds-mysql)",
    ],
  ])(
    "with %s is its usage type without prefix, with the long size name, and the engine",
    (_, usagetype, engine, key) => {
      expect(prices(one(attributes(usagetype, engine)))).toEqual({ [key]: "1.5 Hours" });
    },
  );

  test("without an engine's name is told by the operation", () => {
    const product = { ...attributes("InstanceUsage:db.r6g.large"), operation: "CreateDBInstance:0021" };
    expect(prices(one(product))).toEqual({ "InstanceUsage:db.r6g.large (aurora-postgresql)": "1.5 Hours" });
  });

  test("of Extended Support leaves the engine version out", () => {
    const found = read([
      item("AAAA", attributes("ExtendedSupport:Yr1-Yr2:AuroraMySQL2", "Aurora MySQL"), "0.1", { unit: "vCPU-hour" }),
      item("BBBB", attributes("ExtendedSupport:Yr3:ASv2:AuroraPostgreSQL12"), "0.17", { unit: "ACU-Hr" }),
      item("CCCC", attributes("ExtendedSupport:Yr3:ASv2:AuroraPostgreSQL11"), "0.17", { unit: "ACU-Hr" }),
    ]);
    expect(prices(found)).toEqual({
      "ExtendedSupport:Yr1-Yr2 (aurora-mysql)": "0.1 vCPU-Hours",
      "ExtendedSupport:Yr3:ASv2 (aurora-postgresql)": "0.17 ACU-Hours",
    });
    expect(found).toMatchObject({ rates: 3, used: 3, rejects: [] });
  });

  test("in a Region newer than the table of prefixes is still without one", () => {
    const found = one(attributes("XXQ1-Aurora:StorageUsage", "Aurora MySQL", "xx-quarter-1"), "0.1", { unit: "GB-Mo" });
    expect(prices(found, "xx-quarter-1")).toEqual({ "Aurora:StorageUsage (aurora-mysql)": "0.1 GB-Months" });
  });

  test("in an old list without Region codes is told by the prefix, or by the location of us-east-1", () => {
    const found = read([
      item("AAAA", { usagetype: "EU-InstanceUsage:db.r5.large", databaseEngine: "Aurora MySQL" }, "0.32"),
      item(
        "BBBB",
        { usagetype: "InstanceUsage:db.r5.large", databaseEngine: "Aurora MySQL", location: "US East (N. Virginia)" },
        "0.29",
      ),
      item("CCCC", { usagetype: "InstanceUsage:db.r5.large", databaseEngine: "Aurora MySQL", location: "Mars" }, "9"),
    ]);
    expect(found.regions.map(({ region }) => region)).toEqual(["eu-west-1", "us-east-1"]);
    expect(reasons(found)).toEqual(["CCCC outside-region"]);
  });
});

describe("a unit", () => {
  test.each([
    ["Aurora:StorageIOUsage", "IOs", "Requests"],
    ["Aurora:BackupUsage", "GB-Mo", "GB-Months"],
    ["Aurora:SnapshotExportToS3", "GB", "GB"],
    ["Aurora:BacktrackUsage", "CR-Hr", "Change-Record-Hours"],
    ["Aurora:ServerlessV2IOOptimizedUsage", "ACU-Hr", "ACU-Hours"],
    ["RDS:ProxyUsage", "vCPU-Hr", "vCPU-Hours"],
    ["RDS:Proxy-ASv2-Usage", "ACU-Hr", "ACU-Hours"],
    ["USE1:PI_LTR:R6G", "month", "vCPU-Months"],
    ["USE1:PI_LTR_FMR:Serverless", "month", "ACU-Months"],
    ["USE1:PI_API", "API Calls", "Requests"],
    ["CPUCredits:db.t3", "vCPU-Hours", "vCPU-Hours"],
  ])("of %s, %s, is %s", (usagetype, unit, ours) => {
    const found = one(attributes(usagetype, "Aurora MySQL"), "0.0000002000", { unit });
    expect(Object.values(prices(found))).toEqual([`0.0000002 ${ours}`]);
  });

  test("that the charge is not counted in is set aside, not converted", () => {
    expect(reasons(one(attributes("Aurora:StorageUsage", "Aurora MySQL"), "0.1", { unit: "TB-Mo" }))).toEqual([
      "AAAA unit",
    ]);
  });
});

function storage(sku: string, engine: string, price: string): Item {
  return item(sku, attributes("Aurora:StorageUsage", engine), price, { unit: "GB-Mo" });
}

describe("a row for any engine", () => {
  const mysql = "Aurora:StorageUsage (aurora-mysql)";
  const postgresql = "Aurora:StorageUsage (aurora-postgresql)";

  test("is a row for each Aurora engine", () => {
    expect(prices(read([storage("AAAA", "Any", "0.1")]))).toEqual({
      [mysql]: "0.1 GB-Months",
      [postgresql]: "0.1 GB-Months",
    });
  });

  test("is none for an engine with a row of its own", () => {
    const found = read([storage("AAAA", "Any", "0.1"), storage("BBBB", "Aurora PostgreSQL", "0.12")]);
    expect(prices(found)).toEqual({ [mysql]: "0.1 GB-Months", [postgresql]: "0.12 GB-Months" });
  });

  test("is set aside where both engines have their own", () => {
    const own = [storage("BBBB", "Aurora PostgreSQL", "0.12"), storage("CCCC", "Aurora MySQL", "0.11")];
    const found = read([storage("AAAA", "Any", "0.1"), ...own]);
    expect(prices(found)).toEqual({ [mysql]: "0.11 GB-Months", [postgresql]: "0.12 GB-Months" });
    expect(reasons(found)).toEqual(["AAAA own-engine-row"]);
  });

  test("of gp3 storage is a row for each RDS engine", () => {
    const found = one(attributes("RDS:GP3-Storage", "Any"), "0.115", { unit: "GB-Mo" });
    expect(Object.keys(prices(found))).toEqual(["RDS:GP3-Storage (rds-mysql)", "RDS:GP3-Storage (rds-postgresql)"]);
  });
});

describe("what is in no book says why", () => {
  test.each([
    ["other-engine", attributes("InstanceUsage:db.r6g.large", "MariaDB"), "1"],
    ["other-engine", { ...attributes("InstanceUsage:db.r6g.large"), operation: "CreateDBInstance:0010" }, "1"],
    ["other-engine", attributes("InstanceUsage:db.r6g.large", "constructor"), "1"],
    ["other-deployment", { ...attributes("InstanceUsage:db.m5.large", "MySQL"), deploymentModel: "Custom" }, "1"],
    ["other-deployment", { ...attributes("InstanceUsage:db.m5.large", "MySQL"), locationType: "AWS Outposts" }, "1"],
    ["other-deployment", attributes("Multi-AZUsage:db.r6g.large", "Aurora MySQL"), "1"],
    ["plain-rds", attributes("RDS:ChargedBackupUsage", "PostgreSQL"), "1"],
    ["unknown-engine", attributes("InstanceUsage:db.r6g.large", "Any"), "1"],
    ["unknown-usage-type", attributes("Aurora:SomethingNew", "Aurora MySQL"), "1"],
    [
      "preview",
      attributes("Aurora:IO-OptimizedLimitlessACUUsage-LimitlessPreview", "Aurora PostgreSQL"),
      "0.0000000000",
    ],
    ["zero-price", attributes("InstanceUsage:db.r9g.large", "Aurora MySQL"), "0.0000000000"],
    [
      "outside-region",
      { ...attributes("LAX1-InstanceUsage:db.r5.large", "MySQL", "us-west-2-lax-1"), locationType: "AWS Local Zone" },
      "1",
    ],
    ["other-service", { ...attributes("BoxUsage:m5.large"), servicecode: "AmazonEC2" }, "1"],
    ["currency", attributes("CNN1-InstanceUsage:db.r5.large", "Aurora MySQL", "cn-north-1"), "1"],
    ["unreadable-price", attributes("InstanceUsage:db.r6g.large", "Aurora MySQL"), "-1"],
    ["no-on-demand-term", attributes("InstanceUsage:db.r6g.large", "Aurora MySQL"), null],
  ] as const)("%s", (reason, product, price) => {
    const found = one(product, price);
    expect(reasons(found)).toEqual([`AAAA ${reason}`]);
    expect(found.regions).toEqual([]);
    expect(Object.fromEntries(found.rejected)).toEqual({ [reason]: 1 });
  });

  test("a rate of a product that is not in the list", () => {
    const { terms } = item("AAAA", attributes("InstanceUsage:db.r6g.large", "Aurora MySQL"), "1");
    const list = openPriceList();
    for (const rate of ratesOf("OnDemand", "AAAA", terms.OnDemand)) list.rate(rate, ORIGIN);
    expect(Object.fromEntries(list.finish().rejected)).toEqual({ "no-product": 1 });
  });

  test("another Region than the one asked for", () => {
    const found = read(
      [item("AAAA", attributes("EU-InstanceUsage:db.r6g.large", "Aurora MySQL", "eu-west-1"), "1")],
      "us-east-1",
    );
    expect(reasons(found)).toEqual(["AAAA outside-region"]);
    expect([...found.seen]).toEqual(["eu-west-1"]);
  });

  test("every rate is either used or set aside, and told once", () => {
    const lines = parse(readFileSync(new URL("fixtures/index.csv", import.meta.url), "utf8"), {
      from: 6,
      relax_column_count: true,
    });
    const [header = [], ...records] = lines;
    const line = bindPriceListHeader(header);
    const rejects: Rejected[] = [];
    const list = openPriceList({ onReject: (rejected) => rejects.push(rejected) });
    for (const { product, rate } of records.map(line)) {
      list.product(product);
      list.rate(rate, ORIGIN);
    }
    const found = list.finish();
    expect(found.rates).toBe(records.length);
    const told = rejects.filter(({ rateCode }) => rateCode !== "");
    expect(new Set(told.map(({ rateCode }) => rateCode)).size).toBe(told.length);
    expect(found.used + told.length).toBe(found.rates);
  });
});

describe("two prices for one key", () => {
  const large = attributes("InstanceUsage:db.r6g.large", "Aurora MySQL");

  test.each(["0.26", "0.27"])("are an error that names both SKUs, also when the second is %s", (second) => {
    const twins = [
      item("AAAA", large, "0.26"),
      item("BBBB", { ...large, usagetype: "USE1-InstanceUsage:db.r6g.large" }, second),
    ];
    expect(() => read(twins)).toThrow(
      new InputError(
        "ambiguous-price",
        "two prices for InstanceUsage:db.r6g.large (aurora-mysql) in us-east-1: SKU AAAA and SKU BBBB",
      ),
    );
  });

  test("are an error when engine versions of Extended Support differ", () => {
    const versions = ["0.1", "0.11"].map((price, index) =>
      item(`SKU${String(index)}`, attributes(`ExtendedSupport:Yr3:AuroraPostgreSQL${String(11 + index)}`), price, {
        unit: "vCPU-hour",
      }),
    );
    expect(() => read(versions)).toThrow(
      /ExtendedSupport:Yr3 \(aurora-postgresql\) in us-east-1: SKU SKU0 and SKU SKU1/,
    );
  });

  test("are one price where every engine of RDS is sold the same", () => {
    const credits = ["AAAA", "BBBB"].map((sku) =>
      item(sku, attributes("CPUCredits:db.t3", "Any"), "0.09", { unit: "vCPU-Hours" }),
    );
    expect(reasons(read(credits))).toEqual(["BBBB same-price"]);
    expect(Object.keys(prices(read(credits)))).toHaveLength(2);
  });

  test("of one SKU in two files are an error, and the same price read twice is not", () => {
    expect(() => read([item("AAAA", large, "0.26"), item("AAAA", large, "0.27")])).toThrow(
      /SKU AAAA has 0\.26 and 0\.27/,
    );
    const twice = read([item("AAAA", large, "0.26"), item("AAAA", large, "0.26")]);
    expect(prices(twice)).toEqual({ "InstanceUsage:db.r6g.large (aurora-mysql)": "0.26 Hours" });
    expect(reasons(twice)).toEqual(["AAAA duplicate"]);
  });

  test("of one SKU that is two products are an error, and an attribute left out is not", () => {
    const other = { ...large, usagetype: "InstanceUsage:db.r6g.xlarge" };
    expect(() => read([item("AAAA", large, "0.26"), item("AAAA", other, "0.26")])).toThrow(
      "SKU AAAA is InstanceUsage:db.r6g.large in us-east-1 for Aurora MySQL, and InstanceUsage:db.r6g.xlarge in us-east-1 for Aurora MySQL",
    );
    const { regionCode: _, ...older } = large;
    expect(reasons(read([item("AAAA", large, "0.26"), item("AAAA", older, "0.26")]))).toEqual(["AAAA duplicate"]);
  });

  test("of two dates are the one in force when the list was published", () => {
    const dated = ["2026-07-01", "2026-10-01", "2026-12-01"].map((effective, index) =>
      item("AAAA", large, `0.${String(index + 1)}`, { effective }),
    );
    expect(prices(read(dated))).toEqual({ "InstanceUsage:db.r6g.large (aurora-mysql)": "0.2 Hours" });
    expect(reasons(read(dated))).toEqual(["AAAA other-effective-date", "AAAA other-effective-date"]);
  });
});

describe("tiers", () => {
  const api = attributes("USE1:PI_API", "Aurora MySQL");
  const calls = { unit: "API Calls" };

  test("are kept, the first one as the price", () => {
    const found = one(
      api,
      [
        { begin: "1000000", end: "Inf", price: "0.00001" },
        { begin: "0", end: "1000000", price: "0.0000000000" },
      ],
      calls,
    );
    expect(found.regions[0]?.prices[0]).toMatchObject({
      unitPrice: "0",
      tiers: [
        { upTo: "1000000", unitPrice: "0" },
        { upTo: null, unitPrice: "0.00001" },
      ],
    });
    expect(found).toMatchObject({ rates: 2, used: 2 });
  });

  test("that leave a gap are set aside as a whole", () => {
    const found = one(
      api,
      [
        { begin: "0", end: "10", price: "2" },
        { begin: "20", end: "Inf", price: "1" },
      ],
      calls,
    );
    expect(reasons(found)).toEqual(["AAAA tier", "AAAA tier"]);
  });

  test("that overlap are two prices", () => {
    const twice: Tier = { begin: "0", end: "Inf", price: "2" };
    expect(() => one(api, [twice, { ...twice, price: "1" }], calls)).toThrow(
      /two prices for PI_API in us-east-1: SKU AAAA has/,
    );
  });
});

describe("reserved DB instances", () => {
  const large = attributes("InstanceUsage:db.r6g.large", "Aurora PostgreSQL");

  test("keep what is paid at the start and for every hour", () => {
    const found = one(large, "0.26", {
      reserved: [
        { lease: "1yr", option: "No Upfront", hourly: "0.1700000000" },
        { lease: "3yr", option: "Partial Upfront", upfront: "1400", hourly: "0.0530000000" },
        { lease: "1yr", option: "All Upfront", upfront: "1380", hourly: "0.0000000000" },
      ],
    });
    const key = {
      usageType: "InstanceUsage:db.r6g.large",
      engine: "aurora-postgresql",
      sku: "AAAA",
      date: "2026-10-06",
      source: 0,
    };
    expect(found.regions[0]?.reserved).toEqual([
      { ...key, term: "1yr", payment: "all-upfront", upfront: "1380", hourly: "0" },
      { ...key, term: "1yr", payment: "no-upfront", upfront: "0", hourly: "0.17" },
      { ...key, term: "3yr", payment: "partial-upfront", upfront: "1400", hourly: "0.053" },
    ]);
    expect(found).toMatchObject({ rates: 6, used: 6 });
  });

  test.each([
    ["all upfront without its upfront fee", { lease: "1yr", option: "All Upfront", hourly: "0" }, "incomplete-term"],
    [
      "all upfront at an upfront fee of 0",
      { lease: "1yr", option: "All Upfront", upfront: "0", hourly: "0" },
      "incomplete-term",
    ],
    [
      "partial upfront without its hourly rate",
      { lease: "1yr", option: "Partial Upfront", upfront: "700" },
      "incomplete-term",
    ],
    ["no upfront at an hourly rate of 0", { lease: "1yr", option: "No Upfront", hourly: "0" }, "incomplete-term"],
    ["convertible ones", { lease: "1yr", option: "No Upfront", hourly: "0.2", offering: "convertible" }, "other-term"],
    ["an old option", { lease: "1yr", option: "Heavy Utilization", hourly: "0.2" }, "other-term"],
    ["another term", { lease: "5yr", option: "No Upfront", hourly: "0.2" }, "other-term"],
  ] as const)("set aside %s", (_, reservation, reason) => {
    const found = one(large, "0.26", { reserved: [reservation] });
    expect(found.regions[0]?.reserved).toBeUndefined();
    expect(new Set(reasons(found))).toEqual(new Set([`AAAA ${reason}`]));
    expect(found.used).toBe(1);
  });

  test("are kept for a class that is not sold On-Demand any more", () => {
    const found = one(large, null, { reserved: [{ lease: "1yr", option: "No Upfront", hourly: "0.17" }] });
    expect(found.regions[0]).toMatchObject({ prices: [], reserved: [{ hourly: "0.17" }] });
    expect(reasons(found)).toEqual(["AAAA no-on-demand-term"]);
  });
});

describe("a book", () => {
  test("of a China Region is in CNY", () => {
    const product = attributes("CNN1-Aurora:StorageUsage", "Aurora MySQL", "cn-north-1");
    const found = one(product, "0.6700000000", { unit: "GB-Mo", currency: "CNY" });
    expect(found.regions).toMatchObject([{ region: "cn-north-1", currency: "CNY", prices: [{ unitPrice: "0.67" }] }]);
  });

  test("of a list that spells each currency in a line of its own takes the Region's", () => {
    const { product, terms } = item("AAAA", attributes("InstanceUsage:db.r6g.large", "Aurora MySQL"), "0.26");
    const yuan = item("AAAA", {}, "1.9", { currency: "CNY" });
    const found = read([{ product, terms }, yuan]);
    expect(prices(found)).toEqual({ "InstanceUsage:db.r6g.large (aurora-mysql)": "0.26 Hours" });
    expect(reasons(found)).toEqual(["AAAA currency"]);
  });

  test("names list, version and dates as its source, and passes as a price file", () => {
    const found = one(attributes("InstanceUsage:db.r6g.large", "Aurora MySQL"));
    expect(found.regions[0]?.sources).toEqual([
      "AWS price list AmazonRDS, version 20261006060230, published 2026-10-06, effective 2026-10-01",
    ]);
    for (const region of found.regions) expect(parseRegionPrices(region)).toEqual(region);
  });

  test("of a list without a date has the date its prices took effect", () => {
    const large = item("AAAA", attributes("InstanceUsage:db.r6g.large", "Aurora MySQL"), "1");
    const found = read([large], undefined, { version: null, publishedOn: null });
    expect(found.regions[0]?.prices[0]?.date).toBe("2026-10-01");
  });
});

test("terms may come before products", () => {
  const { product, terms } = item("AAAA", attributes("InstanceUsage:db.r6g.large", "Aurora MySQL"), "0.26");
  const list = openPriceList();
  for (const rate of ratesOf("OnDemand", "AAAA", terms.OnDemand)) list.rate(rate, ORIGIN);
  const own = productOf(product);
  if (own !== null) list.product(own);
  expect(prices(list.finish())).toEqual({ "InstanceUsage:db.r6g.large (aurora-mysql)": "0.26 Hours" });
});

test("a CSV header without a needed column is refused by name", () => {
  expect(() => bindPriceListHeader(["SKU", "RateCode", "TermType"])).toThrow(/no column Unit/);
});

const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": ["", "USE1-", "USE1:"],
  "us-west-2": ["USW2-"],
  "eu-west-1": ["EU-", "EUW1:"],
  "ap-northeast-1": ["APN1-"],
  "ap-northeast-2": ["APN2-"],
  "cn-north-1": ["CNN1-"],
};

const ENGINE_NAMES: Readonly<Record<PriceRow["engine"], string | undefined>> = {
  "aurora-mysql": "Aurora MySQL",
  "aurora-postgresql": "Aurora PostgreSQL",
  "rds-mysql": "MySQL",
  "rds-postgresql": "PostgreSQL",
  any: undefined,
};

/** The rows of a shipped Region that a price list of Amazon RDS can hold; the others are of other services. */
function listable({ prices: rows }: RegionPrices): readonly PriceRow[] {
  const own = /^(?:Instance|Multi-AZ|Aurora:|RDS:|ExtendedSupport:|PI_|CPUCredits:|DataTransfer-|AWS-)/;
  return rows.filter(({ usageType }) => own.test(usageType));
}

/** With ten decimals, as AWS pads a price. */
function padded(price: string): string {
  return new Decimal(price).toFixed(Math.max(10, new Decimal(price).decimalPlaces()));
}

/** The row as AWS would list it. */
function listed(row: PriceRow, region: string, currency: string, prefix: string, short: boolean): readonly Item[] {
  const engine = ENGINE_NAMES[row.engine];
  const size = short ? row.usageType.replace(/(\dx|\.x)large$/, "$1l") : row.usageType;
  const version = row.engine === "aurora-mysql" ? ["AuroraMySQL2"] : ["AuroraPostgreSQL11", "AuroraPostgreSQL12"];
  const types = row.usageType.startsWith("ExtendedSupport:") ? version.map((name) => `${size}:${name}`) : [size];
  const tiers = row.tiers?.map(({ upTo, unitPrice }, index, all) => ({
    begin: index === 0 ? "0" : (all[index - 1]?.upTo ?? "0"),
    end: upTo ?? "Inf",
    price: padded(unitPrice),
  }));
  return types.map((type) =>
    item(`${row.engine} ${type}`, attributes(`${prefix}${type}`, engine, region), tiers ?? padded(row.unitPrice), {
      unit: LISTED_UNITS[row.unit] ?? row.unit,
      currency,
    }),
  );
}

const folder = new URL("../../packages/core/src/prices/data/", import.meta.url);
const shipped = new Map(
  PRICED_REGIONS.filter((region) => PREFIXES[region] !== undefined).map((region) => [
    region,
    parseRegionPrices(JSON.parse(readFileSync(new URL(`${region}.json`, folder), "utf8"))),
  ]),
);

function keyOf({ usageType, engine, unit, unitPrice, tiers }: PriceRow): string {
  const amounts = tiers?.map((tier) => [tier.upTo, new Decimal(tier.unitPrice)]);
  return JSON.stringify([usageType, engine, unit, new Decimal(unitPrice), amounts]);
}

test("any part of a book, listed as AWS does and imported, has the same prices", () => {
  const part = fc.constantFrom(...shipped.keys()).chain((region) => {
    const file = shipped.get(region);
    return fc.record({
      region: fc.constant(region),
      rows: fc.shuffledSubarray(file === undefined ? [] : [...listable(file)], { minLength: 1 }),
      prefix: fc.constantFrom(...(PREFIXES[region] ?? [])),
      short: fc.boolean(),
    });
  });
  fc.assert(
    fc.property(part, ({ region, rows, prefix, short }) => {
      const currency = shipped.get(region)?.currency ?? "";
      const found = read(rows.flatMap((row) => listed(row, region, currency, prefix, short)));
      expect(found.rejects).toEqual([]);
      expect(found.regions.map((file) => file.region)).toEqual([region]);
      expect(new Set(found.regions[0]?.prices.map(keyOf))).toEqual(new Set(rows.map(keyOf)));
      // And it is a book.
      expect(priceBook(SHIPPED_BOOK, found.regions).regions.size).toBe(1);
    }),
    { numRuns: 40 },
  );
});
