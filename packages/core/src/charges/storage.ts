import { volume } from "../cluster/quantities.ts";
import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

/**
 * The cluster volume.
 *
 *     cost  = mean GB over the month × unitPrice
 *     [USD]   [GB-Months]              [USD per GB-Month]
 *
 * Six copies are kept and billed once. A GB-month is a month's worth however many days the month has. I/O-Optimized has its own
 * listed price, 2.25 times the other in most Regions. A clone pays for the pages it no longer shares.
 *
 * @example 1,290 GB-Months × $0.10 = $129.00
 */
export const storage: Charge<"GB-Months"> = charge({
  id: "storage",
  name: "Storage",
  unit: "GB-Months",
  usageType: { standard: "Aurora:StorageUsage", "io-optimized": "Aurora:IO-OptimizedStorageUsage" },
  part: "storage",
  resource: "cluster",
  described: {
    standard: /per GB-month of consumed storage(?!.*I\/?O-Optimized).*\(?Aurora/i,
    "io-optimized": /per GB-month of consumed storage.*I\/?O-Optimized/i,
  },
  usage: (cluster) => {
    const { value, formula } = volume(cluster);
    return [
      { quantity: quantity(value, "GB-Months"), formula, description: "Cluster volume" },
      ...cluster.clones.map(({ divergedGb }) => ({
        quantity: quantity(divergedGb, "GB-Months"),
        formula: `${divergedGb.toString()} GB`,
        description: "Clone: pages no longer shared",
      })),
    ];
  },
  source: {
    title: "Amazon Aurora pricing, Database Storage and I/Os",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
