import { atLeast, type EngineVersion } from "../capacity/engine-version.ts";
import type { Engine } from "../engine.ts";
import type { Rule } from "./rule.ts";

const GUIDE = "Amazon Aurora User Guide, Storage configurations for Amazon Aurora DB clusters";

/** Lowest minor version of each major that can run I/O-Optimized. */
const MINIMUM_VERSIONS: Readonly<Record<Engine, readonly EngineVersion[]>> = {
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
      if (atLeast(engine, engineVersion, MINIMUM_VERSIONS[engine])) return null;
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
