import { Decimal, ZERO } from "../decimal.ts";
import type { Entry, LedgerTotals } from "./ledger.ts";

/** Which cost a bill is read at. */
export type CostView = "list" | "net" | "amortized";

/** The customer's rate of a usage type as a factor of the public one: 1 without any discount. */
export type NetFactor = (entry: Pick<Entry, "account" | "region" | "usageType">) => Decimal;

interface Sums {
  list: Decimal;
  net: Decimal;
}

/**
 * The negotiated rate of each usage type in each account and Region, from plain on-demand rows only.
 *
 *     factor = net cost ÷ list cost
 *
 * Net cost is the export's own column where it has one, else billed cost with the discount rows of the same account, usage
 * type and day spread over it in proportion to billed cost. Commitments do not enter: they are no rate of a charge.
 */
export function netFactors({ entries, setAside }: LedgerTotals): NetFactor {
  const billedByDay = new Map<string, Decimal>();
  for (const entry of entries) addTo(billedByDay, dayKey(entry), entry.billedCost);
  const discountByDay = new Map<string, Decimal>();
  for (const aside of setAside) {
    if (aside.reason === "discount") addTo(discountByDay, dayKey(aside), aside.billedCost);
  }

  const sums = new Map<string, Sums>();
  for (const entry of entries) {
    if (entry.kind !== "usage") continue;
    const billed = billedByDay.get(dayKey(entry)) ?? ZERO;
    const discount = discountByDay.get(dayKey(entry)) ?? ZERO;
    const spread = billed.isZero() ? ZERO : discount.times(entry.billedCost).div(billed);
    const contracted = entry.contractedCost;
    // Some exports have the column and leave it at 0; then it tells nothing.
    const usable = contracted !== null && (contracted.gt(0) || entry.billedCost.isZero());
    const sum = sums.get(typeKey(entry)) ?? { list: ZERO, net: ZERO };
    sum.list = sum.list.plus(entry.listCost);
    sum.net = sum.net.plus(usable ? contracted : entry.billedCost.plus(spread));
    sums.set(typeKey(entry), sum);
  }
  return (entry) => {
    const sum = sums.get(typeKey(entry));
    return sum === undefined || sum.list.isZero() ? new Decimal(1) : sum.net.div(sum.list);
  };
}

function typeKey({ account, region, usageType }: Pick<Entry, "account" | "region" | "usageType">): string {
  return `${account}\n${region}\n${usageType}`;
}

function dayKey(row: Pick<Entry, "account" | "region" | "usageType" | "day">): string {
  return `${typeKey(row)}\n${String(row.day)}`;
}

function addTo(sums: Map<string, Decimal>, key: string, value: Decimal): void {
  sums.set(key, (sums.get(key) ?? ZERO).plus(value));
}
