import * as v from "valibot";
import { InputError } from "../../errors.ts";
import { readLabel } from "../label.ts";
import { METRICS } from "../metric.ts";
import { hasKeys, type MetricFormat } from "./format.ts";

const STATISTICS = ["Sum", "Average", "Maximum", "Minimum", "SampleCount"] as const;

const shape = v.object({
  Label: v.string(),
  Datapoints: v.array(
    v.object({
      Timestamp: v.union([v.string(), v.number()]),
      Sum: v.exactOptional(v.number()),
      Average: v.exactOptional(v.number()),
      Maximum: v.exactOptional(v.number()),
      Minimum: v.exactOptional(v.number()),
      SampleCount: v.exactOptional(v.number()),
      Unit: v.exactOptional(v.string()),
    }),
  ),
});

/** The answer of `aws cloudwatch get-metric-statistics`: one metric, points in any order, one series for each statistic. */
export const getMetricStatistics: MetricFormat = {
  id: "get-metric-statistics",
  matches: (content) => hasKeys(content, "Label", "Datapoints"),
  read: ({ path, cluster, content }) => {
    const parsed = v.safeParse(shape, content);
    if (!parsed.success) {
      const [{ message }] = parsed.issues;
      throw new InputError("unusable-file", `${path}: not the answer of get-metric-statistics: ${message}`);
    }
    const { Label, Datapoints } = parsed.output;
    const { metric, names } = readLabel(Label);
    if (metric === null) return { series: [], others: [Label] };
    const odd = Datapoints.find(({ Unit }) => Unit !== undefined && Unit !== "None" && Unit !== METRICS[metric].unit);
    if (odd !== undefined) {
      throw new InputError("unusable-file", `${path}: ${metric} in ${odd.Unit ?? ""}: export it without --unit`);
    }
    return {
      others: [],
      series: STATISTICS.flatMap((statistic) => {
        const told = Datapoints.flatMap(({ Timestamp, [statistic]: value }) =>
          value === undefined ? [] : { Timestamp, value },
        );
        if (told.length === 0) return [];
        return {
          file: path,
          metric,
          statistic,
          periodSeconds: null,
          complete: true,
          cluster,
          instance: null,
          names,
          times: told.map(({ Timestamp }) => Timestamp),
          values: told.map(({ value }) => value),
        };
      }),
    };
  },
};
