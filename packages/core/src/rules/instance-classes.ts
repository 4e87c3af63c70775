import { closest } from "fastest-levenshtein";
import { classOffering } from "../capacity/class-offering.ts";
import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { PARALLEL_QUERY, STOP_START } from "../facts/sources.ts";
import type { Rule } from "./rule.ts";

const SUPPORT = "Amazon Aurora User Guide, Supported DB engines for DB instance classes";
const TYPES = "Amazon Aurora User Guide, DB instance class types";

/** db.r6gd, db.r6id and db.r8gd are for Aurora PostgreSQL. When: one is used with Aurora MySQL. */
export const postgresqlClassRule: Rule = {
  id: "CL-004",
  severity: "error",
  source: SUPPORT,
  check: ({ engine, classes }) => {
    const postgresqlOnly = classes.filter(isPostgresqlOnly);
    if (engine !== "aurora-mysql" || postgresqlOnly.length === 0) return null;
    return `${postgresqlOnly.join(", ")} is offered for Aurora PostgreSQL only`;
  },
};

/** Which DB instance classes exist, for which engine versions, and how they are billed. */
export const instanceClassRules: readonly Rule[] = [
  /** A class must be one of Aurora's. When: it is not known. */
  {
    id: "CLASS-001",
    severity: "warning",
    source: SUPPORT,
    check: ({ classes }) => {
      const unknown = classes.filter((name) => !isKnown(name));
      if (unknown.length === 0) return null;
      const known = Object.keys(INSTANCE_CLASSES);
      return unknown
        .map((name) => `${name} is no known class of Aurora (did you mean ${closest(name, known)}?)`)
        .join("; ");
    },
  },
  /** A class needs an engine version that offers it. When: the version does not. */
  {
    id: "CL-001",
    severity: "error",
    source: SUPPORT,
    check: ({ engine, engineVersion, classes }) => {
      if (engine === null) return null;
      const lacking = classes.flatMap((name) => {
        const { offered, needs } = classOffering(name, engine, engineVersion);
        return offered === "no" && !isPostgresqlOnly(name) ? `${name} ${needs}` : [];
      });
      if (lacking.length === 0) return null;
      return `${lacking.join("; ")}${engineVersion === null ? "" : `; this is ${engineVersion}`}`;
    },
  },
  /** T classes are for development and tests. When: one is used. */
  {
    id: "CL-002",
    severity: "warning",
    source: TYPES,
    check: ({ classes, described, billed }) => {
      const burstable = classes.filter((name) => name.startsWith("db.t"));
      if (burstable.length === 0) return null;
      const credits = billed?.charges.includes("cpu-credits") === true;
      const priced = credits || described?.cpuCredits !== undefined;
      return `${burstable.join(", ")} is meant for development and tests; ${priced ? "its CPU credits are billed here" : "in unlimited mode CPU credits can come on top"}`;
    },
  },
  /** db.r4, db.t2 and db.t3.small run only on versions in Extended Support. When: one is used. */
  {
    id: "CL-003",
    severity: "warning",
    source: SUPPORT,
    check: ({ classes }) => {
      const old = classes.filter((name) => /^db\.(r4\.|t2\.|t3\.small$)/.test(name));
      if (old.length === 0) return null;
      return `${old.join(", ")} runs only on engine versions in Extended Support: move to a newer class with the next upgrade`;
    },
  },
  postgresqlClassRule,
  /** Which versions offer db.r8a, db.r8i and db.r8gd.large is not confirmed. When: one is used. */
  {
    id: "CL-005",
    severity: "warning",
    source: SUPPORT,
    check: ({ engine, engineVersion, classes }) => {
      if (engine === null) return null;
      const open = classes.filter((name) => {
        const { offered, needs } = classOffering(name, engine, engineVersion);
        return name !== SERVERLESS_CLASS && isKnown(name) && offered === "unconfirmed" && needs === "";
      });
      if (open.length === 0) return null;
      return `which engine versions offer ${open.join(", ")} is not confirmed: check before ordering`;
    },
  },
  /** Provisioned instances are billed by the second, ten minutes at least. When: one runs for part of the month. */
  {
    id: "CL-006",
    severity: "info",
    source: "Amazon Aurora User Guide, DB instance billing for Aurora",
    check: ({ described }) => {
      const short = described?.instances.filter(
        (instance) => instance.class !== SERVERLESS_CLASS && instance.hours?.lt(described.hoursPerMonth) === true,
      );
      if (short === undefined || short.length === 0) return null;
      return `${[...new Set(short.map((instance) => instance.class))].join(", ")} is billed by the second, for 10 minutes at least after each start or change`;
    },
  },
  /** A stopped cluster starts again after seven days. When: it is stopped on a schedule. */
  {
    id: "CL-007",
    severity: "warning",
    source: STOP_START.title,
    fact: "serverless-v1-idle",
    check: ({ described }) =>
      described?.features.stopSchedule === true
        ? "a stopped cluster starts again after 7 days, and pays storage and backups while stopped"
        : null,
  },
  /** Parallel query needs an r class. When: it is used with db.x2g or a T class. */
  {
    id: "CL-008",
    severity: "error",
    source: PARALLEL_QUERY.title,
    fact: "storage-parallel-query",
    check: ({ described, classes }) => {
      const unable = classes.filter((name) => /^db\.[tx]/.test(name));
      if (described?.features.parallelQuery !== true || unable.length === 0) return null;
      return `parallel query does not work on ${unable.join(", ")}: take a db.r class`;
    },
  },
];

function isPostgresqlOnly(name: string): boolean {
  return /^db\.(r6gd|r6id|r8gd)\./.test(name);
}

/** Not in AWS's hardware table yet, but announced. */
const ANNOUNCED = "db.r8i.";

function isKnown(name: string): boolean {
  return name === SERVERLESS_CLASS || INSTANCE_CLASSES[name] !== undefined || name.startsWith(ANNOUNCED);
}
