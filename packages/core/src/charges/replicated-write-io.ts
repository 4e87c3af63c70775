import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

/**
 * Writes that an Aurora Global Database replicates to its secondary Regions.
 *
 *     cost  = write I/Os of the primary × secondary Regions × unitPrice
 *     [USD]   [Requests]                                      [USD per Request]
 *
 * Billed in the primary Region, in both storage configurations; the volumes of the secondaries pay their own I/O.
 *
 * @example 2,000,000,000 write I/Os × 2 secondaries × $0.0000002 = $800.00
 */
export const replicatedWriteIo: Charge<"Requests"> = charge({
  id: "replicated-write-io",
  name: "Replicated write I/O",
  unit: "Requests",
  usageType: { standard: "Aurora:ReplicatedWriteIO", "io-optimized": "Aurora:ReplicatedWriteIO" },
  part: "other",
  resource: "cluster",
  usage: ({ globalDatabase }) => {
    const { replicatedWriteIosPerMonth: writes, secondaries = [] } = globalDatabase ?? {};
    if (writes === undefined) return [];
    return [
      {
        quantity: quantity(writes.times(secondaries.length), "Requests"),
        formula: `${writes.toString()} write I/Os × ${String(secondaries.length)} secondary Regions`,
        description: "Replicated write I/O",
      },
    ];
  },
  source: {
    title: "Amazon Aurora pricing, Global Database",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
