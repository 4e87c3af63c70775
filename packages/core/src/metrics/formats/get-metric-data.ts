import * as v from "valibot";
import { InputError } from "../../errors.ts";
import { readLabel } from "../label.ts";
import { isMetricName } from "../metric.ts";
import type { RawSeries } from "../series.ts";
import { hasKeys, type MetricFile, type MetricFormat } from "./format.ts";
import type { Query } from "./queries.ts";

const stamp = v.union([v.string(), v.number()]);

const result = v.object({
  Id: v.optional(v.string(), ""),
  Label: v.optional(v.string(), ""),
  Timestamps: v.optional(v.array(stamp), []),
  Values: v.optional(v.array(v.number()), []),
  StatusCode: v.optional(v.string(), "Complete"),
});

const page = v.object({ MetricDataResults: v.array(result), NextToken: v.optional(v.nullable(v.string()), null) });

type Result = v.InferOutput<typeof result>;

/**
 * The answer of `aws cloudwatch get-metric-data`: several series, parallel lists, newest first unless asked otherwise.
 *
 * It names neither metric nor statistic, period or cluster; the query with the same id does, or the words of the label.
 */
export const getMetricData: MetricFormat = {
  id: "get-metric-data",
  matches: (content) => hasKeys(content, "MetricDataResults"),
  read: (file, queries) => {
    const parsed = v.safeParse(page, file.content);
    if (!parsed.success) {
      throw new InputError(
        "unusable-file",
        `${file.path}: not the answer of get-metric-data: ${parsed.issues[0].message}`,
      );
    }
    const { MetricDataResults, NextToken } = parsed.output;
    const series: RawSeries[] = [];
    const others: string[] = [];
    for (const one of MetricDataResults) {
      const raw = seriesOf(file, one, queries.get(one.Id), NextToken === null);
      if (raw === null) others.push(one.Label === "" ? one.Id : one.Label);
      else series.push(raw);
    }
    return { series, others };
  },
};

function seriesOf(
  { path, cluster }: MetricFile,
  { Label, Timestamps, Values, StatusCode }: Result,
  query: Query | undefined,
  lastPage: boolean,
): RawSeries | null {
  const label = readLabel(Label);
  const metric = query?.metric ?? label.metric;
  if (metric === null || !isMetricName(metric)) return null;
  return {
    file: path,
    metric,
    statistic: query?.statistic ?? label.statistic,
    periodSeconds: query?.periodSeconds ?? label.periodSeconds,
    complete: lastPage && StatusCode === "Complete",
    cluster: cluster ?? query?.cluster ?? null,
    instance: query?.instance ?? null,
    names: query === undefined ? label.names : [],
    times: Timestamps,
    values: Values,
  };
}
