import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { serverlessUse } from "../cluster/quantities.ts";
import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

const SHOWN_PLACES = 4;

/**
 * Aurora Serverless v2 capacity.
 *
 *     cost  = mean ACU × count × hours × unitPrice
 *     [USD]   [ACU-Hours]                [USD per ACU-Hour]
 *
 * Metered per second on the capacity held: its mean is described, or follows from the load. I/O-Optimized has its own listed
 * price, which is not 1.3 times the other: 0.16 against 0.12 in us-east-1.
 *
 * @example 2 instances × 8 ACU × 730 h = 11,680 ACU-Hours × $0.12 = $1,401.60
 */
export const serverlessV2: Charge<"ACU-Hours"> = charge({
  id: "serverless-v2",
  name: "Serverless v2 capacity",
  unit: "ACU-Hours",
  usageType: {
    standard: "Aurora:ServerlessV2Usage",
    "io-optimized": "Aurora:ServerlessV2IOOptimizedUsage",
  },
  part: "compute",
  resource: "instance",
  described: {
    standard: /Aurora Capacity Unit hour.* Serverless v2(?!.*I\/?O-Optimized)/i,
    "io-optimized": /Aurora Capacity Unit hour.* Serverless v2.*I\/?O-Optimized/i,
  },
  usage: (cluster) =>
    serverlessUse(cluster).map(({ instance, meanAcu, acuHours }) => ({
      quantity: quantity(acuHours.value, "ACU-Hours"),
      formula: acuHours.formula,
      description: `${SERVERLESS_CLASS}, ${instance.role}, mean ${meanAcu.toDecimalPlaces(SHOWN_PLACES).toString()} ACU`,
    })),
  source: {
    title: "Amazon Aurora pricing, Aurora Serverless",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
