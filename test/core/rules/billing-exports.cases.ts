import { Decimal } from "@aurora-cost/core";
import { billed, type Cases, metricsWith } from "./cases.ts";

const optimized = {
  charges: ["db-instance", "storage"],
  usageTypes: ["InstanceUsageIOOptimized:db.r6g.large", "Aurora:IO-OptimizedStorageUsage"],
};

export const billingExportCases: Cases = {
  "CSV-001": [
    billed({ prefixRegions: ["eu-west-1", "us-east-1"] }),
    "rows of us-east-1 have usage types with the prefix of eu-west-1",
    billed({ prefixRegions: ["us-east-1"] }),
  ],
  "CSV-002": [
    billed(optimized, { target: "io-optimized" }),
    "VolumeReadIOPs and VolumeWriteIOPs",
    billed(optimized, { target: "io-optimized", metrics: metricsWith({}) }),
  ],
  "CSV-003": [billed({ grouped: true, hasResourceIds: false }), "the export has no resource ids", billed({})],
  "CSV-004": [billed({ partialMonths: ["2026-10"] }), "2026-10 not fully covered", billed({})],
};

/** I/O-Optimized clusters whose I/O is no question. */
export const answeredIo: readonly (readonly [what: string, found: ReturnType<typeof billed>])[] = [
  ["that was on Standard for a while", billed({ ...optimized, charges: ["storage-io", "storage"] })],
  [
    "that is cheaper without any I/O",
    billed(optimized, { balance: { ioShare: null, breakEvenIoCost: new Decimal(0), cheaper: "io-optimized" } }),
  ],
  ["of which metrics count writes", billed(optimized, { metrics: metricsWith({ name: "VolumeWriteIOPs" }) })],
  ["that is one of a group", billed({ ...optimized, grouped: true })],
];
