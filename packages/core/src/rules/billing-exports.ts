import type { Rule } from "./rule.ts";

const TOOLKIT = "AWS agent toolkit (aws/agent-toolkit-for-aws), io_optimized_analyzer.py";
const EXPORTS = "AWS Data Exports User Guide, AWS Cost and Usage Reports";

/** How far a bill can be read. */
export const billingExportRules: readonly Rule[] = [
  /**
   * A usage type may or may not carry a Region prefix: us-east-1 has both spellings. When: a prefix names another Region
   * than its row.
   */
  {
    id: "CSV-001",
    severity: "error",
    source: EXPORTS,
    check: ({ billed }) => {
      const others = billed?.prefixRegions.filter((region) => region !== billed.region) ?? [];
      if (billed === null || others.length === 0) return null;
      return `rows of ${billed.region} have usage types with the prefix of ${others.join(", ")}: they are priced as ${billed.region}; check the export`;
    },
  },
  /** I/O-Optimized bills no I/O. When: the cluster ran on it alone, and no metrics tell its I/O. */
  {
    id: "CSV-002",
    severity: "warning",
    source: "AWS Cost and Usage Reports, usage types of Amazon RDS",
    check: ({ billed, balance, metrics }) => {
      if (billed === null || billed.grouped || (balance?.cheaper ?? null) !== null) return null;
      if (metrics?.series.some(({ name }) => /^Volume(Read|Write)IOPs$/.test(name)) === true) return null;
      const optimized = billed.usageTypes.some((usageType) => /IO-?Optimized/.test(usageType));
      if (!optimized || billed.charges.includes("storage-io")) return null;
      return "the cluster runs on I/O-Optimized, which bills no I/O: VolumeReadIOPs and VolumeWriteIOPs in CloudWatch tell how much there is";
    },
  },
  /** Rows that share no key cannot be split by cluster. When: clusters could not be told apart. */
  {
    id: "CSV-003",
    severity: "warning",
    source: EXPORTS,
    check: ({ billed }) => {
      if (billed?.grouped !== true) return null;
      const cause = billed.hasResourceIds
        ? "no row says which instance belongs to which volume"
        : "the export has no resource ids; include them in the next one";
      return `these sums are of all its clusters in the account and Region together: ${cause}`;
    },
  },
  /** Partial months are scaled by the hours covered. When: a month is not fully covered. */
  {
    id: "CSV-004",
    severity: "info",
    source: TOOLKIT,
    check: ({ billed }) => {
      const months = billed?.partialMonths ?? [];
      if (months.length === 0) return null;
      return `${months.join(", ")} not fully covered: hours and I/O are scaled to a month as observed ÷ hours covered × 730`;
    },
  },
];
