import type { LineKind } from "../row.ts";
import { chargeRow } from "./charge-row.ts";
import { type Cells, type Format, RDS_CODE, RDS_NAME } from "./format.ts";

const COLUMNS: Format["columns"] = {
  provider: ["ProviderName", "ServiceProviderName"],
  serviceCode: ["x_ServiceCode"],
  serviceName: ["ServiceName"],
  lineType: ["ChargeCategory"],
  commitmentType: ["CommitmentDiscountType"],
  commitmentStatus: ["CommitmentDiscountStatus"],
  reservation: ["CommitmentDiscountId"],
  account: ["SubAccountId", "BillingAccountId"],
  region: ["RegionId"],
  usageType: ["x_UsageType", "SkuMeter"],
  sku: ["SkuId"],
  operation: ["x_Operation"],
  resourceId: ["ResourceId"],
  description: ["ChargeDescription"],
  start: ["ChargePeriodStart"],
  end: ["ChargePeriodEnd"],
  currency: ["BillingCurrency"],
  quantity: ["PricingQuantity", "ConsumedQuantity"],
  billedCost: ["BilledCost"],
  listCost: ["ListCost"],
  contractedCost: ["ContractedCost"],
  effectiveCost: ["EffectiveCost"],
};

function focus(id: Format["id"], matches: Format["matches"]): Format {
  return {
    id,
    matches: (header) => header.has("billedcost") && header.has("chargecategory") && matches(header),
    columns: COLUMNS,
    required: ["lineType", "billedCost", "quantity", "start", "end"],
    tag: (key) => ["Tags", "tags"].map((map) => ({ map, key })),
    basis: "BilledCost",
    isRds: ({ provider, serviceCode, serviceName }) =>
      (provider === "" || provider === "AWS" || provider.startsWith("Amazon Web Services")) &&
      (serviceCode === "" ? serviceName === RDS_NAME : serviceCode === RDS_CODE),
    interpret: (cells) => {
      const kind = lineKind(cells);
      return chargeRow(cells, {
        kind,
        listCost: cells.listCost !== "" ? cells.listCost : kind === "usage" ? cells.billedCost : null,
        contractedCost: cells.contractedCost === "" ? null : cells.contractedCost,
        effectiveCost: cells.effectiveCost === "" ? cells.billedCost : cells.effectiveCost,
      });
    },
  };
}

function lineKind({ lineType, commitmentType, commitmentStatus, reservation }: Cells): LineKind {
  switch (lineType) {
    case "Usage":
      if (commitmentStatus === "Unused") return "commitment";
      if (commitmentStatus !== "Used") return "usage";
      return /savings plan/i.test(commitmentType) ? "savings-plan" : "reserved";
    case "Purchase":
      return reservation === "" ? "fee" : "commitment";
    case "Tax":
      return "tax";
    case "Credit":
      return "credit";
    default:
      return "adjustment";
  }
}

/** FOCUS 1.2, as AWS exports it or with the columns that came with it. */
export const focus12: Format = focus(
  "focus-1.2",
  (header) =>
    header.has("billingaccounttype") ||
    header.has("invoiceid") ||
    (header.has("skumeter") && header.has("x_servicecode") && !header.has("x_usagetype")),
);

/** FOCUS 1.1. */
export const focus11: Format = focus("focus-1.1", (header) => header.has("skumeter"));

/** FOCUS 1.0, with AWS's own `x_UsageType` or without. */
export const focus10: Format = focus("focus-1.0", () => true);
