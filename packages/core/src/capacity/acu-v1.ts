import { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { InputError } from "../errors.ts";
import { demandSteps, type LoadCurve } from "./load.ts";
import { joinSteps, lengthOf, type Step, type Steps } from "./steps.ts";

/** What became of Aurora Serverless v1. Source: Amazon Aurora User Guide, Document history, checked 2026-11-23. */
export const SERVERLESS_V1_END = {
  lastCreatedOn: "2025-01-08",
  endedOn: "2025-03-31",
  replacedBy: "Aurora Serverless v2, which pauses too with a minimum of 0 ACUs",
} as const;

/** The only capacities there were. Source: Amazon RDS API Reference, ScalingConfiguration, checked 2026-11-23. */
export const SERVERLESS_V1_ACUS: Readonly<Record<Engine, readonly number[]>> = {
  "aurora-mysql": [1, 2, 4, 8, 16, 32, 64, 128, 256],
  "aurora-postgresql": [2, 4, 8, 16, 32, 64, 192, 384],
};

/**
 * How long capacity stays before it is lowered, after it was raised and after it was lowered.
 *
 * Source: Amazon Aurora User Guide of 2023-06-10, How Aurora Serverless v1 works.
 */
const COOLDOWN_AFTER_UP_SECONDS = 15 * 60;
const COOLDOWN_AFTER_DOWN_SECONDS = 310;

/** Source: Amazon RDS API Reference, ScalingConfiguration, checked 2026-11-23. */
const SHORTEST_PAUSE_WAIT_SECONDS = 300;

/** What is simulated at least, so that cooldowns which do not divide a short load average out. */
const SIMULATED_SECONDS = 7 * 24 * 3600;

export interface AcuV1Settings {
  /** One of the engine's capacities, as `maxAcu`. */
  readonly minAcu: Decimal;
  readonly maxAcu: Decimal;
  /** Idle time before a pause, 300 to 86,400; `null` where it does not pause. */
  readonly secondsUntilAutoPause: Decimal | null;
}

export interface AcuV1Capacity {
  /** In the given hours. */
  readonly acuHours: Decimal;
  readonly meanAcu: Decimal;
  readonly pausedHours: Decimal;
  /** A week of capacity, or one round of a longer load. */
  readonly steps: Steps<number>;
}

/**
 * Capacity of an Aurora Serverless v1 cluster under a load, for old bills.
 *
 *     acuHours = Σ capacity × seconds ÷ Σ seconds × hours       [ACU-Hours]
 *
 * Capacity doubles until it meets the demand, here at once: that a scaling point was found in time is our model. It halves
 * step by step, no sooner than 15 minutes after it rose and 310 seconds after it fell. A paused cluster resumes with what its
 * demand asks for. The five minutes that an activation cost at least never count: the wait before a pause is no shorter.
 *
 * @example Aurora MySQL, pausing after 5 minutes, idle but for one minute of 4 ACU an hour: 4 ACU × 360 s = 0.4 ACU-Hours an hour
 * @throws {InputError} for a minimum or maximum that is none of the engine's capacities, or a minimum above the maximum
 */
export function acuV1(engine: Engine, load: LoadCurve, settings: AcuV1Settings, hours: Decimal): AcuV1Capacity {
  const capacities = capacitiesOf(engine, settings);
  const once = demandSteps(load);
  const repeats = Math.ceil(SIMULATED_SECONDS / lengthOf(once));
  const demand = Array.from({ length: repeats }, () => once).flat();
  const wanted = demand.map(({ seconds, value }) => ({ seconds, value: levelFor(value, capacities) }));
  const wait = pauseWait(settings);
  const state: State = { level: 0, cooldown: 0, quiet: 0 };
  // The first round only finds the state in which every later one begins.
  for (const step of wanted) follow(state, step, wait);
  const steps = joinSteps(wanted.flatMap((step) => follow(state, step, wait))).map(({ seconds, value }) => ({
    seconds,
    value: value === null ? 0 : (capacities[value] ?? 0),
  }));
  const seconds = lengthOf(steps);
  const inHours = (amount: number): Decimal => new Decimal(amount).times(hours).div(seconds);
  const acuSeconds = steps.reduce((total, step) => total + step.seconds * step.value, 0);
  return {
    acuHours: inHours(acuSeconds),
    meanAcu: new Decimal(acuSeconds).div(seconds),
    pausedHours: inHours(lengthOf(steps.filter(({ value }) => value === 0))),
    steps,
  };
}

/** Index into the capacities; `null` while paused, or without demand. */
type Level = number | null;

interface State {
  level: Level;
  /** Seconds until capacity may be lowered. */
  cooldown: number;
  /** Seconds without demand. */
  quiet: number;
}

/** Takes the state through a step of equal demand. */
function follow(state: State, { seconds, value: wanted }: Step<Level>, wait: number): Steps<Level> {
  const held: Step<Level>[] = [];
  let left = seconds;
  while (left > 0) {
    settle(state, wanted, wait);
    const stretch = Math.min(left, untilNextChange(state, wanted, wait));
    held.push({ seconds: stretch, value: state.level });
    state.cooldown = Math.max(0, state.cooldown - stretch);
    state.quiet = wanted === null ? state.quiet + stretch : 0;
    left -= stretch;
  }
  return held;
}

/** Every change that is due at this moment. */
function settle(state: State, wanted: Level, wait: number): void {
  if (wanted !== null && (state.level === null || wanted > state.level)) {
    state.level = wanted;
    state.cooldown = COOLDOWN_AFTER_UP_SECONDS;
  } else if (wanted === null && state.quiet >= wait) {
    state.level = null;
  } else if (mayFall(state, wanted) && state.cooldown === 0) {
    state.level -= 1;
    state.cooldown = COOLDOWN_AFTER_DOWN_SECONDS;
  }
}

function untilNextChange(state: State, wanted: Level, wait: number): number {
  if (state.level === null) return Infinity;
  const pause = wanted === null ? wait - state.quiet : Infinity;
  return Math.min(pause, mayFall(state, wanted) ? state.cooldown : Infinity);
}

function mayFall(state: State, wanted: Level): state is State & { level: number } {
  return state.level !== null && state.level > (wanted ?? 0);
}

/** The smallest capacity that meets the demand, or the largest there is. */
function levelFor(demand: Decimal, capacities: readonly number[]): Level {
  if (demand.isZero()) return null;
  const level = capacities.findIndex((capacity) => demand.lte(capacity));
  return level === -1 ? capacities.length - 1 : level;
}

function pauseWait({ secondsUntilAutoPause }: AcuV1Settings): number {
  if (secondsUntilAutoPause === null) return Infinity;
  return Math.max(SHORTEST_PAUSE_WAIT_SECONDS, Number(secondsUntilAutoPause.toString()));
}

function capacitiesOf(engine: Engine, { minAcu, maxAcu }: AcuV1Settings): readonly number[] {
  const all = SERVERLESS_V1_ACUS[engine];
  if (minAcu.gt(maxAcu)) throw new InputError("invalid-value", "minAcu must not be above maxAcu");
  for (const acu of [minAcu, maxAcu]) {
    if (all.some((capacity) => acu.eq(capacity))) continue;
    throw new InputError("invalid-value", `Serverless v1 of ${engine} has no ${acu.toString()} ACU: ${all.join(", ")}`);
  }
  return all.filter((capacity) => minAcu.lte(capacity) && maxAcu.gte(capacity));
}
