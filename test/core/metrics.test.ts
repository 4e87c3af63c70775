import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cluster,
  Decimal,
  fillFromMetrics,
  isMetrics,
  metricFormats,
  type MetricFile,
  METRICS,
  type MetricSeries,
  parseClusterToFill,
  readMetrics,
  utilizationOf,
} from "@aurora-cost/core";
import {
  consoleRecords,
  counts,
  ioOfDays,
  metricData,
  type MetricLine,
  metricQueries,
  metricStatistics,
  SEPTEMBER_1,
} from "../fixtures/metrics.ts";
import { refusal } from "../refusal.ts";

function read(...contents: readonly unknown[]): readonly MetricSeries[] {
  return readMetrics(contents.map((content, index) => file(content, `${String(index)}.json`))).series;
}

function file(content: unknown, path = "m.json"): MetricFile {
  return { path, cluster: null, content };
}

function cluster(input: object = {}): Cluster {
  const instances = [{ class: "db.r6g.large", role: "writer" }];
  return parseClusterToFill({ region: "us-east-1", engine: "aurora-postgresql", instances, ...input });
}

/** What a series holds, whatever it was read from. */
function bare({ metric, statistic, periodSeconds, points }: MetricSeries): unknown {
  return { metric, statistic, periodSeconds, points: points.map(({ second, value }) => [second, value.toString()]) };
}

/** Periods from one to before another. */
function periods(from: number, end: number): readonly MetricLine[] {
  return [counts("orders", "VolumeReadIOPs", 5, end - from, SEPTEMBER_1 + from * 300)];
}

/** The one series of points at these times. */
function ofTimes(...stamps: readonly (string | number)[]): MetricSeries | undefined {
  return read({ Label: "VolumeBytesUsed", Datapoints: stamps.map((Timestamp) => ({ Timestamp, Average: 1 })) })[0];
}

/** The load that the averages of a metric give a description. */
function loadOf(metric: string, values: readonly number[], input: object): readonly string[] | undefined {
  const line = { ...counts("orders-1", metric, 0, 0), statistic: "Average", values };
  return fillFromMetrics(cluster(input), read(metricData([line]))).cluster.load?.acu?.map(String);
}

/** 1 to 100, in no order. */
const HUNDRED = Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1);

const MIXED: readonly MetricLine[] = [
  { ...counts("orders", "VolumeReadIOPs", 0, 0), values: [3, 1, 4, null, 1, 5, 9] },
  { ...counts("orders", "VolumeWriteIOPs", 0, 0), values: [2, 7, 1, 8, 2, 8, 0.5] },
  {
    ...counts("orders", "VolumeBytesUsed", 0, 0),
    statistic: "Average",
    periodSeconds: 3600,
    values: [2 ** 31, 2 ** 30],
  },
  { ...counts("orders-1", "CPUUtilization", 0, 0), statistic: "Average", values: [10, 20.25, 30] },
];

/** Each format with its file, and others that hold the same. */
const written: Readonly<Record<string, (lines: readonly MetricLine[]) => readonly unknown[]>> = {
  "get-metric-data": (lines) => [metricData(lines)],
  "get-metric-statistics": (lines) => lines.map(metricStatistics),
  "console-csv": (lines) => [consoleRecords(lines)],
};

test("each file of formats is in the list, and the tests write each", () => {
  const folder = new URL("../../packages/core/src/metrics/formats/", import.meta.url);
  const files = readdirSync(folder).map((name) => name.replace(".ts", ""));
  const ids = metricFormats.map(({ id }) => id);
  expect(files.filter((name) => !["format", "index", "queries"].includes(name)).toSorted()).toEqual(ids.toSorted());
  expect(Object.keys(written).toSorted()).toEqual(ids.toSorted());
});

describe.each(metricFormats)("$id", ({ id, matches }) => {
  const write = written[id] ?? (() => []);

  test("is known by its beginning, and no other format takes it", () => {
    for (const content of write(MIXED)) {
      expect(isMetrics(content)).toBe(true);
      expect(metricFormats.filter((one) => one.matches(content)).map((one) => one.id)).toEqual([id]);
    }
    for (const other of [null, 1, "x", {}, [], [[]], [[1]], { DBClusters: [] }]) expect(matches(other)).toBe(false);
  });

  test("gives every series with its values, in order of time", () => {
    const series = read(...write(MIXED));
    const expected = MIXED.toSorted((a, b) => (a.metric < b.metric ? -1 : 1)).map(
      ({ metric, statistic, periodSeconds, start, values }) => ({
        metric,
        statistic,
        periodSeconds,
        points: values.flatMap((value, index) =>
          value === null ? [] : [[start + index * periodSeconds, value.toString()]],
        ),
      }),
    );
    expect(series.toSorted((a, b) => (a.metric < b.metric ? -1 : 1)).map(bare)).toEqual(expected);
  });

  test("tells other metrics by name, and refuses a file with nothing else", () => {
    const freeable = { ...counts("orders-1", "FreeableMemory", 1, 3), statistic: "Average" };
    const { series, others } = readMetrics(write([...MIXED, freeable]).map((content) => file(content)));
    expect(series).toHaveLength(MIXED.length);
    expect(others.join()).toContain("FreeableMemory");
    expect(refusal(() => read(...write([freeable])))).toMatch(
      /^0\.json: none of VolumeReadIOPs.*only .*FreeableMemory/,
    );
  });

  test("refuses two values for one time, and takes the same one twice", () => {
    const twice = [...write(MIXED), ...write(MIXED)];
    expect(read(...twice).map(bare)).toEqual(read(...write(MIXED)).map(bare));
    const [first, ...rest] = MIXED;
    if (first === undefined) throw new Error("no lines");
    const changed = write([{ ...first, values: [99, 1, 4] }, ...rest]);
    expect(refusal(() => read(...write(MIXED), ...changed))).toMatch(/VolumeReadIOPs has two values at .*, 3 and 99/);
  });
});

describe("what a file does not say", () => {
  test("the queries say, by id", () => {
    const opaque = metricData(MIXED, () => "something");
    const series = read(metricQueries(MIXED), opaque);
    expect(series.map(bare).toSorted(byText)).toEqual(read(metricData(MIXED)).map(bare).toSorted(byText));
    expect(new Set(series.map(({ cluster: name, instance }) => name ?? instance))).toEqual(
      new Set(["orders", "orders-1"]),
    );
    expect(read({ MetricDataQueries: metricQueries(MIXED) }, opaque)).toEqual(series);
  });

  test("is refused where an id stands for two queries", () => {
    const other = metricQueries(MIXED.map((line) => ({ ...line, periodSeconds: 60 })));
    expect(refusal(() => read(metricQueries(MIXED), other, metricData(MIXED)))).toMatch(/stands for two queries/);
  });

  test.each<[string, number, number | null]>([
    ["300,300,300", 300, 300],
    ["300,600,300,900", 300, 300],
    ["3600,3600,7200", 300, 3600],
    ["7200,18000,18000", 300, null],
    ["300,300,300,300,3600,3600,3600", 300, null],
  ])("the distances %s", (distances, _, told) => {
    let second = SEPTEMBER_1;
    const seconds = [second, ...distances.split(",").map((distance) => (second += Number(distance)))];
    const Datapoints = seconds.map((at) => ({ Timestamp: at, Average: 1 }));
    expect(read({ Label: "VolumeBytesUsed", Datapoints })[0]?.periodSeconds).toBe(told);
  });

  test.each<[string, Partial<MetricSeries>]>([
    ["VolumeReadIOPs", { statistic: null, names: [] }],
    ["orders VolumeReadIOPs", { statistic: null, names: ["orders"] }],
    ["orders VolumeReadIOPs Sum 300", { statistic: "Sum", names: ["orders"] }],
    ["AWS/RDS · DBClusterIdentifier: orders · VolumeReadIOPs (sum, 5m)", { statistic: "Sum", names: ["orders"] }],
    ["us-east-1 111122223333 orders VolumeReadIOPs p99", { statistic: "p99" }],
    ["orders VolumeReadIOPs Sum Average", { statistic: null }],
  ])("the label %s", (label, expected) => {
    const [series] = read(metricData([counts("x", "VolumeReadIOPs", 1, 3)], () => label));
    expect(series).toMatchObject({ periodSeconds: 300, ...expected });
  });

  test("pages are put together, in a list or file by file, and the last one ends them", () => {
    const [first, last] = [metricData(periods(0, 4)), metricData(periods(4, 9))];
    const [whole] = read(metricData(periods(0, 9)));
    const more = { ...first, NextToken: "abc" };
    for (const [found] of [read(more, last), read(last, more), read([more, last])]) {
      expect(found === undefined || whole === undefined ? null : [bare(found), found.complete]).toEqual(
        whole === undefined ? null : [bare(whole), true],
      );
    }
    expect(read(more)[0]?.complete).toBe(false);
  });
});

describe("times", () => {
  test.each([
    ["2026-09-01T00:00:00Z", 0, "utc"],
    ["2026-09-01T00:00:00.000Z", 0, "utc"],
    ["2026-09-01T00:00:00+00:00", 0, "utc"],
    ["2026-09-01T02:00:00+02:00", 0, "offset"],
    ["2026-08-31T18:30:00-05:30", 0, "offset"],
    [SEPTEMBER_1, 0, "utc"],
    ["2026-09-01 00:05:00", 300, "none"],
    ["2026/09/01 00:05", 300, "none"],
  ])("%s", (stamp, seconds, zone) => {
    expect(ofTimes(stamp)).toMatchObject({ zone, points: [{ second: SEPTEMBER_1 + seconds }] });
  });

  test("of a clock change stay apart, since their offsets differ", () => {
    const stamps = ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "2026-10-25T03:30:00+01:00"];
    expect(ofTimes(...stamps)?.periodSeconds).toBe(3600);
  });

  test.each(["2026-02-30T00:00:00Z", "2026-09-01T24:00:00Z", "yesterday", "", -5, 1.5, 1e15])(
    "%s is refused",
    (stamp) => {
      expect(refusal(() => ofTimes(stamp))).toMatch(/^0\.json: VolumeBytesUsed has a time that is none/);
    },
  );

  test("with and without a zone are refused together", () => {
    expect(refusal(() => ofTimes("2026-09-01T00:00:00Z", "2026-09-01 00:05:00"))).toMatch(/with and without a zone/);
  });

  test("that do not fit the period of the label are refused", () => {
    const line = { ...counts("orders", "VolumeReadIOPs", 1, 3), periodSeconds: 60 };
    expect(refusal(() => read(metricData([line], () => "orders VolumeReadIOPs Sum 300")))).toMatch(
      /no multiple of 300 s apart/,
    );
  });
});

test.each<[string, unknown]>([
  ["no CloudWatch metrics", { Records: [] }],
  ["not the answer of get-metric-data", { MetricDataResults: [{ Values: ["x"] }] }],
  ["not the answer of get-metric-statistics", { Label: "VolumeReadIOPs", Datapoints: 1 }],
  ["not the queries of get-metric-data", { MetricDataQueries: 5 }],
  [
    "has 1 times and 2 values",
    { MetricDataResults: [{ Label: "VolumeReadIOPs", Timestamps: [SEPTEMBER_1], Values: [1, 2] }] },
  ],
  ["is negative: -1", { MetricDataResults: [{ Label: "VolumeReadIOPs", Timestamps: [SEPTEMBER_1], Values: [-1] }] }],
  [
    "is no number: n/a",
    [
      ["Label", "VolumeReadIOPs"],
      ["2026/09/01 00:00:00", "n/a"],
    ],
  ],
  [
    "in Gigabytes",
    { Label: "VolumeBytesUsed", Datapoints: [{ Timestamp: SEPTEMBER_1, Average: 1, Unit: "Gigabytes" }] },
  ],
])("a file is refused: %s", (says, content) => {
  const message = refusal(() => read(content));
  expect(message).toContain(says);
  expect(message).toMatch(/^0\.json: [^\n]+$/);
});

describe("a description is filled", () => {
  test("with I/O: 13,686 reads in 5 minutes, as AWS has it, are 45 a second", () => {
    // The Amazon Aurora User Guide's own example: 13,686 ÷ 300 = 45.62 a second.
    const lines = [counts("orders", "VolumeReadIOPs", 13_686, 12), counts("orders", "VolumeWriteIOPs", 0, 12)];
    const filled = fillFromMetrics(cluster(), read(metricData(lines)));
    expect(filled.cluster.io?.requestsPerMonth?.toString()).toBe(new Decimal("45.62").times(730 * 3600).toString());
    expect(filled.findings.map(({ rule }) => rule)).toEqual(["METRIC-000"]);
    expect(filled.findings[0]).toMatchObject({ severity: "info", source: "0.json" });
  });

  test("with the storage's mean in GB of 2³⁰ bytes", () => {
    const { cluster: filled } = fillFromMetrics(cluster(), read(metricData(MIXED.slice(2, 3))));
    expect(filled.storage?.gb?.toString()).toBe("1.5");
  });

  test("with a load from capacity, from its utilization, or from the CPU of the class", () => {
    const SERVERLESS = { instances: [{ class: "db.serverless", role: "writer" }], serverlessV2: { maxAcu: 16 } };
    expect(loadOf("ServerlessDatabaseCapacity", [0.5, 2, 4], SERVERLESS)).toEqual(["0.5", "2", "4"]);
    expect(loadOf("ACUUtilization", [25, 50], SERVERLESS)).toEqual(["4", "8"]);
    // db.r6g.large: 2 vCPU, 4 ACU for each.
    expect(loadOf("CPUUtilization", [10, 100], {})).toEqual(["0.8", "8"]);
  });

  test("only where it says nothing itself", () => {
    const input = { io: { requestsPerMonth: 5 }, storage: { gb: 7 }, load: { profile: "flat", baseAcu: 1 } };
    const { cluster: filled, findings } = fillFromMetrics(cluster(input), read(metricData(MIXED)));
    expect(filled).toEqual(cluster(input));
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/^nothing from metrics/)]);
  });

  test("with what is there, and says how much is not", () => {
    const gaps = [MIXED[0], MIXED[1]].flatMap((line) => line ?? []);
    const { cluster: filled, findings } = fillFromMetrics(cluster(), read(metricData(gaps)));
    const perSecond = new Decimal(23).div(6 * 300).plus(new Decimal("28.5").div(7 * 300));
    const month = perSecond.times(730 * 3600);
    expect(filled.io?.requestsPerMonth?.toFixed(20)).toBe(month.toFixed(20));
    expect(findings.map(({ rule }) => rule)).toEqual(["METRIC-000", "METRIC-003"]);
  });

  const io = ioOfDays("orders", 10, 1);
  const over = (change: Partial<MetricLine>): unknown => metricData(io.map((line) => ({ ...line, ...change })));
  test.each<[string, object, readonly unknown[]]>([
    ["IO-015: VolumeReadIOPs counts requests per 5 minutes", {}, [over({ statistic: "Average", periodSeconds: 3600 })]],
    ["IO-015: VolumeReadIOPs counts requests per 5 minutes", {}, [over({ periodSeconds: 60 })]],
    ["METRIC-001: VolumeReadIOPs names no statistic", {}, [metricData(io, ({ metric }) => metric)]],
    ["METRIC-002: VolumeReadIOPs tells no period", {}, [metricStatistics({ ...counts("x", "VolumeReadIOPs", 1, 1) })]],
    ["METRIC-008: VolumeReadIOPs is there without", {}, [metricData(io.slice(0, 1))]],
    [
      "metrics of orders, payments, and the description has no name",
      {},
      [metricData([...io, ...ioOfDays("payments", 1, 1)])],
    ],
    ["and none is billing", { name: "billing" }, [metricData([...io, ...ioOfDays("payments", 1, 1)])]],
    ["VolumeReadIOPs is there more than once", {}, [metricData(io), over({ periodSeconds: 3600 })]],
    [
      "ServerlessDatabaseCapacity is there more than once, orders-1 over 300 s, orders-2",
      { instances: [{ class: "db.serverless" }] },
      ["orders-1", "orders-2"].map((owner) =>
        metricData([{ ...counts(owner, "ServerlessDatabaseCapacity", 1, 3), statistic: "Average" }]),
      ),
    ],
    [
      "METRIC-001: ServerlessDatabaseCapacity cannot be read as Maximum",
      { instances: [{ class: "db.serverless" }] },
      [metricData([{ ...counts("orders-1", "ServerlessDatabaseCapacity", 1, 3), statistic: "Maximum" }])],
    ],
    [
      "the description needs serverlessV2.maxAcu",
      { instances: [{ class: "db.serverless" }] },
      [metricData([{ ...counts("orders-1", "ACUUtilization", 1, 3), statistic: "Average" }])],
    ],
    ["give one of them", { instances: [{ class: "db.serverless" }] }, [metricData(io)]],
  ])("or the metrics are refused: %s", (says, input, contents) => {
    const message = refusal(() => fillFromMetrics(cluster(input), read(...contents)));
    expect(message).toContain(says);
    expect(message).toMatch(/^\d\.json[^\n]*: [^\n]+$/);
  });

  test("of several clusters with those that name it", () => {
    const both = metricData([...io, ...ioOfDays("payments", 3, 1)]);
    const [orders, payments] = ["orders", "payments"].map((name) => fillFromMetrics(cluster({ name }), read(both)));
    expect(orders?.cluster.io?.requestsPerMonth?.toString()).toBe(String((20 * 730 * 3600) / 300));
    expect(payments?.cluster.io?.requestsPerMonth?.toString()).toBe(String((6 * 730 * 3600) / 300));
  });
});

describe("instances", () => {
  test("show what they use: percentiles that occurred, and the peak of the maxima", () => {
    const average = { ...counts("orders-1", "CPUUtilization", 0, 0), statistic: "Average", values: HUNDRED };
    const maximum = { ...average, statistic: "Maximum", values: HUNDRED.map((value) => value / 2 + 49.5) };
    const connections = { ...average, owner: "orders-2", metric: "DatabaseConnections", statistic: "Maximum" };
    const found = utilizationOf(read(metricData([average, connections]), metricData([maximum])));
    expect(JSON.parse(JSON.stringify(found))).toEqual([
      {
        name: "orders-1",
        cpu: { average: "50.5", p95: "95", p99: "99", peak: "99.5", points: 100 },
        connections: null,
      },
      { name: "orders-2", cpu: null, connections: { average: "50.5", p95: "95", p99: "99", peak: "100", points: 100 } },
    ]);
  });
});

describe("whatever the order", () => {
  const lines = fc
    .array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 5 }), { minLength: 3, maxLength: 40 })
    .map((values): MetricLine => ({
      ...counts("orders-1", "ServerlessDatabaseCapacity", 0, 0),
      statistic: "Average",
      values: [1, ...values, 1],
    }));

  test("and however it is cut, the same points give the same load", () => {
    const cluster2 = cluster({ instances: [{ class: "db.serverless" }] });
    fc.assert(
      fc.property(lines, fc.array(fc.nat(2), { minLength: 42, maxLength: 42 }), fc.boolean(), (line, dealt, turned) => {
        const parts = [0, 1, 2].map((part) =>
          metricData([{ ...line, values: line.values.map((value, index) => (dealt[index] === part ? value : null)) }]),
        );
        const cut = fillFromMetrics(cluster2, read(...(turned ? parts.toReversed() : parts))).cluster;
        const whole = fillFromMetrics(cluster2, read(metricData([line]))).cluster;
        expect(cut).toEqual(whole);
        expect(whole.load?.acu).toHaveLength(line.values.filter((value) => value !== null).length);
      }),
    );
  });

  test("doubled counts are double the I/O, and a month of them is their sum", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 9 }), (some) => {
        // Three for each, so that their hours are a decimal.
        const values = [...some, ...some, ...some];
        const io = (factor: number): Decimal => {
          const scaled = values.map((value) => value * factor);
          const both = ["VolumeReadIOPs", "VolumeWriteIOPs"].map((metric) => ({
            ...counts("o", metric, 0, 0),
            values: scaled,
          }));
          const hoursPerMonth = values.length / 12;
          const filled = fillFromMetrics(cluster({ hoursPerMonth }), read(metricData(both)));
          return filled.cluster.io?.requestsPerMonth ?? new Decimal(-1);
        };
        const sum = values.reduce((whole, value) => whole.plus(value), new Decimal(0));
        expect(io(1).toFixed(6)).toBe(sum.times(2).toFixed(6));
        expect(io(2).toFixed(6)).toBe(sum.times(4).toFixed(6));
      }),
    );
  });
});

test.each(Object.entries(METRICS))("%s is of a cluster or an instance and has statistics to be read in", (_, kind) => {
  expect(["cluster", "instance"]).toContain(kind.level);
  expect(kind.statistics.length).toBeGreaterThan(0);
});

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
