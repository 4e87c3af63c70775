import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { isPlanEligible } from "../commitments/savings-plan.ts";
import { hasReserved } from "./described.ts";
import type { Rule } from "./rule.ts";

const GUIDE = "AWS Savings Plans User Guide, Database Savings Plans";

/** What a Database Savings Plan covers, and when it is paid. */
export const savingsPlanRules: readonly Rule[] = [
  /**
   * A Database Savings Plan is for one year without upfront payment, and covers serverless and generation 7 and later.
   * When: one is described for a cluster with older classes.
   */
  {
    id: "SP-001",
    severity: "warning",
    source: GUIDE,
    check: ({ described, classes }) => {
      const outside = classes.filter((name) => name !== SERVERLESS_CLASS && !isPlanEligible(`InstanceUsage:${name}`));
      if (described?.commitments?.savingsPlan === undefined || outside.length === 0) return null;
      return `a Database Savings Plan covers serverless and generation 7 and later, not ${outside.join(", ")}`;
    },
  },
  /** A Savings Plan is billed in every hour. When: one is described for a cluster that may pause. */
  {
    id: "SP-002",
    severity: "warning",
    source: "AWS agent toolkit (aws/agent-toolkit-for-aws), commitment_pricing_analyzer.py",
    check: ({ described }) => {
      const plan = described?.commitments?.savingsPlan;
      if (plan === undefined || described?.serverlessV2?.minAcu?.isZero() !== true) return null;
      return `the savings plan costs ${plan.hourlyCommitment.toString()} in every hour, and minAcu: 0 lets the cluster pause in some of them`;
    },
  },
  /** Reserved DB instances apply before the Savings Plan. When: both are described or billed. */
  {
    id: "SP-003",
    severity: "info",
    source: GUIDE,
    check: (facts) => {
      const { described, billed } = facts;
      const plan = described?.commitments?.savingsPlan !== undefined || billed?.kinds.includes("savings-plan") === true;
      return plan && hasReserved(facts) ? "reserved instances apply first, the savings plan to what they leave" : null;
    },
  },
];
