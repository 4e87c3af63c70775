import { vcpusOf } from "../capacity/instance-classes.ts";
import { meanAcuOf } from "../capacity/serverless-cluster.ts";
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

/** ACU-hours of the Serverless v2 instances of a month. */
export function acuHours(cluster: Cluster): Derived {
  const meanAcu = meanAcuOf(cluster);
  return total(
    cluster.instances
      .filter((instance) => instance.class === SERVERLESS_CLASS)
      .map((instance) => {
        const acu = meanAcu(instance);
        const hours = instanceHours(instance, cluster);
        return { value: hours.value.times(acu), formula: `${acu.toString()} ACU × ${hours.formula}` };
      }),
  );
}

function total(parts: readonly Derived[]): Derived {
  return { value: sum(parts.map((part) => part.value)), formula: parts.map((part) => part.formula).join(" + ") };
}
