import type { Cluster } from "../cluster/cluster.ts";
import type { Decimal } from "../decimal.ts";
import { quantity } from "../units.ts";
import { charge, type Charge, type Source, type Usage } from "./charge.ts";

const source: Source = {
  title: "Amazon Aurora pricing, Data Transfer",
  url: "https://aws.amazon.com/rds/aurora/pricing/",
  checkedOn: "2026-11-23",
};

/**
 * Data transfer in, out and between Availability Zones. Replication inside a cluster is free.
 *
 *     cost  = GB × unitPrice
 *     [USD]   [GB] [USD per GB]
 *
 * Out to the internet is priced in tiers (the account's free 100 GB a month are not taken off). Between Availability Zones each
 * GB is billed once out and once in.
 *
 * @example 500 GB to the internet × $0.09 = $45.00
 */
export const dataTransfer: Charge<"GB"> = charge({
  id: "data-transfer",
  name: "Data transfer",
  unit: "GB",
  usageType: { standard: "DataTransfer-{way}", "io-optimized": "DataTransfer-{way}" },
  sharedWithRds: true,
  part: "other",
  resource: "instance",
  described: { standard: /per GB.*data transfer (?<way>\w+)/i },
  usage: ({ dataTransfer: transfer }) => [
    ...line(transfer?.internetOutGb, "1", "Data transfer out to the internet", { way: "Out-Bytes" }),
    ...line(transfer?.interAzGb, "2", "Data transfer between Availability Zones", { way: "Regional-Bytes" }),
  ],
  source,
});

/**
 * Data transfer between Regions; the usage type names both.
 *
 *     cost  = GB × unitPrice
 *     [USD]   [GB] [USD per GB]
 */
export const dataTransferRegions: Charge<"GB"> = charge({
  id: "data-transfer",
  name: "Data transfer between Regions",
  unit: "GB",
  usageType: { standard: "{peer}AWS-{way}-Bytes", "io-optimized": "{peer}AWS-{way}-Bytes" },
  sharedWithRds: true,
  part: "other",
  resource: "instance",
  usage: (cluster) => [
    ...line(cluster.dataTransfer?.interRegionGb, "1", "Data transfer to other Regions", TO_OTHER_REGIONS),
    ...line(
      cluster.globalDatabase?.replicatedGbPerMonth,
      secondaryCount(cluster),
      "Replication to secondary Regions",
      TO_OTHER_REGIONS,
    ),
  ],
  source,
});

/** The book has one price to all other Regions; bills name the Region in the usage type. */
const TO_OTHER_REGIONS = { peer: "", way: "Out" };

function secondaryCount({ globalDatabase }: Cluster): string {
  return String(globalDatabase?.secondaries.length ?? 0);
}

function line(
  gb: Decimal | undefined,
  times: string,
  description: string,
  fill: Readonly<Record<string, string>>,
): readonly Usage<"GB">[] {
  if (gb === undefined) return [];
  const formula = times === "1" ? `${gb.toString()} GB` : `${gb.toString()} GB × ${times}`;
  return [{ quantity: quantity(gb.times(times), "GB"), formula, description, fill }];
}
