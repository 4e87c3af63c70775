import { closest } from "fastest-levenshtein";
import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import type { Rule } from "./rule.ts";

const GUIDE = "Amazon Aurora User Guide, Supported DB engines for DB instance classes";

/** Which DB instance classes exist, and for which engine. */
export const instanceClassRules: readonly Rule[] = [
  {
    id: "CLASS-001",
    severity: "warning",
    source: GUIDE,
    check: ({ classes }) => {
      const known = Object.keys(INSTANCE_CLASSES);
      const unknown = classes.filter((name) => name !== SERVERLESS_CLASS && INSTANCE_CLASSES[name] === undefined);
      if (unknown.length === 0) return null;
      return unknown
        .map((name) => `${name} is no known class of Aurora (did you mean ${closest(name, known)}?)`)
        .join("; ");
    },
  },
  {
    id: "CL-004",
    severity: "error",
    source: GUIDE,
    check: ({ engine, classes }) => {
      const postgresqlOnly = classes.filter((name) => /^db\.(r6gd|r6id|r8gd)\./.test(name));
      if (engine !== "aurora-mysql" || postgresqlOnly.length === 0) return null;
      return `${postgresqlOnly.join(", ")} is offered for Aurora PostgreSQL only`;
    },
  },
];
