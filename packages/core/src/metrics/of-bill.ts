import { classify } from "../bill/classify.ts";
import { type Hour, parseHour } from "../bill/hours.ts";
import type { ChargeRow } from "../bill/row.ts";
import { serverlessV2 } from "../charges/serverless-v2.ts";
import { type Decimal, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import type { MetricSeries } from "./series.ts";

/** Capacity of serverless instances, gathered from the rows of a bill. */
export interface BilledCapacity {
  /** @throws {InputError} for a row of Serverless v2 that is not of an hour */
  readonly add: (row: ChargeRow) => void;
  /** ServerlessDatabaseCapacity of each instance, or of the one that is named. */
  readonly series: (file: string, instance: string | null) => readonly MetricSeries[];
}

/**
 * Reads capacity over time out of a bill with hourly rows: the ACU-Hours of an hour are its mean ACUs.
 *
 * An hour without a row between others is one in which the instance was paused: 0 ACU. It is what the instance held, its
 * minimum included, and not what was asked of it.
 */
export function openBilledCapacity(): BilledCapacity {
  const instances = new Map<string, Map<Hour, Decimal>>();
  return {
    add: (row) => {
      const classified = classify(row);
      if (classified.as !== "charge" || classified.charge.id !== serverlessV2.id) return;
      const [start, end] = [parseHour(row.chargePeriodStart), parseHour(row.chargePeriodEnd)];
      if (start === null || end === null || end - start !== 1) {
        throw new InputError(
          "unusable-file",
          `${row.usageType} of ${row.chargePeriodStart} is not of an hour: capacity over time needs an hourly export`,
        );
      }
      const name = /:db:(.+)$/.exec(row.resourceId)?.[1] ?? row.resourceId;
      const hours = instances.get(name) ?? new Map<Hour, Decimal>();
      instances.set(name, hours.set(start, (hours.get(start) ?? ZERO).plus(row.pricingQuantity)));
    },
    series: (file, instance) =>
      [...instances]
        .filter(([name]) => instance === null || name === instance)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, hours]) => seriesOf(file, name, hours)),
  };
}

function seriesOf(file: string, instance: string, hours: ReadonlyMap<Hour, Decimal>): MetricSeries {
  const first = Math.min(...hours.keys());
  const length = Math.max(...hours.keys()) - first + 1;
  return {
    files: [file],
    metric: "ServerlessDatabaseCapacity",
    statistic: "Average",
    periodSeconds: 3600,
    zone: "utc",
    complete: true,
    cluster: null,
    instance,
    names: [],
    points: Array.from({ length }, (_, index) => ({
      second: (first + index) * 3600,
      value: hours.get(first + index) ?? ZERO,
    })),
  };
}
