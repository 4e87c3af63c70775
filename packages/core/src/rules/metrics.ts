import { Decimal } from "../decimal.ts";
import { isMetricName, METRICS } from "../metrics/metric.ts";
import { percent, thousands } from "../text.ts";
import type { MetricFacts, MetricsFacts, Rule } from "./rule.ts";

const METRICS_GUIDE = "Amazon Aurora User Guide, Amazon CloudWatch metrics for Amazon Aurora";
const GET_METRIC_DATA = "Amazon CloudWatch API Reference, GetMetricData";

/** Share of values that may be missing unsaid. */
const GAPS_ALLOWED = new Decimal("0.01");

/** How far metrics and bill may lie apart; hours at the edges are counted differently. */
const DIFFERENCE_ALLOWED = new Decimal("0.05");

const VOLUME_IO = /^Volume(Read|Write)IOPs$/;

/** How far CloudWatch metrics can be read. An error here means that they are not used. */
export const metricRules: readonly Rule[] = [
  /** A value means nothing without its statistic. When: none is named, or one that a metric cannot be read in. */
  {
    id: "METRIC-001",
    severity: "error",
    source: METRICS_GUIDE,
    check: ({ metrics }) =>
      firstOf(metrics?.series, ({ name, statistic, periodSeconds }) => {
        const known = isMetricName(name) ? METRICS[name].statistics : [];
        const wanted = VOLUME_IO.test(name) ? "Sum over 300 s or a multiple" : known.join(" or ");
        if (statistic === null)
          return `${name} names no statistic: put ${wanted} into its label, or give the queries file`;
        if (VOLUME_IO.test(name) && periodSeconds !== null) return null;
        return known.includes(statistic) ? null : `${name} cannot be read as ${statistic}: export its ${wanted}`;
      }),
  },
  /** A count means nothing without its period. When: neither a label nor the times tell it. */
  {
    id: "METRIC-002",
    severity: "error",
    source: GET_METRIC_DATA,
    check: ({ metrics }) =>
      firstOf(metrics?.series, ({ name, periodSeconds, points }) =>
        periodSeconds === null && points > 0 && name !== "VolumeBytesUsed"
          ? `${name} tells no period: put it into the label in seconds, as in 300, or give the queries file`
          : null,
      ),
  },
  /** Missing values take the mean of the others. When: more than one in a hundred is missing. */
  {
    id: "METRIC-003",
    severity: "warning",
    source: GET_METRIC_DATA,
    check: ({ metrics }) =>
      firstOf(metrics?.series, ({ name, points, missing }) => {
        const share = new Decimal(missing).div(Math.max(1, points + missing));
        if (share.lte(GAPS_ALLOWED)) return null;
        return `${name} lacks ${String(missing)} of ${String(points + missing)} values (${percent(share)}): what is there stands for them`;
      }),
  },
  /** Times without a zone may be anyone's. When: some metrics of a cluster name their zone and others do not. */
  {
    id: "METRIC-004",
    severity: "warning",
    source: METRICS_GUIDE,
    check: ({ metrics }) => {
      const [zoned, bare] = [true, false].map((has) => metrics?.series.find(({ hasZone }) => hasZone === has)?.name);
      if (zoned === undefined || bare === undefined) return null;
      return `the times of ${bare} name no zone, those of ${zoned} do: hours may be shifted against each other`;
    },
  },
  /** On Standard the bill counts the same requests. When: metrics and bill differ by more than 5 % on the same days. */
  {
    id: "METRIC-005",
    severity: "error",
    source: "the bill and CloudWatch",
    check: ({ metrics }) => {
      const both = metrics?.onStandardDays ?? null;
      if (both === null || !contradicts(both)) return null;
      const [measured, billed] = [thousands(both.measured, 0), thousands(both.billed, 0)];
      return `on ${days(both.days)} on Standard the metrics count ${measured} requests and the bill ${billed}${likely(both.measured, both.billed)}`;
    },
  },
  /** What CloudWatch did not hand out is not counted. When: an answer has more pages or is partial. */
  {
    id: "METRIC-006",
    severity: "warning",
    source: GET_METRIC_DATA,
    check: ({ metrics }) =>
      firstOf(metrics?.series, ({ name, complete }) =>
        complete ? null : `${name} is not all there, says CloudWatch: fetch the pages after NextToken, too`,
      ),
  },
  /** Metrics count for the hours that are billed. When: they share no hour, or under seven days, with the bill. */
  {
    id: "METRIC-007",
    severity: "warning",
    source: "the bill and CloudWatch",
    check: ({ metrics }) => {
      const shared = metrics?.daysShared ?? null;
      if (shared === null || shared >= 7) return null;
      return shared === 0
        ? "the metrics are of other days than the bill: export those of the days that are billed"
        : `the metrics share ${days(shared)} with the bill: export 7 at least, 14 to be sure`;
    },
  },
  /** Reads and writes are billed alike. When: only one of VolumeReadIOPs and VolumeWriteIOPs is there. */
  {
    id: "METRIC-008",
    severity: "error",
    source: METRICS_GUIDE,
    check: ({ metrics }) => {
      const has = (name: string): boolean =>
        metrics?.series.some((one) => one.name === name && one.points > 0) === true;
      const [reads, writes] = [has("VolumeReadIOPs"), has("VolumeWriteIOPs")];
      if (reads === writes) return null;
      const [there, missing] = reads ? ["VolumeReadIOPs", "VolumeWriteIOPs"] : ["VolumeWriteIOPs", "VolumeReadIOPs"];
      return `${there} is there without ${missing}: both are billed, export both`;
    },
  },
  /**
   * A file that is wrong for one cluster is trusted for none. When: another cluster's bill contradicts metrics of the same
   * file.
   */
  {
    id: "METRIC-009",
    severity: "error",
    source: "the bill and CloudWatch",
    check: ({ metrics }) => {
      const other = metrics?.contradicted ?? null;
      return other === null ? null : `the bill of ${other} contradicts metrics of the same file: see METRIC-005 there`;
    },
  },
];

/** Whether the metrics count something else than the bill. */
export function contradicts({ measured, billed }: NonNullable<MetricsFacts["onStandardDays"]>): boolean {
  return measured.minus(billed).abs().gt(billed.times(DIFFERENCE_ALLOWED));
}

function firstOf(
  series: readonly MetricFacts[] | undefined,
  check: (one: MetricFacts) => string | null,
): string | null {
  for (const one of series ?? []) {
    const message = check(one);
    if (message !== null) return message;
  }
  return null;
}

/** What usually went wrong, where the ratio tells. */
function likely(measured: Decimal, billed: Decimal): string {
  if (measured.isZero() || billed.isZero()) return "";
  const near = (factor: number): boolean => measured.div(billed).times(factor).minus(1).abs().lte(DIFFERENCE_ALLOWED);
  if (near(12)) return ": a twelfth, as when means over an hour are taken for sums";
  // 288 five-minute counts make a day, 300 seconds such a count: too close to tell apart.
  if (near(294)) return ": about a 300th, as when rates per second, or means over a day, are taken for counts";
  return "";
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${String(count)} days`;
}
