import type { MetricFacts, MetricsFacts } from "../rules/rule.ts";
import { isUsable } from "./choose.ts";
import { missingPoints, type MetricSeries } from "./series.ts";

/** What rules look at in the metrics of a cluster; what only a bill can tell is for the caller to add. */
export function metricsFacts(series: readonly MetricSeries[]): MetricsFacts {
  return {
    series: series.filter((one) => isUsable(one) || !series.some((other) => stands(other, one))).map(factsOf),
    onStandardDays: null,
    contradicted: null,
    daysShared: null,
  };
}

function factsOf(series: MetricSeries): MetricFacts {
  const { metric, statistic, periodSeconds, zone, complete, points } = series;
  const missing = missingPoints(series);
  return { name: metric, statistic, periodSeconds, hasZone: zone !== "none", complete, points: points.length, missing };
}

/** Whether a usable series tells what another one of the same metric was exported for. */
function stands(other: MetricSeries, one: MetricSeries): boolean {
  return other.metric === one.metric && other.instance === one.instance && isUsable(other);
}
