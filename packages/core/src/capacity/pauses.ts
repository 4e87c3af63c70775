import { joinSteps, lengthOf, rotate, type Step, type Steps } from "./steps.ts";

/** `busy` with demand of its own, `held` awake by another instance, or `idle`. */
export type Activity = "busy" | "held" | "idle";

/**
 * How long an instance takes to resume, and after which pause it takes longer; AWS says "about" of all of them.
 *
 * Source: Amazon Aurora User Guide, Scaling to zero ACUs with automatic pause and resume, checked 2026-11-23.
 */
const RESUME_SECONDS = 15;
const LONG_PAUSE_SECONDS = 24 * 3600;
const RESUME_AFTER_LONG_PAUSE_SECONDS = 30;

/**
 * When an instance is paused.
 *
 * It pauses once it has been without demand for the given seconds, unless another holds it awake. The seconds in which it
 * resumes for its own demand are taken from the end of the pause: our model, since AWS does not say whether they are billed.
 * With the one that holds it awake it resumes alongside, at no seconds of its own.
 */
export function pausesOf(activities: Steps<Activity>, secondsUntilAutoPause: number): Steps<boolean> {
  const first = activities.findIndex(({ value }) => value === "busy");
  if (first === -1) return activities.map(({ seconds, value }) => ({ seconds, value: value === "idle" }));
  const start = lengthOf(activities.slice(0, first));
  // From a moment of demand on, no quiet stretch runs across the end.
  const stretches = joinSteps(rotate(activities, start));
  const paused = scan(stretches, secondsUntilAutoPause);
  return joinSteps(rotate(paused, lengthOf(activities) - start));
}

function scan(stretches: Steps<Activity>, secondsUntilAutoPause: number): Steps<boolean> {
  const paused: Step<boolean>[] = [];
  let quiet = 0;
  for (const [index, { seconds, value }] of stretches.entries()) {
    const waiting = value === "idle" ? Math.min(seconds, Math.max(0, secondsUntilAutoPause - quiet)) : seconds;
    const wakesItself = stretches[index + 1]?.value !== "held";
    const resting = asleep(seconds - waiting, wakesItself);
    paused.push({ seconds: waiting, value: false });
    paused.push({ seconds: resting, value: true });
    paused.push({ seconds: seconds - waiting - resting, value: false });
    quiet = value === "busy" ? 0 : quiet + seconds;
  }
  return joinSteps(paused);
}

/** What is left of a pause without the seconds in which the instance resumes. */
function asleep(seconds: number, wakesItself: boolean): number {
  if (!wakesItself) return seconds;
  const resuming = seconds > LONG_PAUSE_SECONDS ? RESUME_AFTER_LONG_PAUSE_SECONDS : RESUME_SECONDS;
  return Math.max(0, seconds - resuming);
}
