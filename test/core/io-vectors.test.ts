/**
 * AWS agent toolkit for AWS, io_optimized_analyzer.py, run offline over a grid of its inputs: compute, volume and I/O of a month,
 * with I/O on both sides of its break-even. It uses a flat 1.30 for compute; the same premium is given here under `prices:`.
 */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { compareStorage, Decimal, loadPriceBook, parseCluster } from "@aurora-cost/core";

const rows = parse<Record<string, string>>(
  readFileSync(new URL("../golden/aws-toolkit-io-vectors.csv", import.meta.url), "utf8"),
  { columns: true },
);
const book = await loadPriceBook(["us-east-1"]);

/** The printed figure is the exact one, rounded to as many places as the analyzer prints. Python rounds binary floats, so a half may go either way. */
function expectPrinted(
  what: string,
  exact: Decimal | null | undefined,
  printed: string | undefined,
  unit: string,
): void {
  const off = exact?.minus(printed ?? NaN).abs() ?? new Decimal(NaN);
  expect(off.lte(new Decimal(unit).div(2)), `${what}: ${String(exact)}, printed ${String(printed)}`).toBe(true);
}

test("the published grid holds 40 cases", () => {
  expect(rows).toHaveLength(40);
});

test.each(rows)(
  "$compute_monthly_usd of compute, $storage_gib GB and $io_millions million requests agree with AWS's analyzer",
  (row) => {
    const compute = new Decimal(row["compute_monthly_usd"] ?? "");
    const cluster = parseCluster({
      region: "us-east-1",
      engine: "aurora-mysql",
      hoursPerMonth: 1,
      instances: [{ class: "db.r6g.large" }],
      storage: { gb: row["storage_gib"] },
      io: { requestsPerMonth: new Decimal(row["io_millions"] ?? "").times(1_000_000).toString() },
      prices: {
        "InstanceUsage:db.r6g.large": compute.toString(),
        "InstanceUsageIOOptimized:db.r6g.large": compute.times("1.3").toString(),
        "Aurora:StorageUsage": "0.10",
        "Aurora:IO-OptimizedStorageUsage": "0.225",
        "Aurora:StorageIOUsage": "0.0000002",
      },
    });
    const { options, savingsPerMonth, recommended, ioShare, breakEven } = compareStorage(cluster, book);
    const [standard, ioOptimized] = options;
    expectPrinted("standard", standard.total, row["standard_total"], "0.01");
    expectPrinted("I/O-Optimized", ioOptimized.total, row["iopt_total"], "0.01");
    expectPrinted("savings", savingsPerMonth, row["savings"], "0.01");
    expectPrinted("I/O share", ioShare?.times(100), row["io_pct_of_standard_total"], "0.1");
    expectPrinted("break-even cost", breakEven?.ioCost, row["breakeven_io_usd"], "0.01");
    expectPrinted("break-even share", breakEven?.ioShare?.times(100), row["breakeven_io_share_pct"], "0.001");
    expect(recommended).toBe(row["recommendation"]?.replace("_", "-"));
  },
);
