import { curRows } from "./cur.ts";
import type { Format } from "./format.ts";

/** The legacy Cost and Usage Report as CSV: `lineItem/UsageType`. Its columns vary from month to month. */
export const curLegacy: Format = {
  ...curRows,
  id: "cur-legacy",
  matches: (header) => header.has("lineitem/usagetype") || header.has("lineitem/lineitemtype"),
  columns: {
    serviceCode: ["lineItem/ProductCode"],
    serviceName: ["product/ProductName"],
    lineType: ["lineItem/LineItemType"],
    reservation: ["reservation/ReservationARN"],
    account: ["lineItem/UsageAccountId", "bill/PayerAccountId"],
    region: ["product/regionCode", "product/region"],
    usageType: ["lineItem/UsageType"],
    operation: ["lineItem/Operation"],
    engine: ["product/databaseEngine"],
    resourceId: ["lineItem/ResourceId"],
    description: ["lineItem/LineItemDescription"],
    start: ["lineItem/UsageStartDate"],
    end: ["lineItem/UsageEndDate"],
    currency: ["lineItem/CurrencyCode"],
    quantity: ["lineItem/UsageAmount"],
    billedCost: ["lineItem/UnblendedCost"],
    listCost: ["pricing/publicOnDemandCost"],
    listRate: ["pricing/publicOnDemandRate"],
    contractedCost: ["lineItem/NetUnblendedCost"],
    effectiveCost: ["reservation/EffectiveCost"],
    savingsPlanCost: ["savingsPlan/SavingsPlanEffectiveCost"],
    unusedUpfront: ["reservation/UnusedAmortizedUpfrontFeeForBillingPeriod"],
    unusedRecurring: ["reservation/UnusedRecurringFee"],
    totalCommitment: ["savingsPlan/TotalCommitmentToDate"],
    usedCommitment: ["savingsPlan/UsedCommitment"],
  },
  tag: (key) => [`resourceTags/user:${key}`, `resourceTags/${key}`, `resourceTags/aws:${key}`],
};
