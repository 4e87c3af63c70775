import type { Engine } from "../engine.ts";
import { type Decimal, ZERO } from "../decimal.ts";
import { curveSeconds, type LoadCurve, type LoadStep } from "./load.ts";

/** Capacities that Serverless v1 had. */
export const ACU_V1_CAPACITIES: Readonly<Record<Engine, readonly number[]>> = {
  "aurora-mysql": [1, 2, 4, 8, 16, 32, 64, 128, 256],
  "aurora-postgresql": [2, 4, 8, 16, 32, 64, 192, 384],
};

const DOWN_AFTER_UP_SECONDS = 900;
const DOWN_AFTER_DOWN_SECONDS = 310;

export interface AcuV1Range {
  readonly minAcu: number;
  readonly maxAcu: number;
  /** `null` where it does not pause. */
  readonly pauseAfterSeconds: number | null;
}

interface State {
  /** Index of the capacity held; -1 is paused. */
  readonly level: number;
  /** Seconds until it may go down. */
  readonly wait: number;
  readonly idle: number;
}

interface Passed {
  readonly end: State;
  /** ACUs × seconds. */
  readonly billed: number;
}

/**
 * Mean capacity of Aurora Serverless v1 under a load, for old bills.
 *
 *     up:    at once to the next of its fixed capacities that holds the demand
 *     down:  one capacity at a time, 900 s after it went up, 310 s after it went down
 *     idle:  paused after `pauseAfterSeconds`, 300 at least, so that its minimum of 5 minutes is always passed
 *
 * Source: Amazon Aurora User Guide of June 2023, How Aurora Serverless v1 works. It had to find a moment without transactions
 * to scale at; that is taken as found at once.
 */
export function runServerlessV1(demand: LoadCurve, engine: Engine, range: AcuV1Range): Decimal {
  const levels = ACU_V1_CAPACITIES[engine].filter((acu) => acu >= range.minAcu && acu <= range.maxAcu);
  const start = { level: 0, wait: 0, idle: 0 };
  let state = demand.reduce<State>((from, step) => through(step, levels, range, from).end, start);
  let billed = ZERO;
  for (const step of demand) {
    const passed = through(step, levels, range, state);
    billed = billed.plus(passed.billed);
    state = passed.end;
  }
  return billed.div(curveSeconds(demand));
}

function through(step: LoadStep, levels: readonly number[], range: AcuV1Range, from: State): Passed {
  return step.acu.isZero() ? idle(step.seconds, levels, range, from) : active(step, levels, from);
}

function active({ seconds, acu }: LoadStep, levels: readonly number[], from: State): Passed {
  const fit = levels.findIndex((level) => acu.lte(level));
  const target = fit < 0 ? levels.length - 1 : fit;
  const up = target > from.level;
  const start = up ? { level: target, wait: DOWN_AFTER_UP_SECONDS } : from;
  const passed = descend(seconds, target, levels, start);
  return { end: { ...passed.end, idle: 0 }, billed: passed.billed };
}

function idle(seconds: number, levels: readonly number[], { pauseAfterSeconds }: AcuV1Range, from: State): Passed {
  const idleSeconds = from.idle + seconds;
  if (from.level < 0) return { end: { ...from, idle: idleSeconds }, billed: 0 };
  const awake = pauseAfterSeconds === null ? seconds : Math.min(seconds, Math.max(0, pauseAfterSeconds - from.idle));
  const passed = descend(awake, 0, levels, from);
  return {
    end: { ...passed.end, level: awake < seconds ? -1 : passed.end.level, idle: idleSeconds },
    billed: passed.billed,
  };
}

/** Goes down to a capacity as the waits allow. */
function descend(
  seconds: number,
  target: number,
  levels: readonly number[],
  from: Pick<State, "level" | "wait">,
): { readonly end: { readonly level: number; readonly wait: number }; readonly billed: number } {
  let { level, wait } = from;
  let left = seconds;
  let billed = 0;
  while (level > target && left > wait) {
    billed += wait * (levels[level] ?? 0);
    left -= wait;
    level -= 1;
    wait = DOWN_AFTER_DOWN_SECONDS;
  }
  return { end: { level, wait: Math.max(0, wait - left) }, billed: billed + left * (levels[level] ?? 0) };
}
