import type { Footprint } from "./footprint.ts";

/** Two files that cannot be summed, by their places in the list. */
export interface SameMoney {
  readonly first: number;
  readonly second: number;
  /** The same rows, or the same days of the same accounts in another format or grain. */
  readonly shared: "rows" | "days";
}

/**
 * Finds two files that hold the same money.
 *
 * The parts of one export share days but no rows. Two exports of one kind share rows; two of different kinds, or one in hours
 * and one in days, share none and are told by their days.
 */
export function findSameMoney(files: readonly Footprint[]): SameMoney | null {
  return sameRows(files) ?? sameDays(files);
}

function sameRows(files: readonly Footprint[]): SameMoney | null {
  const firstOf = new Map<string, number>();
  for (const [second, file] of files.entries()) {
    const suspects = new Set<number>();
    for (const mark of file.sample.keys()) {
      const key = `${file.family} ${String(mark)}`;
      const first = firstOf.get(key);
      if (first === undefined) firstOf.set(key, second);
      else suspects.add(first);
    }
    for (const first of suspects) {
      const other = files[first];
      if (other !== undefined && sharesRows(other, file)) return { first, second, shared: "rows" };
    }
  }
  return null;
}

/** Whether half the rows of the smaller sample are in the other one. */
function sharesRows(a: Footprint, b: Footprint): boolean {
  const mask = Math.max(a.mask, b.mask);
  const sampled = ({ sample }: Footprint): readonly number[] =>
    [...sample].filter(([, by]) => (by & mask) === 0).map(([mark]) => mark);
  const [one, other] = [sampled(a), new Set(sampled(b))];
  const common = one.filter((mark) => other.has(mark)).length;
  return common > 0 && common * 2 >= Math.min(one.length, other.size);
}

function sameDays(files: readonly Footprint[]): SameMoney | null {
  for (const [second, file] of files.entries()) {
    for (const [first, other] of files.slice(0, second).entries()) {
      if ((other.family !== file.family || isOtherGrain(other, file)) && sharesDays(other, file)) {
        return { first, second, shared: "days" };
      }
    }
  }
  return null;
}

/** Whether one file is in hours and the other in days, say: most of what both hold is. */
function isOtherGrain(a: Footprint, b: Footprint): boolean {
  let common = 0;
  let differing = 0;
  for (const [type, grain] of a.grains) {
    const other = b.grains.get(type);
    if (other === undefined) continue;
    common += 1;
    if (other !== grain) differing += 1;
  }
  return differing * 2 > common;
}

/** An export that tells no account may be of any. */
function sharesDays(a: Footprint, b: Footprint): boolean {
  const [one, other] = [a, b].some(tellsNoAccount) ? [bareDays(a), bareDays(b)] : [a.days, b.days];
  for (const day of one) if (other.has(day)) return true;
  return false;
}

function tellsNoAccount({ days }: Footprint): boolean {
  for (const day of days) if (day.startsWith("/")) return true;
  return false;
}

function bareDays({ days }: Footprint): ReadonlySet<string> {
  return new Set([...days].map((day) => day.slice(day.indexOf("/") + 1)));
}
