import { compareStorage, loadPriceBook, parseCluster, type StorageComparison } from "@aurora-cost/core";
import { expect, test } from "vitest";

const book = await loadPriceBook(["us-east-1"]);

/** A cluster with so much I/O that I/O-Optimized is cheaper. */
function busy(change: object): StorageComparison {
  return compareStorage(
    parseCluster({
      region: "us-east-1",
      engine: "aurora-mysql",
      instances: [{ class: "db.r6g.large" }],
      io: { requestsPerMonth: "1e10" },
      ...change,
    }),
    book,
  );
}

test("an error that the switch brings about blocks it", () => {
  const comparison = busy({ features: { parallelQuery: true } });
  expect(comparison.recommended).toBe("standard");
  expect(comparison.savingsPerMonth.gt(0)).toBe(true);
  expect(comparison.findings.map(({ rule }) => rule)).toContain("IO-005");
});

test("an error that holds either way does not", () => {
  const comparison = busy({ backup: { retentionDays: 0 } });
  expect(comparison.recommended).toBe("io-optimized");
  expect(comparison.findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule)).toEqual([
    "ST-009",
  ]);
});
