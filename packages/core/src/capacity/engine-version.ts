import type { Engine } from "../engine.ts";

/** Lowest minor version of each major that has a feature: `[13, 15]` is 13.15. Majors after the last have it too. */
export type Minimums = readonly (readonly number[])[];

/**
 * Whether an engine version is at or above the minimum of its major.
 *
 * What a version leaves open is not held against the cluster, nor is a text that is no version. Majors newer than the last
 * listed have the feature, those between or before do not.
 *
 * @example with the minimums 15.7 and 16.3, 16.4 has it and 16.2 does not; 16 may be any of them and has it, as 17 does
 */
export function atLeast(engine: Engine, engineVersion: string, minimums: Minimums): boolean {
  const version = versionParts(engine, engineVersion);
  const [major] = version ?? [];
  if (version === null || major === undefined) return true;
  const minimum = minimums.find(([of]) => of === major);
  if (minimum === undefined) return major > (minimums.at(-1)?.[0] ?? 0);
  return !isBefore(version, minimum);
}

/** `13.15+, 14.12+` */
export function spellMinimums(minimums: Minimums): string {
  return minimums.map((version) => `${version.join(".")}+`).join(", ");
}

/**
 * The parts of a version in Aurora's own counting, or nothing for what is no version.
 *
 * Aurora MySQL versions are told by MySQL's too: 5.6 is some version 1, 5.7 some version 2, and 8.0 some version 3.
 *
 * @example `8.0.mysql_aurora.3.08.0` is [3, 8, 0], `16.4-limitless` is [16, 4], `8.4` leaves its patch open: [8, 4]
 */
export function versionParts(engine: Engine, engineVersion: string): readonly number[] | null {
  const aurora = /mysql_aurora\.(.+)/.exec(engineVersion)?.[1];
  if (engine === "aurora-mysql" && aurora === undefined) {
    if (/^5\.6\b/.test(engineVersion)) return [1];
    if (/^5\b/.test(engineVersion)) return [2];
    if (/^8(\.0\b|$)/.test(engineVersion)) return [3];
  }
  const numbers = /^\d+(\.\d+)*/.exec(aurora ?? engineVersion)?.[0];
  return numbers === undefined ? null : numbers.split(".").map(Number);
}

function isBefore(version: readonly number[], minimum: readonly number[]): boolean {
  for (const [index, part] of version.entries()) {
    const wanted = minimum[index] ?? part;
    if (part !== wanted) return part < wanted;
  }
  return false;
}
