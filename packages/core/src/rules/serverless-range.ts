import { acuLimits, LARGE_VERSIONS, PAUSING_VERSIONS } from "../capacity/acu-limits.ts";
import { type Minimums, spellMinimums } from "../capacity/engine-version.ts";
import type { Cluster, Engine, ServerlessV2 } from "../cluster/cluster.ts";
import { AUTO_PAUSE, SERVERLESS, SERVERLESS_API, SERVERLESS_RANGE } from "../facts/sources.ts";
import type { Rule } from "./rule.ts";

/** Largest capacity, and the largest of old engine and platform versions. */
const LARGEST = 256;
const LARGEST_OF_OLD = 128;

/** The smallest maximum. */
const LEAST_MAXIMUM = 1;

/** Which ranges of capacity Serverless v2 takes, whether or not an instance uses the described one yet. */
export const serverlessRangeRules: readonly Rule[] = [
  /** Capacity is set in half ACUs. When: an end of the range is no multiple of 0.5. */
  {
    id: "SV2-001",
    severity: "error",
    source: SERVERLESS_API.title,
    check: ({ described }) => {
      const odd = endsOf(described).filter(([, acu]) => !acu.times(2).isInteger());
      if (odd.length === 0) return null;
      return `${odd.map(([name, acu]) => `serverlessV2.${name} of ${acu.toString()}`).join(" and ")} is no multiple of 0.5`;
    },
  },
  /** The maximum is no lower than the minimum. When: it is. */
  {
    id: "SV2-002",
    severity: "error",
    source: SERVERLESS_RANGE.title,
    check: ({ described }) => {
      const { minAcu, maxAcu } = rangeOf(described);
      if (minAcu === undefined || maxAcu === undefined || minAcu.lte(maxAcu)) return null;
      return `serverlessV2.minAcu of ${minAcu.toString()} is above maxAcu of ${maxAcu.toString()}`;
    },
  },
  /** The maximum is at least 1 ACU. When: it is lower. */
  {
    id: "SV2-003",
    severity: "error",
    source: SERVERLESS_RANGE.title,
    check: ({ described }) => {
      const { maxAcu } = rangeOf(described);
      if (maxAcu === undefined || maxAcu.gte(LEAST_MAXIMUM)) return null;
      return `serverlessV2.maxAcu of ${maxAcu.toString()} is below ${String(LEAST_MAXIMUM)}, the least that it can be`;
    },
  },
  /** More than 128 ACUs need a recent engine version. When: the version is too old for the range. */
  {
    id: "SV2-004",
    severity: "error",
    source: SERVERLESS.title,
    fact: "serverless-v2-max",
    check: ({ described }) => {
      const highest = endsOf(described).find(([, acu]) => acu.gt(LARGEST_OF_OLD) && acu.lte(LARGEST));
      if (described === null || highest === undefined || limitsOf(described)?.maxAcu !== "128") return null;
      const [name, acu] = highest;
      return `serverlessV2.${name} of ${acu.toString()} is above ${String(LARGEST_OF_OLD)} and ${needs(described, LARGE_VERSIONS)}`;
    },
  },
  /** A minimum of 0 needs a version that can pause. When: the version is too old for it. */
  {
    id: "SV2-005",
    severity: "error",
    source: AUTO_PAUSE.title,
    fact: "serverless-v2-zero",
    check: ({ described }) => {
      if (described === null || rangeOf(described).minAcu?.isZero() !== true) return null;
      if (limitsOf(described)?.minAcu !== "0.5") return null;
      return `serverlessV2.minAcu of 0 ${needs(described, PAUSING_VERSIONS)}`;
    },
  },
  /** No version goes above 256 ACUs. When: the range does. */
  {
    id: "SV2-006",
    severity: "error",
    source: SERVERLESS_API.title,
    fact: "serverless-v2-max",
    check: ({ described }) => {
      const beyond = endsOf(described).filter(([, acu]) => acu.gt(LARGEST));
      if (beyond.length === 0) return null;
      return `${beyond.map(([name, acu]) => `serverlessV2.${name} of ${acu.toString()}`).join(" and ")} is above ${String(LARGEST)}, the most of Serverless v2`;
    },
  },
  /**
   * The platform version limits the range too: 1 ends at 128 ACUs. When: the range goes above that on it.
   */
  {
    id: "SV2-007",
    severity: "warning",
    source: SERVERLESS.title,
    check: ({ described }) => {
      const { maxAcu, platformVersion } = rangeOf(described);
      if (platformVersion?.eq(1) !== true || maxAcu === undefined) return null;
      if (maxAcu.lte(LARGEST_OF_OLD) || maxAcu.gt(LARGEST)) return null;
      return `platform version 1 stops at ${String(LARGEST_OF_OLD)} ACU, whatever the engine version: maxAcu of ${maxAcu.toString()} needs 2 or later`;
    },
  },
];

function rangeOf(described: Cluster | null): ServerlessV2 {
  return described?.serverlessV2 ?? {};
}

/** The ends of the range that are described, the maximum last. */
function endsOf(
  described: Cluster | null,
): readonly (readonly [name: string, acu: NonNullable<ServerlessV2["maxAcu"]>])[] {
  const { minAcu, maxAcu } = rangeOf(described);
  return Object.entries({ minAcu, maxAcu }).flatMap(([name, acu]) => (acu === undefined ? [] : [[name, acu] as const]));
}

/** Of the engine version alone. */
function limitsOf({ engine, engineVersion }: Cluster): ReturnType<typeof acuLimits> {
  return acuLimits(engine, engineVersion ?? null);
}

function needs({ engine, engineVersion }: Cluster, versions: Readonly<Record<Engine, Minimums>>): string {
  return `needs ${engine} ${spellMinimums(versions[engine])}; this is ${engineVersion ?? ""}`;
}
