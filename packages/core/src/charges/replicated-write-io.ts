import { charge, type Charge } from "./charge.ts";

/**
 * Writes that an Aurora Global Database replicates to its secondary Regions.
 *
 *     cost  = write I/Os of the primary × secondary Regions × unitPrice
 *     [USD]   [Requests]                                      [USD per Request]
 *
 * Billed in both storage configurations.
 */
export const replicatedWriteIo: Charge<"Requests"> = charge({
  id: "replicated-write-io",
  name: "Replicated write I/O",
  unit: "Requests",
  usageType: { standard: "Aurora:ReplicatedWriteIO", "io-optimized": "Aurora:ReplicatedWriteIO" },
  part: "other",
  resource: "cluster",
  source: {
    title: "Amazon Aurora pricing, Global Database",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
