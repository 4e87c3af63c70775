import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { curLegacyBill, FLEET, writeBill } from "../fixtures/bill.ts";
import { at, documentOf, folderWith, removeFolders, run } from "./run.ts";

afterAll(removeFolders);

/** A name that a spreadsheet would run, and that ends cells and opens tags elsewhere. */
const HOSTILE = '=HYPERLINK("http://x"),a|b <img src=x> `*_';
const cwd = folderWith({
  "bill.csv": writeBill(curLegacyBill, FLEET),
  "clusters.json": JSON.stringify({
    DBClusters: [
      {
        DBClusterIdentifier: HOSTILE,
        DbClusterResourceId: "cluster-ORDERS2345",
        DBClusterArn: "arn:aws:rds:us-east-1:111122223333:cluster:orders",
        Engine: "aurora-postgresql",
      },
    ],
  }),
});
const written = async (format: string): Promise<string> => {
  const { status, stdout } = await run(["analyze", "bill.csv", "clusters.json", "--format", format], { cwd });
  expect(status).toBe(0);
  return stdout;
};

describe("analyze --format", () => {
  test("csv has a row for each cluster, and no cell that a spreadsheet would run", async () => {
    const rows: readonly Record<string, string>[] = parse(await written("csv"), { columns: true });
    expect(rows.map(({ cluster }) => cluster)).toEqual([`'${HOSTILE}`, "cluster-CATALOG234"]);
    expect(rows[0]).toMatchObject({
      storageConfiguration: "standard",
      cost: "718.37",
      verdict: "switch-to-io-optimized",
      savingsPerMonth: "412.97",
      days: "14",
    });
    expect(rows[1]).toMatchObject({ verdict: "undetermined", savingsPerMonth: "", ioShare: "" });
  });

  test("markdown is a table that a name cannot break", async () => {
    const text = await written("markdown");
    expect(text).toContain("**412.97 USD a month** to save in 2 clusters");
    const [first = ""] = text.split("\n").filter((line) => line.includes("HYPERLINK"));
    expect(first.replaceAll(/\\./g, "").split("|")).toHaveLength(11);
    expect(first).not.toMatch(/(?<!\\)</);
  });

  test("ndjson is the clusters of the JSON document, a line each", async () => {
    const lines = (await written("ndjson")).trimEnd().split("\n");
    const document = documentOf(await run(["analyze", "bill.csv", "clusters.json", "--format", "json"], { cwd }));
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(at(document, "clusters"));
  });
});
