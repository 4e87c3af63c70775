/** A stretch of whole seconds in which a value holds. */
export interface Step<T> {
  readonly seconds: number;
  readonly value: T;
}

/** A value over time, step after step; it repeats, so that the end is followed by the start. */
export type Steps<T> = readonly Step<T>[];

/** How long the steps last together. */
export function lengthOf(steps: Steps<unknown>): number {
  return steps.reduce((seconds, step) => seconds + step.seconds, 0);
}

/** The same with neighbours of the same value as one, and without steps of no length. */
export function joinSteps<T>(steps: Steps<T>, same: (a: T, b: T) => boolean = Object.is): Steps<T> {
  const joined: Step<T>[] = [];
  for (const step of steps) {
    if (step.seconds === 0) continue;
    const last = joined.at(-1);
    if (last === undefined || !same(last.value, step.value)) joined.push(step);
    else joined[joined.length - 1] = { seconds: last.seconds + step.seconds, value: last.value };
  }
  return joined;
}

/** Two curves of the same length, combined wherever either changes. */
export function overlay<A, B, C>(a: Steps<A>, b: Steps<B>, combine: (a: A, b: B) => C): Steps<C> {
  const combined: Step<C>[] = [];
  const others = b[Symbol.iterator]();
  let other: Step<B> | undefined;
  let otherLeft = 0;
  for (const { seconds, value } of a) {
    let left = seconds;
    while (left > 0) {
      if (otherLeft === 0) {
        other = others.next().value;
        otherLeft = other?.seconds ?? 0;
      }
      if (other === undefined) return combined;
      const shared = Math.min(left, otherLeft);
      combined.push({ seconds: shared, value: combine(value, other.value) });
      left -= shared;
      otherLeft -= shared;
    }
  }
  return combined;
}

/** The same curve told from a later moment on. */
export function rotate<T>(steps: Steps<T>, from: number): Steps<T> {
  const before: Step<T>[] = [];
  const after: Step<T>[] = [];
  let passed = 0;
  for (const { seconds, value } of steps) {
    const early = Math.min(seconds, Math.max(0, from - passed));
    if (early > 0) before.push({ seconds: early, value });
    if (early < seconds) after.push({ seconds: seconds - early, value });
    passed += seconds;
  }
  return [...after, ...before];
}
