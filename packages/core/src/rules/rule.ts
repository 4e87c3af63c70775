import type { Cluster, Engine, StorageConfiguration } from "../cluster/cluster.ts";

/** An `error` blocks a recommendation, a `warning` rides along, `info` explains. */
export type Severity = "error" | "warning" | "info";

/** What a rule has to say about a valid description or bill. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly source: string;
  /** Id of the fact that answers the common claim behind it: `aurora-cost facts <id>`. */
  readonly fact?: string;
}

/** What rules look at: the same facts for a described cluster and for one found in a bill. */
export interface RuleFacts {
  readonly engine: Engine | null;
  readonly engineVersion: string | null;
  /** DB instance classes in use. */
  readonly classes: readonly string[];
  /** The storage configuration that is asked about. */
  readonly target: StorageConfiguration;
  /** Whether the cluster would have to change to get there. */
  readonly switching: boolean;
  /** Until when AWS refuses another change to I/O-Optimized (`IOOptimizedNextAllowedModificationTime`), if known. */
  readonly nextSwitchAllowed: string | null;
  /** `2026-11`: the month that is priced, or the last one billed. */
  readonly month: string | null;
  /** The description, when there is one. */
  readonly described: Cluster | null;
  /** What the bill tells, when there is one. */
  readonly billed: BilledFacts | null;
}

/** What rules look at in a bill. */
interface BilledFacts {
  /** Days whose usage decides. */
  readonly days: number;
  /** `2026-09`, in order. */
  readonly months: readonly string[];
  /** Months that are not fully covered. */
  readonly partialMonths: readonly string[];
  /** Without Region prefix. */
  readonly usageTypes: readonly string[];
  /** Whether the rows of several clusters could not be told apart. */
  readonly grouped: boolean;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly source: string;
  /** Id of the fact that answers the common claim behind it. */
  readonly fact?: string;
  /** The message when the rule speaks, else nothing. */
  readonly check: (facts: RuleFacts) => string | null;
}
