import type { Charge } from "../charges/charge.ts";
import { fillTemplate } from "../charges/charge.ts";
import { recognise } from "../charges/index.ts";
import type { Engine, StorageConfiguration } from "../cluster/cluster.ts";
import { Decimal, ZERO } from "../decimal.ts";
import { findPrice, type PriceBook, type PriceSource } from "../prices/book.ts";
import type { CostView, NetFactor } from "../bill/rates.ts";
import type { Entry } from "../bill/ledger.ts";

/** Money and quantity of one usage type, priced in both storage configurations. */
export interface TwoSided {
  readonly charge: Charge;
  readonly usageType: string;
  readonly configuration: StorageConfiguration;
  readonly region: string;
  readonly quantity: Decimal;
  /** What the bill says, at the chosen view. */
  readonly cost: Decimal;
  readonly listCost: Decimal;
  /** The usage type on the other side; `null` where that side does not bill it. */
  readonly otherUsageType: string | null;
  /** What the same quantity would cost there, at the same view; `null` without a price, or where the export has no quantity. */
  readonly otherCost: Decimal | null;
  readonly otherUnitPrice: Decimal | null;
  readonly otherSource: PriceSource | null;
  /** The bill's own public rate, and the book's; a difference means a stale book or a private price. */
  readonly listRate: Decimal | null;
  readonly bookRate: Decimal | null;
}

/** Whether a charge costs something else in the other configuration. */
export function dependsOnConfiguration({ usageType }: Charge): boolean {
  return usageType.standard !== usageType["io-optimized"];
}

/** What an entry costs at a view. */
export function viewCost(entry: Entry, view: CostView, netFactor: NetFactor): Decimal {
  switch (view) {
    case "list":
      return entry.listCost;
    case "net":
      return entry.listCost.times(netFactor(entry));
    case "amortized":
      return entry.effectiveCost;
    default:
      return view satisfies never;
  }
}

/**
 * Prices the configuration-dependent entries of a cluster on the other side, usage type by usage type.
 *
 *     other cost, list:       quantity × listed price of the other side
 *     other cost, net:        the same × the customer's factor for this usage type
 *     other cost, amortized:  on-demand part as net; the part under a commitment keeps its cost, and moving it to
 *                             I/O-Optimized adds the listed premium in full, since no spare units may exist
 */
export function priceBothSides(
  entries: readonly Entry[],
  engine: Engine | null,
  book: PriceBook,
  view: CostView,
  netFactor: NetFactor,
): readonly TwoSided[] {
  const byType = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.configuration === null || !dependsOnConfiguration(entry.charge)) continue;
    const list = byType.get(entry.usageType);
    if (list === undefined) byType.set(entry.usageType, [entry]);
    else list.push(entry);
  }
  return [...byType.values()].flatMap((list) => {
    const side = otherSide(list, engine, book, view, netFactor);
    return side === null ? [] : [side];
  });
}

function otherSide(
  entries: readonly Entry[],
  clusterEngine: Engine | null,
  book: PriceBook,
  view: CostView,
  netFactor: NetFactor,
): TwoSided | null {
  const [first] = entries;
  if (first?.configuration === undefined || first.configuration === null) return null;
  const { charge, usageType, configuration, region } = first;
  const other = configuration === "standard" ? "io-optimized" : "standard";
  const template = charge.usageType[other];
  const fill = recognise(usageType)?.fill;
  const otherUsageType = typeof template === "string" ? fillTemplate(template, fill) : null;
  const engine = first.engine ?? clusterEngine;
  const price = otherUsageType === null ? undefined : findPrice(book, region, engine, otherUsageType, charge.unit);
  const unitPrice = template === null ? ZERO : (price?.unitPrice ?? null);

  let quantity = ZERO;
  let cost = ZERO;
  let listCost = ZERO;
  let otherCost: Decimal | null = ZERO;
  for (const entry of entries) {
    quantity = quantity.plus(entry.quantity);
    cost = cost.plus(viewCost(entry, view, netFactor));
    listCost = listCost.plus(entry.listCost);
    if (unitPrice === null) otherCost = null;
    else otherCost = otherCost?.plus(movedCost(entry, entry.quantity.times(unitPrice), view, netFactor)) ?? null;
  }
  if (quantity.isZero() && !cost.isZero()) otherCost = null;
  return {
    charge,
    usageType,
    configuration,
    region,
    quantity,
    cost,
    listCost,
    otherUsageType,
    otherCost,
    otherUnitPrice: unitPrice,
    otherSource: price?.source ?? null,
    listRate: quantity.isZero() ? null : listCost.div(quantity),
    bookRate: findPrice(book, region, engine, usageType, charge.unit)?.unitPrice ?? null,
  };
}

/** What an entry would cost on the other side, given its list cost there. */
export function movedCost(entry: Entry, otherList: Decimal, view: CostView, netFactor: NetFactor): Decimal {
  if (view === "list") return otherList;
  if (view === "net") return otherList.times(netFactor(entry));
  if (entry.kind !== "usage") return entry.effectiveCost.plus(Decimal.max(0, otherList.minus(entry.listCost)));
  return entry.listCost.isZero() ? otherList : otherList.times(entry.effectiveCost).div(entry.listCost);
}
