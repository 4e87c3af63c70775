import { meanLoad, peakLoad, percentileLoad, type LoadCurve } from "../capacity/load.ts";
import type { Decimal } from "../decimal.ts";
import { METRICS, type MetricName } from "./metric.ts";
import { instanceName, type MetricSeries } from "./series.ts";

/** What the values of a metric come to; percentiles are of the nearest rank, so each is one that occurred. */
export interface Utilization {
  readonly average: Decimal;
  readonly p95: Decimal;
  readonly p99: Decimal;
  /** Of `Maximum` where that was exported, else the highest average. */
  readonly peak: Decimal;
  readonly points: number;
}

/** One DB instance, or what stands for one, and what its metrics come to. */
export interface InstanceUtilization {
  /** What the query or the label calls it; empty where neither does. */
  readonly name: string;
  /** Percent. */
  readonly cpu: Utilization | null;
  readonly connections: Utilization | null;
}

/** CPU and connections of every DB instance, by name. */
export function utilizationOf(series: readonly MetricSeries[]): readonly InstanceUtilization[] {
  const own = series.filter(({ metric }) => METRICS[metric].level === "instance");
  return [...new Set(own.map(instanceName))].sort().map((name) => {
    const its = own.filter((one) => instanceName(one) === name);
    return { name, cpu: summarize(its, "CPUUtilization"), connections: summarize(its, "DatabaseConnections") };
  });
}

/** Averages tell percentiles, maxima the peak; with `Maximum` alone that is all there is. */
function summarize(series: readonly MetricSeries[], metric: MetricName): Utilization | null {
  const curveOf = (statistic: string): LoadCurve =>
    series
      .filter((one) => one.metric === metric && one.statistic === statistic)
      .flatMap(({ points, periodSeconds }) => points.map(({ value }) => ({ seconds: periodSeconds ?? 1, acu: value })));
  const [averages, maxima] = [curveOf("Average"), curveOf("Maximum")];
  const shape = averages.length > 0 ? averages : maxima;
  if (shape.length === 0) return null;
  return {
    average: meanLoad(shape),
    p95: percentileLoad(shape, 95),
    p99: percentileLoad(shape, 99),
    peak: peakLoad(maxima.length > 0 ? maxima : averages),
    points: shape.length,
  };
}
