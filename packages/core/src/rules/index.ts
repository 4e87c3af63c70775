import type { Cluster, StorageConfiguration } from "../cluster/cluster.ts";
import { instanceClassRules } from "./instance-classes.ts";
import { ioOptimizedRules } from "./io-optimized.ts";
import { proxyRules } from "./proxy.ts";
import type { Finding, Rule, RuleFacts } from "./rule.ts";

/** Every rule, family by family. */
const rules: readonly Rule[] = [...instanceClassRules, ...ioOptimizedRules, ...proxyRules];

export function runRules(facts: RuleFacts): readonly Finding[] {
  return rules.flatMap(({ id, severity, source, fact, check }) => {
    const message = check(facts);
    return message === null ? [] : [{ rule: id, severity, message, source, ...(fact === undefined ? {} : { fact }) }];
  });
}

/** What the rules say about a described cluster in a storage configuration. */
export function checkCluster(cluster: Cluster, target: StorageConfiguration): readonly Finding[] {
  return runRules({
    engine: cluster.engine,
    engineVersion: cluster.engineVersion ?? null,
    classes: [...new Set(cluster.instances.map((instance) => instance.class))],
    target,
    switching: target !== cluster.storageConfiguration,
    nextSwitchAllowed: null,
    month: cluster.billingMonth ?? null,
    described: cluster,
    billed: null,
  });
}
