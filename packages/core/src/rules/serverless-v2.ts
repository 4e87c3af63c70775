import { followsWriter } from "../capacity/auto-pause.ts";
import { versionParts } from "../capacity/engine-version.ts";
import { acuRange } from "../capacity/serverless-cluster.ts";
import { serverlessConnections } from "../capacity/serverless-connections.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import { SERVERLESS, SERVERLESS_RANGE, SERVERLESS_REQUIREMENTS } from "../facts/sources.ts";
import { burstOf } from "./bursts.ts";
import type { Rule, RuleFacts } from "./rule.ts";
import { countOf, serverlessOf } from "./serverless.ts";

/** Minimums that AWS recommends. */
const MINIMUM_WITH_INSIGHTS = 2;
const MINIMUM_OF_PRIMARY = 8;

/** What the major upgrade from Aurora PostgreSQL 13 to 14 needs. */
const UPGRADE_MAXIMUM = 2;

/** A "very large" volume; ours, AWS names no size. */
const LARGE_VOLUME_GB = 64 * 1024;

const NEWEST_PLATFORM = 4;

/** How instances of Serverless v2 share a range, what keeps their capacity up, and what they do not go with. */
export const serverlessV2Rules: readonly Rule[] = [
  /** All serverless instances of a cluster share one range. When: the mean of one lies outside of it. */
  {
    id: "SV2-008",
    severity: "error",
    source: SERVERLESS.title,
    check: ({ described }) => {
      const { minAcu, maxAcu } = described?.serverlessV2 ?? {};
      const means = serverlessOf(described).flatMap(({ acu }) => acu ?? []);
      const outside = means.filter((acu) => minAcu?.gt(acu) === true || maxAcu?.lt(acu) === true);
      if (outside.length === 0) return null;
      const range = `${minAcu?.toString() ?? "0.5"} to ${maxAcu?.toString() ?? "256"} ACU`;
      return `acu of ${outside.map((acu) => acu.toString()).join(" and ")} is outside of ${range}, the one range of all serverless instances`;
    },
  },
  /** A cluster can take its maximum once for every serverless instance. When: it has several. */
  {
    id: "SV2-009",
    severity: "info",
    source: SERVERLESS.title,
    check: ({ described }) => {
      const maxAcu = described?.serverlessV2?.maxAcu;
      const count = countOf(serverlessOf(described));
      if (maxAcu === undefined || count.lt(2)) return null;
      return `maxAcu holds for each instance: ${count.toString()} serverless instances can take ${count.times(maxAcu).toString()} ACU together`;
    },
  },
  /** A reader in promotion tier 0 or 1 never runs below the writer. When: one is serverless. */
  {
    id: "SV2-010",
    severity: "warning",
    source: SERVERLESS.title,
    check: ({ described }) => {
      const following = serverlessOf(described).filter((one) => one.role === "reader" && followsWriter(one));
      if (following.length === 0) return null;
      return "serverless readers of promotion tier 0 and 1, the default, never run below the writer and cost what it costs; those of 2 to 15 scale on their own";
    },
  },
  /** A reader in promotion tier 2 to 15 scales on its own. When: one is serverless. */
  {
    id: "SV2-011",
    severity: "info",
    source: SERVERLESS.title,
    check: ({ described }) => {
      const own = serverlessOf(described).filter((one) => one.role === "reader" && !followsWriter(one));
      return own.length === 0
        ? null
        : "serverless readers of promotion tier 2 to 15 follow their own load, and grow only after they have taken over";
    },
  },
  /** Insights need memory: at least 2 ACUs. When: they are on and the minimum is lower. */
  {
    id: "SV2-012",
    severity: "warning",
    source: SERVERLESS_RANGE.title,
    check: (facts) => {
      const minAcu = minimumOf(facts);
      if (facts.described?.insights === undefined || minAcu === null || minAcu.gte(MINIMUM_WITH_INSIGHTS)) return null;
      return `minAcu of ${minAcu.toString()} is low for Performance Insights and Database Insights: AWS recommends ${String(MINIMUM_WITH_INSIGHTS)} or more`;
    },
  },
  /** The primary of a Global Database should have at least 8 ACUs. When: its minimum is lower. */
  {
    id: "SV2-013",
    severity: "warning",
    source: SERVERLESS_RANGE.title,
    check: (facts) => {
      const minAcu = minimumOf(facts);
      if (facts.described?.globalDatabase === undefined || minAcu === null || minAcu.gte(MINIMUM_OF_PRIMARY))
        return null;
      return `minAcu of ${minAcu.toString()} is low for the primary of a Global Database: AWS recommends ${String(MINIMUM_OF_PRIMARY)} or more`;
    },
  },
  /** With a minimum of 0 or 0.5 Aurora PostgreSQL takes 2,000 connections at most. When: it would take more. */
  {
    id: "SV2-014",
    severity: "warning",
    source: SERVERLESS_RANGE.title,
    check: (facts) => {
      const { described } = facts;
      const minAcu = minimumOf(facts);
      if (described?.engine !== "aurora-postgresql" || minAcu === null || minAcu.gt("0.5")) return null;
      const { maxAcu } = acuRange(described, false);
      const [capped, open] = [minAcu, new Decimal(1)].map(
        (min) => serverlessConnections(described.engine, min, maxAcu).maxConnections,
      );
      if (capped === undefined || open === undefined || capped >= open) return null;
      return `minAcu of ${minAcu.toString()} holds max_connections at ${String(capped)}: with 1 or more it would be ${String(open)}`;
    },
  },
  /** max_connections follows the maximum, and changes with a reboot only. When: connections are described. */
  {
    id: "SV2-015",
    severity: "warning",
    source: SERVERLESS_RANGE.title,
    check: ({ described }) => {
      const { connections, serverlessV2 } = described ?? {};
      if (serverlessOf(described).length === 0 || connections === undefined) return null;
      if (serverlessV2?.maxAcu === undefined || connections.maxConnections !== undefined) return null;
      return `max_connections follows maxAcu of ${serverlessV2.maxAcu.toString()}, not the capacity held; after a change of it instances must reboot`;
    },
  },
  /** Some features hold capacity above the minimum. When: one of them is on. */
  {
    id: "SV2-016",
    severity: "warning",
    source: SERVERLESS_RANGE.title,
    check: (facts) => {
      const holding = serverlessOf(facts.described).length === 0 ? [] : holdingCapacity(facts);
      return holding.length === 0 ? null : `capacity may stay above the minimum: ${holding.join(", ")}`;
    },
  },
  /** Aurora Auto Scaling adds no serverless readers. When: it is described for a cluster with serverless instances. */
  {
    id: "SV2-017",
    severity: "error",
    source: SERVERLESS_REQUIREMENTS.title,
    fact: "readers-auto-scaling",
    check: ({ described }) =>
      described?.autoScaling !== undefined && serverlessOf(described).length > 0
        ? "Auto Scaling does not work with serverless instances: they scale by themselves; give a fixed number of readers"
        : null,
  },
  /** Database Activity Streams do not work on serverless instances. When: they are on. */
  {
    id: "SV2-018",
    severity: "error",
    source: SERVERLESS_REQUIREMENTS.title,
    fact: "integrations-activity-streams",
    check: ({ described }) =>
      described?.features.activityStreams === true && serverlessOf(described).length > 0
        ? "Database Activity Streams do not work on serverless instances: take provisioned ones"
        : null,
  },
  /** Capacity does not rise at once, and slower the lower it is. When: the load jumps to more than four times what is held. */
  {
    id: "SV2-019",
    severity: "warning",
    source: SERVERLESS.title,
    fact: "serverless-v2-scaling",
    check: ({ described }) => {
      const burst = serverlessOf(described).some(({ acu }) => acu === undefined) ? burstOf(described) : null;
      if (burst === null) return null;
      return `capacity is taken to follow at once where the load jumps from ${burst.from.toString()} to ${burst.to.toString()} ACU; AWS names no rate, and the lower capacity is the slower it rises: raise minAcu, or give acuPerSecond`;
    },
  },
  /** The upgrade from Aurora PostgreSQL 13 to 14 needs 2 ACUs. When: it is planned with a lower maximum. */
  {
    id: "SV2-020",
    severity: "error",
    source: SERVERLESS_RANGE.title,
    check: ({ described }) => {
      const maxAcu = described?.serverlessV2?.maxAcu;
      if (described === null || maxAcu === undefined || maxAcu.gte(UPGRADE_MAXIMUM) || !upgradesTo14(described))
        return null;
      return `the upgrade from 13 to 14 needs a maxAcu of ${String(UPGRADE_MAXIMUM)} at least, and it is ${maxAcu.toString()}`;
    },
  },
  /** A newer platform version does more for the same price. When: an older one than 4 is described. */
  {
    id: "SV2-021",
    severity: "info",
    source: SERVERLESS.title,
    check: ({ described }) => {
      const version = described?.serverlessV2?.platformVersion;
      if (version === undefined || version.gte(NEWEST_PLATFORM) || serverlessOf(described).length === 0) return null;
      return `platform versions 3 and 4 each do up to 30 % more than the one before at the same price of an ACU; this is ${version.toString()}`;
    },
  },
];

/** The described minimum of a cluster with serverless instances. */
function minimumOf({ described }: RuleFacts): Decimal | null {
  return serverlessOf(described).length === 0 ? null : (described?.serverlessV2?.minAcu ?? null);
}

function holdingCapacity({ described, volumeGb }: RuleFacts): readonly string[] {
  const { features, globalDatabase, insights } = described ?? {};
  const holding: readonly (readonly [name: string, on: boolean])[] = [
    ["Global Database", globalDatabase !== undefined],
    ["export of logs", features?.logExport === true],
    ["pgaudit", features?.pgaudit === true],
    ["Enhanced Monitoring", features?.enhancedMonitoring === true],
    ["Performance Insights or Database Insights", insights !== undefined],
    ["a very large volume", volumeGb?.gte(LARGE_VOLUME_GB) === true],
  ];
  return holding.flatMap(([name, on]) => (on ? name : []));
}

function upgradesTo14({ engine, engineVersion, upgradeTo }: Cluster): boolean {
  if (engine !== "aurora-postgresql" || engineVersion === undefined || upgradeTo === undefined) return false;
  const [from, to] = [engineVersion, upgradeTo].map((version) => versionParts(engine, version)?.[0]);
  return from === 13 && to === 14;
}
