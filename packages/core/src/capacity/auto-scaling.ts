import type { AutoScaling, ScalingPolicy } from "../cluster/cluster.ts";
import { Decimal, ZERO } from "../decimal.ts";
import { type LoadCurve, type LoadStep, peakLoad } from "./load.ts";

/** A stretch of time with the same number of readers. */
interface ReaderStretch {
  readonly seconds: number;
  readonly readers: number;
}

export interface ScaledReaders {
  /** The whole curve, once through. */
  readonly stretches: readonly ReaderStretch[];
  readonly meanReaders: Decimal;
  readonly peakReaders: number;
  /** Highest mean CPU of the readers in percent, while they scale as well as after. */
  readonly hottestCpu: Decimal;
}

export interface ScalingInput {
  /** What the readers share. */
  readonly reads: LoadCurve;
  /** What one reader can carry. */
  readonly readerAcu: Decimal;
  /** Connections at the curve's peak; below it they go down with the load. */
  readonly peakConnections: Decimal;
  readonly scaling: AutoScaling;
}

/** What all readers together must carry in a step. */
interface Demand extends LoadStep {
  readonly connections: Decimal;
}

/**
 * Aurora Auto Scaling over a load curve: target tracking on a mean over all readers, the writer left out.
 *
 *     CPU     = load of all readers ÷ (readers × capacity of one)
 *     desired = clamp(ceil(readers × metric ÷ target), minReaders, maxReaders)      the largest of all policies
 *
 * The number changes at most once in a cooldown, to where the policy wants it. The curve starts with the readers it ends
 * with. At least one reader stays, for without one there is no metric to scale by.
 *
 * Source: Amazon Aurora User Guide, Using Amazon Aurora Auto Scaling with Aurora Replicas. That `desired` is the reading of
 * target tracking which Application Auto Scaling documents; AWS's alarms react some minutes later.
 */
export function scaleReaders(input: ScalingInput): ScaledReaders {
  const demands = demandOf(input);
  let readers = leastReaders(input.scaling);
  for (const demand of demands) readers = through(input, demand, readers).at(-1)?.readers ?? readers;
  const stretches: ReaderStretch[] = [];
  let hottestCpu = ZERO;
  for (const demand of demands) {
    for (const stretch of through(input, demand, readers)) {
      readers = stretch.readers;
      stretches.push(stretch);
      hottestCpu = Decimal.max(hottestCpu, cpuOf(input, demand, readers));
    }
  }
  return { stretches, ...measured(stretches), hottestCpu };
}

function measured(stretches: readonly ReaderStretch[]): Pick<ScaledReaders, "meanReaders" | "peakReaders"> {
  const seconds = stretches.reduce((sum, stretch) => sum + stretch.seconds, 0);
  const readerSeconds = stretches.reduce((sum, stretch) => sum + stretch.seconds * stretch.readers, 0);
  return {
    meanReaders: new Decimal(readerSeconds).div(seconds),
    peakReaders: Math.max(...stretches.map(({ readers }) => readers)),
  };
}

function demandOf({ reads, peakConnections }: ScalingInput): readonly Demand[] {
  const peak = peakLoad(reads);
  return reads.map((step) => ({
    ...step,
    connections: peak.isZero() ? peakConnections : peakConnections.times(step.acu).div(peak),
  }));
}

/** One step of the curve: the number it starts with, then a change after each cooldown until the policies are content. */
function through(input: ScalingInput, demand: Demand, from: number): readonly ReaderStretch[] {
  const stretches: ReaderStretch[] = [];
  let left = demand.seconds;
  let readers = from;
  while (left > 0) {
    const wanted = desiredReaders(input, demand, readers);
    const seconds = wanted === readers ? left : Math.min(left, cooldown(input.scaling.policies, wanted > readers));
    stretches.push({ seconds, readers });
    left -= seconds;
    if (left > 0) readers = wanted;
  }
  return stretches;
}

/** The readers that the policies ask for, given those there are. */
function desiredReaders(input: ScalingInput, demand: Demand, readers: number): number {
  const { policies, maxReaders } = input.scaling;
  const wanted = policies.map(({ metric, target }) => {
    const measure = metric === "cpu" ? cpuOf(input, demand, readers) : demand.connections.div(readers);
    return measure.times(readers).div(target).ceil();
  });
  const clamped = Decimal.min(Decimal.max(leastReaders(input.scaling), ...wanted), maxReaders);
  return Math.max(1, Number(clamped.toString()));
}

function cpuOf({ readerAcu }: ScalingInput, { acu }: LoadStep, readers: number): Decimal {
  return acu.div(readerAcu.times(readers)).times(100);
}

function leastReaders({ minReaders }: AutoScaling): number {
  return Math.max(1, Number(minReaders.toString()));
}

/** The longest of the policies', since all must agree to take one away and any may add one. */
function cooldown(policies: readonly ScalingPolicy[], out: boolean): number {
  const seconds = policies.map((policy) => Number((out ? policy.scaleOutCooldown : policy.scaleInCooldown).toString()));
  return Math.max(1, out ? Math.min(...seconds) : Math.max(...seconds));
}
