import type { Engine } from "../engine.ts";
import { atLeast, type Minimums } from "./engine-version.ts";

/** What Aurora Serverless v2 may scale between. */
export interface AcuLimits {
  /** 0 where it can pause, else 0.5. */
  readonly minAcu: "0" | "0.5";
  readonly maxAcu: "128" | "256";
}

/** Engine versions with Serverless v2 at all, since 2022-04-21. */
export const SERVERLESS_VERSIONS: Readonly<Record<Engine, Minimums>> = {
  "aurora-mysql": [
    [3, 2, 0],
    [8, 4, 7],
  ],
  "aurora-postgresql": [
    [13, 6],
    [14, 3],
    [15, 2],
    [16, 1],
    [17, 4],
    [18, 3],
  ],
};

/** Up to 256 ACUs instead of 128, since 2024-10-03. */
export const LARGE_VERSIONS: Readonly<Record<Engine, Minimums>> = {
  "aurora-mysql": [
    [3, 6, 0],
    [8, 4, 7],
  ],
  "aurora-postgresql": [
    [13, 13],
    [14, 10],
    [15, 5],
    [16, 1],
    [17, 4],
    [18, 3],
  ],
};

/** Down to 0 ACUs, since 2024-11-20. */
export const PAUSING_VERSIONS: Readonly<Record<Engine, Minimums>> = {
  "aurora-mysql": [
    [3, 8, 0],
    [8, 4, 7],
  ],
  "aurora-postgresql": [
    [13, 15],
    [14, 12],
    [15, 7],
    [16, 3],
    [17, 4],
    [18, 3],
  ],
};

/**
 * The range that an engine version and a platform version allow together; nothing for a version without Serverless v2.
 *
 * What is not known is not held against the cluster. Platform version 1 ends at 128 ACUs, later ones at 256.
 *
 * Source: Amazon Aurora User Guide, How Aurora Serverless works and its capacity settings.
 */
export function acuLimits(
  engine: Engine,
  engineVersion: string | null,
  platformVersion: string | null = null,
): AcuLimits | null {
  const has = (versions: Readonly<Record<Engine, Minimums>>): boolean =>
    engineVersion === null || atLeast(engine, engineVersion, versions[engine]);
  if (!has(SERVERLESS_VERSIONS)) return null;
  return {
    minAcu: has(PAUSING_VERSIONS) ? "0" : "0.5",
    maxAcu: has(LARGE_VERSIONS) && platformVersion !== "1" ? "256" : "128",
  };
}
