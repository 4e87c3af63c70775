import { describedRows } from "./described.ts";
import type { Format } from "./format.ts";

/**
 * The detailed billing report, which AWS gives to no new account since 2019: hourly lines, with resource ids in the variant
 * "with resources and tags". Only records of type `LineItem` count: the others are totals of them.
 */
export const dbr: Format = {
  ...describedRows,
  id: "dbr",
  basis: "UnBlendedCost",
  matches: (header) =>
    header.has("recordtype") &&
    header.has("usagequantity") &&
    (header.has("unblendedcost") || header.has("cost")) &&
    !header.has("costbeforetax"),
  columns: {
    serviceName: ["ProductName"],
    lineType: ["RecordType"],
    reservation: ["ReservedInstance"],
    account: ["LinkedAccountId", "PayerAccountId"],
    usageType: ["UsageType"],
    operation: ["Operation"],
    resourceId: ["ResourceId"],
    description: ["ItemDescription"],
    start: ["UsageStartDate"],
    end: ["UsageEndDate"],
    quantity: ["UsageQuantity"],
    billedCost: ["UnBlendedCost", "Cost"],
  },
  isTotal: ({ lineType }) => lineType !== "LineItem",
  tag: (key) => [`user:${key}`, `aws:${key}`],
};
