import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { instanceHours } from "../cluster/quantities.ts";
import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

/**
 * Provisioned DB instances, writer and readers alike.
 *
 *     cost  = count × hours × unitPrice
 *     [USD]   [Hours]         [USD per Hour]
 *
 * Billed per second with a ten-minute minimum after a start; a stopped instance costs nothing. Each class has one price for
 * each storage configuration; the I/O-Optimized one is about 1.3 times the other, but rounded by AWS class by class.
 *
 * @example 2 × 730 h of db.r6g.2xlarge × $1.038 = $1,515.48
 */
export const dbInstance: Charge<"Hours"> = charge({
  id: "db-instance",
  name: "DB instances",
  unit: "Hours",
  usageType: { standard: "InstanceUsage:{class}", "io-optimized": "InstanceUsageIOOptimized:{class}" },
  sharedWithRds: true,
  part: "compute",
  resource: "instance",
  described: {
    standard:
      /(?:per (?:RDS )?|, )(?<class>db\.\S+?),? (?:Single-AZ instance hour.* running Aurora|reserved instance applied)/,
    "io-optimized": /per (?:RDS )?(?<class>db\.\S+) IO-optimized Single-AZ instance hour.* running Aurora/i,
  },
  usage: (cluster) =>
    cluster.instances
      .filter((instance) => instance.class !== SERVERLESS_CLASS)
      .map((instance) => {
        const { value, formula } = instanceHours(instance, cluster);
        return {
          quantity: quantity(value, "Hours"),
          formula,
          description: `${instance.class}, ${instance.role}`,
          fill: { class: instance.class },
        };
      }),
  source: {
    title: "Amazon Aurora pricing, Provisioned On-Demand Instances",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
