import { type Hour, parseHour } from "./hours.ts";
import type { ChargeRow } from "./row.ts";

/** What is remembered of a file, to notice that another holds the same money. */
export interface Footprint {
  /** Same rows in different spelling are not compared: format, and for Cost Explorer what was asked. */
  readonly family: string;
  /** Length in hours of the shortest usage row of each `account/usage type` in the sample. */
  readonly grains: ReadonlyMap<string, number>;
  /** `account/day` of usage in the sample; the account is empty where the export tells none. */
  readonly days: ReadonlySet<string>;
  /** Marks of a sample of the rows, each with what it was sampled by. */
  readonly sample: ReadonlyMap<number, number>;
  /** Rows whose hash has none of these bits are in the sample. */
  readonly mask: number;
}

export interface OpenFootprint {
  readonly add: (row: ChargeRow) => void;
  readonly value: () => Footprint;
}

/** Rows in a sample at most: half of them are dropped when there are more. */
const SAMPLE_ROWS = 1024;

export function openFootprint(family: string): OpenFootprint {
  const days = new Set<string>();
  const sample = new Map<number, number>();
  let mask = 0;
  const grains = new Map<string, number>();

  const addDays = (account: string, start: Hour, end: Hour): void => {
    for (let day = Math.floor(start / 24); day * 24 < end; day += 1) days.add(`${account}/${String(day)}`);
  };

  const sampled = (row: ChargeRow): void => {
    if (row.kind !== "usage" && row.kind !== "reserved" && row.kind !== "savings-plan") return;
    const start = parseHour(row.chargePeriodStart) ?? 0;
    const end = Math.max(start + 1, parseHour(row.chargePeriodEnd) ?? start + 1);
    const type = `${row.account}/${row.usageType}`;
    grains.set(type, Math.min(grains.get(type) ?? Infinity, end - start));
    addDays(row.account, start, end);
  };

  return {
    add: (row) => {
      const by = hash(row.billedCost, hash(row.chargePeriodStart, 0));
      if ((by & mask) !== 0) return;
      sampled(row);
      sample.set(markOf(row), by);
      while (sample.size > SAMPLE_ROWS) {
        mask = mask * 2 + 1;
        for (const [mark, each] of sample) if ((each & mask) !== 0) sample.delete(mark);
      }
    },
    value: () => ({ family, grains, days, sample, mask }),
  };
}

/** 52 bits of what makes a row this row. */
function markOf(row: ChargeRow): number {
  const { kind, account, region, usageType, resourceId, chargePeriodStart, pricingQuantity, billedCost } = row;
  const text = [kind, account, region, usageType, resourceId, chargePeriodStart, pricingQuantity, billedCost].join(
    "\n",
  );
  return hash(text, 0x9e3779b9) * 2 ** 20 + (hash(text, 0x85ebca6b) & 0xfffff);
}

/** FNV-1a with a seed. */
function hash(text: string, seed: number): number {
  let state = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state >>> 0;
}
