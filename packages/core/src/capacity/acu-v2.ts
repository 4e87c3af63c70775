import { Decimal, sum, ZERO } from "../decimal.ts";
import { climb, type Goal } from "./climb.ts";
import { demandSteps, type LoadCurve } from "./load.ts";
import { type Activity, pausesOf } from "./pauses.ts";
import { joinSteps, lengthOf, overlay, type Step, type Steps } from "./steps.ts";

/** Between what one DB instance scales, and what else moves it. */
export interface AcuV2Settings {
  /** 0 lets it pause, if `canPause`. */
  readonly minAcu: Decimal;
  readonly maxAcu: Decimal;
  /** Whether nothing stands in the way of a pause; see `pauseBlockers`. */
  readonly canPause: boolean;
  /** Idle time before a pause; default 300. */
  readonly secondsUntilAutoPause?: Decimal;
  /** How fast capacity rises; default at once, since AWS publishes no number. */
  readonly acuPerSecond?: Decimal;
  /** What holds its working set in memory: while awake, capacity stays at that. */
  readonly memoryAcu?: Decimal;
  /** Capacity of the writer, below which a reader of promotion tier 0 or 1 never is. */
  readonly writer?: Steps<number>;
  /** Capacity of the readers: while one of them is awake, their writer is. */
  readonly readers?: readonly Steps<number>[];
}

/** Capacity of one DB instance over the load, and what is billed of it. */
export interface AcuV2Capacity {
  /** In the given hours. */
  readonly acuHours: Decimal;
  readonly meanAcu: Decimal;
  readonly peakAcu: number;
  /** Hours of no capacity, of the given hours. */
  readonly pausedHours: Decimal;
  /** Demand that found no capacity, as ACU-hours of the given hours. */
  readonly unmet: {
    readonly aboveMax: Decimal;
    /** While capacity was still rising; 0 where it rises at once. */
    readonly rising: Decimal;
  };
  readonly scaling: "at-once" | "acu-per-second";
  /** Capacity over one round of the load, for charts and for the instances that follow; exact multiples of 0.5. */
  readonly steps: Steps<number>;
  /** Of one round of the load: ACU-seconds and seconds, whose ratio is the mean. */
  readonly round: { readonly acuSeconds: Decimal; readonly seconds: Decimal };
}

/** Source: Amazon RDS API Reference, ServerlessV2ScalingConfiguration, checked 2026-11-23. */
const DEFAULT_SECONDS_UNTIL_AUTO_PAUSE = 300;

/** What an instance holds at least while it is awake, whatever its minimum. */
const AWAKE_ACU = 0.5;

/**
 * Capacity of an Aurora Serverless v2 instance under a load, and its ACU-hours.
 *
 *     capacity = min(maxAcu, max(demand up to the next 0.5, minAcu, 0.5, memoryAcu, writer))     [ACU]
 *     acuHours = Σ capacity × seconds ÷ Σ seconds × hours                                        [ACU-Hours]
 *
 * Capacity falls without any cooldown. A pause costs nothing; the idle wait before it and the seconds of a resume are billed
 * at the capacity held. Capacity is a multiple of 0.5 and time a whole number of seconds, so that a year of 256 ACUs is far
 * below what binary numbers hold exactly: the simulation uses them, and decimals for demand and all results.
 *
 * @example a demand of 1.2 ACU, always, between 0.5 and 16 ACU: 1.5 ACU × 730 h = 1,095 ACU-Hours
 */
export function acuV2(load: LoadCurve, settings: AcuV2Settings, hours: Decimal): AcuV2Capacity {
  return acuV2OfSteps(demandSteps(load), settings, hours);
}

/** The same for demand in steps of any length. */
export function acuV2OfSteps(demand: Steps<Decimal>, settings: AcuV2Settings, hours: Decimal): AcuV2Capacity {
  const { acuPerSecond } = settings;
  const goals = goalsOf(demand, settings);
  const steps = acuPerSecond === undefined ? atOnce(goals) : climb(goals, acuPerSecond);
  const acuSeconds = new Decimal(steps.reduce((total, { seconds, value }) => total + seconds * value, 0));
  const seconds = new Decimal(lengthOf(steps));
  const inHours = (amount: Decimal): Decimal => amount.times(hours).div(seconds);
  return {
    acuHours: inHours(acuSeconds),
    meanAcu: acuSeconds.div(seconds),
    peakAcu: steps.reduce((peak, { value }) => Math.max(peak, value), 0),
    pausedHours: inHours(new Decimal(lengthOf(steps.filter(({ value }) => value === 0)))),
    unmet: {
      aboveMax: inHours(missing(demand, settings.maxAcu)),
      rising: acuPerSecond === undefined ? ZERO : inHours(missingWhileRising(demand, steps, settings.maxAcu)),
    },
    scaling: acuPerSecond === undefined ? "at-once" : "acu-per-second",
    steps,
    round: { acuSeconds, seconds },
  };
}

/** Up to the next step of 0.5 ACU. */
export function toHalfAcu(acu: Decimal): number {
  return Number(acu.times(2).ceil().toString()) / 2;
}

function goalsOf(demand: Steps<Decimal>, settings: AcuV2Settings): Steps<Goal> {
  const { minAcu, maxAcu, memoryAcu = ZERO, canPause } = settings;
  const max = toHalfAcu(maxAcu);
  const least = Math.max(AWAKE_ACU, toHalfAcu(minAcu), toHalfAcu(memoryAcu));
  const needed = demand.map(({ seconds, value }) => ({ seconds, value: toHalfAcu(Decimal.min(value, maxAcu)) }));
  const followed = settings.writer ?? constant(0, needed);
  const floored = overlay(needed, followed, (own, writer): Goal => {
    const floor = Math.min(max, Math.max(least, writer));
    return { floor, target: Math.min(max, Math.max(floor, own)) };
  });
  if (!canPause || !minAcu.isZero()) return floored;
  const paused = pausesOf(activitiesOf(needed, [followed, ...(settings.readers ?? [])]), pauseSeconds(settings));
  return overlay(floored, paused, (goal, rests) => (rests ? RESTING : goal));
}

const RESTING: Goal = { floor: 0, target: 0 };

function activitiesOf(needed: Steps<number>, others: readonly Steps<number>[]): Steps<Activity> {
  const own = needed.map(({ seconds, value }): Step<Activity> => ({ seconds, value: value > 0 ? "busy" : "idle" }));
  const activities = others.reduce<Steps<Activity>>(
    (soFar, other) =>
      overlay(soFar, other, (activity, awake) => (activity === "idle" && awake > 0 ? "held" : activity)),
    own,
  );
  return joinSteps(activities);
}

function pauseSeconds({ secondsUntilAutoPause }: AcuV2Settings): number {
  return secondsUntilAutoPause === undefined
    ? DEFAULT_SECONDS_UNTIL_AUTO_PAUSE
    : Number(secondsUntilAutoPause.toString());
}

function atOnce(goals: Steps<Goal>): Steps<number> {
  return joinSteps(goals.map(({ seconds, value }) => ({ seconds, value: value.target })));
}

function constant(value: number, like: Steps<unknown>): Steps<number> {
  return [{ seconds: lengthOf(like), value }];
}

/** ACU-seconds of demand above a limit. */
function missing(demand: Steps<Decimal>, limit: Decimal): Decimal {
  return sum(demand.filter(({ value }) => value.gt(limit)).map((step) => step.value.minus(limit).times(step.seconds)));
}

/** ACU-seconds of demand above the capacity held, as far as the maximum would have given them. */
function missingWhileRising(demand: Steps<Decimal>, steps: Steps<number>, max: Decimal): Decimal {
  const short = overlay(demand, steps, (needed, held) => Decimal.max(0, Decimal.min(needed, max).minus(held)));
  return sum(short.map(({ seconds, value }) => value.times(seconds)));
}
