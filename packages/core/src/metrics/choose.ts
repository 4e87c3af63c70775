import { InputError } from "../errors.ts";
import { countsRequests, type MetricName, METRICS } from "./metric.ts";
import { instanceName, type MetricSeries } from "./series.ts";

/** Whether a series is in a statistic, and an I/O metric also over a period, that tells what the metric is read for. */
export function isUsable({ metric, statistic, periodSeconds }: MetricSeries): boolean {
  if (metric === "VolumeReadIOPs" || metric === "VolumeWriteIOPs") return countsRequests(statistic, periodSeconds);
  return statistic !== null && METRICS[metric].statistics.includes(statistic);
}

/**
 * The usable series of a metric, in its best statistic; nothing without one.
 *
 * @throws {InputError} for several, which adding up or leaving out would both be a guess
 */
export function chooseSeries(series: readonly MetricSeries[], metric: MetricName): MetricSeries | undefined {
  const usable = series.filter((one) => one.metric === metric && one.points.length > 0 && isUsable(one));
  const best = METRICS[metric].statistics.find((name) => usable.some(({ statistic }) => statistic === name));
  const [chosen, ...more] = usable.filter(({ statistic }) => statistic === best);
  if (chosen === undefined || more.length === 0) return chosen;
  const files = [...new Set([chosen, ...more].flatMap((one) => one.files))].sort().join(", ");
  const several = [chosen, ...more].map(spell).join(", ");
  throw new InputError("unusable-file", `${files}: ${metric} is there more than once, ${several}: give one of them`);
}

function spell(series: MetricSeries): string {
  const name = [series.cluster ?? "", instanceName(series)].join(" ").trim();
  return `${name === "" ? "without a name" : name} over ${String(series.periodSeconds ?? "?")} s`;
}
