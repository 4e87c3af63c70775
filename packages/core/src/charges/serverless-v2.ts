import { meanAcuOf } from "../capacity/serverless-cluster.ts";
import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { instanceHours } from "../cluster/quantities.ts";
import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

/**
 * Aurora Serverless v2 capacity.
 *
 *     cost  = mean ACU × count × hours × unitPrice
 *     [USD]   [ACU-Hours]                [USD per ACU-Hour]
 *
 * Metered per second on the capacity held. I/O-Optimized has its own listed price, which is not 1.3 times the other:
 * 0.16 against 0.12 in us-east-1.
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
  usage: (cluster) => {
    const meanAcu = meanAcuOf(cluster);
    return cluster.instances
      .filter((instance) => instance.class === SERVERLESS_CLASS)
      .map((instance) => {
        const hours = instanceHours(instance, cluster);
        const acu = meanAcu(instance);
        const spelled = acu.toDecimalPlaces(4).toString();
        return {
          quantity: quantity(acu.times(hours.value), "ACU-Hours"),
          formula: `${acu.toString()} ACU × ${hours.formula}`,
          description: `${SERVERLESS_CLASS}, ${instance.role}, mean ${spelled} ACU`,
        };
      });
  },
  source: {
    title: "Amazon Aurora pricing, Aurora Serverless",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
