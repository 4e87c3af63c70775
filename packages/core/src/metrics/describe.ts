import { type Cluster, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, sum } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { checkCluster } from "../rules/check.ts";
import { ioOptimizedRules } from "../rules/io-optimized.ts";
import { metricRules } from "../rules/metrics.ts";
import type { Finding } from "../rules/rule.ts";
import { thousands } from "../text.ts";
import { chooseSeries } from "./choose.ts";
import { metricsFacts } from "./facts.ts";
import { measureLoad } from "./load.ts";
import type { MetricName } from "./metric.ts";
import { metricsOfDescription } from "./of-description.ts";
import { measureIo, requestsIn } from "./requests.ts";
import type { MetricSeries } from "./series.ts";

/** A description with what metrics say where it says nothing. */
export interface FilledCluster {
  readonly cluster: Cluster;
  /** One `METRIC-000` for each field that was filled, then what is to be known of the metrics. */
  readonly findings: readonly Finding[];
}

interface Filled {
  readonly part: Partial<Cluster>;
  readonly message: string;
}

const NOTHING = "nothing from metrics: the description says it itself, or they tell neither io, storage nor load";

const GIB = new Decimal(2).pow(30);

/**
 * Fills `io`, `storage` and `load` of a description from CloudWatch metrics; what it says itself stays.
 *
 *     io       (VolumeReadIOPs + VolumeWriteIOPs) ÷ seconds counted × seconds of the month
 *     storage  mean of VolumeBytesUsed ÷ 2³⁰
 *     load     {@link measureLoad}
 *
 * @throws {InputError} for metrics that cannot be used: of several clusters, or of the wrong statistic or period
 */
export function fillFromMetrics(cluster: Cluster, all: readonly MetricSeries[]): FilledCluster {
  const series = metricsOfDescription(all, cluster).filter((one) => isWanted(one.metric, cluster));
  const files = [...new Set(all.flatMap((one) => one.files))].sort().join(", ");
  const rules = [...ioOptimizedRules.filter(({ id }) => id === "IO-015"), ...metricRules];
  const found = checkCluster(rules, cluster, cluster.storageConfiguration, null, metricsFacts(series));
  const wrong = found.find(({ severity }) => severity === "error");
  if (wrong !== undefined) throw new InputError("unusable-file", `${files}: ${wrong.rule}: ${wrong.message}`);
  const filled = [fillIo(series, cluster), fillStorage(series), fillLoad(series, cluster)].flatMap((one) => one ?? []);
  const messages = filled.length === 0 ? [NOTHING] : filled.map(({ message }) => message);
  const notes = messages.map((message): Finding => ({ rule: "METRIC-000", severity: "info", message, source: files }));
  const whole = filled.reduce((sofar, { part }) => ({ ...sofar, ...part }), cluster);
  checkLoad(whole, files);
  return { cluster: whole, findings: [...notes, ...found] };
}

function checkLoad({ load, instances }: Cluster, files: string): void {
  if (load !== undefined || instances.every(({ class: name, acu }) => name !== SERVERLESS_CLASS || acu !== undefined))
    return;
  const message =
    "no ServerlessDatabaseCapacity or ACUUtilization as Average, and the description has db.serverless without acu or load";
  throw new InputError("unusable-file", `${files}: ${message}: give one of them`);
}

/** Whether a metric tells something that the description does not. */
function isWanted(metric: MetricName, { io, storage, load, instances }: Cluster): boolean {
  switch (metric) {
    case "VolumeReadIOPs":
    case "VolumeWriteIOPs":
      return io === undefined;
    case "VolumeBytesUsed":
      return storage === undefined;
    case "ServerlessDatabaseCapacity":
    case "ACUUtilization":
    case "CPUUtilization":
      return load === undefined && instances.every(({ acu }) => acu === undefined);
    case "DatabaseConnections":
      return false;
    default:
      return metric satisfies never;
  }
}

function fillIo(series: readonly MetricSeries[], { hoursPerMonth }: Cluster): Filled | null {
  const io = measureIo(series);
  if (io === null) return null;
  const requestsPerMonth = requestsIn(io, hoursPerMonth);
  const message = `io from VolumeReadIOPs and VolumeWriteIOPs of ${spellDays(io.reads.seconds)}: ${thousands(requestsPerMonth, 0)} requests a month`;
  return { part: { io: { requestsPerMonth } }, message };
}

function fillStorage(series: readonly MetricSeries[]): Filled | null {
  const volume = chooseSeries(series, "VolumeBytesUsed");
  if (volume === undefined) return null;
  const { points, statistic } = volume;
  const gb = sum(points.map(({ value }) => value)).div(GIB.times(points.length));
  const message = `storage from ${String(points.length)} values of VolumeBytesUsed (${statistic ?? ""}): ${thousands(gb, 1)} GB on average`;
  return { part: { storage: { gb } }, message };
}

function fillLoad(series: readonly MetricSeries[], cluster: Cluster): Filled | null {
  const measured = measureLoad(series, cluster);
  if (measured === null) return null;
  const { points, periodSeconds, metric } = measured.series;
  const message = `load from ${metric} of ${spellDays(points.length * (periodSeconds ?? 0))}, in ${measured.formula}`;
  return { part: { load: measured.load }, message };
}

function spellDays(seconds: number): string {
  return `${thousands(new Decimal(seconds).div(86_400), 1)} days`;
}
