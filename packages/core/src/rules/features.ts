import { type Cluster, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import {
  AURORA_FAQS,
  BACKTRACK,
  ENCRYPTION,
  GLOBAL_DATABASE,
  PERFORMANCE_INSIGHTS,
  RDS_OUTPOSTS,
  SECRETS_MANAGER,
} from "../facts/sources.ts";
import type { Rule, RuleFacts } from "./rule.ts";

/** The longest window of Backtrack. */
const BACKTRACK_HOURS = 72;

/** Which features go together, and which charge for what. */
export const featureRules: readonly Rule[] = [
  /** Backtrack is for Aurora MySQL and goes back at most 72 hours. When: more or another engine is described. */
  {
    id: "FT-001",
    severity: "error",
    source: BACKTRACK.title,
    fact: "backtrack-72-hours",
    check: ({ described }) => {
      if (described?.backtrack === undefined) return null;
      const { windowHours } = described.backtrack;
      if (described.engine !== "aurora-mysql")
        return `${described.engine} has no Backtrack: use point-in-time recovery`;
      if (windowHours.lte(BACKTRACK_HOURS)) return null;
      return `backtrack.windowHours of ${windowHours.toString()} is over the limit of ${String(BACKTRACK_HOURS)}`;
    },
  },
  /** Backtrack does not work in a Global Database. When: both are described. */
  {
    id: "FT-002",
    severity: "error",
    source: GLOBAL_DATABASE.title,
    fact: "backtrack-72-hours",
    check: ({ described }) =>
      described?.backtrack !== undefined && described.globalDatabase !== undefined
        ? "Backtrack does not work in a Global Database: give up one of them"
        : null,
  },
  /** Express configuration is for serverless Aurora PostgreSQL alone. When: it is described with what it excludes. */
  {
    id: "FT-003",
    severity: "error",
    source: "Amazon Aurora User Guide, Creating an Aurora PostgreSQL DB cluster with express configuration",
    fact: "security-vpc",
    check: ({ described }) => {
      const excluded = described?.features.express === true ? excludedFromExpress(described) : [];
      return excluded.length === 0 ? null : `express configuration does not go with ${excluded.join(", ")}`;
    },
  },
  /** Clusters made since 2026-02-18 are always encrypted. When: an unencrypted one is described. */
  {
    id: "FT-004",
    severity: "info",
    source: ENCRYPTION.title,
    fact: "security-encryption",
    check: ({ described }) =>
      described?.features.unencrypted === true
        ? "an unencrypted cluster must be older than 2026-02-18: since then all new ones are encrypted"
        : null,
  },
  /** Aurora does not run on Outposts. When: Outposts is described. */
  {
    id: "FT-005",
    severity: "error",
    source: RDS_OUTPOSTS.title,
    fact: "outposts-rds-only",
    check: ({ described }) =>
      described?.features.outposts === true
        ? "Aurora does not run on Outposts; RDS on Outposts runs MySQL, PostgreSQL, SQL Server and Oracle"
        : null,
  },
  /** Writes are billed again for every secondary Region, on I/O-Optimized too. When: a Global Database is described. */
  {
    id: "FT-006",
    severity: "warning",
    source: AURORA_FAQS.title,
    fact: "io-optimized-no-io",
    check: ({ described }) => {
      const { secondaries = [], replicatedWriteIosPerMonth: writes } = described?.globalDatabase ?? {};
      if (secondaries.length === 0) return null;
      const each =
        secondaries.length === 1 ? "the secondary Region" : `each of ${String(secondaries.length)} secondary Regions`;
      const missing = writes === undefined ? "; give replicatedWriteIosPerMonth to price that" : "";
      return `every write I/O is billed once more for ${each}, on I/O-Optimized too${missing}`;
    },
  },
  /** A managed master password does not go with a Global Database. When: both are described. */
  {
    id: "FT-007",
    severity: "warning",
    source: SECRETS_MANAGER.title,
    fact: "security-rotation",
    check: ({ described }) =>
      described?.features.managedPassword === true && described.globalDatabase !== undefined
        ? "a master password in Secrets Manager does not go with a Global Database: keep the secret yourself"
        : null,
  },
  /** Performance Insights keeps 7 days free of charge. When: longer retention or Advanced is described or billed. */
  {
    id: "FT-008",
    severity: "info",
    source: PERFORMANCE_INSIGHTS.title,
    fact: "monitoring-performance-insights",
    check: (facts) =>
      keepsInsights(facts)
        ? "7 days of Performance Insights are free; 1 to 24 months are billed under Database Insights Standard, Advanced keeps 465 days"
        : null,
  },
];

function excludedFromExpress(cluster: Cluster): readonly string[] {
  const { engine, instances, proxy, globalDatabase, features } = cluster;
  const excluded: readonly (readonly [name: string, described: boolean])[] = [
    ["aurora-mysql", engine === "aurora-mysql"],
    ["provisioned instances", instances.some((instance) => instance.class !== SERVERLESS_CLASS)],
    ["RDS Proxy", proxy !== undefined],
    ["a Global Database", globalDatabase !== undefined],
    ["zero-ETL", features.zeroEtl === true],
    ["Database Activity Streams", features.activityStreams === true],
    ["Babelfish", features.babelfish === true],
  ];
  return excluded.flatMap(([name, described]) => (described ? name : []));
}

function keepsInsights({ described, billed }: RuleFacts): boolean {
  const { mode, longTermRetention } = described?.insights ?? {};
  const paid = ["performance-insights", "database-insights"].some((charge) => billed?.charges.includes(charge));
  return mode === "advanced" || longTermRetention === true || paid;
}
