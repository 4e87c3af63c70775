import { InputError } from "../errors.ts";
import type { MetricFile } from "./formats/format.ts";
import { metricFormats } from "./formats/index.ts";
import { isQueries, readQueries } from "./formats/queries.ts";
import { METRICS } from "./metric.ts";
import { joinSeries, type MetricSeries, type RawSeries } from "./series.ts";

export interface ReadMetrics {
  readonly series: readonly MetricSeries[];
  /** Names or labels of metrics that say nothing here. */
  readonly others: readonly string[];
}

/** Whether parsed JSON, or the records of a CSV, is CloudWatch metrics or the queries for them. */
export function isMetrics(content: unknown): boolean {
  return isQueries(content) || pagesOf(content).some((page) => metricFormats.some(({ matches }) => matches(page)));
}

/**
 * Reads CloudWatch metrics from any of the formats, and the queries that name what `get-metric-data` does not.
 *
 * @throws {InputError} naming the file, for one that cannot be read or holds none of the metrics
 */
export function readMetrics(given: readonly MetricFile[]): ReadMetrics {
  const files = given.flatMap((file) => pagesOf(file.content).map((content) => ({ ...file, content })));
  const queries = readQueries(files.filter(({ content }) => isQueries(content)));
  const groups = new Map<string, [RawSeries, ...RawSeries[]]>();
  const others: string[] = [];
  for (const file of files) {
    if (isQueries(file.content)) continue;
    const format = metricFormats.find(({ matches }) => matches(file.content));
    if (format === undefined) {
      throw new InputError(
        "unusable-file",
        `${file.path}: no CloudWatch metrics: expected the JSON of get-metric-data or get-metric-statistics, or the console's CSV`,
      );
    }
    const found = format.read(file, queries);
    others.push(...found.others);
    for (const raw of found.series) {
      const { metric, statistic, periodSeconds, cluster, instance, names } = raw;
      const key = JSON.stringify([metric, statistic, periodSeconds, cluster, instance, names]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [raw]);
      else group.push(raw);
    }
  }
  if (groups.size === 0) throw noSeries(files, others);
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return { series: inOrder.map(([, parts]) => joinSeries(parts)), others };
}

/** Pages may stand in a list; queries and records of a CSV are lists by themselves. */
function pagesOf(content: unknown): readonly unknown[] {
  const isList = Array.isArray(content) && !isQueries(content) && !Array.isArray(content[0]);
  return isList ? content : [content];
}

function noSeries(files: readonly MetricFile[], others: readonly string[]): InputError {
  const where = [...new Set(files.map(({ path }) => path))].join(", ");
  const instead = others.length === 0 ? "" : `, only ${others.slice(0, 3).join(", ")}`;
  const known = Object.keys(METRICS).join(", ");
  return new InputError(
    "unusable-file",
    `${where}: none of ${known}${instead}: name the metric in the label, or give the queries file, too`,
  );
}
