import type { Load, LoadProfile } from "../cluster/cluster.ts";
import { type Decimal, sum, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { LOAD_PROFILES } from "./load-profiles.ts";
import { joinSteps, type Steps } from "./steps.ts";

/** Demand in equal steps. It repeats over the month, so that its end is followed by its start. */
export interface LoadCurve {
  readonly stepSeconds: number;
  /** ACUs that the load needs in each step, a mean over it. */
  readonly acu: readonly Decimal[];
}

export interface LoadStatistics {
  readonly mean: Decimal;
  readonly p95: Decimal;
  readonly p99: Decimal;
  readonly peak: Decimal;
}

const DAYS_PER_WEEK = 7;
const MINUTES_PER_DAY = 24 * 60;
const SECONDS_PER_HOUR = 3600;
const LONGEST_SECONDS = 366 * 24 * SECONDS_PER_HOUR;

/**
 * A described load as a curve: a profile as a week from Monday 00:00 on, hourly values as a day or a week, steps as given.
 *
 * @throws {InputError} for steps that last more than a year together
 */
export function loadCurve({ profile, baseAcu = ZERO, peakAcu = baseAcu, hourly, stepSeconds, acu }: Load): LoadCurve {
  if (profile !== undefined) return profileCurve(profile, baseAcu, peakAcu);
  if (hourly !== undefined) return { stepSeconds: SECONDS_PER_HOUR, acu: hourly };
  const steps = acu ?? [];
  const seconds = stepSeconds ?? ZERO;
  if (seconds.times(steps.length).gt(LONGEST_SECONDS)) {
    throw new InputError("invalid-value", "load.stepSeconds × its steps must not last more than a year", [
      "load",
      "stepSeconds",
    ]);
  }
  return { stepSeconds: Number(seconds.toString()), acu: steps };
}

/** A curve as steps of different demand. */
export function demandSteps({ stepSeconds, acu }: LoadCurve): Steps<Decimal> {
  return joinSteps(
    acu.map((value) => ({ seconds: stepSeconds, value })),
    (a, b) => a.eq(b),
  );
}

/**
 * Mean, peak and percentiles of a curve.
 *
 * A percentile is the nearest rank: the smallest value of the curve that at least so many percent of its steps do not exceed.
 */
export function loadStatistics({ acu }: LoadCurve): LoadStatistics {
  const sorted = [...acu].sort((a, b) => a.cmp(b));
  return {
    mean: sorted.length === 0 ? ZERO : sum(sorted).div(sorted.length),
    p95: nearestRank(sorted, 95),
    p99: nearestRank(sorted, 99),
    peak: sorted.at(-1) ?? ZERO,
  };
}

function nearestRank(sorted: readonly Decimal[], percent: number): Decimal {
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? ZERO;
}

function profileCurve(profile: LoadProfile, base: Decimal, peak: Decimal): LoadCurve {
  const { stepMinutes, isPeak } = LOAD_PROFILES[profile];
  const stepsPerDay = MINUTES_PER_DAY / stepMinutes;
  const acu = Array.from({ length: DAYS_PER_WEEK * stepsPerDay }, (_, step) =>
    isPeak(Math.floor(step / stepsPerDay), (step % stepsPerDay) * stepMinutes) ? peak : base,
  );
  return { stepSeconds: stepMinutes * 60, acu };
}
