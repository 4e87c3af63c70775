import type { Engine } from "../cluster/cluster.ts";

/**
 * What kind of line a row is, whatever its format calls it. The first three carry usage; all others are set aside under
 * their own name.
 */
export type LineKind =
  | "usage"
  | "reserved"
  | "savings-plan"
  | "tax"
  | "credit"
  | "refund"
  | "discount"
  | "fee"
  | "commitment"
  | "adjustment";

/** The engine a row tells: one of Aurora's, some other of RDS, or nothing. */
export type RowEngine = Engine | "not-aurora" | null;

/** A row of Amazon RDS in FOCUS terms. Cells stay texts until they are summed. */
export interface ChargeRow {
  readonly kind: LineKind;
  readonly account: string;
  /** Empty where the export has no column for it. */
  readonly region: string;
  /** As the bill spells it; empty where it has none. */
  readonly usageType: string;
  readonly engine: RowEngine;
  /** Empty for rows that belong to no resource. */
  readonly resourceId: string;
  readonly description: string;
  /** Value of the tag that the user joins by; empty without. */
  readonly tag: string;
  readonly chargePeriodStart: string;
  readonly chargePeriodEnd: string;
  readonly currency: string;
  readonly pricingQuantity: string;
  readonly billedCost: string;
  /** At public prices; `null` where a commitment covers the row and the export has no public price. */
  readonly listCost: string | null;
  /** After negotiated discounts, before commitments; `null` where the export has no column for it. */
  readonly contractedCost: string | null;
  readonly effectiveCost: string;
}
