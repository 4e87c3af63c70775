import { rowEngine } from "../engine.ts";
import type { LineKind } from "../row.ts";
import type { Cells, Format } from "./format.ts";

/** The names under which Amazon RDS stands in bills without service codes. */
const NAMES: readonly string[] = ["Amazon RDS Service", "Amazon Relational Database Service"];

/** What the bills from before the Cost and Usage Report share: rows without line item type, told by their description. */
export const describedRows: Pick<Format, "isRds" | "interpret" | "required" | "serviceNames"> = {
  required: ["lineType", "usageType", "quantity", "billedCost", "start", "end"],
  serviceNames: NAMES,
  isRds: ({ serviceCode, serviceName }) =>
    serviceCode === "" ? NAMES.includes(serviceName) : serviceCode === "AmazonRDS",
  interpret: (cells) => {
    const kind = describedKind(cells);
    return {
      kind,
      account: cells.account,
      region: cells.region,
      usageType: cells.usageType,
      engine: rowEngine(cells.operation, cells.engine, cells.description),
      resourceId: cells.resourceId,
      description: cells.description,
      chargePeriodStart: cells.start,
      chargePeriodEnd: cells.end,
      currency: cells.currency,
      pricingQuantity: cells.quantity,
      billedCost: cells.billedCost,
      listCost: kind === "reserved" ? null : cells.billedCost,
      contractedCost: null,
      effectiveCost: cells.billedCost,
    };
  },
};

/** `reservation` is DBR's `ReservedInstance`, Y or N. */
function describedKind({ description, usageType, reservation, billedCost }: Cells): LineKind {
  if (/^(tax|vat|gst)\b/i.test(description)) return "tax";
  if (/^sign up charge/i.test(description) || /(^|-)HeavyUsage:/.test(usageType)) return "commitment";
  if (billedCost.startsWith("-")) return "credit";
  if (reservation === "Y" || /reserved instance applied/i.test(description)) return "reserved";
  return "usage";
}
