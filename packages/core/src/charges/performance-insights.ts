import { charge, type Charge, type Source } from "./charge.ts";

const source: Source = {
  title: "Performance Insights pricing",
  url: "https://aws.amazon.com/rds/performance-insights/pricing/",
  checkedOn: "2026-11-23",
};

/**
 * Performance Insights history beyond the seven free days.
 *
 *     cost  = vCPUs × unitPrice
 *     [USD]   [vCPU-Months] [USD per vCPU-Month]
 */
export const performanceInsights: Charge<"vCPU-Months"> = charge({
  id: "performance-insights",
  name: "Performance Insights retention",
  unit: "vCPU-Months",
  usageType: { standard: "PI_LTR{variant}:{family}", "io-optimized": "PI_LTR{variant}:{family}" },
  sharedWithRds: true,
  part: "other",
  resource: "instance",
  source,
});

/**
 * Calls of the Performance Insights API beyond the free million a month.
 *
 *     cost  = requests × unitPrice
 *     [USD]   [Requests] [USD per Request]
 */
export const performanceInsightsApi: Charge<"Requests"> = charge({
  id: "performance-insights",
  name: "Performance Insights API",
  unit: "Requests",
  usageType: { standard: "PI_API", "io-optimized": "PI_API" },
  sharedWithRds: true,
  part: "other",
  resource: "instance",
  source,
});
