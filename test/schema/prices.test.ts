import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { charges, loadPriceBook, type RejectReason } from "@aurora-cost/core";
import { at, documentOf, folderWith, removeFolders, run } from "../cli/run.ts";
import { attributes, indexJson, item } from "../prices/lists.ts";
import { ajv, asObject, type Json, members, printed, problems, readSchema, tolerated } from "./documents.ts";

const fixtures = fileURLToPath(new URL("../prices/fixtures/", import.meta.url));

const schemas = {
  show: readSchema("prices-show"),
  check: readSchema("prices-check"),
  import: readSchema("prices-import"),
};
const validate = {
  show: ajv.compile(schemas.show),
  check: ajv.compile(schemas.check),
  import: ajv.compile(schemas.import),
};

const LARGE = attributes("InstanceUsage:db.r6g.large", "Aurora PostgreSQL");
const lists = {
  "a.json": indexJson([item("AAAA", LARGE, "0.25")]),
  "b.json": indexJson([
    item("AAAA", LARGE, "0.26", { reserved: [{ lease: "1yr", option: "No Upfront", hourly: "0.17" }] }),
    item("BBBB", attributes("EUW2-InstanceUsage:db.r6g.large", "Aurora PostgreSQL", "eu-west-2"), "0.3"),
  ]),
};

beforeAll(() => {
  process.env["XDG_DATA_HOME"] = folderWith({});
});

afterAll(removeFolders);

async function documentOfPrices(command: keyof typeof validate, args: readonly string[], cwd?: string): Promise<Json> {
  const result = await run(
    ["prices", command, ...args, "--format", "json", "--quiet"],
    cwd === undefined ? {} : { cwd },
  );
  return printed(documentOf(result));
}

/** Commands and their arguments, in a folder with two price lists. */
const documents: readonly (readonly [command: keyof typeof validate, args: readonly string[]])[] = [
  ["show", []],
  ["show", ["storage", "--region", "sa-east-1", "--origin"]],
  ["show", ["r6g.large", "--as-of", "2030-01-01"]],
  ["show", ["storage-io", "--region", "cn-north-1"]],
  ["show", ["DataAPI", "--region", "us-east-2"]],
  ["show", ["r6g.large", "--prices", "books"]],
  ["check", ["a.json"]],
  ["check", ["a.json", "b.json"]],
  ["check", ["b.json", "a.json"]],
  ["import", ["b.json", "--out", "books"]],
  ["import", [join(fixtures, "index.json"), "--out", "fixture.json"]],
  ["import", [join(fixtures, "index.csv"), "--region", "eu-west-2", "--out", "london.json"]],
];

describe("documents of prices", async () => {
  const cwd = folderWith(lists);
  await run(["prices", "import", "b.json", "--out", "books", "--quiet"], { cwd });

  test.each(documents)("what %s prints for %j is of its schema", async (command, args) => {
    const document = await documentOfPrices(command, args, cwd);
    expect(problems(validate[command], document)).toEqual([]);
  });

  test.each<[keyof typeof validate, readonly string[], readonly string[]]>([
    [
      "show",
      ["r6g.large", "--prices", "books", "--as-of", "2030-01-01", "--origin"],
      ["prices", "reserved", "findings"],
    ],
    ["check", ["a.json", "b.json"], ["regions", "onlyNew"]],
    ["import", [join(fixtures, "index.json"), "--out", "fixture.json"], ["setAside", "books"]],
  ])("what %s prints with a field missing or too many is not of its schema", async (command, args, filled) => {
    const document = asObject(await documentOfPrices(command, args, cwd));
    // Else there would be nothing to damage.
    for (const key of filled) expect(document[key]).not.toEqual([]);
    expect(tolerated(validate[command], document)).toEqual([]);
  });
});

describe("closed sets", () => {
  const ofShow = asObject(schemas.show["$defs"]);
  const inPrice = asObject(asObject(ofShow["price"])["properties"]);

  test("of charges hold all there are, and that a price may be of none", () => {
    expect(asObject(inPrice["charge"])["enum"]).toEqual([...new Set(charges.map(({ id }) => id)), null]);
  });

  test("of engines hold all that the shipped book has", async () => {
    const { regions } = await loadPriceBook();
    const engines = [...regions.values()].flatMap(({ rows }) => [...rows.values()].map(({ engine }) => engine));
    expect(new Set(engines)).toEqual(new Set([asObject(inPrice["engine"])["enum"]].flat()));
  });

  test("of units and sources are those of an estimate", () => {
    const ofEstimate = asObject(readSchema("estimate")["$defs"]);
    for (const name of ["decimal", "unit", "source", "priceBook", "finding"]) {
      expect(ofShow[name]).toEqual(ofEstimate[name]);
    }
  });

  test("of reasons to set a rate aside hold all there are", () => {
    const reasons = at(schemas.import, "$defs", "setAsideRates", "properties", "reason", "enum");
    expect(reasons).toEqual(
      members({
        "other-service": true,
        "outside-region": true,
        preview: true,
        "other-engine": true,
        "unknown-engine": true,
        "other-deployment": true,
        "plain-rds": true,
        "unknown-usage-type": true,
        "no-product": true,
        "no-on-demand-term": true,
        "other-term": true,
        "incomplete-term": true,
        "other-effective-date": true,
        currency: true,
        unit: true,
        tier: true,
        "zero-price": true,
        "unreadable-price": true,
        "own-engine-row": true,
        "same-price": true,
        duplicate: true,
      } satisfies Record<RejectReason, true>),
    );
  });
});
