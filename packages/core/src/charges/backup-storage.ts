import { Decimal } from "../decimal.ts";
import { volume } from "../cluster/quantities.ts";
import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

/**
 * Backup storage beyond the free allowance: continuous backups and manual snapshots.
 *
 *     cost  = (retained GB − free allowance) × unitPrice
 *     [USD]   [GB-Months]                      [USD per GB-Month]
 *
 * The allowance is the size of the cluster volume, and no more than what is kept. Costs the same in both configurations.
 *
 * @example 900 GB kept beside a volume of 800 GB: 100 GB-Months × $0.021 = $2.10
 */
export const backupStorage: Charge<"GB-Months"> = charge({
  id: "backup-storage",
  name: "Backup storage",
  unit: "GB-Months",
  usageType: { standard: "Aurora:BackupUsage", "io-optimized": "Aurora:BackupUsage" },
  part: "backup",
  resource: "cluster",
  described: { standard: /per GB-month of (?:additional )?backup storage.*Aurora/i },
  usage: (cluster) => {
    const { billedGb, retainedGb } = cluster.backup ?? {};
    if (billedGb !== undefined) {
      const formula = `${billedGb.toString()} GB`;
      return [{ quantity: quantity(billedGb, "GB-Months"), formula, description: "Billed backup storage" }];
    }
    if (retainedGb === undefined) return [];
    const { value: volumeGb, formula } = volume(cluster);
    const allowance = Decimal.min(volumeGb, retainedGb);
    return [
      {
        quantity: quantity(retainedGb, "GB-Months"),
        formula: `${retainedGb.toString()} GB`,
        description: "Backups and snapshots kept",
      },
      {
        quantity: quantity(allowance.negated(), "GB-Months"),
        formula: `−min(${retainedGb.toString()} GB, ${formula})`,
        description: "Free allowance: the size of the volume",
      },
    ];
  },
  source: {
    title: "Amazon Aurora User Guide, Understanding Amazon Aurora backup storage usage",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-storage-backup.html",
    checkedOn: "2026-11-23",
  },
});
