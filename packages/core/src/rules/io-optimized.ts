import { atLeast, type Minimums, spellMinimums } from "../capacity/engine-version.ts";
import type { Engine } from "../cluster/cluster.ts";
import { AURORA_FAQS, AURORA_PRICING, PARALLEL_QUERY } from "../facts/sources.ts";
import { countsRequests } from "../metrics/metric.ts";
import { money, percent } from "../text.ts";
import { hasReserved, readerCount } from "./described.ts";
import type { Rule, RuleFacts } from "./rule.ts";

const GUIDE = "Amazon Aurora User Guide, Storage configurations for Amazon Aurora DB clusters";
const METRICS = "Amazon Aurora User Guide, Amazon CloudWatch metrics for Amazon Aurora";
const RESERVED = "Amazon Aurora User Guide, Reserved DB instances for Amazon Aurora";

/** Lowest minor version of each major that can run I/O-Optimized. */
const MINIMUM_VERSIONS: Readonly<Record<Engine, Minimums>> = {
  "aurora-mysql": [
    [3, 3, 1],
    [8, 4, 7],
  ],
  "aurora-postgresql": [
    [13, 10],
    [14, 7],
    [15, 2],
    [16, 1],
    [17, 4],
  ],
};

/** The share of I/O in the bill from which AWS advises I/O-Optimized. */
const ADVISED_SHARE = "0.25";

/** Days of data below which an I/O figure says little. */
const DAYS_NEEDED = 7;

/** What stands between a cluster and Aurora I/O-Optimized, and what the comparison of the two rests on. */
export const ioOptimizedRules: readonly Rule[] = [
  /**
   * I/O-Optimized pays once I/O costs more than what compute and storage cost more there. When: the two are compared.
   */
  {
    id: "IO-001",
    severity: "info",
    source: AURORA_PRICING.title,
    fact: "io-optimized-trade-off",
    check: ({ balance }) => {
      const cost = balance?.breakEvenIoCost ?? null;
      if (cost === null || cost.isZero()) return null;
      return `I/O-Optimized pays above ${money(cost)} of I/O a month: that much more compute and storage cost there`;
    },
  },
  /** The share of I/O that AWS advises to switch at is no constant. When: going by 25 % would choose the dearer side. */
  {
    id: "IO-002",
    severity: "warning",
    source: "Amazon Aurora pricing, Aurora I/O-Optimized",
    fact: "io-optimized-25-percent",
    check: ({ balance }) => {
      const { ioShare = null, cheaper = null } = balance ?? {};
      if (ioShare === null || cheaper === null) return null;
      if (ioShare.gte(ADVISED_SHARE) === (cheaper === "io-optimized")) return null;
      return `the "25 %" rule would choose the other configuration: I/O is ${percent(ioShare)} of the bill`;
    },
  },
  /** I/O-Optimized needs a recent engine version. When: the version is too old for it. */
  {
    id: "IO-003",
    severity: "error",
    source: GUIDE,
    check: ({ target, engine, engineVersion }) => {
      if (target !== "io-optimized" || engine === null || engineVersion === null) return null;
      const minimums = MINIMUM_VERSIONS[engine];
      if (atLeast(engine, engineVersion, minimums)) return null;
      return `${engine} ${engineVersion} cannot run I/O-Optimized; it needs ${spellMinimums(minimums)}`;
    },
  },
  /** db.r4 and db.t2 cannot run I/O-Optimized. When: such a class would have to. */
  {
    id: "IO-004",
    severity: "error",
    source: GUIDE,
    check: ({ target, classes }) => {
      const unable = classes.filter((name) => /^db\.(r4|t2)\./.test(name));
      if (target !== "io-optimized" || unable.length === 0) return null;
      return `${unable.join(", ")} cannot run I/O-Optimized`;
    },
  },
  /** Parallel query does not work on I/O-Optimized. When: the cluster uses it. */
  {
    id: "IO-005",
    severity: "error",
    source: PARALLEL_QUERY.title,
    fact: "storage-parallel-query",
    check: ({ target, described }) =>
      target === "io-optimized" && described?.features.parallelQuery === true
        ? "parallel query does not work on I/O-Optimized: stay on Standard or give it up"
        : null,
  },
  /** A cluster changes to I/O-Optimized at most once in 30 days. When: a switch to it is on the table. */
  {
    id: "IO-006",
    severity: "warning",
    source: GUIDE,
    check: ({ target, switching, nextSwitchAllowed }) => {
      if (target !== "io-optimized" || !switching) return null;
      const until = nextSwitchAllowed === null ? "" : `; this cluster not before ${nextSwitchAllowed}`;
      return `a cluster can switch to I/O-Optimized once in 30 days, and back at any time${until}`;
    },
  },
  /** Switching restarts DB instances with local NVMe storage. When: a switch of such instances is on the table. */
  {
    id: "IO-007",
    severity: "warning",
    source: GUIDE,
    check: ({ switching, classes }) => {
      const restarting = withNvme(classes);
      if (!switching || restarting.length === 0) return null;
      return `switching restarts instances with local NVMe storage: ${restarting.join(", ")}`;
    },
  },
  /** Some I/O and transfer stays charged on I/O-Optimized. When: the cluster uses any of it. */
  {
    id: "IO-008",
    severity: "info",
    source: AURORA_FAQS.title,
    fact: "io-optimized-no-io",
    check: (facts) => {
      const charged = stillCharged(facts);
      if (facts.target !== "io-optimized" || charged.length === 0) return null;
      return `still charged on I/O-Optimized: ${charged.join(", ")}`;
    },
  },
  /** The tiered cache of Optimized Reads needs I/O-Optimized. When: instances with NVMe storage are on Standard. */
  {
    id: "IO-009",
    severity: "info",
    source: "Amazon Aurora User Guide, Improving query performance for Aurora PostgreSQL with Aurora Optimized Reads",
    check: ({ target, classes }) => {
      const cached = withNvme(classes);
      if (target !== "standard" || cached.length === 0) return null;
      return `the tiered cache of ${cached.join(", ")} works on I/O-Optimized only; on Standard the NVMe storage holds temporary objects`;
    },
  },
  /** The I/O metrics count all DB instances of a cluster. When: I/O is described for a Standard cluster with readers. */
  {
    id: "IO-010",
    severity: "info",
    source: METRICS,
    fact: "readers-cost",
    check: ({ target, described }) => {
      const readers = readerCount(described);
      if (target !== "standard" || described?.io === undefined || readers.isZero()) return null;
      return `the I/O must be that of all ${readers.plus(1).toString()} instances, as VolumeReadIOPs counts it: readers read from storage too`;
    },
  },
  /** Reserved DB instances cover I/O-Optimized at 1.3 units per unit. When: some are described for I/O-Optimized. */
  {
    id: "IO-011",
    severity: "info",
    source: RESERVED,
    check: (facts) =>
      facts.target === "io-optimized" && hasReserved(facts)
        ? "an instance on I/O-Optimized takes 1.3 times the reserved units that its size takes on Standard"
        : null,
  },
  /**
   * What I/O-Optimized adds to compute is not discounted once reserved units run out. When: compute is reserved and
   * I/O-Optimized is asked about.
   */
  {
    id: "IO-012",
    severity: "warning",
    source: RESERVED,
    check: (facts) => {
      if (facts.target !== "io-optimized" || !hasReserved(facts)) return null;
      const exact = facts.described === null ? "" : "; compare --by commitments counts them";
      return `I/O-Optimized takes 0.3 more reserved units per unit: free while spare ones last, then at the full on-demand price${exact}`;
    },
  },
  /** Limitless Database exists on I/O-Optimized only. When: it is described on Standard. */
  {
    id: "IO-013",
    severity: "error",
    source: "Amazon Aurora User Guide, Using Amazon Aurora PostgreSQL Limitless Database",
    check: ({ target, described }) =>
      target === "standard" && described?.features.limitless === true
        ? "Limitless Database runs on I/O-Optimized only: set storageConfiguration: io-optimized"
        : null,
  },
  /** Less than a week of data says little about I/O. When: the bill covers fewer than seven days of a cluster. */
  {
    id: "IO-014",
    severity: "warning",
    source: "AWS agent toolkit (aws/agent-toolkit-for-aws), io_optimized_analyzer.py",
    check: ({ billed }) => {
      if (billed === null || billed.days === 0 || billed.days >= DAYS_NEEDED) return null;
      const length = billed.days === 1 ? "1 day" : `${String(billed.days)} days`;
      return `${length} of data say little about a month's I/O: take 7 at least, 14 to be sure`;
    },
  },
  /** The I/O metrics are counts per five minutes, not rates. When: metrics come in a form that hides the count. */
  {
    id: "IO-015",
    severity: "error",
    source: METRICS,
    check: ({ metrics }) => {
      const wrong = metrics?.series.find(
        ({ name, statistic, periodSeconds }) =>
          /^Volume(Read|Write)IOPs$/.test(name) && statistic !== null && !countsRequests(statistic, periodSeconds),
      );
      if (wrong === undefined || wrong.statistic === null || wrong.periodSeconds === null) return null;
      const { name, statistic, periodSeconds } = wrong;
      return `${name} counts requests per 5 minutes, not per second: export its Sum over 300 s or a multiple, not its ${statistic} over ${String(periodSeconds)} s`;
    },
  },
];

/** DB instance classes with local NVMe storage. */
function withNvme(classes: readonly string[]): readonly string[] {
  return classes.filter((name) => /^db\.(r6gd|r6id|r8gd)\./.test(name));
}

function stillCharged({ described, billed }: RuleFacts): readonly string[] {
  const bills = (charge: string): boolean => billed?.charges.includes(charge) === true;
  const charged: readonly (readonly [name: string, used: boolean])[] = [
    ["replicated write I/O", described?.globalDatabase !== undefined || bills("replicated-write-io")],
    ["Backtrack", described?.backtrack !== undefined || bills("backtrack")],
    ["backups", described?.backup !== undefined || bills("backup-storage")],
    ["snapshot exports", described?.snapshotExport !== undefined || bills("snapshot-export")],
    ["data transfer", described?.dataTransfer !== undefined || bills("data-transfer")],
  ];
  return charged.flatMap(([name, used]) => (used ? name : []));
}
