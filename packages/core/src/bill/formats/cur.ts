import { Decimal } from "../../decimal.ts";
import { isNumberCell } from "../exact-sum.ts";
import type { LineKind } from "../row.ts";
import { chargeRow } from "./charge-row.ts";
import { type Cells, type Format, RDS_CODE, RDS_NAME } from "./format.ts";

/** Line item types of the Cost and Usage Report, and two by which Cost Explorer calls fees; types ending in Discount are discounts. */
const KINDS: Readonly<Record<string, LineKind>> = {
  Usage: "usage",
  FlatRateSubscription: "usage",
  DiscountedUsage: "reserved",
  SavingsPlanCoveredUsage: "savings-plan",
  SavingsPlanNegation: "commitment",
  SavingsPlanRecurringFee: "commitment",
  SavingsPlanUpfrontFee: "commitment",
  RIFee: "commitment",
  Recurring: "commitment",
  Upfront: "commitment",
  Tax: "tax",
  Credit: "credit",
  Refund: "refund",
  Fee: "fee",
};

/** What both generations of the Cost and Usage Report share: the meaning of their rows. */
export const curRows: Pick<Format, "basis" | "isRds" | "interpret" | "required"> = {
  basis: "UnblendedCost",
  required: ["lineType", "usageType", "quantity", "billedCost", "start", "end"],
  isRds: ({ serviceCode, serviceName }) => serviceCode === RDS_CODE || (serviceCode === "" && serviceName === RDS_NAME),
  interpret: (cells) => {
    const kind = lineKind(cells);
    return chargeRow(cells, {
      kind,
      listCost: listCost(kind, cells),
      contractedCost: cells.contractedCost === "" ? null : cells.contractedCost,
      effectiveCost: effectiveCost(kind, cells),
    });
  },
};

function lineKind({ lineType, reservation }: Cells): LineKind {
  return lineType === "Fee" && reservation !== "" ? "commitment" : lineKindOf(lineType);
}

/** What a line item type, or a record type of Cost Explorer, stands for. */
export function lineKindOf(lineType: string): LineKind {
  return lineType.endsWith("Discount") ? "discount" : (KINDS[lineType] ?? "adjustment");
}

/**
 * The public on-demand cost; without it quantity × public rate; without that the unblended cost, which for reserved usage is no
 * price of the usage.
 */
function listCost(kind: LineKind, { listCost: cost, quantity, listRate, billedCost }: Cells): string | null {
  if (cost !== "") return cost;
  if (listRate === "" && kind === "reserved") return null;
  if (listRate === "" || !isNumberCell(listRate) || !isNumberCell(quantity)) return billedCost;
  return new Decimal(quantity === "" ? 0 : quantity).times(listRate).toString();
}

/** Amortised cost by line item type, as AWS's own summary view has it. */
function effectiveCost(kind: LineKind, cells: Cells): string {
  switch (kind) {
    case "reserved":
      return cells.effectiveCost === "" ? cells.billedCost : cells.effectiveCost;
    case "savings-plan":
      return cells.savingsPlanCost === "" ? cells.billedCost : cells.savingsPlanCost;
    case "commitment":
      if (cells.lineType === "RIFee") return total(cells.unusedUpfront, cells.unusedRecurring);
      if (cells.lineType === "SavingsPlanRecurringFee") {
        return total(cells.totalCommitment, cells.usedCommitment === "" ? "" : `-${cells.usedCommitment}`);
      }
      return "0";
    case "usage":
    case "tax":
    case "credit":
    case "refund":
    case "discount":
    case "fee":
    case "adjustment":
      return cells.billedCost;
    default:
      return kind satisfies never;
  }
}

function total(...cells: readonly string[]): string {
  return cells
    .filter((cell) => cell !== "" && isNumberCell(cell))
    .reduce((sum, cell) => sum.plus(cell), new Decimal(0))
    .toString();
}
