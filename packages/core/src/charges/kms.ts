import { charge, type Charge, counted, type Source } from "./charge.ts";

const source: Source = {
  title: "AWS Key Management Service pricing",
  url: "https://aws.amazon.com/kms/pricing/",
  checkedOn: "2026-11-23",
};

/**
 * Customer managed keys that encrypt clusters and snapshots. Keys that AWS manages are free.
 *
 *     cost  = keys × unitPrice
 *     [USD]   [Key-Months] [USD per Key-Month]
 *
 * Billed by AWS KMS, so it is in no row of Amazon RDS.
 *
 * @example 1 key × $1.00 = $1.00
 */
export const kms: Charge<"Key-Months"> = charge({
  id: "kms",
  name: "KMS keys",
  unit: "Key-Months",
  usageType: { standard: "KMS-Keys", "io-optimized": "KMS-Keys" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  usage: ({ kms: used }) => counted(used?.keys, "Key-Months", "keys", "KMS, customer managed keys"),
  source,
});

/**
 * Requests to KMS beyond the account's free 20,000 a month, which are not taken off here.
 *
 *     cost  = requests × unitPrice
 *     [USD]   [Requests] [USD per Request]
 *
 * @example 10,000 requests × $0.000003 = $0.03
 */
export const kmsRequests: Charge<"Requests"> = charge({
  id: "kms",
  name: "KMS requests",
  unit: "Requests",
  usageType: { standard: "KMS-Requests", "io-optimized": "KMS-Requests" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  usage: ({ kms: used }) => counted(used?.requestsPerMonth, "Requests", "requests", "KMS, requests"),
  source,
});
