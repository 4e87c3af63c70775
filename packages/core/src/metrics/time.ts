import { dayNumber, parseDay } from "../calendar.ts";

/** What a timestamp says of its time zone. */
export type Zone = "utc" | "offset" | "none";

export interface Instant {
  /** Seconds since 1970-01-01T00:00Z; of a stamp without zone, as if it were UTC. */
  readonly second: number;
  readonly zone: Zone;
}

const STAMP =
  /^(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(?:\s?(Z|UTC|[+-]\d{2}:?\d{2}))?$/;

/**
 * Reads the times that CloudWatch writes: `2026-09-01T00:05:00Z`, `2026-09-01T02:05:00+02:00`, `2026/09/01 00:05:00` of the
 * console, or seconds since 1970.
 */
export function parseInstant(stamp: string | number): Instant | null {
  if (typeof stamp === "number") {
    return Number.isInteger(stamp) && stamp > 0 && stamp < 1e11 ? { second: stamp, zone: "utc" } : null;
  }
  const [, year = "", month = "", day = "", hour = "", minute = "", seconds = "0", zone] = STAMP.exec(stamp) ?? [];
  if (parseDay(`${year}-${month}-${day}`) === null) return null;
  const [h, m, s] = [Number(hour), Number(minute), Number(seconds)];
  if (h > 23 || m > 59 || s > 59) return null;
  const local = dayNumber(Number(year), Number(month), Number(day)) * 86_400 + h * 3600 + m * 60 + s;
  if (zone === undefined) return { second: local, zone: "none" };
  const offset = offsetSeconds(zone);
  return { second: local - offset, zone: offset === 0 ? "utc" : "offset" };
}

function offsetSeconds(zone: string): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === "-" ? -seconds : seconds;
}
