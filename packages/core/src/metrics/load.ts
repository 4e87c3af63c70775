import { classAcu } from "../capacity/sizing.ts";
import { type Cluster, type Load, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { chooseSeries } from "./choose.ts";
import type { MetricName } from "./metric.ts";
import type { MetricSeries } from "./series.ts";

export interface MeasuredLoad {
  readonly load: Load;
  readonly series: MetricSeries;
  /** What one unit of the metric is in ACUs, and why: `1 % of 16 ACU`. */
  readonly formula: string;
}

/** In the order in which they are taken: capacity itself, then shares of it. */
const SOURCES: readonly MetricName[] = ["ServerlessDatabaseCapacity", "ACUUtilization", "CPUUtilization"];

/**
 * The demand of a cluster over time in ACUs; nothing without a metric of it.
 *
 *     ServerlessDatabaseCapacity    ACUs as they are
 *     ACUUtilization                percent × serverlessV2.maxAcu ÷ 100
 *     CPUUtilization                percent × the CPU of the DB instance class in ACUs ÷ 100
 *
 * Missing periods are left out, so that the rest stands for them.
 *
 * @throws {InputError} for several DB instances, whose loads no metric tells apart, or a share of a capacity that is not known
 */
export function measureLoad(series: readonly MetricSeries[], cluster: Cluster): MeasuredLoad | null {
  for (const metric of SOURCES) {
    const averages = series.filter(({ statistic, periodSeconds }) => statistic === "Average" && periodSeconds !== null);
    const only = chooseSeries(averages, metric);
    if (only === undefined) continue;
    const { factor, formula } = unitOf(only, cluster);
    const acu = only.points.map(({ value }) => value.times(factor));
    return { load: { stepSeconds: new Decimal(only.periodSeconds ?? 0), acu, readShare: ZERO }, series: only, formula };
  }
  return null;
}

function unitOf(series: MetricSeries, cluster: Cluster): { readonly factor: Decimal; readonly formula: string } {
  if (series.metric === "ServerlessDatabaseCapacity") return { factor: new Decimal(1), formula: "ACUs" };
  if (series.metric === "ACUUtilization") {
    const { maxAcu } = cluster.serverlessV2 ?? {};
    if (maxAcu === undefined) throw refuse(series, "a share of the maximum: the description needs serverlessV2.maxAcu");
    return { factor: maxAcu.div(100), formula: `percent of ${maxAcu.toString()} ACU` };
  }
  const classes = [...new Set(cluster.instances.map((instance) => instance.class))];
  const [only] = classes;
  if (only === undefined || classes.length > 1 || only === SERVERLESS_CLASS) {
    const problem = "a share of a DB instance class: the description needs a single provisioned one, or a load";
    throw refuse(series, problem);
  }
  const whole = classAcu(only);
  return { factor: whole.div(100), formula: `percent of ${only}, the CPU of ${whole.toString()} ACU` };
}

function refuse({ files, metric }: MetricSeries, problem: string): InputError {
  return new InputError("unusable-file", `${files.join(", ")}: ${metric}: ${problem}`);
}
