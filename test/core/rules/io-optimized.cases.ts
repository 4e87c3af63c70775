import { Decimal, type Finding } from "@aurora-cost/core";
import { billed, type Cases, described, metricsWith, WRITER_AND_READER } from "./cases.ts";

const NVME = { instances: [{ class: "db.r8gd.xlarge" }] };
const RESERVED = { class: "db.r6g.large", count: 2, term: "1yr", payment: "no-upfront", hourly: "0.17" };
const commitments = { reservedInstances: [RESERVED] };
const OPTIMIZED = { storageConfiguration: "io-optimized" };

function metric(statistic: string, periodSeconds: number, name = "VolumeReadIOPs"): readonly Finding[] {
  return billed({}, { metrics: metricsWith({ name, statistic, periodSeconds }) });
}

export const ioOptimizedCases: Cases = {
  "IO-001": [
    described({}, "standard", { breakEvenIoCost: new Decimal("554.06") }),
    "above 554.06 of I/O a month",
    described({}, "standard", { breakEvenIoCost: new Decimal(0) }),
  ],
  "IO-002": [
    described({}, "standard", { ioShare: new Decimal("0.3"), cheaper: "standard" }),
    "I/O is 30.0 % of the bill",
    described({}, "standard", { ioShare: new Decimal("0.24"), cheaper: "standard" }),
  ],
  "IO-003": [
    described({ engineVersion: "13.9" }, "io-optimized"),
    "aurora-postgresql 13.9 cannot run I/O-Optimized; it needs 13.10+",
    described({ engineVersion: "13.10" }, "io-optimized"),
  ],
  "IO-004": [
    described({ instances: [{ class: "db.r4.large" }] }, "io-optimized"),
    "db.r4.large cannot run I/O-Optimized",
    described({ instances: [{ class: "db.r5.large" }] }, "io-optimized"),
  ],
  "IO-005": [
    described({ engine: "aurora-mysql", features: { parallelQuery: true } }, "io-optimized"),
    "parallel query does not work on I/O-Optimized",
    described({ engine: "aurora-mysql", features: { parallelQuery: true } }),
  ],
  "IO-006": [described({}, "io-optimized"), "once in 30 days", described(OPTIMIZED, "standard")],
  "IO-007": [described(NVME, "io-optimized"), "db.r8gd.xlarge", described({ ...NVME, ...OPTIMIZED })],
  "IO-008": [
    billed({ charges: ["backup-storage", "replicated-write-io"] }, { target: "io-optimized" }),
    "still charged on I/O-Optimized: replicated write I/O, backups",
    described({ backup: { billedGb: 100 } }),
  ],
  "IO-009": [described(NVME), "the tiered cache of db.r8gd.xlarge", described({ ...NVME, ...OPTIMIZED })],
  "IO-010": [
    described({ instances: WRITER_AND_READER, io: { requestsPerMonth: 1000 } }),
    "all 2 instances",
    described({ io: { requestsPerMonth: 1000 } }),
  ],
  "IO-011": [described({ ...OPTIMIZED, commitments }), "1.3 times the reserved units", described({ commitments })],
  "IO-012": [
    billed({ kinds: ["reserved", "usage"] }, { target: "io-optimized", switching: true }),
    "0.3 more reserved units per unit",
    billed({ kinds: ["usage"] }, { target: "io-optimized", switching: true }),
  ],
  "IO-013": [
    described({ features: { limitless: true } }),
    "set storageConfiguration: io-optimized",
    described({ ...OPTIMIZED, features: { limitless: true } }),
  ],
  "IO-014": [billed({ days: 6 }), "6 days of data", billed({ days: 7 })],
  "IO-015": [metric("Average", 3600), "not its Average over 3600 s", metric("Sum", 3600)],
};

/** Other forms of a metric, and whether adding its values up gives requests. */
export const metricForms: readonly (readonly [form: string, found: readonly Finding[], refused: boolean])[] = [
  ["Sum of 300 s", metric("Sum", 300), false],
  ["Average of 300 s", metric("Average", 300), false],
  ["Sum of 60 s", metric("Sum", 60), true],
  ["Maximum of 300 s", metric("Maximum", 300), true],
  ["Average of another metric", metric("Average", 3600, "CPUUtilization"), false],
];
