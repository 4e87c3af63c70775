import type { Cluster } from "../cluster/cluster.ts";
import { InputError } from "../errors.ts";
import { METRICS } from "./metric.ts";
import type { MetricSeries } from "./series.ts";

/**
 * The metrics of a described cluster: all, where they are of one cluster; else those that name it.
 *
 * @throws {InputError} for metrics of several clusters of which none is named like the description
 */
export function metricsOfDescription(series: readonly MetricSeries[], { name }: Cluster): readonly MetricSeries[] {
  const owners = new Set(series.filter(({ metric }) => METRICS[metric].level === "cluster").map(ownerOf));
  const given = new Set(series.flatMap(({ cluster }) => cluster ?? []));
  if (owners.size < 2 && given.size < 2) return series;
  const own = series.filter(
    ({ cluster, names }) =>
      name !== undefined && (cluster ?? name) === name && (cluster === name || names.includes(name)),
  );
  if (own.length > 0) return own;
  const files = [...new Set(series.flatMap((one) => one.files))].sort().join(", ");
  const found = [...new Set([...owners, ...given])]
    .sort()
    .map((owner) => (owner === "" ? "one without a name" : owner));
  const wanted = name === undefined ? "the description has no name:" : `none is ${name}`;
  throw new InputError(
    "unusable-file",
    `${files}: metrics of ${found.join(", ")}, and ${wanted}; give those of one cluster`,
  );
}

function ownerOf({ cluster, names }: MetricSeries): string {
  return cluster ?? names.join(" ");
}
