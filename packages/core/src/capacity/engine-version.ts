import type { Engine } from "../engine.ts";

/** Major, minor and patch as far as they are told: `[16, 4]`, `[3, 8, 0]`; of text that tells none, `[]`. */
export type EngineVersion = readonly number[];

/**
 * Reads an engine version, Aurora's or the community's.
 *
 * MySQL 5.6, 5.7 and 8.0 are Aurora MySQL 1, 2 and 3 of any minor version; from 8.4 on both count alike.
 *
 * @example 8.0.mysql_aurora.3.08.0 is [3, 8, 0], 5.7 is [2], 16.4 is [16, 4]
 */
export function parseEngineVersion(engine: Engine, text: string): EngineVersion {
  const aurora = /mysql_aurora\.(.+)/.exec(text)?.[1];
  if (aurora !== undefined) return partsOf(aurora);
  const parts = partsOf(text);
  return engine === "aurora-mysql" ? (auroraMajor(parts) ?? parts) : parts;
}

/** Negative, 0 or positive, as for sorting; what one of them leaves open is equal. */
export function compareVersions(a: EngineVersion, b: EngineVersion): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? part);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Whether a version has what came out with the given minimums, one for each major version, in rising order.
 *
 * Majors after the last of them have it; others without a minimum do not. What the version leaves open is not held against it.
 *
 * @example Aurora PostgreSQL 16.4 is at least one of 15.7 and 16.3, 16.2 is not, 16 may be, 17 is
 */
export function atLeast(engine: Engine, text: string, minimums: readonly EngineVersion[]): boolean {
  const version = parseEngineVersion(engine, text);
  const [major] = version;
  if (major === undefined) return true;
  const minimum = minimums.find(([of]) => of === major);
  if (minimum === undefined) return major > (minimums.at(-1)?.[0] ?? 0);
  return compareVersions(version, minimum) >= 0;
}

/** `16.4-limitless` has the parts of 16.4. */
function partsOf(text: string): EngineVersion {
  const numbers = /^\d+(\.\d+)*/.exec(text)?.[0];
  return numbers === undefined ? [] : numbers.split(".").map(Number);
}

function auroraMajor([major, minor]: EngineVersion): EngineVersion | null {
  if (major === 5) return minor === 6 ? [1] : [2];
  return major === 8 && (minor === 0 || minor === undefined) ? [3] : null;
}
