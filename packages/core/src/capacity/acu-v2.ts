import { Decimal, ZERO } from "../decimal.ts";
import { curveSeconds, type LoadStep } from "./load.ts";

/** The range of a DB instance of Aurora Serverless v2, and how it moves in it. */
export interface AcuRange {
  readonly minAcu: Decimal;
  readonly maxAcu: Decimal;
  /** Idle time before a pause; `null` where it cannot pause. */
  readonly pauseAfterSeconds: number | null;
  /** How fast capacity rises; `null` for at once, since AWS publishes no number. */
  readonly acuPerSecond: Decimal | null;
}

/** Demand on one DB instance. */
export interface AcuDemand extends LoadStep {
  /** Kept awake by something else than its own demand. */
  readonly awake?: boolean;
}

/** What an instance holds, and is billed for, while a curve runs through once. */
export interface AcuUsage {
  /** Mean capacity over all the time, paused or not. */
  readonly meanAcu: Decimal;
  readonly peakAcu: Decimal;
  /** Share of the time paused. */
  readonly pausedShare: Decimal;
  /** Mean demand that was not served: above the maximum, or while capacity rose or came back from a pause. */
  readonly unmetAcu: Decimal;
  /** Capacity at the end of each step of the curve; 0 while paused. */
  readonly capacity: readonly LoadStep[];
}

/** Resume after a pause: "about 15 seconds", 30 or more after a day. Amazon Aurora User Guide, Scaling to zero ACUs. */
const RESUME_SECONDS = 15;
const LONG_RESUME_SECONDS = 30;
const LONG_PAUSE_SECONDS = 86_400;

/** Capacity is held in half ACUs, counted here as whole numbers. */
const HALF = new Decimal("0.5");

interface State {
  /** Half ACUs held; 0 is paused. */
  readonly held: number;
  /** Seconds without demand up to now. */
  readonly idle: number;
}

interface Passed {
  readonly end: State;
  /** Half ACUs × seconds: whole numbers, and exact as such, unless capacity rises step by step. */
  readonly billed: Decimal | number;
  readonly paused: number;
  /** ACUs × seconds. */
  readonly unmet: Decimal;
}

/** A range whose ends are counted in half ACUs; awake an instance holds one at least. */
interface HalfRange extends AcuRange {
  readonly floor: number;
  readonly cap: number;
}

/**
 * Capacity over time of one DB instance of Aurora Serverless v2.
 *
 *     capacity = clamp(ceil(demand ÷ 0.5) × 0.5, minAcu, maxAcu)        [ACU]
 *     billed   = Σ capacity × seconds ÷ 3600                            [ACU-Hours]
 *
 * AWS's: steps of half an ACU, the range, billing by the second, no charge while paused, resume times. Ours: capacity follows
 * demand at once, upwards at `acuPerSecond` when one is given; an instance waits for its pause at 0.5 ACU, and is billed
 * 0.5 ACU for the seconds it takes to resume, which AWS does not state. The curve repeats, and starts in the state it ends in.
 *
 * @example 8 ACU for 10 hours and idle for 14, from 0.5 to 16: (80 + 7) ÷ 24 = 3.625 ACU
 */
export function runServerless(demand: readonly AcuDemand[], described: AcuRange): AcuUsage {
  const cap = Math.max(1, halves(described.maxAcu));
  const range = { ...described, floor: Math.min(cap, Math.max(1, halves(described.minAcu))), cap };
  let state = startOf(demand, range);
  const passes = demand.map((step) => {
    const pass = throughStep(step, range, state);
    state = pass.end;
    return pass;
  });
  const seconds = curveSeconds(demand);
  return {
    meanAcu: total(passes.map(({ billed }) => billed)).div(2 * seconds),
    peakAcu: HALF.times(Math.max(...passes.map(({ end }) => end.held))),
    pausedShare: new Decimal(passes.reduce((sum, { paused }) => sum + paused, 0)).div(seconds),
    unmetAcu: total(passes.map(({ unmet }) => unmet)).div(seconds),
    capacity: passes.map(({ end }, index) => ({ seconds: demand[index]?.seconds ?? 0, acu: HALF.times(end.held) })),
  };
}

/** Whole numbers are added as such, which is exact and much faster. */
function total(parts: readonly (Decimal | number)[]): Decimal {
  let whole = 0;
  let rest = ZERO;
  for (const part of parts) {
    if (typeof part === "number") whole += part;
    else if (!part.isZero()) rest = rest.plus(part);
  }
  return rest.plus(whole);
}

/** The state that the curve ends in; without any activity it has been idle for ever. */
function startOf(demand: readonly AcuDemand[], range: HalfRange): State {
  const awake = { held: 1, idle: 0 };
  if (range.pauseAfterSeconds === null && range.acuPerSecond === null) return awake;
  if (demand.some(isActive)) return demand.reduce((state, step) => throughStep(step, range, state).end, awake);
  return range.pauseAfterSeconds === null ? awake : { held: 0, idle: Infinity };
}

function isActive({ acu, awake }: AcuDemand): boolean {
  return acu.gt(0) || awake === true;
}

function throughStep(step: AcuDemand, range: HalfRange, from: State): Passed {
  return isActive(step) ? active(step, range, from) : idle(step, range, from);
}

/** Half ACUs that a demand asks for within the range. */
function wanted(acu: Decimal, { floor, cap }: HalfRange): number {
  return Math.min(Math.max(halves(acu), floor), cap);
}

function halves(acu: Decimal): number {
  return Number(acu.times(2).ceil());
}

function active(step: AcuDemand, range: HalfRange, from: State): Passed {
  const target = wanted(step.acu, range);
  const served = target === range.cap && step.acu.gt(range.maxAcu) ? range.maxAcu : step.acu;
  const resume = from.held > 0 ? 0 : from.idle >= LONG_PAUSE_SECONDS ? LONG_RESUME_SECONDS : RESUME_SECONDS;
  const waiting = Math.min(resume, step.seconds);
  const start = Math.max(1, from.held);
  const rise = riseTo(target, start, step.seconds, range);
  return {
    end: { held: rise.end, idle: 0 },
    billed: typeof rise.billed === "number" ? rise.billed + resume : rise.billed.plus(resume),
    paused: -resume,
    unmet: total([
      served === step.acu ? 0 : step.acu.minus(served).times(step.seconds),
      waiting === 0 ? 0 : served.times(waiting),
      rise.unmet(served),
    ]),
  };
}

interface Rise {
  readonly end: number;
  readonly billed: Decimal | number;
  readonly unmet: (served: Decimal) => Decimal | number;
}

/** From one capacity to another within a step: at once, or half an ACU after the other. */
function riseTo(target: number, start: number, seconds: number, { acuPerSecond }: AcuRange): Rise {
  if (acuPerSecond === null || target <= start) {
    return { end: target, billed: target * seconds, unmet: () => 0 };
  }
  const dwell = HALF.div(acuPerSecond);
  const climbs = Math.min(target - start, Number(new Decimal(seconds).div(dwell).floor().toString()));
  const end = start + climbs;
  const climbing = dwell.times(climbs);
  const below = dwell.times(climbs * start + (climbs * (climbs - 1)) / 2);
  const billed = below.plus(new Decimal(seconds).minus(climbing).times(end));
  return {
    end,
    billed,
    unmet: (served) => Decimal.max(ZERO, served.times(seconds).minus(billed.times(HALF))),
  };
}

function idle(step: AcuDemand, range: HalfRange, from: State): Passed {
  const { pauseAfterSeconds, floor } = range;
  const until = pauseAfterSeconds === null ? Infinity : Math.max(0, pauseAfterSeconds - from.idle);
  const awake = from.held === 0 ? 0 : Math.min(step.seconds, until);
  const pausing = awake < step.seconds;
  return {
    end: { held: pausing ? 0 : floor, idle: from.idle + step.seconds },
    billed: floor * awake,
    paused: step.seconds - awake,
    unmet: ZERO,
  };
}
