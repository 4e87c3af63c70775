import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import {
  type Analysis,
  analyze,
  bindReader,
  Decimal,
  detectFormat,
  joinClusters,
  loadPriceBook,
  openLedger,
  readInventory,
} from "@aurora-cost/core";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";

// The expected figures were worked out by hand and by a script in another arithmetic; see examples/README.md.
const expected: Expected = JSON.parse(readFileSync("examples/acme-expected.json", "utf8"));

interface Expected {
  readonly rdsUnblendedCost: string;
  readonly clusters: Readonly<Record<string, ExpectedCluster>>;
}

interface ExpectedCluster {
  readonly resourceIds: readonly string[];
  readonly compute: string;
  readonly storage: string;
  readonly storageIo: string;
  readonly backup: string;
  readonly breakEvenRequestsPerMonth: string;
  readonly requestsPerMonth: string | null;
  readonly cheaper: "standard" | "io-optimized" | null;
}

let report: Analysis;

beforeAll(async () => {
  const ledger = openLedger();
  for (const path of exportsOf("examples/acme")) {
    const records: string[][] = parse(gunzipSync(readFileSync(path)));
    const [header = [], ...rows] = records;
    const format = detectFormat(header);
    if (format === undefined) throw new Error(`${path}: unknown format`);
    const read = bindReader(format, header);
    for (const row of rows) {
      const result = read(row);
      if (result.as === "row") ledger.add(result.row);
      if (result.as === "unreadable") throw new Error(`${path}: ${result.problem}`);
    }
  }
  const totals = ledger.totals();
  const inventory = readInventory([JSON.parse(readFileSync("examples/acme/inventory.json", "utf8"))]);
  report = analyze({
    totals,
    joined: joinClusters(totals.entries, { inventory, map: new Map() }),
    book: await loadPriceBook(["us-east-1", "eu-west-2"]),
    view: "list",
    basis: "UnblendedCost",
    engine: "csv",
    inputs: [],
  });
});

function exportsOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".csv.gz"))
    .map((name) => join(folder, name));
}

test("the sums over all rows of Amazon RDS are those of the file, and nothing is lost", () => {
  expect(report.reconciliation.rdsCost.toString()).toBe(expected.rdsUnblendedCost);
  expect(report.reconciliation.difference.isZero()).toBe(true);
});

describe.each(Object.entries(expected.clusters))("%s", (name, figures) => {
  function found(): Analysis["clusters"][number] {
    const [id = ""] = figures.resourceIds;
    const cluster = report.clusters.find((one) => one.id.endsWith(id) || one.members.some((arn) => arn.endsWith(id)));
    if (cluster === undefined) throw new Error(`${name} is not in the report`);
    return cluster;
  }

  test("costs what the arithmetic says", () => {
    const { compute, storage, storageIo, backup } = found().costs;
    expect([compute, storage, storageIo, backup].map(String)).toEqual(
      [figures.compute, figures.storage, figures.storageIo, figures.backup].map((text) => new Decimal(text).toString()),
    );
  });

  test("breaks even where the arithmetic says", () => {
    const { breakEven, ioRequestsPerMonth } = found();
    expect(breakEven?.ioRequestsPerMonth.toString()).toBe(figures.breakEvenRequestsPerMonth);
    expect(ioRequestsPerMonth?.toString() ?? null).toBe(figures.requestsPerMonth);
  });

  test("gets the verdict that follows", () => {
    const { verdict, alternative, joinedBy } = found();
    const better =
      alternative?.storageConfiguration === figures.cheaper ? `switch-to-${figures.cheaper ?? ""}` : "stay";
    expect(verdict).toBe(joinedBy === "group" || figures.cheaper === null ? "undetermined" : better);
  });
});
