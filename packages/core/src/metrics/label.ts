import { isMetricName, type MetricName } from "./metric.ts";

/** What the words of a label tell. */
export interface LabelFacts {
  readonly metric: MetricName | null;
  readonly statistic: string | null;
  readonly periodSeconds: number | null;
  /** The other words: among them may be the cluster, its Region or account. */
  readonly names: readonly string[];
}

const STATISTIC = /^(Sum|Average|Maximum|Minimum|SampleCount|IQM|p\d{1,2}(\.\d+)?)$/i;

/** Words that name nothing. */
const FILLERS = new Set(["AWS/RDS", "DBClusterIdentifier", "DBInstanceIdentifier", "Role", "EngineName", "-", "·", ""]);

const SPELLED = ["Sum", "Average", "Maximum", "Minimum", "SampleCount", "IQM"];

/**
 * Reads a label such as `orders VolumeReadIOPs Sum 300`, which CloudWatch makes of the dynamic label
 * `${PROP('Dim.DBClusterIdentifier')} ${PROP('MetricName')} ${PROP('Stat')} ${PROP('Period')}`.
 *
 * What occurs twice and differs tells nothing.
 */
export function readLabel(label: string): LabelFacts {
  const words = label.split(/[\s,;|()]+/).map((word) => word.replace(/[:=]$/, ""));
  const metrics = words.filter((word) => isMetricName(word));
  const statistics = words.filter((word) => STATISTIC.test(word)).map(spellStatistic);
  const periods = words.flatMap(periodOf);
  return {
    metric: only(metrics),
    statistic: only(statistics),
    periodSeconds: only(periods),
    names: words.filter(
      (word) => !isMetricName(word) && !STATISTIC.test(word) && periodOf(word).length === 0 && !FILLERS.has(word),
    ),
  };
}

/** `sum` as `Sum`. */
export function spellStatistic(text: string): string {
  return SPELLED.find((known) => known.toLowerCase() === text.toLowerCase()) ?? text.toLowerCase();
}

/** `300`, `300s`, `5m`, `1h`; a period is a whole number of minutes. */
function periodOf(word: string): readonly number[] {
  const [, number, unit = "s"] = /^(\d{1,6})(s|m|min|h|d)?$/.exec(word) ?? [];
  if (number === undefined) return [];
  const seconds = Number(number) * (UNITS[unit] ?? 1);
  return seconds > 0 && seconds % 60 === 0 ? [seconds] : [];
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600, d: 86_400 };

function only<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
