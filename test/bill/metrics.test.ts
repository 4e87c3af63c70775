import { type ClusterReport, type MetricFile, type MetricSeries, readInventory, readMetrics } from "@aurora-cost/core";
import { describe, expect, test } from "vitest";
import {
  type BillLine,
  clusterArn,
  curLegacyBill,
  daysFrom,
  hoursFrom,
  inEach,
  instanceArn,
  writeBill,
} from "../fixtures/bill.ts";
import {
  consoleRecords,
  counts,
  DAY_COUNTS,
  ioOfDays,
  metricData,
  type MetricLine,
  SEPTEMBER_1,
} from "../fixtures/metrics.ts";
import { refusal } from "../refusal.ts";
import { analyse, onlyCluster } from "./analyse.ts";

type Line = Omit<BillLine, "start" | "end">;

const POSTGRESQL = { operation: "CreateDBInstance:0021", engine: "Aurora PostgreSQL" } as const;
const DAY = 86_400;

/** A day of a db.r6g.large and of 720 GB in a month of 30 days, at the prices of us-east-1. */
function optimized(name: string, account = "111122223333"): readonly Line[] {
  const instance = instanceArn(`${name}-1`, "us-east-1", account);
  const volume = clusterArn(name.toUpperCase(), "us-east-1", account);
  const shared = { ...POSTGRESQL, account };
  return [
    {
      ...shared,
      usageType: "InstanceUsageIOOptimized:db.r6g.large",
      resource: instance,
      quantity: "24",
      cost: "8.112",
    },
    { ...shared, usageType: "Aurora:IO-OptimizedStorageUsage", resource: volume, quantity: "24", cost: "5.4" },
  ];
}

/** The same on Standard, with so many requests a day. */
function standard(name: string, requests: string): readonly Line[] {
  const [instance, volume] = [instanceArn(`${name}-1`), clusterArn(name.toUpperCase())];
  const cost = (Number(requests) / 5_000_000).toString();
  return [
    { ...POSTGRESQL, usageType: "InstanceUsage:db.r6g.large", resource: instance, quantity: "24", cost: "6.24" },
    { ...POSTGRESQL, usageType: "Aurora:StorageUsage", resource: volume, quantity: "24", cost: "2.4" },
    { ...POSTGRESQL, usageType: "Aurora:StorageIOUsage", resource: volume, quantity: requests, cost },
  ];
}

const SEPTEMBER = daysFrom("2026-09-01", 30);

function inventoryOf(
  ...clusters: readonly (readonly [name: string, account?: string])[]
): ReturnType<typeof readInventory> {
  return readInventory([
    {
      DBClusters: clusters.map(([name, account = "111122223333"]) => ({
        DBClusterIdentifier: name,
        DbClusterResourceId: `cluster-${name.toUpperCase()}`,
        DBClusterArn: `arn:aws:rds:us-east-1:${account}:cluster:${name}`,
        Engine: "aurora-postgresql",
        DBClusterMembers: [{ DBInstanceIdentifier: `${name}-1` }],
      })),
    },
  ]);
}

function series(lines: readonly MetricLine[], file: Partial<MetricFile> = {}): readonly MetricSeries[] {
  return readMetrics([{ path: "io.json", cluster: null, content: metricData(lines), ...file }]).series;
}

function judged(lines: readonly BillLine[], metrics: readonly MetricSeries[], name = "catalog"): ClusterReport {
  const inventory = inventoryOf(["catalog"], ["orders"]);
  const result = analyse([writeBill(curLegacyBill, lines)], { inventory, metrics });
  expect(result.report.reconciliation.difference.toString()).toBe("0");
  return onlyCluster(result, name);
}

function rulesOf({ findings }: ClusterReport): readonly string[] {
  return findings.map(({ rule }) => rule).filter((rule) => /^METRIC|IO-015|CSV-002/.test(rule));
}

const CATALOG = inEach(SEPTEMBER, optimized("catalog"));

describe("a cluster on I/O-Optimized with metrics of its I/O", () => {
  // A standard month: 730 h × 0.26 + 720 GB × 0.10 = 261.80, there 730 × 0.338 + 720 × 0.225 = 408.74; even at 146.94 of I/O.
  test("goes back to Standard where the I/O costs less than what it saves", () => {
    // 40,000 in 5 minutes are 350,400,000 a month: 70.08. In the 720 hours billed: 187.20 + 72 + 69.12.
    const report = judged(CATALOG, series(ioOfDays("catalog", 20_000, 30)));
    expect(report).toMatchObject({
      verdict: "switch-to-standard",
      reasons: ["below-threshold", "judged-on-metrics"],
      dataQuality: { grade: "good", days: 30 },
    });
    expect({
      requests: report.ioRequestsPerMonth?.toString(),
      even: report.breakEven?.ioRequestsPerMonth.toString(),
      saves: report.alternative?.savingsPerMonth?.toString(),
      total: report.alternative?.total?.toString(),
      share: report.ioShare?.toFixed(12),
    }).toEqual({
      requests: "350400000",
      even: "734700000",
      saves: "76.86",
      total: "328.32",
      share: (70.08 / 331.88).toFixed(12),
    });
    expect(rulesOf(report)).toEqual([]);
  });

  test("stays where it costs more", () => {
    const report = judged(CATALOG, series(ioOfDays("catalog", 60_000, 30)));
    expect(report).toMatchObject({ verdict: "stay", reasons: ["above-threshold", "judged-on-metrics"] });
    expect(report.alternative?.savingsPerMonth?.toString()).toBe("-63.3");
  });

  test.each([
    ["half the days", series(ioOfDays("catalog", 20_000, 15)), 15],
    ["its resource id", series(ioOfDays("cluster-CATALOG", 20_000, 30)), 30],
    ["its ARN", series(ioOfDays("x", 20_000, 30), { cluster: clusterArn("CATALOG") }), 30],
    ["days before and after the bill", series(ioOfDays("catalog", 20_000, 90, SEPTEMBER_1 - 30 * DAY)), 30],
  ])("is judged alike by %s", (_, metrics, days) => {
    const report = judged(CATALOG, metrics);
    expect(report).toMatchObject({ verdict: "switch-to-standard", dataQuality: { days } });
    expect(report.ioRequestsPerMonth?.toString()).toBe("350400000");
  });

  test("does not count the I/O of hours that are not billed", () => {
    const later = ioOfDays("catalog", 9_000_000, 5, SEPTEMBER_1 + 30 * DAY);
    const joined = ioOfDays("catalog", 20_000, 30).map((line, index) => ({
      ...line,
      values: [...line.values, ...(later[index]?.values ?? [])],
    }));
    expect(judged(CATALOG, series(joined)).ioRequestsPerMonth?.toString()).toBe("350400000");
  });

  test.each<[string, readonly MetricSeries[], string, readonly string[]]>([
    ["of other days", series(ioOfDays("catalog", 1, 30, SEPTEMBER_1 - 60 * DAY)), "io-unknown", ["METRIC-007"]],
    ["of six days", series(ioOfDays("catalog", 1, 6)), "short-history", ["METRIC-007"]],
    ["as means of hours", series(hourly(ioOfDays("catalog", 1, 30), "Average")), "io-unknown", ["IO-015"]],
    ["of reads alone", series(ioOfDays("catalog", 1, 30).slice(0, 1)), "io-unknown", ["METRIC-008"]],
    ["without a statistic", series(unnamed(ioOfDays("catalog", 1, 30))), "io-unknown", ["METRIC-001"]],
    [
      "of its volume's size",
      series([{ ...counts("catalog", "VolumeBytesUsed", 1, 9), statistic: "Average" }]),
      "io-unknown",
      ["CSV-002"],
    ],
  ])("is left undetermined by metrics %s", (_, metrics, reason, rules) => {
    const report = judged(CATALOG, metrics);
    expect(report.verdict).toBe("undetermined");
    expect(report.reasons[0]).toBe(reason);
    expect(rulesOf(report)).toEqual(rules);
  });
});

describe("on Standard the bill vouches for the metrics", () => {
  // 50 reads and 50 writes in each of 288 periods are 28,800 a day.
  const bill = [...CATALOG, ...inEach(SEPTEMBER, standard("orders", "28800"))];
  const right = ioOfDays("orders", 50, 30);

  test("when they count the same", () => {
    const metrics = series([...ioOfDays("catalog", 20_000, 30), ...right]);
    expect(rulesOf(judged(bill, metrics, "orders"))).toEqual([]);
    expect(judged(bill, metrics).verdict).toBe("switch-to-standard");
  });

  test("and when they do not, nothing of the file is used", () => {
    // Twelve five-minute counts an hour, of which the mean was exported and called a sum.
    const metrics = series(hourly([...ioOfDays("catalog", 20_000, 30), ...right], "Sum"));
    const orders = judged(bill, metrics, "orders");
    expect(rulesOf(orders)).toEqual(["METRIC-005"]);
    expect(orders.findings.find(({ rule }) => rule === "METRIC-005")?.message).toBe(
      "on 30 days on Standard the metrics count 72,000 requests and the bill 864,000: a twelfth, as when means over an hour are taken for sums",
    );
    expect(orders.verdict).toBe("stay");
    const catalog = judged(bill, metrics);
    expect(catalog).toMatchObject({ verdict: "undetermined", reasons: ["io-unknown"] });
    expect(rulesOf(catalog)).toEqual(["METRIC-009"]);
  });

  test("but another file is", () => {
    const metrics = readMetrics([
      { path: "good.json", cluster: null, content: metricData(ioOfDays("catalog", 20_000, 30)) },
      { path: "bad.json", cluster: null, content: metricData(ioOfDays("orders", 7, 30)) },
    ]).series;
    expect(judged(bill, metrics).verdict).toBe("switch-to-standard");
  });

  test("on the days that both have in full, and no others", () => {
    // From noon on the 10th: the first whole day is the 11th. On the 21st it was switched.
    const switched = [
      ...inEach(daysFrom("2026-09-01", 20), standard("orders", "28800")),
      ...inEach(daysFrom("2026-09-21", 10), optimized("orders")),
    ];
    const late = ioOfDays("orders", 7, 30, SEPTEMBER_1 + 9.5 * DAY);
    const report = judged(switched, series(late), "orders");
    expect(report.findings.find(({ rule }) => rule === "METRIC-005")?.message).toMatch(
      /^on 10 days on Standard .* 40,320 .* 288,000/,
    );
    // Its I/O is the bill's own all the same.
    expect(report.reasons).toContain("judged-on-standard-days");
    expect(report.reasons).not.toContain("judged-on-metrics");
  });
});

/** An hour of what lines are for a day. */
function anHour(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({
    ...line,
    quantity: (Number(line.quantity) / 24).toString(),
    cost: (Number(line.cost) / 24).toString(),
  }));
}

describe("a day that is partly on Standard", () => {
  test("costs on Standard what all of its requests do, those on the bill too", () => {
    const [first, second] = [hoursFrom("2026-09-10", 12), hoursFrom("2026-09-10", 24).slice(12)];
    const days = daysFrom("2026-09-01", 9);
    const lines = [
      ...inEach(days, standard("orders", "2400000")),
      ...inEach(first, anHour(standard("orders", "2400000"))),
      ...inEach(second, anHour(optimized("orders"))),
    ];
    // 288 × 8,000 a day from CloudWatch, 100,000 an hour on the bill: within the 5 % that are believed.
    const { history } = judged(lines, series(ioOfDays("orders", 4000, 10)), "orders");
    // 10 × (6.24 + 2.40) + 9 × 0.48 + 2,304,000 × 0.0000002
    expect([history?.days, history?.standard.toFixed(6)]).toEqual([10, "91.180800"]);
  });
});

describe("whose metrics they are", () => {
  const io = ioOfDays("catalog", 20_000, 30);

  test("must be said", () => {
    const content = metricData(io, ({ metric, statistic }) => `${metric} ${statistic}`);
    expect(refusal(() => judged(CATALOG, series(io, { content })))).toBe(
      "io.json: VolumeReadIOPs: nothing names its cluster: give it as --metrics CLUSTER=FILE",
    );
    expect(judged(CATALOG, series(io, { content, cluster: "catalog" })).verdict).toBe("switch-to-standard");
  });

  test("must be of times with a zone", () => {
    expect(refusal(() => judged(CATALOG, series(io, { content: consoleRecords(io) })))).toMatch(
      /^io\.json: VolumeReadIOPs: its times name no zone/,
    );
  });

  test("is told, when it is none of the bill's", () => {
    const inventory = inventoryOf(["catalog"]);
    const { report } = analyse([writeBill(curLegacyBill, CATALOG)], {
      inventory,
      metrics: series(ioOfDays("gone", 1, 3)),
    });
    expect(report.hints).toEqual([
      "the metrics of gone are of no cluster in the bill: --inventory tells its clusters' names",
    ]);
  });

  test("is refused for two clusters of one name, unless the account tells them apart", () => {
    const twins = [...CATALOG, ...inEach(SEPTEMBER, optimized("catalog", "444455556666"))];
    const inventory = inventoryOf(["catalog"], ["catalog", "444455556666"]);
    const bill = writeBill(curLegacyBill, twins);
    expect(refusal(() => analyse([bill], { inventory, metrics: series(io) }))).toMatch(
      /catalog may be any of arn:.*, arn:/,
    );
    const { report } = analyse([bill], { inventory, metrics: series(ioOfDays("444455556666 catalog", 20_000, 30)) });
    expect(report.clusters.map(({ account, verdict }) => [account, verdict])).toEqual([
      ["444455556666", "switch-to-standard"],
      ["111122223333", "undetermined"],
    ]);
  });
});

/** The means of each hour, called by a statistic. */
function hourly(lines: readonly MetricLine[], statistic: string): readonly MetricLine[] {
  return lines.map((line) => ({
    ...line,
    statistic,
    periodSeconds: 3600,
    values: line.values.slice(0, line.values.length / (DAY_COUNTS / 24)),
  }));
}

/** With a statistic that no label is read for. */
function unnamed(lines: readonly MetricLine[]): readonly MetricLine[] {
  return lines.map((line) => ({ ...line, statistic: "" }));
}
