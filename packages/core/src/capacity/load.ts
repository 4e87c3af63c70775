import type { Load } from "../cluster/cluster.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { LOAD_PROFILES } from "./load-profiles.ts";

/** A stretch of equal demand. */
export interface LoadStep {
  readonly seconds: number;
  readonly acu: Decimal;
}

/** Demand over time in ACUs; it repeats over the month. */
export type LoadCurve = readonly LoadStep[];

/** The curve of a described load. */
export function loadCurve({ profile, baseAcu = ZERO, peakAcu = baseAcu, hourly, stepSeconds, acu }: Load): LoadCurve {
  if (profile !== undefined) {
    return LOAD_PROFILES[profile].map(({ minutes, peak }) => ({
      seconds: minutes * 60,
      acu: peak ? peakAcu : baseAcu,
    }));
  }
  const seconds = stepSeconds === undefined ? 3600 : Number(stepSeconds.toString());
  return (acu ?? hourly ?? []).map((value) => ({ seconds, acu: value }));
}

/** The same shape at another height. */
export function scaleLoad(curve: LoadCurve, factor: Decimal): LoadCurve {
  return curve.map(({ seconds, acu }) => ({ seconds, acu: acu.times(factor) }));
}

/** Seconds until a curve repeats. */
export function curveSeconds(curve: LoadCurve): number {
  return curve.reduce((total, { seconds }) => total + seconds, 0);
}

/** Mean over time. */
export function meanLoad(curve: LoadCurve): Decimal {
  return sum(curve.map(({ seconds, acu }) => acu.times(seconds))).div(curveSeconds(curve));
}

export function peakLoad(curve: LoadCurve): Decimal {
  return Decimal.max(ZERO, ...curve.map(({ acu }) => acu));
}

/**
 * The demand that is not exceeded for a share of the time: the nearest rank, so that it is one that occurred.
 *
 * @example of 1, 2, 3 and 10 ACU for an hour each, the 75th percentile is 3
 */
export function percentileLoad(curve: LoadCurve, percent: number): Decimal {
  const wanted = curveSeconds(curve) * percent;
  let passed = 0;
  for (const { seconds, acu } of [...curve].sort((a, b) => a.acu.cmp(b.acu))) {
    passed += seconds;
    if (passed * 100 >= wanted) return acu;
  }
  return peakLoad(curve);
}
