import type { Engine } from "../cluster/cluster.ts";
import type { Rule } from "./rule.ts";

const GUIDE = "Amazon Aurora User Guide, Storage configurations for Amazon Aurora DB clusters";

/** Lowest minor version of each major that can run I/O-Optimized. */
const MINIMUM_VERSIONS: Readonly<Record<Engine, readonly (readonly number[])[]>> = {
  "aurora-mysql": [
    [3, 3, 1],
    [8, 4, 7],
  ],
  "aurora-postgresql": [
    [13, 10],
    [14, 7],
    [15, 2],
    [16, 1],
    [17, 4],
  ],
};

/** What stands between a cluster and Aurora I/O-Optimized. */
export const ioOptimizedRules: readonly Rule[] = [
  {
    id: "IO-003",
    severity: "error",
    source: GUIDE,
    check: ({ target, engine, engineVersion }) => {
      if (target !== "io-optimized" || engine === null || engineVersion === null) return null;
      if (supportsIoOptimized(engine, engineVersion)) return null;
      const needed = MINIMUM_VERSIONS[engine].map((version) => `${version.join(".")}+`).join(", ");
      return `${engine} ${engineVersion} cannot run I/O-Optimized; it needs ${needed}`;
    },
  },
  {
    id: "IO-004",
    severity: "error",
    source: GUIDE,
    check: ({ target, classes }) => {
      const unable = classes.filter((name) => /^db\.(r4|t2)\./.test(name));
      if (target !== "io-optimized" || unable.length === 0) return null;
      return `${unable.join(", ")} cannot run I/O-Optimized`;
    },
  },
  {
    id: "IO-006",
    severity: "warning",
    source: GUIDE,
    check: ({ target, switching, nextSwitchAllowed }) => {
      if (target !== "io-optimized" || !switching) return null;
      const until = nextSwitchAllowed === null ? "" : `; this cluster not before ${nextSwitchAllowed}`;
      return `a cluster can switch to I/O-Optimized once in 30 days, and back at any time${until}`;
    },
  },
  {
    id: "IO-007",
    severity: "warning",
    source: GUIDE,
    check: ({ switching, classes }) => {
      const restarting = classes.filter((name) => /^db\.(r6gd|r6id|r8gd)\./.test(name));
      if (!switching || restarting.length === 0) return null;
      return `switching restarts instances with local NVMe storage: ${restarting.join(", ")}`;
    },
  },
];

/** A version that leaves its minor part open is not held against the cluster. */
function supportsIoOptimized(engine: Engine, engineVersion: string): boolean {
  const aurora = /mysql_aurora\.([\d.]+)/.exec(engineVersion)?.[1];
  // Aurora MySQL versions are told by MySQL's own too: 5.7 is Aurora MySQL 2, and 8.0 some version 3.
  if (engine === "aurora-mysql" && aurora === undefined && /^(5|8\.0)\b/.test(engineVersion)) {
    return engineVersion.startsWith("8");
  }
  const version = (aurora ?? engineVersion).split(".").map(Number);
  const [major = 0, minor] = version;
  if (minor === undefined || version.some((part) => Number.isNaN(part))) return true;
  const minimums = MINIMUM_VERSIONS[engine];
  const minimum = minimums.find(([of]) => of === major);
  if (minimum === undefined) return major > (minimums.at(-1)?.[0] ?? 0);
  return !isBefore(version, minimum);
}

function isBefore(version: readonly number[], minimum: readonly number[]): boolean {
  for (const [index, wanted] of minimum.entries()) {
    const part = version[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}
