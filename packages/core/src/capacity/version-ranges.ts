import type { Engine } from "../engine.ts";

/**
 * Whether an engine version is in one of the ranges that AWS's tables list.
 *
 *     16.1+    16.1 and every later 16
 *     11.9     that one alone
 *     2.x      every 2
 *
 * Majors after the last range have what it has, if it is an open one. A version that leaves its minor part open, or is none, is
 * not held against anybody.
 */
export function inRanges(engine: Engine, engineVersion: string, ranges: readonly string[]): boolean {
  const version = partsOf(engine, engineVersion);
  const [major] = version;
  if (major === undefined) return true;
  const last = Math.max(...ranges.map(majorOf));
  if (major > last) return ranges.some((range) => majorOf(range) === last && range.endsWith("+"));
  return ranges.some((range) => {
    const order = compare(version, numbersOf(range));
    return order === 0 || (order > 0 && range.endsWith("+") && majorOf(range) === major);
  });
}

function majorOf(range: string): number {
  return numbersOf(range)[0] ?? 0;
}

/** In Aurora's own counting: MySQL 5.7 is some Aurora MySQL 2, and 8.0 some 3. */
function partsOf(engine: Engine, engineVersion: string): readonly number[] {
  const aurora = /mysql_aurora\.(.+)/.exec(engineVersion)?.[1];
  if (engine === "aurora-mysql" && aurora === undefined) {
    if (/^5\b/.test(engineVersion)) return [engineVersion.startsWith("5.6") ? 1 : 2];
    if (/^8(\.0|$)/.test(engineVersion)) return [3];
  }
  return numbersOf(aurora ?? engineVersion);
}

function numbersOf(text: string): readonly number[] {
  return /^\d+(\.\d+)*/.exec(text)?.[0].split(".").map(Number) ?? [];
}

/** As for sorting; what one of them leaves open is equal. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? part);
    if (difference !== 0) return difference;
  }
  return 0;
}
