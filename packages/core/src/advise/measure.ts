import { type Coverage, union } from "../bill/hours.ts";
import type { BilledCluster } from "../bill/join.ts";
import { onStandardDays } from "../metrics/against-bill.ts";
import { metricsFacts } from "../metrics/facts.ts";
import { metricsOfClusters } from "../metrics/of-clusters.ts";
import { measureIo, requestsByDay } from "../metrics/requests.ts";
import type { MetricSeries } from "../metrics/series.ts";
import { contradicts } from "../rules/metrics.ts";
import type { MetricsFacts } from "../rules/rule.ts";
import type { Measured } from "./evidence.ts";
import { dependsOnConfiguration } from "./sides.ts";

export interface MeasuredFleet {
  readonly ofCluster: ReadonlyMap<BilledCluster, Measured>;
  readonly hints: readonly string[];
}

/**
 * Brings metrics to the clusters of a bill and holds them against its I/O.
 *
 * Where the bill of one cluster contradicts its metrics, no metrics of the same files are used for any.
 *
 * @throws {InputError} for a series whose cluster cannot be told
 */
export function measureFleet(series: readonly MetricSeries[], clusters: readonly BilledCluster[]): MeasuredFleet {
  const { ofCluster, unknown } = metricsOfClusters(series, clusters);
  const checked = [...ofCluster].map(([cluster, own]) => {
    const facts: MetricsFacts = { ...metricsFacts(own), onStandardDays: onStandardDays(cluster.entries, own) };
    return { cluster, own, facts, wrong: facts.onStandardDays !== null && contradicts(facts.onStandardDays) };
  });
  const measured = new Map<BilledCluster, Measured>();
  for (const { cluster, own, facts, wrong } of checked) {
    const culprit = wrong ? undefined : checked.find((other) => other.wrong && shareFile(other.own, own));
    const io = measureIo(own, billedHours(cluster));
    const matters = !hasBilledIo(cluster) && (io !== null || measureIo(own) !== null);
    const daysShared = matters ? (io?.hours.size ?? 0) : null;
    const contradicted = matters ? (culprit?.cluster.name ?? null) : null;
    const trusted = !wrong && culprit === undefined;
    measured.set(cluster, {
      io: trusted ? io : null,
      ioByDay: trusted ? requestsByDay(own) : new Map(),
      facts: { ...facts, contradicted, daysShared },
    });
  }
  return { ofCluster: measured, hints: unknownHint(unknown) };
}

function shareFile(one: readonly MetricSeries[], other: readonly MetricSeries[]): boolean {
  const files = new Set(one.flatMap((series) => series.files));
  return other.some((series) => series.files.some((file) => files.has(file)));
}

function billedHours({ entries }: BilledCluster): Coverage {
  return union(
    ...entries
      .filter(({ configuration, charge }) => configuration !== null && dependsOnConfiguration(charge))
      .map(({ hours }) => hours),
  );
}

function hasBilledIo({ entries }: BilledCluster): boolean {
  return entries.some(({ configuration }) => configuration === "standard");
}

function unknownHint(unknown: readonly MetricSeries[]): readonly string[] {
  const names = [...new Set(unknown.map(({ cluster, names: words }) => cluster ?? words.join(" ")))].sort();
  if (names.length === 0) return [];
  return [`the metrics of ${names.join(", ")} are of no cluster in the bill: --inventory tells its clusters' names`];
}
