import { InputError } from "../errors.ts";
import type { BilledCluster } from "../bill/join.ts";
import { METRICS } from "./metric.ts";
import type { MetricSeries } from "./series.ts";

export interface AssignedMetrics {
  readonly ofCluster: ReadonlyMap<BilledCluster, readonly MetricSeries[]>;
  /** What names no cluster of the bill. */
  readonly unknown: readonly MetricSeries[];
}

/**
 * Finds the cluster of a bill that each series of a cluster's volume is of: by the name that the user or a query gives it, else by
 * a word of its label that is the cluster's name, resource id or ARN.
 *
 * @throws {InputError} for a series that names nothing, several clusters, or no time zone to hold against the bill's hours
 */
export function metricsOfClusters(
  series: readonly MetricSeries[],
  clusters: readonly BilledCluster[],
): AssignedMetrics {
  const ofCluster = new Map<BilledCluster, MetricSeries[]>();
  const unknown: MetricSeries[] = [];
  const single = clusters.filter(({ joinedBy }) => joinedBy !== "group");
  for (const one of series) {
    if (METRICS[one.metric].level !== "cluster") continue;
    const cluster = clusterOf(one, single);
    if (cluster === null) {
      unknown.push(one);
      continue;
    }
    if (one.zone === "none") {
      throw refuse(one, "its times name no zone, so they cannot be held against the bill's hours: use get-metric-data");
    }
    const list = ofCluster.get(cluster);
    if (list === undefined) ofCluster.set(cluster, [one]);
    else list.push(one);
  }
  return { ofCluster, unknown };
}

function clusterOf(series: MetricSeries, clusters: readonly BilledCluster[]): BilledCluster | null {
  const words = series.cluster === null ? series.names : [series.cluster, ...series.names];
  if (words.length === 0) throw refuse(series, "nothing names its cluster: give it as --metrics CLUSTER=FILE");
  const named = clusters.filter((cluster) => namesOf(cluster).some((name) => words.includes(name)));
  // Clusters of one name differ by account or Region, which a label may hold, too.
  const placed = named.filter(({ account, region }) => words.includes(account) || words.includes(region));
  const found = placed.length > 0 ? placed : named;
  if (found.length < 2) return found[0] ?? null;
  const ids = found.map(({ id }) => id).join(", ");
  throw refuse(series, `${words.join(" ")} may be any of ${ids}: give it as --metrics ARN=FILE`);
}

function namesOf({ id, name, inventory }: BilledCluster): readonly string[] {
  const names = [id, name, id.split(":").at(-1) ?? ""];
  if (inventory !== null) names.push(inventory.name, inventory.resourceId, inventory.arn);
  return names.filter((one) => one !== "");
}

function refuse({ files, metric }: MetricSeries, problem: string): InputError {
  return new InputError("unusable-file", `${files.join(", ")}: ${metric}: ${problem}`);
}
