import { type Coverage, cover, countHours } from "../bill/hours.ts";
import { type Decimal, sum } from "../decimal.ts";
import { chooseSeries } from "./choose.ts";
import type { Datapoint, MetricSeries } from "./series.ts";

/** Billed I/O requests as CloudWatch counts them. */
export interface MeasuredIo {
  readonly reads: Counted;
  readonly writes: Counted;
  /** Hours in which both were counted, for a part at least. */
  readonly hours: Coverage;
}

/** Requests over the seconds that have a count. */
interface Counted {
  readonly requests: Decimal;
  readonly seconds: number;
}

/**
 * Counts requests from VolumeReadIOPs and VolumeWriteIOPs, within some hours or over all; nothing where one of them is not
 * there, or is in a form that hides the count.
 *
 * @throws {InputError} for two counts of the same
 */
export function measureIo(series: readonly MetricSeries[], within?: Coverage): MeasuredIo | null {
  const reads = chooseSeries(series, "VolumeReadIOPs");
  const writes = chooseSeries(series, "VolumeWriteIOPs");
  if (reads === undefined || writes === undefined) return null;
  const [readPoints, writePoints] = [reads, writes].map((one) =>
    one.points.filter((point) => within === undefined || isWithin(hoursOf([point], one), within)),
  );
  if (readPoints === undefined || writePoints === undefined) return null;
  const hours = shared(hoursOf(readPoints, reads), hoursOf(writePoints, writes));
  if (hours.size === 0) return null;
  return { reads: count(readPoints, reads), writes: count(writePoints, writes), hours };
}

/**
 * Requests in a stretch of time at the counted rate. The seconds without a count take the rate of the others.
 *
 *     requests = reads × seconds ÷ seconds counted + writes × seconds ÷ seconds counted
 */
export function requestsIn({ reads, writes }: MeasuredIo, hours: Decimal): Decimal {
  const seconds = hours.times(3600);
  return sum([reads, writes].map((part) => part.requests.times(seconds).div(part.seconds)));
}

/** Requests of each day in UTC of which every second was counted, read and written ones together. */
export function requestsByDay(series: readonly MetricSeries[]): ReadonlyMap<number, Decimal> {
  const reads = wholeDays(chooseSeries(series, "VolumeReadIOPs"));
  const writes = wholeDays(chooseSeries(series, "VolumeWriteIOPs"));
  const days = new Map<number, Decimal>();
  for (const [day, requests] of reads) {
    const written = writes.get(day);
    if (written !== undefined) days.set(day, requests.plus(written));
  }
  return days;
}

const DAY_SECONDS = 86_400;

function wholeDays(series: MetricSeries | undefined): ReadonlyMap<number, Decimal> {
  const byDay = new Map<number, Datapoint[]>();
  const period = series?.periodSeconds ?? 0;
  for (const point of series?.points ?? []) {
    const day = Math.floor(point.second / DAY_SECONDS);
    if (point.second + period <= (day + 1) * DAY_SECONDS) push(byDay, day, point);
  }
  const whole = [...byDay].filter(([, points]) => points.length * period === DAY_SECONDS);
  return new Map(whole.map(([day, points]) => [day, sum(points.map(({ value }) => value))]));
}

function count(points: readonly Datapoint[], { periodSeconds }: MetricSeries): Counted {
  return { requests: sum(points.map(({ value }) => value)), seconds: points.length * (periodSeconds ?? 0) };
}

/** The hours that the periods of some points touch. */
function hoursOf(points: readonly Datapoint[], { periodSeconds }: MetricSeries): Coverage {
  const hours: Coverage = new Map();
  for (const { second } of points) {
    cover(hours, Math.floor(second / 3600), Math.ceil((second + (periodSeconds ?? 0)) / 3600));
  }
  return hours;
}

function isWithin(hours: Coverage, whole: Coverage): boolean {
  return countHours(shared(hours, whole)) === countHours(hours);
}

function shared(a: Coverage, b: Coverage): Coverage {
  const both: Coverage = new Map();
  for (const [day, mask] of a) {
    const common = mask & (b.get(day) ?? 0);
    if (common !== 0) both.set(day, common);
  }
  return both;
}

function push(byDay: Map<number, Datapoint[]>, day: number, point: Datapoint): void {
  const points = byDay.get(day);
  if (points === undefined) byDay.set(day, [point]);
  else points.push(point);
}
