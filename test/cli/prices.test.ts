import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { parseRegionPrices, SHIPPED_BOOK } from "@aurora-cost/core";
import { attributes, indexJson, type Item, item, LIST_HEAD } from "../prices/lists.ts";
import { at, documentOf, failureOf, folderWith, removeFolders, run } from "./run.ts";

const fixtures = fileURLToPath(new URL("../prices/fixtures/", import.meta.url));
const fixture = (name: string): Buffer => readFileSync(join(fixtures, name));

const ORDERS =
  "region: us-east-1\nengine: aurora-postgresql\ninstances: [{ class: db.r6g.large }]\nstorage: { gb: 100 }\n";

const LARGE = attributes("InstanceUsage:db.r6g.large", "Aurora PostgreSQL");

/** A price list of one instance class in us-east-1. */
const oneClass = (price: string): string => indexJson([item("AAAA", LARGE, price)]);

/** Offers as copies of the list keep them: without the keys that AWS repeats within. */
const asLists = (offers: Item["terms"]["OnDemand"]): readonly object[] =>
  Object.values(offers).map((offer) => ({ ...offer, priceDimensions: Object.values(offer.priceDimensions) }));

let data = "";

beforeEach(() => {
  data = folderWith({});
  process.env["XDG_DATA_HOME"] = data;
});

afterAll(removeFolders);

describe("prices import", () => {
  test("writes one book a Region into the user's data folder, and says what was set aside", async () => {
    const { status, stdout, stderr } = await run(["prices", "import", join(fixtures, "index.json")]);
    expect(status).toBe(0);
    const folder = join(data, "aurora-cost", "prices");
    expect(readdirSync(folder).toSorted()).toEqual(["cn-north-1.json", "eu-west-2.json", "us-east-1.json"]);
    expect(stdout).toMatch(/us-east-1 +USD +17 +5 +.*us-east-1\.json/);
    expect(stderr).toContain("36 rates read: 28 used, 8 set aside\n");
    for (const reason of ["2 other-engine", "1 preview", "1 currency", "1 outside-region", "1 no-on-demand-term"]) {
      expect(stderr).toContain(`aurora-cost: ${reason}\n`);
    }
    const london: unknown = JSON.parse(readFileSync(join(folder, "eu-west-2.json"), "utf8"));
    expect(parseRegionPrices(london).prices).toMatchObject([
      { usageType: "InstanceUsage:db.r6g.large", unitPrice: "0.301" },
    ]);
  });

  test("reads index.json, index.csv, GetProducts and their gzip alike", async () => {
    const cwd = folderWith({
      "index.json.gz": gzipSync(fixture("index.json")),
      "index.csv.gz": gzipSync(fixture("index.csv")),
      "bare.json": JSON.stringify(at(JSON.parse(fixture("get-products.json").toString()), "PriceList")),
    });
    const lists = [
      ...["index.json", "index.csv", "get-products.json"].map((name) => join(fixtures, name)),
      "index.json.gz",
      "index.csv.gz",
      "bare.json",
    ];
    const books = await Promise.all(
      lists.map(async (list, index) => {
        const out = `book${String(index)}.json`;
        expect(await run(["prices", "import", list, "--out", out, "--quiet"], { cwd })).toMatchObject({
          status: 0,
          stderr: "",
        });
        return readFileSync(join(cwd, out), "utf8");
      }),
    );
    const [first = ""] = books;
    const regions: unknown = JSON.parse(first);
    expect(Array.isArray(regions) ? regions.map(parseRegionPrices).map(({ region }) => region) : []).toEqual([
      "cn-north-1",
      "eu-west-2",
      "us-east-1",
    ]);
    expect(books.filter((book) => book !== first)).toEqual([]);
  });

  // Public copies of the list, such as those of NobleNeet/AWSPricingCalculator_forTAE, are kept like this.
  test("reads a copy of index.json with lists where AWS has mappings", async () => {
    const listed = item("AAAA", LARGE, "0.26", { reserved: [{ lease: "1yr", option: "No Upfront", hourly: "0.17" }] });
    const { OnDemand: onDemand, Reserved: reserved } = listed.terms;
    const terms = { onDemand: asLists(onDemand), reserved: asLists(reserved) };
    const copy = { ...LIST_HEAD, products: [{ ...listed.product, terms }] };
    const cwd = folderWith({ "index.json": indexJson([listed]), "copy.json": JSON.stringify(copy) });
    for (const name of ["index", "copy"]) {
      expect(await run(["prices", "import", `${name}.json`, "--out", `${name}-book.json`], { cwd })).toMatchObject({
        status: 0,
      });
    }
    const [own, copied] = ["index", "copy"].map((name) => readFileSync(join(cwd, `${name}-book.json`), "utf8"));
    expect(copied).toBe(own);
    expect(copied).toContain('"hourly": "0.17"');
  });

  test("as JSON counts every rate, and says where the books are", async () => {
    const { stdout } = await run(["prices", "import", join(fixtures, "index.json"), "--format", "json", "--quiet"]);
    const document: unknown = JSON.parse(stdout);
    expect(document).toMatchObject({ schemaVersion: 1, rates: 36, used: 28 });
    expect(at(document, "setAside")).toContainEqual({ reason: "other-engine", rows: 2 });
    expect(at(document, "books", 2)).toMatchObject({
      region: "us-east-1",
      currency: "USD",
      prices: 17,
      reserved: 5,
      gone: expect.any(Number),
      file: join(data, "aurora-cost", "prices", "us-east-1.json"),
    });
  });

  test("keeps what was set aside as CSV, and only the Region asked for", async () => {
    const cwd = folderWith({});
    const args = [
      "prices",
      "import",
      join(fixtures, "index.csv"),
      "--region",
      "eu-west-2",
      "--out",
      "books",
      "--rejects",
      "rejects.csv",
    ];
    expect(await run(args, { cwd })).toMatchObject({ status: 0 });
    expect(readdirSync(join(cwd, "books"))).toEqual(["eu-west-2.json"]);
    const [header, ...rows] = readFileSync(join(cwd, "rejects.csv"), "utf8").trimEnd().split("\n");
    expect(header).toBe("reason,region,engine,usage_type,sku,rate_code,term");
    expect(rows).toHaveLength(35);
    expect(rows).toContain(
      "outside-region,us-east-1,MariaDB,InstanceUsage:db.r6g.large,TESTMARIADB00000,TESTMARIADB00000.JRTCKXETXF.6YS6EN2CT7,OnDemand",
    );
  });

  test("of several files makes one book, and of two dates takes the newer", async () => {
    const cwd = folderWith({
      "old.json": indexJson([item("AAAA", LARGE, "0.25", { effective: "2026-07-01" })]),
      "new.json": oneClass("0.26"),
      "london.json": indexJson([
        item("BBBB", attributes("EUW2-Aurora:StorageUsage", "Any", "eu-west-2"), "0.1", { unit: "GB-Mo" }),
      ]),
    });
    await run(["prices", "import", "new.json", "old.json", "london.json", "--out", "book.json"], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, "book.json"), "utf8"))).toMatchObject([
      { region: "eu-west-2", prices: [{ engine: "aurora-mysql" }, { engine: "aurora-postgresql" }] },
      { region: "us-east-1", prices: [{ unitPrice: "0.26" }] },
    ]);
  });

  const twins = indexJson([item("AAAA", LARGE, "0.26"), item("BBBB", LARGE, "0.27")]);
  const oracle = indexJson([item("AAAA", attributes("InstanceUsage:db.m5.large", "Oracle"), "1")]);
  test.each([
    [
      "another service's index.json",
      indexJson([], { offerCode: "AmazonEC2" }),
      /list\.json: a price list of AmazonEC2, not of AmazonRDS/,
    ],
    [
      "another service's index.csv",
      fixture("index.csv").toString().replace('"AmazonRDS"', '"AmazonS3"'),
      /a price list of AmazonS3/,
    ],
    ["a truncated index.json", oneClass("0.26").slice(0, -400), /ends too early/],
    ["a truncated index.csv", fixture("index.csv").subarray(0, 9000), /ends in the middle of a row|not CSV/],
    ["a truncated gzip", gzipSync(fixture("index.json")).subarray(0, 1500), /gzip file ends too early/],
    ["broken JSON", `${oneClass("0.26").slice(0, 200)}}`, /not JSON/],
    ["a list without Aurora", oracle, /no Aurora prices in it: 1 rate read, set aside: 1 other-engine/],
    ["two prices of one key", twins, /SKU AAAA and SKU BBBB/],
    ["another JSON", '{"clusters": []}', /no products in it/],
    ["another CSV", "instance,cluster\na,b\n", /list\.json:1: not a price list/],
    ["an empty file", "", /empty file/],
  ])("refuses %s in one line", async (_, text, message) => {
    const cwd = folderWith({ "list.json": text });
    expect(failureOf(await run(["prices", "import", "list.json"], { cwd }))).toMatch(message);
    expect(existsSync(join(data, "aurora-cost"))).toBe(false);
  });

  test("refuses a Region the list does not have, naming those it has", async () => {
    const result = await run(["prices", "import", join(fixtures, "index.json"), "--region", "eu-west-1"]);
    expect(failureOf(result)).toMatch(/no prices of eu-west-1 in it, only of cn-north-1, eu-west-2, us-east-1/);
  });
});

describe("a user's own book", () => {
  test("is used by every command, and the document says so", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS, "list.json": indexJson([item("AAAA", LARGE, "0.5")]) });
    const estimate = ["estimate", "orders.yaml", "--format", "json"];
    const before = documentOf(await run(estimate, { cwd }));
    expect(at(before, "priceBook", "id")).toBe(SHIPPED_BOOK.id);
    await run(["prices", "import", "list.json"], { cwd });
    const { stdout } = await run(estimate, { cwd });
    const after: unknown = JSON.parse(stdout);
    expect(at(after, "lines", 0)).toMatchObject({ unitPrice: "0.5", source: { sku: "AAAA", date: "2026-10-06" } });
    expect(at(after, "priceBook")).toMatchObject({ id: "user:us-east-1", publishedOn: "2026-10-06" });
    expect(at(after, "priceBook", "sha256")).not.toBe(at(before, "priceBook", "sha256"));
  });

  test("gives way to --prices, a file or a folder", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS, "mine.json": oneClass("0.5"), "given.json": oneClass("0.7") });
    await run(["prices", "import", "mine.json"], { cwd });
    await run(["prices", "import", "given.json", "--out", "books"], { cwd });
    for (const prices of ["books", "books/us-east-1.json"]) {
      const { stdout } = await run(["estimate", "orders.yaml", "--format", "json", "--prices", prices], { cwd });
      const document: unknown = JSON.parse(stdout);
      expect(at(document, "lines", 0, "unitPrice")).toBe("0.7");
      expect(at(document, "priceBook", "id")).toBe(prices);
    }
  });

  test("that is damaged is one line that names it", async () => {
    const folder = folderWith({ "aurora-cost/prices/us-east-1.json": "{", "orders.yaml": ORDERS });
    process.env["XDG_DATA_HOME"] = folder;
    expect(failureOf(await run(["estimate", "orders.yaml"], { cwd: folder }))).toMatch(/us-east-1\.json: not JSON/);
  });

  test("of one Region does not touch the others", async () => {
    await run(["prices", "import", join(fixtures, "index.json")]);
    const args = ["prices", "show", "storage-io", "--region", "us-east-2", "--format", "json"];
    expect(at(documentOf(await run([...args, "--quiet"])), "priceBook", "id")).toBe(SHIPPED_BOOK.id);
  });
});

describe("prices show", () => {
  test("prints price, unit, SKU, source, date and status", async () => {
    const { status, stdout } = await run(["prices", "show", "storage-io", "--engine", "aurora-postgresql"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /Aurora:StorageIOUsage +aurora-postgresql +0\.0000002 +Requests +7JDSZP38DMKT9B86 +2026-10-06 +listed +AWS price list/,
    );
    expect(stdout).not.toContain("aurora-mysql");
  });

  test.each([
    ["a charge", "storage", ["Aurora:IO-OptimizedStorageUsage", "Aurora:StorageUsage"]],
    [
      "a class with a short size name",
      "r6g.2xl",
      ["InstanceUsage:db.r6g.2xlarge", "InstanceUsageIOOptimized:db.r6g.2xlarge"],
    ],
    ["a usage type", "Aurora:BackupUsage", ["Aurora:BackupUsage"]],
    ["a usage type that varies", "ExtendedSupport:Yr3", ["ExtendedSupport:Yr3", "ExtendedSupport:Yr3:ASv2"]],
  ])("finds %s", async (_, word, expected) => {
    const args = ["prices", "show", word, "--engine", "aurora-mysql", "--format", "json", "--quiet"];
    const found = at(documentOf(await run(args)), "prices");
    expect(Array.isArray(found) ? found.map((row) => at(row, "usageType")) : []).toEqual(expected);
  });

  test("a usage type with a Region prefix is looked up there", async () => {
    const { stdout } = await run(["prices", "show", "APN1-Aurora:StorageUsage", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      region: "ap-northeast-1",
      prices: [{ unitPrice: "0.12" }, { unitPrice: "0.12" }],
    });
  });

  test("shows reservations with what is paid at the start", async () => {
    await run(["prices", "import", join(fixtures, "index.json")]);
    const { stdout } = await run(["prices", "show", "db.r6g.large"]);
    expect(stdout).toMatch(/aurora-postgresql +1yr +all-upfront +1380 +0 /);
  });

  test.each([
    [["stroage"], /nothing named stroage in us-east-1; did you mean storage\?/],
    [["storage", "--region", "us-eats-1"], /no prices of us-eats-1; did you mean us-east-1\?/],
    [
      ["storage", "--region", "mx-central-1"],
      /no prices of mx-central-1; give AWS's price list of the Region \(index\.json or index\.csv of AmazonRDS\) to prices import/,
    ],
    [["snapshot-export", "--region", "cn-north-1"], /no price of snapshot-export in cn-north-1: .*prices import/],
    [["storage", "--engine", "oracle"], /no prices of oracle in us-east-1, only of .*aurora-mysql/],
    [["storage", "--as-of", "2026-02-30"], /--as-of: must be a date/],
  ])("names the nearest for %j", async (args, message) => {
    expect(failureOf(await run(["prices", "show", ...args]))).toMatch(message);
  });

  test("says which book each Region comes from, and its path", async () => {
    const cwd = folderWith({
      "given.json": indexJson([
        item("AAAA", attributes("EUW2-Aurora:StorageUsage", "Any", "eu-west-2"), "0.1", { unit: "GB-Mo" }),
      ]),
    });
    await run(["prices", "import", "given.json", "--out", "given-book.json"], { cwd });
    await run(["prices", "import", join(fixtures, "index.json"), "--region", "us-east-1"], { cwd });
    const args = [
      "prices",
      "show",
      "storage",
      "--origin",
      "--prices",
      "given-book.json",
      "--format",
      "json",
      "--quiet",
    ];
    expect(at(documentOf(await run(args, { cwd })), "origins")).toEqual(
      expect.arrayContaining([
        { region: "eu-west-2", book: "file", path: "given-book.json" },
        { region: "us-east-1", book: "user", path: join(data, "aurora-cost", "prices", "us-east-1.json") },
        { region: "us-east-2", book: "shipped", path: expect.stringMatching(/us-east-2\.json$/) },
      ]),
    );
    expect((await run(["prices", "show", "storage", "--origin"])).stdout).toMatch(
      /us-east-1 +data folder +.*us-east-1\.json/,
    );
  });

  test.each([
    ["2027-01-04", []],
    [
      "2027-01-05",
      [
        {
          rule: "PRICE-004",
          severity: "warning",
          message:
            "prices older than 90 days on 2027-01-05: InstanceUsage:db.r6g.large in us-east-1 of 2026-10-06; prices import reads newer ones",
        },
      ],
    ],
  ])("on %s a price of 2026-10-06 is called stale only after 90 days", async (asOf, findings) => {
    const cwd = folderWith({ "list.json": oneClass("0.26") });
    await run(["prices", "import", "list.json"], { cwd });
    const args = ["prices", "show", "r6g.large", "--as-of", asOf];
    const document = documentOf(await run([...args, "--format", "json"], { cwd }));
    expect(document).toMatchObject({ asOf, findings });
    expect((await run(args, { cwd })).stdout.includes("warning PRICE-004: prices older")).toBe(findings.length > 0);
  });

  test.each([
    ["2021-06-28", 0],
    ["2021-06-29", 1],
  ])("on %s a price derived from one of 2021-03-30 has %i findings of age", async (asOf, stale) => {
    const args = ["prices", "show", "db.t3.large", "--region", "eu-south-1", "--engine", "aurora-mysql"];
    const document = documentOf(await run([...args, "--as-of", asOf, "--format", "json"]));
    expect(at(document, "prices", 0, "source")).toMatchObject({ basisDate: "2021-03-30", status: "derived" });
    expect(at(document, "findings")).toHaveLength(stale);
  });
});

describe("prices check", () => {
  const lists = {
    "a.json": indexJson([
      item("AAAA", LARGE, "0.25"),
      item("CCCC", attributes("InstanceUsage:db.r5.large", "Aurora MySQL"), "0.29"),
    ]),
    "b.json": indexJson([
      item("AAAA", LARGE, "0.26"),
      item("BBBB", attributes("InstanceUsage:db.r9g.large", "Aurora MySQL"), "0.3"),
    ]),
  };

  test("tells what moved, what is new and what is gone", async () => {
    const cwd = folderWith(lists);
    const { status, stdout, stderr } = await run(["prices", "check", "a.json", "b.json"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("us-east-1: 1 moved, 1 new, 1 gone, 0 the same");
    expect(stdout).toMatch(/InstanceUsage:db\.r6g\.large \(aurora-postgresql\) +Hours +0\.25 +0\.26 +\+4\.00 %/);
    const document = documentOf(await run(["prices", "check", "a.json", "b.json", "--format", "json"], { cwd }));
    expect(at(document, "regions", 0)).toMatchObject({
      moved: [{ old: "0.25", new: "0.26", change: "0.04" }],
      new: [{ key: "InstanceUsage:db.r9g.large (aurora-mysql)", price: "0.3" }],
      gone: [{ key: "InstanceUsage:db.r5.large (aurora-mysql)", price: "0.29" }],
    });
  });

  test("compares a single list with the shipped book, in the list's Regions", async () => {
    const cwd = folderWith({ "list.json": oneClass("0.26") });
    const document = documentOf(await run(["prices", "check", "list.json", "--format", "json"], { cwd }));
    expect(document).toMatchObject({
      old: SHIPPED_BOOK.id,
      new: "list.json",
      regions: [{ region: "us-east-1", same: 1, moved: [], new: [] }],
      onlyOld: [],
      onlyNew: [],
    });
  });

  test("reads books as well as lists", async () => {
    const cwd = folderWith(lists);
    await run(["prices", "import", "a.json", "--out", "books"], { cwd });
    const document = documentOf(await run(["prices", "check", "books", "a.json", "--format", "json"], { cwd }));
    expect(at(document, "regions", 0)).toMatchObject({ same: 2, moved: [], new: [], gone: [] });
  });

  test("of books without a Region in common is one line", async () => {
    const paris = item("AAAA", attributes("EUW3-InstanceUsage:db.r5.large", "Aurora MySQL", "eu-west-3"), "0.3");
    const cwd = folderWith({ "a.json": oneClass("0.26"), "b.json": indexJson([paris]) });
    expect(failureOf(await run(["prices", "check", "a.json", "b.json"], { cwd }))).toMatch(/no Region in common/);
  });
});
