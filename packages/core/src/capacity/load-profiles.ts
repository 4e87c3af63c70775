import type { LoadProfile } from "../cluster/cluster.ts";

/** When in a week the peak of a load holds; the base holds else. */
export interface ProfileShape {
  readonly stepMinutes: number;
  /** Whether the step that begins then is one of the peak. */
  readonly isPeak: (day: number, minute: number) => boolean;
}

/**
 * Shapes of a load over a week, as rules of thumb; times are the cluster's own, day 0 is Monday.
 *
 *     flat            the base, always
 *     office-hours    peak Monday to Friday 08:00 to 18:00                          50 h of 168
 *     nightly-batch   peak every night 01:00 to 04:00                               21 h
 *     spiky           peak in the first five minutes of every hour                  14 h
 *     dev-test        peak Monday to Friday 09:00 to 12:00 and 14:00 to 16:00       25 h
 */
export const LOAD_PROFILES: Readonly<Record<LoadProfile, ProfileShape>> = {
  flat: { stepMinutes: 60, isPeak: () => false },
  "office-hours": { stepMinutes: 60, isPeak: (day, minute) => day < 5 && within(minute, 8, 18) },
  "nightly-batch": { stepMinutes: 60, isPeak: (_, minute) => within(minute, 1, 4) },
  spiky: { stepMinutes: 5, isPeak: (_, minute) => minute % 60 < 5 },
  "dev-test": {
    stepMinutes: 60,
    isPeak: (day, minute) => day < 5 && (within(minute, 9, 12) || within(minute, 14, 16)),
  },
};

function within(minute: number, fromHour: number, toHour: number): boolean {
  return minute >= fromHour * 60 && minute < toHour * 60;
}
