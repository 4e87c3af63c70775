import { rowEngine } from "../engine.ts";
import type { ChargeRow, LineKind } from "../row.ts";
import type { Cells } from "./format.ts";

/** What formats differ in, beside the names of their columns. */
interface Told {
  readonly kind: LineKind;
  readonly listCost: string | null;
  readonly contractedCost: string | null;
  readonly effectiveCost: string;
}

/** A row from its cells and what its format makes of them. */
export function chargeRow(
  cells: Cells,
  { kind, listCost, contractedCost, effectiveCost }: Told,
): Omit<ChargeRow, "tag"> {
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
    listCost,
    contractedCost,
    effectiveCost,
  };
}
