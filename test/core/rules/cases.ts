import {
  type BilledFacts,
  checkCluster,
  type Cluster,
  Decimal,
  type Finding,
  type MetricFacts,
  type MetricsFacts,
  parseCluster,
  type RuleFacts,
  rules,
  runRules,
  type StorageBalance,
  type StorageConfiguration,
} from "@aurora-cost/core";

/** What a rule's table holds: findings with it, a part of its message, findings of something near without it. */
type Case = readonly [fires: readonly Finding[], says: string, silent: readonly Finding[]];

export type Cases = Readonly<Record<string, Case>>;

const BASE = {
  region: "us-east-1",
  engine: "aurora-postgresql",
  instances: [{ class: "db.r6g.large", role: "writer" }],
  billingMonth: "2026-11",
};

export const WRITER_AND_READER = [
  { class: "db.r6g.large", role: "writer" },
  { class: "db.r6g.large", role: "reader" },
];

export const cluster = (input: object): Cluster => parseCluster({ ...BASE, ...input });

/** Metrics with these differences from a Sum over 300 s for which there is nothing to say. */
export function metricsWith(...series: readonly Partial<MetricFacts>[]): MetricsFacts {
  const plain = { statistic: "Sum", periodSeconds: 300, hasZone: true, complete: true, points: 8640, missing: 0 };
  const all = series.map((one) => ({ name: "VolumeReadIOPs", ...plain, ...one }));
  return { series: all, onStandardDays: null, contradicted: null, daysShared: null };
}

/** What the rules say about a description, in its own configuration or in another. */
export function described(
  input: object,
  target?: StorageConfiguration,
  balance: Partial<StorageBalance> = {},
): readonly Finding[] {
  return ofCluster(cluster(input), target, balance);
}

/** The same of a cluster that the schema of descriptions refuses. */
export function ofCluster(
  value: Cluster,
  target: StorageConfiguration = value.storageConfiguration,
  balance: Partial<StorageBalance> = {},
): readonly Finding[] {
  return checkCluster(rules, value, target, { ioShare: null, breakEvenIoCost: null, cheaper: null, ...balance });
}

export function billed(bill: Partial<BilledFacts>, facts: Partial<RuleFacts> = {}): readonly Finding[] {
  return runRules(rules, {
    engine: "aurora-postgresql",
    engineVersion: null,
    classes: ["db.r6g.large"],
    target: "standard",
    switching: false,
    nextSwitchAllowed: null,
    month: "2026-10",
    volumeGb: new Decimal(800),
    balance: null,
    metrics: null,
    described: null,
    billed: {
      region: "us-east-1",
      prefixRegions: [],
      days: 61,
      months: ["2026-09", "2026-10"],
      partialMonths: [],
      lastServerlessV1Month: null,
      charges: ["db-instance", "storage", "storage-io"],
      usageTypes: ["InstanceUsage:db.r6g.large", "Aurora:StorageUsage", "Aurora:StorageIOUsage"],
      kinds: ["usage"],
      grouped: false,
      hasResourceIds: true,
      ...bill,
    },
    ...facts,
  });
}
