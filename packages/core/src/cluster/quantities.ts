import type { AcuV2Capacity } from "../capacity/acu-v2.ts";
import { vcpusOf } from "../capacity/instance-classes.ts";
import { serverlessInstances } from "../capacity/serverless-instances.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { type Cluster, type Instance, SERVERLESS_CLASS } from "./cluster.ts";

/** An amount and how it came about. */
export interface Derived {
  readonly value: Decimal;
  readonly formula: string;
}

/** Hours an instance of the description runs in the month, all of its `count` together. */
export function instanceHours(instance: Instance, cluster: Cluster): Derived {
  const hours = instance.hours ?? cluster.hoursPerMonth;
  return {
    value: instance.count.times(hours),
    formula: `${instance.count.toString()} × ${hours.toString()} h`,
  };
}

/**
 * Mean volume over the month.
 *
 *     grown volume = startGb + growthGbPerDay × (days − 1) ÷ 2      [GB-Months]
 */
export function volume({ storage }: Cluster): Derived {
  if (storage === undefined) return { value: ZERO, formula: "none described" };
  const { gb, startGb = ZERO, growthGbPerDay = ZERO, days = new Decimal(1) } = storage;
  if (gb !== undefined) return { value: gb, formula: `${gb.toString()} GB` };
  return {
    value: startGb.plus(growthGbPerDay.times(days.minus(1)).div(2)),
    formula: `${startGb.toString()} GB + ${growthGbPerDay.toString()} GB × (${days.toString()} − 1) ÷ 2`,
  };
}

/**
 * Billed I/O requests of the month on Aurora Standard.
 *
 *     rates:         (reads + writes) × hoursPerMonth × 3600
 *     with a peak:   baseline × (hoursPerMonth − peakHours) × 3600 + peak × peakHours × 3600
 *
 * The peak takes the baseline's place, as in the AWS Pricing Calculator.
 */
export function ioRequests({ io, hoursPerMonth }: Cluster): Derived {
  if (io === undefined) return { value: ZERO, formula: "none described" };
  if (io.requestsPerMonth !== undefined) {
    return { value: io.requestsPerMonth, formula: `${io.requestsPerMonth.toString()} requests` };
  }
  const hours = hoursPerMonth.toString();
  if (io.baselinePerSecond !== undefined) {
    const { baselinePerSecond: baseline, peakPerSecond: peak = ZERO, peakHoursPerMonth: peakHours = ZERO } = io;
    const seconds = hoursPerMonth.minus(peakHours).times(3600);
    const base = `${baseline.toString()} /s × ${hoursPerMonth.minus(peakHours).toString()} h × 3600 s`;
    return {
      value: baseline.times(seconds).plus(peak.times(peakHours).times(3600)),
      formula: peakHours.isZero() ? base : `${base} + ${peak.toString()} /s × ${peakHours.toString()} h × 3600 s`,
    };
  }
  const { readsPerSecond: reads = ZERO, writesPerSecond: writes = ZERO } = io;
  return {
    value: reads.plus(writes).times(hoursPerMonth).times(3600),
    formula: `(${reads.toString()} reads/s + ${writes.toString()} writes/s) × ${hours} h × 3600 s`,
  };
}

/** vCPU-hours of the provisioned instances of a month. */
export function vcpuHours(cluster: Cluster): Derived {
  return total(
    cluster.instances
      .filter((instance) => instance.class !== SERVERLESS_CLASS)
      .map((instance) => {
        const vcpus = vcpusOf(instance.class);
        const hours = instanceHours(instance, cluster);
        return { value: hours.value.times(vcpus), formula: `${String(vcpus)} vCPU × ${hours.formula}` };
      }),
  );
}

/** What an entry of `db.serverless` instances uses in a month. */
export interface ServerlessUse {
  readonly instance: Instance;
  readonly meanAcu: Decimal;
  /** All of its `count` together. */
  readonly acuHours: Derived;
}

/**
 * ACU-hours of each entry of Serverless v2 instances: of its own mean, else of the load it follows.
 *
 *     acuHours = mean ACU × count × hours
 *
 * @throws {InputError} for an instance with neither
 */
export function serverlessUse(cluster: Cluster): readonly ServerlessUse[] {
  return serverlessInstances(cluster).map(({ instance, capacity }) => {
    const { value: hours, formula } = instanceHours(instance, cluster);
    if (capacity === null) {
      const { acu = ZERO } = instance;
      return {
        instance,
        meanAcu: acu,
        acuHours: { value: hours.times(acu), formula: `${acu.toString()} ACU × ${formula}` },
      };
    }
    const value = instance.count.times(capacity.acuHours);
    return { instance, meanAcu: capacity.meanAcu, acuHours: { value, formula: `${spellMean(capacity)} × ${formula}` } };
  });
}

/** ACU-hours of the Serverless v2 instances of a month. */
export function acuHours(cluster: Cluster): Derived {
  return total(serverlessUse(cluster).map((use) => use.acuHours));
}

const MEAN_PLACES = 4;
const SECONDS_PER_HOUR = 3600;

/** A mean that does not end is told with the sums it comes from, which do. */
function spellMean({ meanAcu, round }: AcuV2Capacity): string {
  if (meanAcu.decimalPlaces() <= MEAN_PLACES) return `mean ${meanAcu.toString()} ACU`;
  const held = round.acuSeconds.div(SECONDS_PER_HOUR);
  const hours = round.seconds.div(SECONDS_PER_HOUR);
  const inHours = Math.max(held.decimalPlaces(), hours.decimalPlaces()) <= MEAN_PLACES;
  const sums = inHours
    ? `${held.toString()} ACU-hours ÷ ${hours.toString()} h`
    : `${round.acuSeconds.toString()} ACU-seconds ÷ ${round.seconds.toString()} s`;
  return `mean ${meanAcu.toFixed(MEAN_PLACES)} ACU (${sums})`;
}

function total(parts: readonly Derived[]): Derived {
  return { value: sum(parts.map((part) => part.value)), formula: parts.map((part) => part.formula).join(" + ") };
}
