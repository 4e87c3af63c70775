import {
  type ClusterReport,
  Decimal,
  parseRegionPrices,
  priceBook,
  type PriceBook,
  readInventory,
} from "@aurora-cost/core";
import { describe, expect, test } from "vitest";
import {
  type BillLine,
  clusterArn,
  curLegacyBill,
  daysFrom,
  focus10Bill,
  inEach,
  instanceArn,
  type Period,
  writeBill,
} from "../fixtures/bill.ts";
import { analyse, buckets, onlyCluster, type Options } from "./analyse.ts";

/** Prices that make the arithmetic easy to follow. */
const PRICES = {
  "InstanceUsage:db.r4.large": ["1", "Hours"],
  "InstanceUsageIOOptimized:db.r4.large": ["1.3", "Hours"],
  "InstanceUsage:db.r6g.large": ["1", "Hours"],
  "InstanceUsageIOOptimized:db.r6g.large": ["1.3", "Hours"],
  "Aurora:ServerlessV2Usage": ["0.12", "ACU-Hours"],
  "Aurora:ServerlessV2IOOptimizedUsage": ["0.16", "ACU-Hours"],
  "Aurora:StorageUsage": ["0.1", "GB-Months"],
  "Aurora:IO-OptimizedStorageUsage": ["0.225", "GB-Months"],
  "Aurora:StorageIOUsage": ["0.0000002", "Requests"],
  "Aurora:BackupUsage": ["0.02", "GB-Months"],
} as const;

function bookWith(changes: Readonly<Record<string, string | null>> = {}): PriceBook {
  const rows = Object.entries(PRICES).flatMap(([usageType, [price, unit]]) => {
    const change = changes[usageType];
    if (change === null) return [];
    const unitPrice = change ?? price;
    const row = { usageType, unit, unitPrice, status: "listed", date: "2026-10-06", source: 0 };
    return [{ ...row, engine: "aurora-postgresql" }];
  });
  const region = { region: "us-east-1", currency: "USD", sources: ["made up"], prices: rows };
  const id = { id: "test", publishedOn: "2026-10-06", sha256: "0" };
  return priceBook(id, [parseRegionPrices(region)]);
}

const book = bookWith();
const POSTGRESQL = { operation: "CreateDBInstance:0021", engine: "Aurora PostgreSQL" } as const;

type Line = Omit<BillLine, "start" | "end">;

/** A day of one instance, $24. */
const INSTANCE: Line = {
  ...POSTGRESQL,
  usageType: "InstanceUsage:db.r6g.large",
  resource: instanceArn("one"),
  quantity: "24",
  cost: "24",
};
/** A day of 720 GB in a month of 30 days, $2.40. */
const STORAGE: Line = {
  ...POSTGRESQL,
  usageType: "Aurora:StorageUsage",
  resource: clusterArn("ONE"),
  quantity: "24",
  cost: "2.4",
};
const OPTIMIZED: readonly Line[] = [
  { ...INSTANCE, usageType: "InstanceUsageIOOptimized:db.r6g.large", cost: "31.2" },
  { ...STORAGE, usageType: "Aurora:IO-OptimizedStorageUsage", cost: "5.4" },
];

/** A day's I/O at so many dollars. */
function io(cost: string): Line {
  const quantity = new Decimal(cost).times(5_000_000).toString();
  return { ...STORAGE, usageType: "Aurora:StorageIOUsage", quantity, cost };
}

function standard(ioCost: string): readonly Line[] {
  return [INSTANCE, STORAGE, io(ioCost)];
}

const SEPTEMBER = daysFrom("2026-09-01", 30);
const OCTOBER = daysFrom("2026-10-01", 31);

function verdictOf(lines: readonly BillLine[], options: Options = {}, format = curLegacyBill): ClusterReport {
  const result = analyse([writeBill(format, lines)], { book, ...options });
  expect(result.report.reconciliation.difference.toString()).toBe("0");
  return onlyCluster(result);
}

function inDays(periods: readonly Period[], lines: readonly Line[], options: Options = {}): ClusterReport {
  return verdictOf(inEach(periods, lines), options);
}

/** The figures a verdict stands on, to the twelfth digit: scaling divides by hours. */
function figures({ verdict, reasons, breakEven, alternative, ioShare }: ClusterReport): unknown {
  return {
    verdict,
    reasons,
    breakEven: breakEven?.ioRequestsPerMonth.toFixed(6) ?? null,
    saving: alternative?.savingsPerMonth?.toFixed(12) ?? null,
    alternative: alternative?.total?.toFixed(12) ?? null,
    ioShare: ioShare?.toFixed(12) ?? null,
  };
}

function fixed(value: string, places = 12): string {
  return new Decimal(value).toFixed(places);
}

describe("a full month of 30 days at list prices", () => {
  // 730 h × 0.3 + 720 GB × 0.125 = 309 more on I/O-Optimized, that is 1,545 million requests.
  test("with $19.20 of I/O a day is dearer by 584 − 309", () => {
    const cluster = inDays(SEPTEMBER, standard("19.2"));
    expect(figures(cluster)).toEqual({
      verdict: "switch-to-io-optimized",
      reasons: ["above-threshold"],
      breakEven: fixed("1545000000", 6),
      saving: fixed("275"),
      alternative: fixed("1098"),
      ioShare: fixed("0.421052631579"),
    });
    expect(cluster.costs.total.toString()).toBe("1368");
    expect(cluster.breakEven?.ioCost.toFixed(12)).toBe(fixed("309"));
    expect(cluster.breakEven?.ioShare?.toFixed(12)).toBe(fixed("0.278127812781"));
    // 1,545,000,000 ÷ (730 × 3600)
    expect(cluster.breakEven?.ioRequestsPerSecond.toFixed(9)).toBe("587.899543379");
    // 2,920 million ÷ 1,545 million − 1
    expect(cluster.distance?.toFixed(9)).toBe("0.889967638");
  });

  test("with $4.80 of I/O a day is cheaper by 309 − 146", () => {
    expect(figures(inDays(SEPTEMBER, standard("4.8")))).toEqual({
      verdict: "stay",
      reasons: ["below-threshold"],
      breakEven: fixed("1545000000", 6),
      saving: fixed("-163"),
      alternative: fixed("1098"),
      ioShare: fixed("0.153846153846"),
    });
  });

  test("without any I/O is judged all the same, by the book's price of a request", () => {
    const cluster = inDays(SEPTEMBER, [INSTANCE, STORAGE]);
    expect(figures(cluster)).toMatchObject({
      verdict: "stay",
      breakEven: fixed("1545000000", 6),
      saving: fixed("-309"),
      ioShare: fixed("0"),
    });
  });

  test("of Serverless v2 takes the listed ACU prices", () => {
    const serverless = { ...INSTANCE, usageType: "Aurora:ServerlessV2Usage", quantity: "200", cost: "24" };
    // 730 h × 200 ÷ 24 ACU × 0.04 + 90
    expect(figures(inDays(SEPTEMBER, [serverless, STORAGE, io("19.2")]))).toMatchObject({
      breakEven: fixed("1666666666.666667", 6),
      saving: fixed("250.666666666667"),
    });
  });

  test("includes backup on both sides and in neither threshold nor share", () => {
    const backup = { ...STORAGE, usageType: "Aurora:BackupUsage", quantity: "50", cost: "1" };
    const cluster = inDays(SEPTEMBER, [...standard("19.2"), backup]);
    expect(figures(cluster)).toMatchObject({
      breakEven: fixed("1545000000", 6),
      saving: fixed("275"),
      alternative: fixed("1128"),
      ioShare: fixed("0.421052631579"),
    });
    expect(cluster.costs.total.toString()).toBe("1398");
  });
});

describe("a standard month is made of", () => {
  test("half a month, by the hours and the share of the month covered", () => {
    const half = inDays(SEPTEMBER.slice(0, 15), standard("19.2"));
    expect(figures(half)).toMatchObject({
      breakEven: fixed("1545000000", 6),
      saving: fixed("275"),
      alternative: fixed("549"),
      reasons: ["above-threshold", "incomplete-month"],
    });
  });

  test("a month of 31 days, where 744 GB are 24 GB-months a day", () => {
    // 219 + 744 × 0.125
    const october = inDays(daysFrom("2026-10-01", 31), standard("19.2"));
    expect(figures(october)).toMatchObject({
      breakEven: fixed("1560000000", 6),
      saving: fixed("272"),
      reasons: ["above-threshold"],
    });
  });

  test("two months of different length, their GB-months averaged", () => {
    // 219 + 732 × 0.125
    const both = inDays(daysFrom("2026-09-01", 61), standard("19.2"));
    expect(figures(both)).toMatchObject({
      breakEven: fixed("1552500000", 6),
      saving: fixed("273.5"),
      reasons: ["above-threshold"],
    });
    expect(both.months.map(({ month, hours }) => [month, hours])).toEqual([
      ["2026-09", 720],
      ["2026-10", 744],
    ]);
  });

  test("a leap February, with no hour short", () => {
    // 219 + 696 × 0.125
    const february = inDays(daysFrom("2028-02-01", 29), standard("19.2"));
    expect(figures(february)).toMatchObject({ breakEven: fixed("1530000000", 6), reasons: ["above-threshold"] });
  });
});

describe("a month in which the cluster was switched", () => {
  const early = SEPTEMBER.slice(0, 20);
  const late = SEPTEMBER.slice(20);

  test("to I/O-Optimized is judged on its days on Standard: it pays", () => {
    const cluster = verdictOf([...inEach(early, standard("19.2")), ...inEach(late, OPTIMIZED)]);
    expect(cluster).toMatchObject({ storageConfiguration: "mixed", dataQuality: { grade: "good", days: 20 } });
    expect(figures(cluster)).toEqual({
      verdict: "stay",
      reasons: ["above-threshold", "judged-on-standard-days"],
      breakEven: fixed("1545000000", 6),
      saving: fixed("-275"),
      alternative: null,
      ioShare: fixed("0.421052631579"),
    });
    expect(cluster.alternative?.storageConfiguration).toBe("standard");
  });

  test("to I/O-Optimized is judged on its days on Standard: it does not pay", () => {
    const cluster = verdictOf([...inEach(early, standard("4.8")), ...inEach(late, OPTIMIZED)]);
    expect(figures(cluster)).toMatchObject({ verdict: "switch-to-standard", saving: fixed("163") });
  });

  test("back to Standard has a total on the other side, the hours there kept", () => {
    const cluster = verdictOf([...inEach(late, standard("19.2")), ...inEach(early, OPTIMIZED)]);
    // 30 days × (31.2 + 5.4)
    expect(figures(cluster)).toMatchObject({
      verdict: "switch-to-io-optimized",
      saving: fixed("275"),
      alternative: fixed("1098"),
    });
  });

  test("too late for seven days on Standard stays undetermined", () => {
    const cluster = verdictOf([
      ...inEach(SEPTEMBER.slice(0, 6), standard("19.2")),
      ...inEach(SEPTEMBER.slice(6), OPTIMIZED),
    ]);
    expect(cluster.verdict).toBe("undetermined");
    expect(cluster.reasons).toContain("short-history");
  });

  test("reports each month for its own hours", () => {
    const lines = [...inEach(SEPTEMBER, standard("19.2")), ...inEach(daysFrom("2026-10-01", 31), OPTIMIZED)];
    const months = verdictOf(lines).months.map((month) => [
      month.storageConfiguration,
      month.standard?.toString() ?? null,
      month.ioOptimized?.toString() ?? null,
    ]);
    expect(months).toEqual([
      ["standard", "1368", "1098"],
      ["io-optimized", null, "1134.6"],
    ]);
  });
});

describe("a cluster on I/O-Optimized only", () => {
  test("is undetermined, with the threshold that would decide", () => {
    const cluster = inDays(SEPTEMBER, OPTIMIZED);
    expect(figures(cluster)).toEqual({
      verdict: "undetermined",
      reasons: ["io-unknown"],
      breakEven: fixed("1545000000", 6),
      saving: null,
      alternative: null,
      ioShare: null,
    });
    expect(cluster.ioRequestsPerMonth).toBeNull();
  });
});

describe("where I/O-Optimized costs no more without any I/O", () => {
  const cheap = bookWith({
    "InstanceUsageIOOptimized:db.r6g.large": "0.9",
    "Aurora:IO-OptimizedStorageUsage": "0.09",
  });

  test("a Standard cluster is told to switch", () => {
    const cluster = inDays(SEPTEMBER, [INSTANCE, STORAGE], { book: cheap });
    expect(figures(cluster)).toMatchObject({
      verdict: "switch-to-io-optimized",
      reasons: ["always-cheaper"],
      breakEven: fixed("0", 6),
      saving: fixed("80.2"),
    });
    expect(cluster.breakEven?.reason).toBe("always-cheaper");
  });

  test("an I/O-Optimized cluster is told to stay, its I/O unknown", () => {
    const [instance, storage] = OPTIMIZED;
    if (instance === undefined || storage === undefined) throw new Error("no lines");
    const lines = [
      { ...instance, cost: "21.6" },
      { ...storage, cost: "2.16" },
    ];
    expect(figures(inDays(SEPTEMBER, lines, { book: cheap }))).toMatchObject({
      verdict: "stay",
      reasons: ["always-cheaper"],
      breakEven: fixed("0", 6),
    });
  });
});

/** Days with so many dollars of I/O, one after the other. */
function inTurns(...costs: readonly string[]): ClusterReport {
  return verdictOf(
    SEPTEMBER.flatMap((period, index) => inEach([period], standard(costs[index % costs.length] ?? "0"))),
  );
}

function intervalWidth(...costs: readonly string[]): number {
  const [low = new Decimal(0), high = low] = inTurns(...costs).alternative?.interval ?? [];
  return Number(high.minus(low));
}

describe("a saving that may as well be none", () => {
  test.each([
    // 1.8 and 0.6 a day: the break-even is at 10.2
    ["12", "switch-to-io-optimized"],
    ["9.6", "stay"],
  ])("is none where every day has the same $%s of I/O: %s", (cost, verdict) => {
    const cluster = inTurns(cost);
    const [low, high] = cluster.alternative?.interval ?? [];
    expect(cluster.verdict).toBe(verdict);
    expect([low?.toString(), high?.toString()]).toEqual(Array(2).fill(cluster.alternative?.savingsPerMonth?.toFixed()));
    expect(cluster.outlook).toMatchObject({ advice: verdict === "stay" ? "stay" : "switch", waitDays: null });
  });

  test("is too close to call where the days differ, and says how long to wait", () => {
    // A quiet week and a busy one in turns, 12 a day on average.
    const cluster = inTurns(...Array<string>(7).fill("4"), ...Array<string>(7).fill("20"));
    const [low, high] = cluster.alternative?.interval ?? [];
    expect(cluster.verdict).toBe("too-close-to-call");
    expect(cluster.reasons[0]).toBe("close-to-threshold");
    expect(low?.isNegative()).toBe(true);
    expect(high?.gt(0)).toBe(true);
    expect(cluster.explanations[0]).toMatch(/^From day to day the saving may be anything from -/);
    expect(cluster.outlook?.advice).toBe(cluster.outlook?.waitDays === null ? "switch" : "wait");
  });

  test("is the same when it is asked for again", () => {
    const costs = ["3", "25", "4", "9", "14"];
    expect(inTurns(...costs)).toEqual(inTurns(...costs));
  });

  test("is wider, the more the days differ", () => {
    expect(intervalWidth("11", "13")).toBeLessThan(intervalWidth("8", "16"));
    expect(intervalWidth("8", "16")).toBeLessThan(intervalWidth("0", "24"));
  });

  test.each([
    ["56 of 1,167", "360", "too-close-to-call"],
    ["63.30 of 1,174.30", "367.2", "switch-to-io-optimized"],
    ["−17 of 1,094", "288", "too-close-to-call"],
    ["−53.50 of 1,057.50", "252", "stay"],
  ])("is one under 5 %% of the cost where rows are of a month: %s", (_, cost, verdict) => {
    const month = { start: "2026-09-01T00:00:00Z", end: "2026-10-01T00:00:00Z" };
    const rows = standard(cost).map((row) =>
      row.usageType === "Aurora:StorageIOUsage"
        ? row
        : {
            ...row,
            quantity: new Decimal(row.quantity ?? 0).times(30).toString(),
            cost: new Decimal(row.cost).times(30).toString(),
          },
    );
    const cluster = inDays([month], rows);
    expect(cluster.alternative?.interval).toBeNull();
    expect([cluster.outlook, cluster.history]).toEqual([null, null]);
    expect(cluster.verdict).toBe(verdict);
  });
});

describe("history", () => {
  test("tells what was paid, what either side would have cost, and the best schedule", () => {
    // Calm until the 15th, busy from then on: 28.8 or 36.6 a day, then 48.6 or 36.6.
    const cluster = verdictOf([
      ...inEach(SEPTEMBER.slice(0, 14), standard("2.4")),
      ...inEach(SEPTEMBER.slice(14), standard("22.2")),
    ]);
    expect(cluster.history).toMatchObject({ from: "2026-09-01", to: "2026-09-30", days: 30 });
    const { paid, standard: never, ioOptimized: always, best } = cluster.history ?? {};
    // 14 × 28.8 + 16 × 48.6; 30 × 36.6; 14 × 28.8 + 16 × 36.6
    expect([paid, never, always, best?.total].map(String)).toEqual(["1180.8", "1180.8", "1098", "988.8"]);
    expect(best?.switches).toEqual([{ on: "2026-09-15", to: "io-optimized" }]);
  });

  test("leaves out days on I/O-Optimized, whose I/O is not known", () => {
    const cluster = verdictOf([...inEach(SEPTEMBER, standard("12")), ...inEach(OCTOBER, OPTIMIZED)]);
    expect(cluster.history).toMatchObject({ from: "2026-09-01", to: "2026-09-30", days: 30 });
  });

  test("has nothing to tell of a cluster that only ran on I/O-Optimized", () => {
    expect(inDays(SEPTEMBER, OPTIMIZED).history).toBeNull();
  });
});

describe("the data's grade", () => {
  test.each([
    [2, "insufficient", "undetermined", "insufficient-data"],
    [3, "short", "undetermined", "short-history"],
    [6, "short", "undetermined", "short-history"],
    [7, "adequate", "switch-to-io-optimized", "above-threshold"],
    [13, "adequate", "switch-to-io-optimized", "above-threshold"],
    [14, "good", "switch-to-io-optimized", "above-threshold"],
  ])("of %i days is %s: %s", (count, grade, verdict, reason) => {
    const cluster = inDays(SEPTEMBER.slice(0, count), standard("19.2"));
    expect(cluster.dataQuality).toEqual({ grade, days: count });
    expect(cluster.verdict).toBe(verdict);
    expect(cluster.reasons).toEqual([reason, "incomplete-month"]);
  });

  test("withholds the recommendation, not the figures", () => {
    expect(figures(inDays(SEPTEMBER.slice(0, 2), standard("19.2")))).toMatchObject({
      breakEven: fixed("1545000000", 6),
      saving: fixed("275"),
      alternative: fixed("73.2"),
    });
  });

  test("leaves savings out of the sum that is promised", () => {
    const lines = inEach(SEPTEMBER.slice(0, 6), standard("19.2"));
    const { totals } = analyse([writeBill(curLegacyBill, lines)], { book }).report;
    expect(totals.savingsPerMonth.toString()).toBe("0");
    expect(totals.clusters).toBe(1);
  });
});

describe("a price that is missing", () => {
  test.each([
    ["of the class on I/O-Optimized", "InstanceUsageIOOptimized:db.r6g.large"],
    ["of I/O-Optimized storage", "Aurora:IO-OptimizedStorageUsage"],
  ])("%s leaves costs and nothing else", (_, usageType) => {
    const cluster = inDays(SEPTEMBER, standard("19.2"), { book: bookWith({ [usageType]: null }) });
    expect(cluster).toMatchObject({ verdict: "undetermined", alternative: null, breakEven: null });
    expect(cluster.reasons[0]).toBe("no-price");
    expect(cluster.explanations[0]).toContain(usageType);
    expect(cluster.explanations[0]).toContain("us-east-1");
    expect(cluster.costs.total.toString()).toBe("1368");
    expect(cluster.months.map((month) => month.ioOptimized)).toEqual([null]);
  });

  test("of the side that was used is no matter: the bill has it", () => {
    const bare = bookWith({ "InstanceUsage:db.r6g.large": null, "Aurora:StorageIOUsage": null });
    expect(inDays(SEPTEMBER, standard("19.2"), { book: bare }).verdict).toBe("switch-to-io-optimized");
  });

  test("of a request is one where the bill has none", () => {
    const bare = bookWith({ "Aurora:StorageIOUsage": null });
    const cluster = inDays(SEPTEMBER, OPTIMIZED, { book: bare });
    expect(cluster.reasons[0]).toBe("no-price");
    expect(cluster.alternative).toBeNull();
  });

  test("in a Region without prices is every price", () => {
    const line = { region: "mars-north-1" };
    const cluster = inDays(
      SEPTEMBER,
      standard("19.2").map((each) => ({ ...each, ...line })),
    );
    expect(cluster).toMatchObject({ verdict: "undetermined", region: "mars-north-1", alternative: null });
  });
});

describe("a rate of the bill that is not the book's", () => {
  test("is a finding, once for its usage type, and the bill's rate counts", () => {
    const cluster = inDays(SEPTEMBER, [{ ...INSTANCE, cost: "22.8" }, STORAGE, io("19.2")]);
    const found = cluster.findings.filter((finding) => finding.rule === "PRICE-001");
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: "warning" });
    expect(found[0]?.message).toMatch(/InstanceUsage:db\.r6g\.large.*0\.95.* 1[^\d]/);
    // 730 × (1.3 − 0.95) + 90
    expect(cluster.breakEven?.ioCost.toFixed(12)).toBe(fixed("345.5"));
  });

  test("by a rounding of AWS's is none", () => {
    const cluster = inDays(SEPTEMBER, [{ ...INSTANCE, cost: "24.0000000001" }, STORAGE, io("19.2")]);
    expect(cluster.findings.filter((finding) => finding.rule === "PRICE-001")).toEqual([]);
  });

  test("where the bill has the public rate beside a private one, is none", () => {
    const lines = standard("19.2").map((line) => ({
      ...line,
      list: line.cost,
      cost: new Decimal(line.cost).times("0.8").toString(),
    }));
    expect(inDays(SEPTEMBER, lines).findings.filter(({ rule }) => rule === "PRICE-001")).toEqual([]);
  });
});

const costs = (line: Line): string => inDays(SEPTEMBER, [line, STORAGE]).costs.compute.toString();

describe("the public cost of a row", () => {
  test("is its own column where there is one", () => {
    expect(costs({ ...INSTANCE, cost: "12", list: "24", listRate: "7" })).toBe("720");
  });

  test("is quantity × public rate without", () => {
    expect(costs({ ...INSTANCE, cost: "12", list: "", listRate: "1" })).toBe("720");
  });

  test("is the billed cost without either", () => {
    expect(costs({ ...INSTANCE, cost: "12", list: "" })).toBe("360");
  });

  test("may stand in a cell with blanks around a number", () => {
    expect(costs({ ...INSTANCE, cost: "12", quantity: " 24 ", list: "", listRate: "1" })).toBe("720");
  });
});

const tenth = (line: Line): Line => ({
  usageType: line.usageType ?? "",
  operation: line.operation ?? "",
  type: "EdpDiscount",
  cost: new Decimal(line.cost).times("-0.1").toString(),
});

const withNet = (line: Line, factor: string): Line => ({
  ...line,
  net: new Decimal(line.cost).times(factor).toString(),
});

describe("the net view", () => {
  const net: Options = { view: "net" };
  const lines = standard("19.2");

  test("takes a tenth off both sides, whether by discount rows or by net columns", () => {
    const byRows = inDays(SEPTEMBER, [...lines, ...lines.map(tenth)], net);
    const byColumns = inDays(
      SEPTEMBER,
      lines.map((line) => withNet(line, "0.9")),
      net,
    );
    const expected = {
      verdict: "switch-to-io-optimized",
      reasons: ["above-threshold"],
      breakEven: fixed("1545000000", 6),
      saving: fixed("247.5"),
      alternative: fixed("988.2"),
      ioShare: fixed("0.421052631579"),
    };
    expect(figures(byRows)).toEqual(expected);
    expect(figures(byColumns)).toEqual(expected);
    expect(byRows.costs.total.toFixed(12)).toBe(fixed("1231.2"));
    expect(byColumns.costs.total.toFixed(12)).toBe(fixed("1231.2"));
  });

  test("counts a discount once where the bill has rows and columns", () => {
    const both = [...lines.map((line) => withNet(line, "0.9")), ...lines.map(tenth)];
    expect(inDays(SEPTEMBER, both, net).costs.total.toFixed(12)).toBe(fixed("1231.2"));
  });

  test("keeps discounts apart by usage type: a fifth off I/O alone", () => {
    const [instance, storage, requests] = lines;
    if (instance === undefined || storage === undefined || requests === undefined) throw new Error("no lines");
    const cluster = inDays(SEPTEMBER, [withNet(instance, "1"), withNet(storage, "1"), withNet(requests, "0.8")], net);
    // 309 ÷ 0.00000016, and 467.2 − 309
    expect(figures(cluster)).toMatchObject({
      breakEven: fixed("1931250000", 6),
      saving: fixed("158.2"),
    });
  });

  test("spreads discount rows over the resources of the same usage type", () => {
    const second = [
      { ...INSTANCE, resource: instanceArn("two", "eu-west-2"), region: "eu-west-2" },
      { ...STORAGE, resource: clusterArn("TWO", "eu-west-2"), region: "eu-west-2" },
    ];
    const rows = inEach(SEPTEMBER, [...lines, ...second, tenth(INSTANCE)]);
    const { report } = analyse([writeBill(curLegacyBill, rows)], { book, ...net });
    const compute = Object.fromEntries(
      report.clusters.map((cluster) => [cluster.region, cluster.costs.compute.toFixed(6)]),
    );
    expect(compute).toEqual({ "us-east-1": "648.000000", "eu-west-2": "720.000000" });
  });

  test("is the list view where nothing is discounted", () => {
    expect(figures(inDays(SEPTEMBER, lines, net))).toEqual(figures(inDays(SEPTEMBER, lines)));
  });

  test("leaves discount rows set aside in the sums", () => {
    const rows = inEach(SEPTEMBER, [...lines, ...lines.map(tenth)]);
    expect(buckets(analyse([writeBill(curLegacyBill, rows)], { book, ...net }))).toEqual({
      attributed: "1368",
      grouped: "0",
      discount: "-136.8 in 90",
    });
  });

  test("of FOCUS is contracted ÷ list", () => {
    const rows = inEach(
      SEPTEMBER,
      lines.map((line) => withNet(line, "0.9")),
    );
    expect(verdictOf(rows, net, focus10Bill).costs.total.toFixed(12)).toBe(fixed("1231.2"));
  });

  test("of FOCUS is the list view where contracted costs are all 0, as in the Foundation's sample", () => {
    const rows = inEach(
      SEPTEMBER,
      lines.map((line) => ({ ...line, net: "0.00000000000" })),
    );
    expect(verdictOf(rows, net, focus10Bill).costs.total.toFixed(12)).toBe(fixed("1368"));
  });
});

describe("the amortized view", () => {
  const amortized: Options = { view: "amortized" };
  const reservation = "arn:aws:rds:us-east-1:111122223333:ri:one";
  const reserved: Line = {
    ...INSTANCE,
    type: "DiscountedUsage",
    cost: "0",
    list: "24",
    effective: "14.4",
    reservation,
  };
  const lines = [reserved, STORAGE, io("19.2")];

  test("has the reservation's share on Standard, and adds the listed premium on I/O-Optimized", () => {
    const cluster = inDays(SEPTEMBER, lines, amortized);
    expect(cluster.costs.compute.toString()).toBe("432");
    // 730 × (14.4 + 31.2 − 24) ÷ 24 = 657 against 438, and 90 for storage
    expect(figures(cluster)).toMatchObject({
      verdict: "switch-to-io-optimized",
      breakEven: fixed("1545000000", 6),
      saving: fixed("275"),
      alternative: fixed("810"),
    });
  });

  test("reads the same out of FOCUS", () => {
    const cluster = verdictOf(inEach(SEPTEMBER, lines), amortized, focus10Bill);
    expect(cluster.costs.compute.toString()).toBe("432");
    expect(figures(cluster)).toMatchObject({ saving: fixed("275"), alternative: fixed("810") });
  });

  test("is not the list view, which has public prices for the same rows", () => {
    expect(inDays(SEPTEMBER, lines).costs.compute.toString()).toBe("720");
  });

  test("takes a savings plan's effective cost, its negation set aside", () => {
    const covered: Line = { ...INSTANCE, type: "SavingsPlanCoveredUsage", effective: "16.8" };
    const negation: Line = { ...INSTANCE, type: "SavingsPlanNegation", resource: "", cost: "-24" };
    const rows = inEach(SEPTEMBER, [covered, negation, STORAGE]);
    const result = analyse([writeBill(curLegacyBill, rows)], { book, ...amortized });
    expect(onlyCluster(result).costs.compute.toString()).toBe("504");
    expect(buckets(result)).toEqual({ attributed: "792", grouped: "0", commitment: "-720 in 30" });
  });

  test("falls back to the billed cost where a report knows no amortisation", () => {
    const { effective: _, ...old } = { ...reserved, cost: "9" };
    expect(inDays(SEPTEMBER, [old, STORAGE], amortized).costs.compute.toString()).toBe("270");
  });

  test("of plain rows is the list view", () => {
    expect(figures(inDays(SEPTEMBER, standard("19.2"), amortized))).toEqual(
      figures(inDays(SEPTEMBER, standard("19.2"))),
    );
  });
});

const inventory = (extra: Readonly<Record<string, unknown>>): Options => {
  const cluster = {
    DBClusterIdentifier: "one",
    DbClusterResourceId: "cluster-ONE",
    DBClusterArn: "arn:aws:rds:us-east-1:111122223333:cluster:one",
    Engine: "aurora-postgresql",
    DBClusterMembers: [{ DBInstanceIdentifier: "one" }],
    ...extra,
  };
  return { inventory: readInventory([{ DBClusters: [cluster] }]) };
};

function rulesOf({ findings }: ClusterReport): readonly string[] {
  return findings.map(({ rule }) => rule);
}

/** One instance in September, another in October. */
function twoMonths(first: Line, last: Line): readonly BillLine[] {
  return [...inEach(SEPTEMBER, [first, STORAGE, io("19.2")]), ...inEach(OCTOBER, [last, STORAGE, io("19.2")])];
}

/** A second cluster beside the first. */
function elsewhere({ resource }: Line): string {
  return resource === instanceArn("one") ? instanceArn("two") : clusterArn("TWO");
}

describe("a rule of AWS's", () => {
  test("that forbids the switch makes the verdict stay, and says why", () => {
    const cluster = inDays(SEPTEMBER, standard("19.2"), inventory({ EngineVersion: "13.4" }));
    expect(cluster).toMatchObject({ verdict: "stay", reasons: ["blocked-by-rule"] });
    expect(cluster.findings.map((finding) => finding.rule)).toContain("IO-003");
    expect(cluster.alternative?.savingsPerMonth?.toFixed(6)).toBe("275.000000");
  });

  test("that only warns rides along", () => {
    const cluster = inDays(SEPTEMBER, standard("19.2"), inventory({ EngineVersion: "16.4" }));
    expect(cluster.verdict).toBe("switch-to-io-optimized");
    expect(rulesOf(cluster)).toEqual(["IO-001", "IO-006"]);
  });

  test("about switching is silent where nothing is to be switched", () => {
    expect(rulesOf(inDays(SEPTEMBER, standard("4.8"), inventory({ EngineVersion: "16.4" })))).toEqual(["IO-001"]);
  });

  test("about the version speaks whatever the verdict", () => {
    const cluster = inDays(SEPTEMBER, standard("4.8"), inventory({ EngineVersion: "13.4" }));
    expect(cluster.verdict).toBe("stay");
    expect(rulesOf(cluster)).toEqual(["ES-001", "ES-003", "IO-001"]);
  });

  test("that is broken either way does not stand in the way of a switch", () => {
    const prefixed = [INSTANCE, { ...STORAGE, usageType: `EUW2-${STORAGE.usageType}` }, io("19.2")];
    const cluster = inDays(
      SEPTEMBER,
      prefixed.map((line) => ({ ...line, region: "us-east-1" })),
    );
    expect(cluster.verdict).toBe("switch-to-io-optimized");
    expect(cluster.findings.find(({ rule }) => rule === "CSV-001")).toMatchObject({ severity: "error" });
  });

  test("about classes goes by the last month: earlier ones may be gone", () => {
    const old = { ...INSTANCE, usageType: "InstanceUsage:db.r4.large", resource: instanceArn("old") };
    expect(verdictOf(twoMonths(old, INSTANCE)).verdict).toBe("switch-to-io-optimized");
    expect(verdictOf(twoMonths(INSTANCE, old)).reasons).toEqual(["blocked-by-rule"]);
  });

  test("about data tells days that are too few, months not covered, and I/O that is not in the bill", () => {
    expect(rulesOf(inDays(SEPTEMBER.slice(0, 6), standard("19.2")))).toEqual(["IO-001", "IO-014", "CSV-004"]);
    expect(rulesOf(inDays(SEPTEMBER, OPTIMIZED))).toEqual(["IO-001", "CSV-002"]);
  });

  test("takes the mean volume of the month", () => {
    const tiny = inDays(SEPTEMBER, [INSTANCE, { ...STORAGE, quantity: "0.3", cost: "0.03" }, io("4.8")]);
    expect(tiny.findings.find(({ rule }) => rule === "ST-011")?.message).toMatch(/^9 GB are billed/);
  });

  test("tells that the sums of a group are of all its clusters", () => {
    const two = [...standard("4.8"), ...standard("4.8").map((line) => ({ ...line, resource: elsewhere(line) }))];
    const found = onlyCluster(analyse([writeBill(curLegacyBill, inEach(SEPTEMBER, two))], { book })).findings;
    expect(found.map(({ rule }) => rule)).toContain("CSV-003");
    expect(found.map(({ rule }) => rule)).not.toContain("IO-001");
  });
});
