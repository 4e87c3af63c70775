import type { Cluster, StorageConfiguration } from "../cluster/cluster.ts";
import { ZERO } from "../decimal.ts";
import type { Finding, MetricsFacts, Rule, RuleFacts, StorageBalance } from "./rule.ts";

/** What rules have to say about a cluster, in the order of their list. */
export function runRules(list: readonly Rule[], facts: RuleFacts): readonly Finding[] {
  return list.flatMap(({ id, severity, source, fact, check }) => {
    const message = check(facts);
    return message === null ? [] : [{ rule: id, severity, message, source, ...(fact === undefined ? {} : { fact }) }];
  });
}

/** What rules have to say about a described cluster in a storage configuration. */
export function checkCluster(
  list: readonly Rule[],
  cluster: Cluster,
  target: StorageConfiguration,
  balance: StorageBalance | null = null,
  metrics: MetricsFacts | null = null,
): readonly Finding[] {
  return runRules(list, {
    engine: cluster.engine,
    engineVersion: cluster.engineVersion ?? null,
    classes: [...new Set(cluster.instances.map((instance) => instance.class))],
    target,
    switching: target !== cluster.storageConfiguration,
    nextSwitchAllowed: null,
    month: cluster.billingMonth ?? null,
    volumeGb: largestVolume(cluster),
    balance,
    metrics,
    described: cluster,
    billed: null,
  });
}

/** The error that stands in the way of a switch: one that holds after it, and does not hold before. */
export function obstacle(after: readonly Finding[], before: readonly Finding[]): Finding | undefined {
  return after.find(
    ({ rule, severity, message }) =>
      severity === "error" && !before.some((finding) => finding.rule === rule && finding.message === message),
  );
}

function largestVolume({ storage }: Cluster): RuleFacts["volumeGb"] {
  if (storage === undefined) return null;
  const { gb, startGb = ZERO, growthGbPerDay = ZERO, days } = storage;
  return gb ?? startGb.plus(growthGbPerDay.times(days?.minus(1) ?? ZERO));
}
