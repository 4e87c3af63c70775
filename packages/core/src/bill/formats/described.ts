import type { LineKind } from "../row.ts";
import { chargeRow } from "./charge-row.ts";
import { type Cells, type Format, RDS_CODE } from "./format.ts";

/** The names under which Amazon RDS stands in bills without service codes. */
const NAMES: readonly string[] = ["Amazon RDS Service", "Amazon Relational Database Service"];

/** What the bills from before the Cost and Usage Report share: rows without line item type, told by their description. */
export const describedRows: Pick<Format, "isRds" | "interpret" | "required" | "serviceNames"> = {
  required: ["lineType", "usageType", "quantity", "billedCost", "start", "end"],
  serviceNames: NAMES,
  isRds: ({ serviceCode, serviceName }) =>
    serviceCode === "" ? NAMES.includes(serviceName) : serviceCode === RDS_CODE,
  interpret: (cells) => {
    const kind = describedKind(cells);
    return chargeRow(cells, {
      kind,
      listCost: kind === "reserved" ? null : cells.billedCost,
      contractedCost: null,
      effectiveCost: cells.billedCost,
    });
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
