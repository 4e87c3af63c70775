import * as v from "valibot";
import { InputError } from "../../errors.ts";
import { spellStatistic } from "../label.ts";
import { hasKeys } from "./format.ts";

/** What a query asked for: the answer has nothing but its id and label. */
export interface Query {
  readonly metric: string;
  readonly statistic: string;
  readonly periodSeconds: number;
  readonly cluster: string | null;
  readonly instance: string | null;
}

export type Queries = ReadonlyMap<string, Query>;

const shape = v.array(
  v.object({
    Id: v.string(),
    MetricStat: v.optional(
      v.object({
        Metric: v.object({
          MetricName: v.string(),
          Dimensions: v.optional(v.array(v.object({ Name: v.string(), Value: v.string() })), []),
        }),
        Period: v.number(),
        Stat: v.string(),
      }),
    ),
  }),
);

/** Whether a JSON document is what `--metric-data-queries` or `--cli-input-json` takes. */
export function isQueries(content: unknown): boolean {
  return Array.isArray(content) ? hasKeys(content[0], "Id", "MetricStat") : hasKeys(content, "MetricDataQueries");
}

/**
 * Reads the queries that `aws cloudwatch get-metric-data` was given: which id is which metric of which cluster.
 *
 * @throws {InputError} for another shape, or an id that stands for two queries
 */
export function readQueries(documents: readonly { readonly path: string; readonly content: unknown }[]): Queries {
  const queries = new Map<string, Query>();
  for (const { path, content } of documents) {
    const list: unknown =
      typeof content === "object" && content !== null && "MetricDataQueries" in content
        ? content.MetricDataQueries
        : content;
    const parsed = v.safeParse(shape, list);
    if (!parsed.success) {
      throw new InputError("unusable-file", `${path}: not the queries of get-metric-data: ${parsed.issues[0].message}`);
    }
    for (const { Id, MetricStat } of parsed.output) {
      if (MetricStat === undefined) continue;
      const dimension = (name: string): string | null =>
        MetricStat.Metric.Dimensions.find(({ Name }) => Name === name)?.Value ?? null;
      const query = {
        metric: MetricStat.Metric.MetricName,
        statistic: spellStatistic(MetricStat.Stat),
        periodSeconds: MetricStat.Period,
        cluster: dimension("DBClusterIdentifier"),
        instance: dimension("DBInstanceIdentifier"),
      };
      const before = queries.get(Id);
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(query)) {
        throw new InputError("unusable-file", `${path}: the id ${Id} stands for two queries: give each its own`);
      }
      queries.set(Id, query);
    }
  }
  return queries;
}
