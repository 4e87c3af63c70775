import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { reservedOf } from "./described.ts";
import type { Rule } from "./rule.ts";

const GUIDE = "Amazon Aurora User Guide, Reserved DB instances for Amazon Aurora";

/** What reserved DB instances cover. */
export const reservedInstanceRules: readonly Rule[] = [
  /** Serverless is not covered by reserved DB instances. When: it is reserved, or is all that runs beside them. */
  {
    id: "RI-001",
    severity: "error",
    source: GUIDE,
    check: (facts) => {
      const reserved = reservedOf(facts);
      const { classes } = facts;
      const alone = classes.length > 0 && classes.every((name) => name === SERVERLESS_CLASS);
      const covers = reserved.some((one) => one.class === SERVERLESS_CLASS);
      if (reserved.length === 0 || (!alone && !covers)) return null;
      return "reserved instances do not cover db.serverless; a Database Savings Plan does";
    },
  },
  /** A reserved DB instance covers any size of its class type, in one engine and Region. When: some are described. */
  {
    id: "RI-002",
    severity: "info",
    source: GUIDE,
    check: (facts) => {
      const reserved = reservedOf(facts);
      if (reserved.length === 0) return null;
      const impossible = reserved.find(({ term, payment }) => term === "3yr" && payment === "no-upfront");
      if (impossible !== undefined)
        return `${impossible.class} for 3yr with no-upfront is not sold: no-upfront is for 1yr`;
      const families = [...new Set(reserved.map((one) => one.class.split(".").slice(0, 2).join(".")))];
      return `the reserved instances cover any size of ${families.join(", ")}, in this engine and Region only`;
    },
  },
  /** Reserved DB instances cover compute only. When: they are described beside storage, I/O or backups. */
  {
    id: "RI-003",
    severity: "info",
    source: GUIDE,
    check: (facts) => {
      const { storage, io, backup } = facts.described ?? {};
      const others = Object.entries({ storage, "I/O": io, backups: backup }).filter(([, used]) => used !== undefined);
      if (reservedOf(facts).length === 0 || others.length === 0) return null;
      return `reserved instances cover compute, not ${others.map(([name]) => name).join(", ")}`;
    },
  },
];
