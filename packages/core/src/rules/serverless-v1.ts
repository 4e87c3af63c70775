import { ACU_V1_CAPACITIES } from "../capacity/acu-v1.ts";
import { DOCUMENT_HISTORY } from "../facts/sources.ts";
import type { Rule } from "./rule.ts";

/** The last month of Serverless v1: it ended on the 31st. */
const LAST_MONTH = "2025-03";

const SUCCESSOR = "Serverless v2 takes its place, and pauses at a minimum of 0";

/** Serverless v1, which is gone, in descriptions and old bills. */
export const serverlessV1Rules: readonly Rule[] = [
  /** Serverless v1 cannot be created since 2025-01-08 nor run since 2025-03-31. When: it is described for a later month. */
  {
    id: "SV1-001",
    severity: "error",
    source: DOCUMENT_HISTORY.title,
    fact: "serverless-v1-legacy",
    check: ({ described, month }) =>
      described?.serverlessV1 !== undefined && (month === null || month > LAST_MONTH)
        ? `Serverless v1 cannot be created since 2025-01-08 and ended on 2025-03-31: ${SUCCESSOR}`
        : null,
  },
  /** No bill should hold Serverless v1 after its end. When: one does. */
  {
    id: "SV1-002",
    severity: "warning",
    source: DOCUMENT_HISTORY.title,
    fact: "serverless-v1-legacy",
    check: ({ billed }) => {
      const last = billed?.lastServerlessV1Month ?? null;
      if (last === null || last <= LAST_MONTH) return null;
      return `Serverless v1 is billed in ${last}, and it ended on 2025-03-31: have these rows explained`;
    },
  },
  /** Serverless v1 was billed by the second, five minutes at least. When: it is described or billed. */
  {
    id: "SV1-003",
    severity: "info",
    source: "Amazon Aurora FAQs, as they were while Serverless v1 ran",
    check: ({ described, billed }) =>
      described?.serverlessV1 !== undefined || (billed?.lastServerlessV1Month ?? null) !== null
        ? "Serverless v1 was billed by the second, for 5 minutes at least each time it woke"
        : null,
  },
  /** Serverless v1 held one of a few capacities. When: its mean is above the largest. */
  {
    id: "SV1-004",
    severity: "error",
    source: "Amazon RDS API Reference, ScalingConfiguration",
    check: ({ described }) => {
      if (described?.serverlessV1 === undefined) return null;
      const capacities = ACU_V1_CAPACITIES[described.engine];
      const { acu } = described.serverlessV1;
      if (acu.lte(Math.max(...capacities))) return null;
      return `serverlessV1.acu of ${acu.toString()} is no mean of its capacities, ${capacities.join(", ")}`;
    },
  },
];
