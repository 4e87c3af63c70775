import type { StorageConfiguration } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import type { Day } from "./history.ts";
import { HOURS_PER_MONTH } from "./sample.ts";
import { spreadOfMean } from "./uncertainty.ts";

/** How sure a monthly saving is, and what to do about it. */
export interface Outlook {
  /** 90 % interval of the monthly saving, to the cent. */
  readonly interval: readonly [low: Decimal, high: Decimal];
  /** Monthly dollars lost on average by switching, and by staying, if the days to come are drawn from those of the bill. */
  readonly regretPerMonth: { readonly switch: Decimal; readonly stay: Decimal };
  /** The one with less regret; `wait` while the interval holds 0 and some more weeks could tell. */
  readonly advice: "switch" | "stay" | "wait";
  /** Days of data after which the interval would no longer hold 0, were they like those there are; else `null`. */
  readonly waitDays: number | null;
}

/** Days that an interval needs. */
const LEAST_DAYS = 7;
/** Nobody waits longer. */
const MOST_WAIT_DAYS = 90;
const DAYS_PER_MONTH = Number(HOURS_PER_MONTH) / 24;

/**
 * The spread of the days around a known saving.
 *
 *     interval = savingsPerMonth + (low or high of the mean day − mean day) × 730 ÷ 24
 *     waitDays = days × ((half of the interval ÷ saving)² − 1)        an interval shrinks with the square root of the days
 *
 * It knows of no rule: that a switch is refused is the verdict's to say. `null` under 7 whole days.
 */
export function outlookOf(
  days: readonly Day[],
  current: StorageConfiguration,
  savingsPerMonth: Decimal,
): Outlook | null {
  const values = days.map(({ standard, ioOptimized }) =>
    Number(current === "standard" ? standard.minus(ioOptimized) : ioOptimized.minus(standard)),
  );
  const saving = Number(savingsPerMonth);
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  // The month is scaled from the hours covered, and from the share of the calendar months: its mean day is the middle.
  const spread =
    values.length < LEAST_DAYS ? null : spreadOfMean(values.map((value) => value - mean + saving / DAYS_PER_MONTH));
  if (spread === null) return null;
  const [low, high] = [spread.low * DAYS_PER_MONTH, spread.high * DAYS_PER_MONTH];
  const unsure = low <= 0 && high >= 0;
  const waitDays = unsure ? daysToTell(values.length, saving, (high - low) / 2) : null;
  return {
    interval: [cents(low), cents(high)],
    regretPerMonth: {
      switch: cents(spread.regretIfPositive * DAYS_PER_MONTH),
      stay: cents(spread.regretIfNegative * DAYS_PER_MONTH),
    },
    advice: waitDays !== null ? "wait" : spread.regretIfPositive < spread.regretIfNegative ? "switch" : "stay",
    waitDays,
  };
}

function daysToTell(days: number, saving: number, half: number): number | null {
  if (saving === 0) return null;
  const more = Math.ceil(days * ((half / saving) ** 2 - 1));
  return more > MOST_WAIT_DAYS ? null : Math.max(1, more);
}

function cents(value: number): Decimal {
  const rounded = new Decimal(value).toDecimalPlaces(2);
  return rounded.isZero() ? new Decimal(0) : rounded;
}
