import { Decimal } from "../decimal.ts";
import { InputError } from "../errors.ts";
import type { MetricName } from "./metric.ts";
import { parseInstant, type Zone } from "./time.ts";

export interface Datapoint {
  /** Start of its period, in seconds since 1970-01-01T00:00Z. */
  readonly second: number;
  readonly value: Decimal;
}

/** One CloudWatch metric of a cluster or an instance, in one statistic. */
export interface MetricSeries {
  /** The files it was read from. */
  readonly files: readonly string[];
  readonly metric: MetricName;
  /** `Sum`; `null` where nothing names it. */
  readonly statistic: string | null;
  /** Named, or told by the times; `null` where neither. */
  readonly periodSeconds: number | null;
  readonly zone: Zone;
  /** False when CloudWatch says that there is more. */
  readonly complete: boolean;
  /** The cluster that the user or a query names. */
  readonly cluster: string | null;
  /** The DB instance that a query names. */
  readonly instance: string | null;
  /** Words of the label that may name either. */
  readonly names: readonly string[];
  /** In the order of time, one for each. */
  readonly points: readonly Datapoint[];
}

/** A series as a file has it, before its times and values are read. */
export interface RawSeries extends Omit<MetricSeries, "files" | "zone" | "points"> {
  readonly file: string;
  readonly times: readonly (string | number)[];
  readonly values: readonly (string | number)[];
}

/**
 * Puts the parts of one series together: pages, files, any order; a point that occurs twice counts once.
 *
 * @throws {InputError} for times and values that cannot be read, two values for one time, zones for some times only, or times that
 * do not fit the period
 */
export function joinSeries(parts: readonly [RawSeries, ...RawSeries[]]): MetricSeries {
  const [{ metric, statistic, cluster, instance, names }] = parts;
  const values = new Map<number, Decimal>();
  const zones = new Set<Zone>();
  for (const { file, times, values: cells } of parts) {
    if (times.length !== cells.length) {
      throw refuse(`${file}: ${metric} has ${String(times.length)} times and ${String(cells.length)} values`);
    }
    times.forEach((stamp, index) => {
      const instant = parseInstant(stamp);
      if (instant === null) throw refuse(`${file}: ${metric} has a time that is none: ${String(stamp)}`);
      zones.add(instant.zone);
      const value = parseValue(cells[index], `${file}: ${metric} at ${String(stamp)}`);
      const before = values.get(instant.second);
      if (before !== undefined && !before.eq(value)) {
        const both = `${before.toString()} and ${value.toString()}`;
        throw refuse(
          `${file}: ${metric} has two values at ${String(stamp)}, ${both}: give one cluster and period each`,
        );
      }
      values.set(instant.second, value);
    });
  }
  const files = [...new Set(parts.map(({ file }) => file))].sort();
  const points = [...values].sort(([a], [b]) => a - b).map(([second, value]) => ({ second, value }));
  const where = `${files.join(", ")}: ${metric}`;
  if (zones.has("none") && zones.size > 1) throw refuse(`${where} has times with and without a zone: export it again`);
  const periodSeconds = parts[0].periodSeconds ?? toldPeriod(points);
  if (!fits(points, periodSeconds)) {
    throw refuse(`${where} has times that are no multiple of ${String(periodSeconds)} s apart: export it again`);
  }
  const zone = zones.has("none") ? "none" : zones.has("offset") ? "offset" : "utc";
  // Of several pages only the last one is complete.
  const complete = parts.some((part) => part.complete);
  return { files, metric, statistic, periodSeconds, zone, complete, cluster, instance, names, points };
}

function parseValue(cell: string | number | undefined, where: string): Decimal {
  const text = String(cell).trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw refuse(`${where} is no number: ${text}`);
  const value = new Decimal(text);
  if (value.isNegative() && !value.isZero()) throw refuse(`${where} is negative: ${text}`);
  return value;
}

/** How many equal distances in a row are taken for a period of their own. */
const RUN = 3;

/**
 * The distance that most neighbours have, where all others are multiples of it; nothing where another one comes several times in
 * a row, as when points of two periods are put together.
 */
function toldPeriod(points: readonly Datapoint[]): number | null {
  const distances = points.slice(1).map(({ second }, index) => second - (points[index]?.second ?? 0));
  const counts = new Map<number, number>();
  for (const distance of distances) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  const [most] = [...counts].sort(([a, first], [b, second]) => second - first || a - b);
  if (most === undefined || !fits(points, most[0])) return null;
  const [period] = most;
  const isRun = (at: number): boolean => distances.slice(at, at + RUN).every((distance) => distance === distances[at]);
  const mixed = distances.some((distance, at) => distance !== period && at + RUN <= distances.length && isRun(at));
  return mixed ? null : period;
}

function fits(points: readonly Datapoint[], period: number | null): boolean {
  const start = points[0]?.second ?? 0;
  return period === null || points.every(({ second }) => (second - start) % period === 0);
}

/** What the query or the label calls the instance; empty where neither does. */
export function instanceName({ instance, names }: MetricSeries): string {
  return instance ?? names.join(" ");
}

/** Periods without a value between the first and the last. */
export function missingPoints({ points, periodSeconds }: MetricSeries): number {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || periodSeconds === null) return 0;
  return (last.second - first.second) / periodSeconds + 1 - points.length;
}

function refuse(message: string): InputError {
  return new InputError("unusable-file", message);
}
