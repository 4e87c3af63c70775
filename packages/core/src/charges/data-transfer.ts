import { charge, type Charge, type Source } from "./charge.ts";

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
  source,
});
