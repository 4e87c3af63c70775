import { charge, type Charge, counted, type Source } from "./charge.ts";

const source: Source = {
  title: "Amazon CloudWatch pricing, Logs",
  url: "https://aws.amazon.com/cloudwatch/pricing/",
  checkedOn: "2026-11-23",
};

/**
 * Logs taken in: Enhanced Monitoring and exported database logs.
 *
 *     cost  = GB × unitPrice
 *     [USD]   [GB] [USD per GB]
 *
 * Billed by Amazon CloudWatch, so it is in no row of Amazon RDS.
 *
 * @example 10 GB × $0.50 = $5.00
 */
export const cloudwatchLogs: Charge<"GB"> = charge({
  id: "cloudwatch-logs",
  name: "CloudWatch Logs taken in",
  unit: "GB",
  usageType: { standard: "DataProcessing-Bytes", "io-optimized": "DataProcessing-Bytes" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  usage: ({ cloudwatchLogs: used }) => counted(used?.ingestedGb, "GB", "GB", "CloudWatch Logs, taken in"),
  source,
});

/**
 * Logs kept.
 *
 *     cost  = mean GB × unitPrice
 *     [USD]   [GB-Months] [USD per GB-Month]
 */
export const cloudwatchLogsStorage: Charge<"GB-Months"> = charge({
  id: "cloudwatch-logs",
  name: "CloudWatch Logs kept",
  unit: "GB-Months",
  usageType: { standard: "TimedStorage-ByteHrs", "io-optimized": "TimedStorage-ByteHrs" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  usage: ({ cloudwatchLogs: used }) => counted(used?.storedGb, "GB-Months", "GB", "CloudWatch Logs, kept"),
  source,
});
