import { blockersOf, PAUSE_SECONDS, pauseBlockers } from "../capacity/auto-pause.ts";
import { connectionsDirect } from "../capacity/connections-needed.ts";
import { AUTO_PAUSE, SERVERLESS_API } from "../facts/sources.ts";
import type { Rule, RuleFacts } from "./rule.ts";
import { isServerless, meantToPause, pausingOf, serverlessOf } from "./serverless.ts";

const NOBODY = "neither the writer nor readers of promotion tier 0 and 1 ever pause";

/** What keeps Serverless v2 with a minimum of 0 from pausing, and what a pause brings. */
export const autoPauseRules: readonly Rule[] = [
  /** An instance pauses after 300 to 86,400 idle seconds. When: another time is described. */
  {
    id: "AP-001",
    severity: "error",
    source: SERVERLESS_API.title,
    fact: "serverless-v2-pause-delay",
    check: ({ described }) => {
      const seconds = described?.serverlessV2?.secondsUntilAutoPause;
      if (seconds === undefined || (seconds.gte(PAUSE_SECONDS.least) && seconds.lte(PAUSE_SECONDS.most))) return null;
      return `serverlessV2.secondsUntilAutoPause of ${seconds.toString()} must be ${String(PAUSE_SECONDS.least)} to ${String(PAUSE_SECONDS.most)}`;
    },
  },
  /** RDS Proxy keeps every instance awake. When: the minimum is 0 behind one. */
  {
    id: "AP-002",
    severity: "error",
    source: AUTO_PAUSE.title,
    check: (facts) =>
      blocks(facts, "AP-002") ? "RDS Proxy holds connections open: with minAcu of 0 no instance ever pauses" : null,
  },
  /** A provisioned instance keeps the writer awake. When: the minimum is 0 beside one. */
  {
    id: "AP-003",
    severity: "error",
    source: AUTO_PAUSE.title,
    check: (facts) =>
      blocks(facts, "AP-003") ? `the cluster has a provisioned instance: with minAcu of 0 ${NOBODY}` : null,
  },
  /** Replication keeps the writer awake. When: the minimum is 0 and logical replication or the binary log is on. */
  {
    id: "AP-004",
    severity: "error",
    source: AUTO_PAUSE.title,
    check: (facts) =>
      blocks(facts, "AP-004") ? `logical replication or the binary log is on: with minAcu of 0 ${NOBODY}` : null,
  },
  /** A zero-ETL integration keeps the writer awake. When: the minimum is 0 and one reads from the cluster. */
  {
    id: "AP-005",
    severity: "error",
    source: AUTO_PAUSE.title,
    check: (facts) =>
      blocks(facts, "AP-005") ? `a zero-ETL integration reads from the cluster: with minAcu of 0 ${NOBODY}` : null,
  },
  /** A Global Database keeps its writer and all secondary instances awake. When: the minimum is 0 in one. */
  {
    id: "AP-006",
    severity: "error",
    source: AUTO_PAUSE.title,
    check: (facts) => {
      const secondaries = meantToPause(facts.described)?.globalDatabase?.secondaries ?? [];
      const elsewhere = secondaries.some(({ instances }) => instances.some(isServerless));
      if (!blocks(facts, "AP-006") && !elsewhere) return null;
      return `the cluster is the primary of a Global Database: with minAcu of 0 ${NOBODY}, and no instance of a secondary Region`;
    },
  },
  /** An open connection keeps its instance awake. When: an instance could pause. */
  {
    id: "AP-007",
    severity: "warning",
    source: AUTO_PAUSE.title,
    check: ({ described }) => {
      if (pausingOf(described).length === 0) return null;
      const pool = connectionsDirect(described?.connections ?? {});
      const pooled = described?.connections?.poolSize !== undefined && pool !== null;
      const what = "an instance pauses only without open connections: health checks, pools and monitoring count";
      return pooled ? `${what}, as do ${pool.formula}` : what;
    },
  },
  /** The first request after a pause waits. When: an instance could pause, and its load is not that of development. */
  {
    id: "AP-008",
    severity: "warning",
    source: AUTO_PAUSE.title,
    fact: "serverless-v2-resume",
    check: ({ described }) =>
      pausingOf(described).length > 0 && described?.load?.profile !== "dev-test"
        ? "after a pause the first connection waits about 15 seconds, and 30 or more after a day: keep minAcu at 0.5 where that is too long"
        : null,
  },
  /** The writer pauses after all readers only. When: it could pause, and there are readers. */
  {
    id: "AP-009",
    severity: "warning",
    source: AUTO_PAUSE.title,
    check: ({ described }) => {
      const pausing = pausingOf(described).some(({ role }) => role === "writer");
      const readers = serverlessOf(described).some(({ role }) => role === "reader");
      return pausing && readers ? "the writer cannot pause until every reader has paused" : null;
    },
  },
  /** A paused instance costs no capacity, all else goes on. When: an instance could pause. */
  {
    id: "AP-010",
    severity: "info",
    source: AUTO_PAUSE.title,
    fact: "serverless-v2-idle-cost",
    check: ({ described }) =>
      pausingOf(described).length > 0
        ? "a paused instance costs no ACU; storage, backups and other charges go on"
        : null,
  },
  /** Scheduled jobs do not run during a pause. When: there are some, and an instance could pause. */
  {
    id: "AP-011",
    severity: "warning",
    source: AUTO_PAUSE.title,
    check: ({ described }) =>
      pausingOf(described).length > 0 && described?.features.scheduledJobs === true
        ? "scheduled jobs (pg_cron, the event scheduler) are skipped during a pause: start them from outside"
        : null,
  },
  /** Maintenance wakes an instance for 20 minutes at least. When: an instance could pause. */
  {
    id: "AP-012",
    severity: "info",
    source: AUTO_PAUSE.title,
    check: ({ described }) =>
      pausingOf(described).length > 0
        ? "maintenance wakes a paused instance, for 20 minutes at least; these are not in the estimate"
        : null,
  },
  /** Work through Babelfish keeps an instance awake. When: it is on, and an instance could pause. */
  {
    id: "AP-013",
    severity: "warning",
    source: AUTO_PAUSE.title,
    check: ({ described }) =>
      pausingOf(described).length > 0 && described?.features.babelfish === true
        ? "T-SQL through Babelfish keeps an instance from pausing"
        : null,
  },
  /** A failed login wakes an instance too. When: an instance could pause, and can be reached from the internet. */
  {
    id: "AP-014",
    severity: "warning",
    source: AUTO_PAUSE.title,
    check: ({ described }) =>
      pausingOf(described).length > 0 && described?.features.publicAccess === true
        ? "failed logins wake a paused instance too: scanners of a public endpoint cost ACU"
        : null,
  },
];

/** Whether what a rule tells of keeps a serverless instance awake that is meant to pause. */
function blocks({ described }: RuleFacts, rule: string): boolean {
  const cluster = meantToPause(described);
  if (cluster === null) return false;
  const blockers = pauseBlockers(cluster).filter((blocker) => blocker.rule === rule);
  return serverlessOf(cluster).some((instance) => blockersOf(instance, blockers).length > 0);
}
