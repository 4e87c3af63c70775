import type { Engine } from "../engine.ts";

/** Lowest minor version of each major that has a feature: `[13, 15]` is 13.15. Majors after the last have it too. */
export type Minimums = readonly (readonly number[])[];

/**
 * Whether an engine version is at or above the minimum of its major.
 *
 * A version that leaves its minor part open, or is none, is not held against the cluster. Majors newer than the last listed
 * have the feature, those between or before do not.
 */
export function atLeast(engine: Engine, engineVersion: string, minimums: Minimums): boolean {
  const version = versionParts(engine, engineVersion);
  const [major, minor] = version ?? [];
  if (version === null || major === undefined) return true;
  const minimum = minimums.find(([of]) => of === major);
  if (minimum === undefined) return major > (minimums.at(-1)?.[0] ?? 0);
  return minor === undefined || !isBefore(version, minimum);
}

/** `13.15+, 14.12+` */
export function spellMinimums(minimums: Minimums): string {
  return minimums.map((version) => `${version.join(".")}+`).join(", ");
}

/**
 * The parts of a version in Aurora's own counting, or nothing for what is no version.
 *
 * Aurora MySQL versions are told by MySQL's too: 5.7 is some version 2, and 8.0 some version 3.
 *
 * @example `8.0.mysql_aurora.3.08.0` is [3, 8, 0]
 */
export function versionParts(engine: Engine, engineVersion: string): readonly number[] | null {
  const aurora = /mysql_aurora\.([\d.]+)/.exec(engineVersion)?.[1];
  if (engine === "aurora-mysql" && aurora === undefined) {
    if (/^5\b/.test(engineVersion)) return [2];
    if (/^8\.0\b/.test(engineVersion)) return [3];
  }
  const parts = (aurora ?? engineVersion).split(".").map(Number);
  return parts.some((part) => Number.isNaN(part)) ? null : parts;
}

function isBefore(version: readonly number[], minimum: readonly number[]): boolean {
  for (const [index, wanted] of minimum.entries()) {
    const part = version[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}
