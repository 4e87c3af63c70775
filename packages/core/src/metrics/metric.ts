/** What a CloudWatch metric of Amazon Aurora is of, and what may be made of it. */
export interface MetricKind {
  readonly level: "cluster" | "instance";
  /** As CloudWatch spells it. */
  readonly unit: "Count" | "Bytes" | "Percent";
  /** Statistics that tell what the metric is read for; those of the I/O metrics depend on the period. */
  readonly statistics: readonly string[];
}

export type MetricName =
  | "VolumeReadIOPs"
  | "VolumeWriteIOPs"
  | "VolumeBytesUsed"
  | "ServerlessDatabaseCapacity"
  | "ACUUtilization"
  | "CPUUtilization"
  | "DatabaseConnections";

/**
 * The metrics of `AWS/RDS` that are read. Source: Amazon Aurora User Guide, Amazon CloudWatch metrics for Amazon Aurora.
 *
 *     VolumeReadIOPs, VolumeWriteIOPs   billed I/O requests of 5 minutes, all instances of the cluster together
 *     VolumeBytesUsed                   the cluster volume
 *     ServerlessDatabaseCapacity        ACUs
 *     ACUUtilization                    percent of the maximum ACUs
 *     CPUUtilization                    percent
 *     DatabaseConnections               connections
 */
export const METRICS: Readonly<Record<MetricName, MetricKind>> = {
  VolumeReadIOPs: { level: "cluster", unit: "Count", statistics: ["Sum", "Average"] },
  VolumeWriteIOPs: { level: "cluster", unit: "Count", statistics: ["Sum", "Average"] },
  VolumeBytesUsed: { level: "cluster", unit: "Bytes", statistics: ["Average", "Maximum", "Minimum"] },
  ServerlessDatabaseCapacity: { level: "instance", unit: "Count", statistics: ["Average"] },
  ACUUtilization: { level: "instance", unit: "Percent", statistics: ["Average"] },
  CPUUtilization: { level: "instance", unit: "Percent", statistics: ["Average", "Maximum"] },
  DatabaseConnections: { level: "instance", unit: "Count", statistics: ["Average", "Maximum"] },
};

export function isMetricName(text: string): text is MetricName {
  return Object.hasOwn(METRICS, text);
}

/** Seconds between the values of VolumeReadIOPs and VolumeWriteIOPs. */
const VALUE_SECONDS = 300;

/** Whether adding the values of an I/O metric up gives requests. */
export function countsRequests(statistic: string | null, periodSeconds: number | null): boolean {
  if (periodSeconds === null) return false;
  if (statistic === "Average") return periodSeconds === VALUE_SECONDS;
  return statistic === "Sum" && periodSeconds > 0 && periodSeconds % VALUE_SECONDS === 0;
}
