import type { StorageConfiguration } from "../cluster/cluster.ts";
import { type Decimal, sum } from "../decimal.ts";
import { spellDay } from "../calendar.ts";
import type { Entry } from "../bill/ledger.ts";
import type { CostView } from "../bill/rates.ts";
import type { PriceSource } from "../prices/book.ts";
import type { Unit } from "../units.ts";
import type { Pricing } from "./evidence.ts";
import { priceBothSides, type TwoSided, viewCost } from "./sides.ts";

/** What a cluster was billed for one usage type, and what that would have cost on the other side. */
export interface BilledLine {
  readonly charge: string;
  readonly region: string;
  readonly usageType: string;
  readonly configuration: StorageConfiguration | null;
  readonly quantity: Decimal;
  readonly unit: Unit;
  readonly cost: Decimal;
  /** Rows of the bill behind it. */
  readonly rows: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly formula: string;
  /** `null` where the charge costs the same on both sides. */
  readonly alternative: AlternativeLine | null;
}

export interface AlternativeLine {
  /** `null` where the other side does not bill it. */
  readonly usageType: string | null;
  readonly unitPrice: Decimal | null;
  readonly cost: Decimal | null;
  readonly formula: string;
  readonly source: PriceSource | null;
}

/** Unfolds a cluster's cost to quantity × rate, usage type by usage type, with the price that stands for the other side. */
export function explain(entries: readonly Entry[], engine: Entry["engine"], pricing: Pricing): readonly BilledLine[] {
  const { book, view, netFactor } = pricing;
  const byType = new Map<string, Entry[]>();
  for (const entry of entries) byType.set(entry.usageType, [...(byType.get(entry.usageType) ?? []), entry]);
  return [...byType.values()].flatMap((list) => {
    const [first] = list;
    if (first === undefined) return [];
    const { charge, usageType, configuration, region } = first;
    const quantity = sum(list.map((entry) => entry.quantity));
    const cost = sum(list.map((entry) => viewCost(entry, view, netFactor)));
    const days = list.map((entry) => entry.day);
    const [side] = priceBothSides(list, engine, book, view, netFactor);
    return [
      {
        charge: charge.id,
        region,
        usageType,
        configuration,
        quantity,
        unit: charge.unit,
        cost,
        rows: list.reduce((rows, entry) => rows + entry.rows, 0),
        firstDay: spellDay(Math.min(...days)),
        lastDay: spellDay(Math.max(...days)),
        formula: quantity.isZero()
          ? `no quantity = ${cost.toString()}`
          : `${quantity.toString()} ${charge.unit} × ${cost.div(quantity).toSignificantDigits(12).toString()} = ${cost.toString()}`,
        alternative: side === undefined ? null : alternativeOf(side, view),
      },
    ];
  });
}

function alternativeOf(side: TwoSided, view: CostView): AlternativeLine {
  const { quantity, charge, otherUsageType, otherUnitPrice, otherCost, otherSource } = side;
  return {
    usageType: otherUsageType,
    unitPrice: otherUnitPrice,
    cost: otherCost,
    formula: spell(),
    source: otherSource,
  };

  function spell(): string {
    if (otherUnitPrice === null || otherCost === null) return "no price";
    if (otherUsageType === null) return "not billed on the other side";
    const listed = `${quantity.toString()} ${charge.unit} × ${otherUnitPrice.toString()} = ${quantity.times(otherUnitPrice).toString()}`;
    return view === "list" ? listed : `${listed} at list price; ${otherCost.toString()} ${view}`;
  }
}
