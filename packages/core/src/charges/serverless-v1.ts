import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

/**
 * Aurora Serverless v1 capacity; ended on 2025-03-31 and kept for old bills.
 *
 *     cost  = mean ACU × hoursPerMonth × unitPrice
 *     [USD]   [ACU-Hours]                [USD per ACU-Hour]
 *
 * The billing row names the cluster itself, not an instance. It never existed on I/O-Optimized.
 *
 * @example 4 ACU × 730 h = 2,920 ACU-Hours × $0.06 = $175.20
 */
export const serverlessV1: Charge<"ACU-Hours"> = charge({
  id: "serverless-v1",
  name: "Serverless v1 capacity",
  unit: "ACU-Hours",
  usageType: { standard: "Aurora:ServerlessUsage" },
  part: "compute",
  resource: "instance",
  described: { standard: /Aurora Capacity Unit hour running .*Serverless$/ },
  usage: ({ serverlessV1: v1, hoursPerMonth }) =>
    v1 === undefined
      ? []
      : [
          {
            quantity: quantity(v1.acu.times(hoursPerMonth), "ACU-Hours"),
            formula: `${v1.acu.toString()} ACU × ${hoursPerMonth.toString()} h`,
            description: `Serverless v1, mean ${v1.acu.toString()} ACU`,
          },
        ],
  source: {
    title: "Amazon Aurora User Guide, Using Amazon Aurora Serverless v1",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless.html",
    checkedOn: "2026-11-23",
  },
});
