import { ioRequests } from "../cluster/quantities.ts";
import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

/**
 * Storage I/O of an Aurora Standard cluster.
 *
 *     cost  = I/O requests × unitPrice
 *     [USD]   [Requests]     [USD per Request]
 *
 * A page read from storage is one request (16 KB on MySQL, 8 KB on PostgreSQL), log writes count in 4 KB units, readers count
 * too. Aurora I/O-Optimized does not bill I/O.
 *
 * @example 1,000,000 requests × $0.0000002 = $0.20
 */
export const storageIo: Charge<"Requests"> = charge({
  id: "storage-io",
  name: "I/O requests",
  unit: "Requests",
  usageType: { standard: "Aurora:StorageIOUsage", "io-optimized": null },
  part: "storageIo",
  resource: "cluster",
  described: { standard: /million I\/O requests \(Aurora/ },
  usage: (cluster) => {
    const { value, formula } = ioRequests(cluster);
    return [{ quantity: quantity(value, "Requests"), formula, description: "I/O requests" }];
  },
  source: {
    title: "Amazon Aurora pricing, Database Storage and I/Os",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
