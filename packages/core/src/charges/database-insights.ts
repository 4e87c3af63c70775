import { acuHours, vcpuHours } from "../cluster/quantities.ts";
import { quantity } from "../units.ts";
import { charge, type Charge, type Source } from "./charge.ts";

const source: Source = {
  title: "Amazon CloudWatch pricing, Database Insights",
  url: "https://aws.amazon.com/cloudwatch/pricing/",
  checkedOn: "2026-11-23",
};

/**
 * CloudWatch Database Insights, advanced mode, of provisioned DB instances. The standard mode is free.
 *
 *     cost  = vCPUs × hours × unitPrice
 *     [USD]   [vCPU-Hours]    [USD per vCPU-Hour]
 *
 * Billed by Amazon CloudWatch, so it is in no row of Amazon RDS; the usage type's name is ours.
 *
 * @example db.r6g.large: 2 vCPU × 730 h × $0.0125 = $18.25
 */
export const databaseInsights: Charge<"vCPU-Hours"> = charge({
  id: "database-insights",
  name: "Database Insights",
  unit: "vCPU-Hours",
  usageType: { standard: "DatabaseInsights:Advanced:vCPU", "io-optimized": "DatabaseInsights:Advanced:vCPU" },
  sharedWithRds: true,
  part: "other",
  resource: "instance",
  usage: (cluster) => {
    if (cluster.insights?.mode !== "advanced") return [];
    const { value, formula } = vcpuHours(cluster);
    return [{ quantity: quantity(value, "vCPU-Hours"), formula, description: "Database Insights, advanced" }];
  },
  source,
});

/**
 * CloudWatch Database Insights, advanced mode, of Aurora Serverless v2.
 *
 *     cost  = ACU-hours × unitPrice
 *     [USD]   [ACU-Hours] [USD per ACU-Hour]
 */
export const databaseInsightsServerless: Charge<"ACU-Hours"> = charge({
  id: "database-insights",
  name: "Database Insights, serverless",
  unit: "ACU-Hours",
  usageType: { standard: "DatabaseInsights:Advanced:ACU", "io-optimized": "DatabaseInsights:Advanced:ACU" },
  sharedWithRds: true,
  part: "other",
  resource: "instance",
  usage: (cluster) => {
    if (cluster.insights?.mode !== "advanced") return [];
    const { value, formula } = acuHours(cluster);
    return [
      { quantity: quantity(value, "ACU-Hours"), formula, description: "Database Insights, advanced, serverless" },
    ];
  },
  source,
});
