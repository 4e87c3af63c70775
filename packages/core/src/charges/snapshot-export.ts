import { charge, type Charge, counted } from "./charge.ts";

/**
 * Export of snapshot data to Amazon S3.
 *
 *     cost  = exported GB × unitPrice
 *     [USD]   [GB]          [USD per GB]
 *
 * The size counted is the snapshot's, even where only part of it is exported.
 *
 * @example 200 GB × $0.01 = $2.00
 */
export const snapshotExport: Charge<"GB"> = charge({
  id: "snapshot-export",
  name: "Snapshot export",
  unit: "GB",
  usageType: { standard: "Aurora:SnapshotExportToS3", "io-optimized": "Aurora:SnapshotExportToS3" },
  part: "other",
  resource: "cluster",
  usage: ({ snapshotExport: exported }) => counted(exported?.gb, "GB", "GB", "Snapshot export to S3"),
  source: {
    title: "Amazon Aurora pricing, Snapshot Export",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
