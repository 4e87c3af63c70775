import type { LineKind } from "../bill/row.ts";
import type { Cluster, Engine, StorageConfiguration } from "../cluster/cluster.ts";
import type { Decimal } from "../decimal.ts";

/** An `error` is what AWS refuses: one that a switch runs into blocks it. A `warning` rides along, `info` explains. */
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
  /** DB instance classes in use; of a bill, those of its last month. */
  readonly classes: readonly string[];
  /** The storage configuration that is asked about. */
  readonly target: StorageConfiguration;
  /** Whether the cluster would have to change to get there. */
  readonly switching: boolean;
  /** Until when AWS refuses another change to I/O-Optimized (`IOOptimizedNextAllowedModificationTime`), if known. */
  readonly nextSwitchAllowed: string | null;
  /** `2026-11`: the month that is priced, or the last one billed. */
  readonly month: string | null;
  /** The volume at its largest; of a bill, its mean. */
  readonly volumeGb: Decimal | null;
  /** How the storage configurations compare, where that was asked. */
  readonly balance: StorageBalance | null;
  /** CloudWatch metrics that were handed in. */
  readonly metrics: MetricsFacts | null;
  /** The description, when there is one. */
  readonly described: Cluster | null;
  /** What the bill tells, when there is one. */
  readonly billed: BilledFacts | null;
}

/** Aurora Standard against Aurora I/O-Optimized, of a standard month. */
export interface StorageBalance {
  /** I/O as a share of compute, storage and I/O on Standard; `null` where the I/O is unknown. */
  readonly ioShare: Decimal | null;
  /** What the I/O must cost on Standard for both to cost the same. */
  readonly breakEvenIoCost: Decimal | null;
  /** `null` where the I/O is unknown. */
  readonly cheaper: StorageConfiguration | null;
}

/** CloudWatch metrics of a cluster. */
export interface MetricsFacts {
  readonly series: readonly MetricFacts[];
  /** I/O requests of whole days on Standard, as billed and as counted; `null` where there are none of both. */
  readonly onStandardDays: { readonly days: number; readonly billed: Decimal; readonly measured: Decimal } | null;
  /** Another cluster whose bill contradicts metrics of the same file. */
  readonly contradicted: string | null;
  /** Days that metrics and bill share; `null` without a bill, or where the bill tells the I/O. */
  readonly daysShared: number | null;
}

/** How a CloudWatch metric was exported. */
export interface MetricFacts {
  /** `VolumeReadIOPs` */
  readonly name: string;
  /** `Sum`, `Average`; `null` where nothing names it. */
  readonly statistic: string | null;
  /** `null` where nothing tells it. */
  readonly periodSeconds: number | null;
  /** Whether its times name their zone. */
  readonly hasZone: boolean;
  /** False when CloudWatch says that there is more. */
  readonly complete: boolean;
  readonly points: number;
  /** Periods without a value between the first and the last. */
  readonly missing: number;
}

/** What rules look at in a bill. */
export interface BilledFacts {
  readonly region: string;
  /** The Regions that prefixes of usage types name. */
  readonly prefixRegions: readonly string[];
  /** Days whose usage decides. */
  readonly days: number;
  /** `2026-09`, in order. */
  readonly months: readonly string[];
  /** Months that are not fully covered. */
  readonly partialMonths: readonly string[];
  /** The last month with usage of Serverless v1. */
  readonly lastServerlessV1Month: string | null;
  /** Ids of the charges billed. */
  readonly charges: readonly string[];
  /** Without Region prefix. */
  readonly usageTypes: readonly string[];
  /** Whether usage ran on demand or under which commitment. */
  readonly kinds: readonly LineKind[];
  /** Whether the rows of several clusters could not be told apart. */
  readonly grouped: boolean;
  /** Whether its rows name the resources they are for. */
  readonly hasResourceIds: boolean;
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
