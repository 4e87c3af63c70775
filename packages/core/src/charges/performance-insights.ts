import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { vcpusOf } from "../capacity/instance-classes.ts";
import { serverlessUse } from "../cluster/quantities.ts";
import { Decimal } from "../decimal.ts";
import { quantity } from "../units.ts";
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
 *
 * Priced by instance family, for whole months.
 *
 * @example db.r4.8xlarge: 32 vCPU × $5.184 = $165.89
 */
export const performanceInsights: Charge<"vCPU-Months"> = charge({
  id: "performance-insights",
  name: "Performance Insights retention",
  unit: "vCPU-Months",
  usageType: { standard: "PI_LTR{variant}:{family}", "io-optimized": "PI_LTR{variant}:{family}" },
  sharedWithRds: true,
  part: "other",
  resource: "instance",
  usage: ({ insights, instances }) => {
    if (insights?.longTermRetention !== true) return [];
    return instances
      .filter((instance) => instance.class !== SERVERLESS_CLASS)
      .map((instance) => {
        const vcpus = vcpusOf(instance.class);
        return {
          quantity: quantity(new Decimal(vcpus).times(instance.count), "vCPU-Months"),
          formula: `${instance.count.toString()} × ${String(vcpus)} vCPU`,
          description: `Performance Insights retention, ${instance.class}`,
          fill: { variant: "", family: (instance.class.split(".")[1] ?? "").toUpperCase() },
        };
      });
  },
  source,
});

/**
 * Performance Insights history of Serverless v2 instances.
 *
 *     cost  = mean ACU × unitPrice
 *     [USD]   [ACU-Months] [USD per ACU-Month]
 *
 * @example 5 ACU × $0.376 = $1.88
 */
export const performanceInsightsServerless: Charge<"ACU-Months"> = charge({
  id: "performance-insights",
  name: "Performance Insights retention, serverless",
  unit: "ACU-Months",
  usageType: { standard: "PI_LTR_FMR:Serverless", "io-optimized": "PI_LTR_FMR:Serverless" },
  sharedWithRds: true,
  part: "other",
  resource: "instance",
  usage: (cluster) => {
    if (cluster.insights?.longTermRetention !== true) return [];
    return serverlessUse(cluster).map(({ instance: { count }, meanAcu }) => ({
      quantity: quantity(meanAcu.times(count), "ACU-Months"),
      formula: `${count.toString()} × ${meanAcu.toString()} ACU`,
      description: "Performance Insights retention, serverless",
    }));
  },
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
