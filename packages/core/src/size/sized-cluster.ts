import type { RecommendedAcu } from "../capacity/recommended-acu.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { onServerless } from "../compare/variants.ts";
import { parseCluster } from "../parse-cluster.ts";
import type { SizeInput } from "./input.ts";

/**
 * The description of a cluster whose only instance is the one in use, on Aurora Standard, without I/O and backups.
 *
 * @throws {InputError} for an unknown usage type among the prices
 */
export function sizedCluster(input: SizeInput): Cluster {
  const { region, engine, engineVersion, storageGib, connections, databaseInsights, globalDatabase, prices } = input;
  const cluster = parseCluster({
    region,
    engine,
    ...(engineVersion === undefined ? {} : { engineVersion }),
    instances: [{ class: input.class }],
    ...(storageGib === undefined ? {} : { storage: { gb: storageGib.toString() } }),
    ...(connections === undefined ? {} : { connections: { peak: connections.toString() } }),
    ...(databaseInsights ? { insights: { mode: "standard" } } : {}),
    prices: Object.fromEntries(Object.entries(prices).map(([usageType, price]) => [usageType, price.toString()])),
  });
  return globalDatabase ? { ...cluster, globalDatabase: { secondaries: [] } } : cluster;
}

/** The same cluster on Serverless v2 in a range. */
export function inRange(
  cluster: Cluster,
  { min, max }: RecommendedAcu & { readonly kind: "range" },
  { platformVersion }: SizeInput,
): Cluster {
  const range = { minAcu: min.value, maxAcu: max.value };
  return onServerless(cluster, platformVersion === undefined ? range : { ...range, platformVersion });
}
