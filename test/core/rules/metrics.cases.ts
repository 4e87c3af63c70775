import { Decimal, type Finding, type MetricFacts, type MetricsFacts } from "@aurora-cost/core";
import { billed, type Cases, metricsWith } from "./cases.ts";

const READS: Partial<MetricFacts> = {};
const WRITES: Partial<MetricFacts> = { name: "VolumeWriteIOPs" };

function pair(reads: Partial<MetricFacts>, more: Partial<MetricsFacts> = {}): readonly Finding[] {
  return billed({}, { metrics: { ...metricsWith(reads, WRITES), ...more } });
}

const onDays = (measured: string, billedIo: string, days = 14): readonly Finding[] =>
  pair(READS, { onStandardDays: { days, measured: new Decimal(measured), billed: new Decimal(billedIo) } });

export const metricCases: Cases = {
  "METRIC-001": [pair({ statistic: null }), "VolumeReadIOPs names no statistic", pair(READS)],
  "METRIC-002": [pair({ periodSeconds: null }), "VolumeReadIOPs tells no period", pair({ name: "VolumeBytesUsed" })],
  "METRIC-003": [pair({ points: 98, missing: 2 }), "lacks 2 of 100 values (2.0 %)", pair({ points: 99, missing: 1 })],
  "METRIC-004": [pair({ hasZone: false }), "the times of VolumeReadIOPs name no zone", pair(READS)],
  "METRIC-005": [
    onDays("1000000", "12000000"),
    "on 14 days on Standard the metrics count 1,000,000 requests and the bill 12,000,000: a twelfth",
    onDays("950000", "1000000"),
  ],
  "METRIC-006": [pair({ complete: false }), "VolumeReadIOPs is not all there", pair(READS)],
  "METRIC-007": [pair(READS, { daysShared: 6 }), "share 6 days with the bill", pair(READS, { daysShared: 7 })],
  "METRIC-008": [
    billed({}, { metrics: metricsWith(WRITES) }),
    "VolumeWriteIOPs is there without VolumeReadIOPs",
    billed({}, { metrics: metricsWith({ name: "CPUUtilization", statistic: "Average" }) }),
  ],
  "METRIC-009": [
    pair(READS, { contradicted: "orders" }),
    "the bill of orders contradicts metrics of the same file",
    pair(READS),
  ],
};

/** What else the rules say, and about what. */
export const metricVariants: readonly (readonly [id: string, says: string, found: readonly Finding[]])[] = [
  ["METRIC-001", "cannot be read as Sum: export its Average", pair({ name: "CPUUtilization" })],
  ["METRIC-001", "VolumeBytesUsed cannot be read as Sum", pair({ name: "VolumeBytesUsed" })],
  ["METRIC-005", "about a 300th", onDays("4000", "1200000")],
  ["METRIC-005", "about a 300th", onDays("10000", "2880000", 1)],
  ["METRIC-005", "on 1 day on Standard", onDays("5", "0", 1)],
  ["METRIC-007", "of other days than the bill", pair(READS, { daysShared: 0 })],
  ["METRIC-007", "share 1 day with", pair(READS, { daysShared: 1 })],
  ["METRIC-008", "VolumeReadIOPs is there without VolumeWriteIOPs", billed({}, { metrics: metricsWith(READS) })],
];
