import { dbInstance } from "../charges/db-instance.ts";
import { serverlessV2 } from "../charges/serverless-v2.ts";
import { type Cluster, SERVERLESS_CLASS, type StorageConfiguration } from "../cluster/cluster.ts";
import { instanceHours, serverlessUse } from "../cluster/quantities.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import type { Line } from "../lines.ts";
import { sizedClass, unitsNeeded } from "./units.ts";

/** Compute that commitments may cover: one entry of the description's instances. */
export interface Demand {
  /** All of it on demand. */
  readonly line: Line;
  readonly class: string;
  /** `db.r6g`; `null` where no reserved instance covers it. */
  readonly family: string | null;
  /** Normalized units that one instance takes in an hour, in the storage configuration at hand. */
  readonly units: Decimal;
  /** Hours of the month in which it runs. */
  readonly hours: Decimal;
  /** Instances, or ACUs, in each of these hours. */
  readonly perHour: Decimal;
}

/** A stretch of the month in which the same instances run. */
export interface Segment {
  readonly hours: Decimal;
  readonly running: readonly Demand[];
}

export interface Split {
  readonly demands: readonly Demand[];
  /** What no commitment covers. */
  readonly others: readonly Line[];
}

/** Sets the lines that commitments may cover apart from the others: the Region's own, in the order of the instances. */
export function splitLines(cluster: Cluster, configuration: StorageConfiguration, lines: readonly Line[]): Split {
  const provisioned = cluster.instances.filter(
    (instance) => instance.class !== SERVERLESS_CLASS && !instanceHours(instance, cluster).value.isZero(),
  );
  const serverless = serverlessUse(cluster).filter(({ acuHours }) => !acuHours.value.isZero());
  const waiting = new Map([
    [dbInstance.id, provisioned],
    [serverlessV2.id, serverless.map(({ instance }) => instance)],
  ]);
  const demands: Demand[] = [];
  const others: Line[] = [];
  for (const line of lines) {
    const instance = line.region === cluster.region ? waiting.get(line.charge)?.shift() : undefined;
    if (instance === undefined) {
      others.push(line);
      continue;
    }
    const hours = instance.hours ?? cluster.hoursPerMonth;
    const sized = sizedClass(instance.class);
    demands.push({
      line,
      class: instance.class,
      family: sized?.family ?? null,
      units: unitsNeeded(sized?.units ?? ZERO, configuration),
      hours,
      perHour: line.quantity.div(hours),
    });
  }
  return { demands, others };
}

/** Hours that commitments are paid for: those of the month, or of an instance that runs longer. */
export function monthHours(cluster: Cluster): Decimal {
  return Decimal.max(cluster.hoursPerMonth, ...cluster.instances.map(({ hours = ZERO }) => hours));
}

/**
 * The month in stretches of equal demand.
 *
 * Nobody says when in the month an instance of fewer hours runs; here it runs while all the longer ones do, which is when
 * a reserved instance is of least use to it.
 */
export function segmentsOf(demands: readonly Demand[], month: Decimal): readonly Segment[] {
  const lengths = [...demands.map(({ hours }) => hours), month];
  const ends = [...new Map(lengths.map((hours) => [hours.toString(), hours])).values()].sort((a, b) => a.cmp(b));
  return ends.map((end, index) => ({
    hours: end.minus(ends[index - 1] ?? ZERO),
    running: demands.filter(({ hours }) => hours.gte(end)),
  }));
}

/** Those that a family's reserved instances cover, in that order: the smallest size first, as AWS does for EC2. */
export function coverable(demands: readonly Demand[], family: string): readonly Demand[] {
  return demands.filter((demand) => demand.family === family).sort((a, b) => a.units.cmp(b.units));
}

/** Normalized units an hour that a family needs while all of it runs. */
export function peakUnits(demands: readonly Demand[], family: string): Decimal {
  return sum(coverable(demands, family).map(({ perHour, units }) => perHour.times(units)));
}

/** Owned units at which the cost of a family bends: where a size, in a stretch of the month, is covered in full. */
export function unitBoundaries(demands: readonly Demand[], family: string, month: Decimal): readonly Decimal[] {
  const boundaries = new Map<string, Decimal>([["0", ZERO]]);
  for (const { running } of segmentsOf(demands, month)) {
    let units = ZERO;
    for (const demand of coverable(running, family)) {
      units = units.plus(demand.perHour.times(demand.units));
      boundaries.set(units.toString(), units);
    }
  }
  return [...boundaries.values()].sort((a, b) => a.cmp(b));
}

/** The instance families of a fleet, in the order of the description. */
export function familiesOf(demands: readonly Demand[]): readonly string[] {
  return [...new Set(demands.flatMap(({ family }) => family ?? []))];
}
