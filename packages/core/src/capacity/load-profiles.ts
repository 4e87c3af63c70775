import type { LoadProfile } from "../cluster/cluster.ts";

/** A stretch of a profile's week at its base or its peak. */
export interface Stretch {
  readonly minutes: number;
  readonly peak: boolean;
}

const HOUR = 60;
const DAY = 24 * HOUR;

const quiet = (minutes: number): Stretch => ({ minutes, peak: false });
const busy = (minutes: number): Stretch => ({ minutes, peak: true });

const workday = [quiet(8 * HOUR), busy(10 * HOUR), quiet(6 * HOUR)];
const workweek = [...workday, ...workday, ...workday, ...workday, ...workday, quiet(2 * DAY)];

/**
 * Named shapes of a week from Monday 00:00, in the database's own time.
 *
 *     flat            the base all the time
 *     office-hours    the peak from 8 to 18 o'clock, Monday to Friday
 *     nightly-batch   the peak from 1 to 5 o'clock, every night
 *     spiky           the peak for the first 5 minutes of every hour
 *     dev-test        the peak from 9 to 12 and from 13 to 17 o'clock, Monday to Friday
 *
 * They are ours: round shapes to think with, not measurements.
 */
export const LOAD_PROFILES: Readonly<Record<LoadProfile, readonly Stretch[]>> = {
  flat: [quiet(HOUR)],
  "office-hours": workweek,
  "nightly-batch": [quiet(HOUR), busy(4 * HOUR), quiet(19 * HOUR)],
  spiky: [busy(5), quiet(55)],
  "dev-test": devTest(),
};

function devTest(): readonly Stretch[] {
  const day = [quiet(9 * HOUR), busy(3 * HOUR), quiet(HOUR), busy(4 * HOUR), quiet(7 * HOUR)];
  return [...day, ...day, ...day, ...day, ...day, quiet(2 * DAY)];
}
