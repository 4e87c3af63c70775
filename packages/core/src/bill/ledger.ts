import { type Decimal, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { type AuroraRow, classify, type SetAsideReason } from "./classify.ts";
import { type ExactSum, exactSum } from "./exact-sum.ts";
import { cover, coverBits, type Coverage, type Hour, monthOf, parseHour } from "./hours.ts";
import { ownText } from "./own-text.ts";
import type { ChargeRow } from "./row.ts";

/** Rows of one charge, resource, kind and day, summed. */
export interface Entry extends Omit<AuroraRow, "as"> {
  readonly account: string;
  readonly resourceId: string;
  readonly tag: string;
  /** `2026-09`, by the start of the charge period. */
  readonly month: string;
  /** Days since 1970-01-01, by the start of the charge period. */
  readonly day: number;
  readonly hours: Coverage;
  readonly rows: number;
  readonly quantity: Decimal;
  readonly billedCost: Decimal;
  /** Of the rows that tell it. */
  readonly listCost: Decimal;
  /** Quantity and billed cost of the rows that do not: they are priced by the book. */
  readonly unlistedQuantity: Decimal;
  readonly unlistedCost: Decimal;
  /** `null` where the export has no column for it. */
  readonly contractedCost: Decimal | null;
  readonly effectiveCost: Decimal;
}

/** Rows set aside for one reason and usage type; discounts also by account and day, since they are spread over usage. */
export interface SetAside {
  readonly reason: SetAsideReason;
  readonly usageType: string;
  readonly account: string;
  readonly region: string;
  readonly day: number;
  readonly rows: number;
  readonly billedCost: Decimal;
}

/** All that was read, summed. */
export interface LedgerTotals {
  readonly entries: readonly Entry[];
  readonly setAside: readonly SetAside[];
  /** Sum over every RDS row, kept apart from the buckets so that they can be held against it. */
  readonly rdsCost: Decimal;
  readonly rdsRows: number;
  readonly currency: string | null;
  /** Aurora DSQL, which is no part of Amazon RDS: counted beside it. */
  readonly dsql: { readonly rows: number; readonly billedCost: Decimal };
}

/** What a row stands for that an engine has summed already. */
export interface Group {
  readonly rows: number;
  /** Hours of its day, as 24 bits; `null` for those from its start to its end. */
  readonly hours: number | null;
}

const ONE_ROW: Group = { rows: 1, hours: null };

/** Sums rows by what later questions need: memory grows with resources × days, not with rows. */
export interface Ledger {
  /** @throws {InputError} when a row is in another currency than the rows before it */
  readonly add: (row: ChargeRow, group?: Group) => void;
  readonly addUnreadable: (billedCost: string, rows?: number) => void;
  readonly addDsql: (billedCost: string, rows?: number) => void;
  readonly totals: () => LedgerTotals;
}

/** What tells one entry from another. */
type EntryKey = Omit<AuroraRow, "as"> & Pick<Entry, "account" | "resourceId" | "tag" | "day">;

interface OpenEntry {
  readonly fixed: EntryKey & Pick<Entry, "month" | "hours">;
  /** The day, or for rows over several days the hour they end in. */
  readonly span: number;
  rows: number;
  readonly quantity: ExactSum;
  readonly billedCost: ExactSum;
  readonly listCost: ExactSum;
  /** `null` until a row needs it, as the next two. */
  unlistedQuantity: ExactSum | null;
  unlistedCost: ExactSum | null;
  contractedCost: ExactSum | null;
  readonly effectiveCost: ExactSum;
}

interface OpenSetAside {
  readonly fixed: Omit<SetAside, "rows" | "billedCost">;
  rows: number;
  readonly billedCost: ExactSum;
}

export function openLedger(): Ledger {
  const entries = new Map<string, OpenEntry>();
  const asides = new Map<string, OpenSetAside>();
  const rdsCost = exactSum();
  let rdsRows = 0;
  let dsqlRows = 0;
  const dsqlCost = exactSum();
  let currency: string | null = null;

  const setAside = (fixed: OpenSetAside["fixed"], billedCost: string, rows: number): void => {
    const key = [fixed.reason, fixed.usageType, fixed.account, fixed.region, fixed.day].join("\n");
    let open = asides.get(key);
    if (open === undefined) {
      const own = { account: ownText(fixed.account), region: ownText(fixed.region) };
      open = { fixed: { ...fixed, ...own }, rows: 0, billedCost: exactSum() };
      asides.set(key, open);
    }
    open.rows += rows;
    open.billedCost.add(billedCost);
  };

  // Mostly a resource's next row of a usage type goes where its last one went: no key is spelled for it.
  const latest = new Map<string, Map<string, OpenEntry>>();

  const entryOf = (fixed: EntryKey, span: number): OpenEntry => {
    const { kind, usageType, prefixRegion, engine, sure, account, region, resourceId, tag, day } = fixed;
    const ofResource = latest.get(resourceId);
    const last = ofResource?.get(usageType);
    if (last !== undefined && last.span === span && isSame(last.fixed, fixed)) return last;
    const key = [kind, usageType, prefixRegion, engine, sure, account, region, resourceId, tag, day, span].join("\n");
    const open = entries.get(key) ?? openEntry(fixed, span);
    entries.set(key, open);
    if (ofResource === undefined) latest.set(open.fixed.resourceId, new Map([[usageType, open]]));
    else ofResource.set(usageType, open);
    return open;
  };

  return {
    add: (row, group = ONE_ROW) => {
      if (row.currency !== "") {
        currency ??= ownText(row.currency);
        if (row.currency !== currency) {
          throw new InputError(
            "mixed-currencies",
            `rows in ${currency} and in ${row.currency}: analyze the exports of each currency by themselves`,
          );
        }
      }
      rdsRows += group.rows;
      rdsCost.add(row.billedCost);
      const classified = classify(row);
      const start = parseHour(row.chargePeriodStart) ?? 0;
      const day = Math.floor(start / 24);
      const { usageType, region } = classified;
      if (classified.as === "set-aside") {
        const { reason } = classified;
        const ofDay = reason === "discount" ? { account: row.account, day } : { account: "", day: 0 };
        setAside(
          { reason, usageType, region: reason === "discount" ? region : "", ...ofDay },
          row.billedCost,
          group.rows,
        );
        return;
      }
      const { kind, charge, configuration, engine, sure, prefixRegion } = classified;
      const end = Math.max(start + 1, parseHour(row.chargePeriodEnd) ?? start + 1);
      const { account, resourceId, tag } = row;
      const span = end > (day + 1) * 24 ? end : day;
      const place = { account, region, prefixRegion, resourceId, tag };
      const fixed = { kind, charge, configuration, engine, sure, usageType, day, ...place };
      addTo(entryOf(fixed, span), row, group, start, end);
    },
    addUnreadable: (billedCost, rows = 1) => {
      rdsRows += rows;
      rdsCost.add(billedCost);
      setAside({ reason: "unreadable", usageType: "", account: "", region: "", day: 0 }, billedCost, rows);
    },
    addDsql: (billedCost, rows = 1) => {
      dsqlRows += rows;
      dsqlCost.add(billedCost);
    },
    // In the order of their keys, so that the order of the rows changes nothing.
    totals: () => ({
      entries: inOrder(entries).map(close),
      setAside: inOrder(asides).map(({ fixed, rows, billedCost }) => ({
        ...fixed,
        rows,
        billedCost: billedCost.value(),
      })),
      rdsCost: rdsCost.value(),
      rdsRows,
      currency,
      dsql: { rows: dsqlRows, billedCost: dsqlCost.value() },
    }),
  };
}

function inOrder<T>(byKey: ReadonlyMap<string, T>): readonly T[] {
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function isSame(one: EntryKey, other: EntryKey): boolean {
  return (
    one.day === other.day &&
    one.kind === other.kind &&
    one.engine === other.engine &&
    one.sure === other.sure &&
    one.account === other.account &&
    one.region === other.region &&
    one.prefixRegion === other.prefixRegion &&
    one.tag === other.tag
  );
}

function openEntry(key: EntryKey, span: number): OpenEntry {
  const own = {
    account: ownText(key.account),
    region: ownText(key.region),
    resourceId: ownText(key.resourceId),
    tag: ownText(key.tag),
  };
  return {
    fixed: { ...key, ...own, month: monthOf(key.day * 24), hours: new Map() },
    span,
    rows: 0,
    quantity: exactSum(),
    billedCost: exactSum(),
    listCost: exactSum(),
    unlistedQuantity: null,
    unlistedCost: null,
    contractedCost: null,
    effectiveCost: exactSum(),
  };
}

function addTo(open: OpenEntry, row: ChargeRow, { rows, hours }: Group, start: Hour, end: Hour): void {
  open.rows += rows;
  if (hours === null) cover(open.fixed.hours, start, end);
  else coverBits(open.fixed.hours, open.fixed.day, hours);
  open.quantity.add(row.pricingQuantity);
  open.billedCost.add(row.billedCost);
  if (row.listCost === null) {
    (open.unlistedQuantity ??= exactSum()).add(row.pricingQuantity);
    (open.unlistedCost ??= exactSum()).add(row.billedCost);
  } else {
    open.listCost.add(row.listCost);
  }
  open.effectiveCost.add(row.effectiveCost);
  if (row.contractedCost !== null) (open.contractedCost ??= exactSum()).add(row.contractedCost);
}

function close(open: OpenEntry): Entry {
  return {
    ...open.fixed,
    rows: open.rows,
    quantity: open.quantity.value(),
    billedCost: open.billedCost.value(),
    listCost: open.listCost.value(),
    unlistedQuantity: open.unlistedQuantity?.value() ?? ZERO,
    unlistedCost: open.unlistedCost?.value() ?? ZERO,
    contractedCost: open.contractedCost?.value() ?? null,
    effectiveCost: open.effectiveCost.value(),
  };
}
