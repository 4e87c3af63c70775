import { Decimal } from "../decimal.ts";
import { joinSteps, type Step, type Steps } from "./steps.ts";

/** What capacity heads for, and what it has at once: awake, it is never below its minimum or the writer's capacity. */
export interface Goal {
  readonly floor: number;
  readonly target: number;
}

const STEPS_PER_ACU = 2;

/**
 * Capacity that rises by so many ACUs a second and falls at once.
 *
 *     reached = max(floor, min(target, capacity + acuPerSecond × seconds)), down to 0.5 ACU
 *     [ACU]
 *
 * The goals repeat, so that it begins with what it ends with.
 */
export function climb(goals: Steps<Goal>, acuPerSecond: Decimal): Steps<number> {
  const rate = acuPerSecond.times(STEPS_PER_ACU);
  const highest = goals.reduce((top, { value }) => Math.max(top, value.target), 0);
  // From the top, one round ends where every later one does: at what its goals leave of any capacity.
  const settled = round(goals, rate, new Decimal(highest * STEPS_PER_ACU)).reached;
  return joinSteps(round(goals, rate, settled).steps);
}

interface Round {
  readonly steps: Steps<number>;
  /** In steps of 0.5 ACU, with the part of the next one that is already won. */
  readonly reached: Decimal;
}

function round(goals: Steps<Goal>, rate: Decimal, start: Decimal): Round {
  const steps: Step<number>[] = [];
  let reached = start;
  for (const { seconds, value } of goals) {
    const target = value.target * STEPS_PER_ACU;
    const from = Decimal.min(target, Decimal.max(value.floor * STEPS_PER_ACU, reached));
    steps.push(...ascent(from, target, rate, seconds));
    reached = Decimal.min(target, from.plus(rate.times(seconds)));
  }
  return { steps, reached };
}

/** Each level is held from the second in which it is reached. */
function ascent(from: Decimal, target: number, rate: Decimal, seconds: number): Steps<number> {
  const steps: Step<number>[] = [];
  let level = Number(from.floor().toString());
  let passed = 0;
  while (level < target && passed < seconds) {
    const next = new Decimal(level + 1).minus(from).div(rate).ceil().minus(1);
    const until = next.gte(seconds) ? seconds : Math.max(passed, Number(next.toString()));
    steps.push({ seconds: until - passed, value: level / STEPS_PER_ACU });
    passed = until;
    level += 1;
  }
  steps.push({ seconds: seconds - passed, value: level / STEPS_PER_ACU });
  return steps;
}
