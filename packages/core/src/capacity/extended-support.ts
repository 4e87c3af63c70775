import type { Engine } from "../engine.ts";

/** When a major version costs Extended Support: months, since it is billed by the month here. */
export interface SupportCalendar {
  /** As usage types name it: `MySQL2`, `PostgreSQL13`. */
  readonly version: string;
  /** First month at the year 1 and 2 price. */
  readonly firstMonth: string;
  /** First month at the year 3 price; `null` where there is none. */
  readonly thirdYearMonth: string | null;
  readonly lastMonth: string;
}

/**
 * Majors past or nearing their end of standard support.
 *
 * Source: Amazon Aurora User Guide, Amazon RDS Extended Support, and the release calendars, checked 2026-11-23. Aurora MySQL 8.4
 * has no dates yet.
 */
const CALENDARS: Readonly<Record<Engine, Readonly<Record<string, SupportCalendar>>>> = {
  "aurora-mysql": {
    "2": { version: "MySQL2", firstMonth: "2024-12", thirdYearMonth: "2026-12", lastMonth: "2029-06" },
    "3": { version: "MySQL3", firstMonth: "2028-05", thirdYearMonth: null, lastMonth: "2029-07" },
  },
  "aurora-postgresql": {
    "11": { version: "PostgreSQL11", firstMonth: "2024-04", thirdYearMonth: "2026-04", lastMonth: "2027-03" },
    "12": { version: "PostgreSQL12", firstMonth: "2025-03", thirdYearMonth: "2027-03", lastMonth: "2028-02" },
    "13": { version: "PostgreSQL13", firstMonth: "2026-03", thirdYearMonth: "2028-03", lastMonth: "2029-02" },
    "14": { version: "PostgreSQL14", firstMonth: "2027-03", thirdYearMonth: "2029-03", lastMonth: "2030-02" },
    "15": { version: "PostgreSQL15", firstMonth: "2028-03", thirdYearMonth: "2030-03", lastMonth: "2031-02" },
    "16": { version: "PostgreSQL16", firstMonth: "2029-03", thirdYearMonth: "2031-03", lastMonth: "2032-02" },
    "17": { version: "PostgreSQL17", firstMonth: "2030-03", thirdYearMonth: "2032-03", lastMonth: "2033-02" },
    "18": { version: "PostgreSQL18", firstMonth: "2031-03", thirdYearMonth: "2033-03", lastMonth: "2034-02" },
  },
};

export interface SupportCharge {
  readonly year: "Yr1-Yr2" | "Yr3";
  readonly version: string;
}

/** When the major of a version costs Extended Support; `null` where no dates are known. */
export function supportCalendarOf(engine: Engine, engineVersion: string): SupportCalendar | null {
  return CALENDARS[engine][majorOf(engine, engineVersion)] ?? null;
}

/** The calendar of a major as usage types name it. */
export function calendarNamed(version: string): SupportCalendar | null {
  const all = Object.values(CALENDARS).flatMap((calendars) => Object.values(calendars));
  return all.find((calendar) => calendar.version === version) ?? null;
}

/** Months from `2026-11` to a later month. */
export function monthsBetween(from: string, to: string): number {
  const [start, end] = [from, to].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)));
  return (end ?? 0) - (start ?? 0);
}

/** The Extended Support that a version costs in a month, or nothing: before its time, after its end, or unknown version. */
export function extendedSupportOf(engine: Engine, engineVersion: string, month: string): SupportCharge | null {
  const calendar = supportCalendarOf(engine, engineVersion);
  if (calendar === null || month < calendar.firstMonth || month > calendar.lastMonth) return null;
  const third = calendar.thirdYearMonth !== null && month >= calendar.thirdYearMonth;
  return { year: third ? "Yr3" : "Yr1-Yr2", version: calendar.version };
}

/** `5.7.mysql_aurora.2.11.2`, `5.7` and `2.11.2` are Aurora MySQL 2; `8.0…` and `3.08.0` are 3. */
function majorOf(engine: Engine, engineVersion: string): string {
  const aurora = /mysql_aurora\.(\d+)/.exec(engineVersion)?.[1];
  if (aurora !== undefined) return aurora;
  if (engine === "aurora-mysql" && engineVersion.startsWith("5.")) return "2";
  if (engine === "aurora-mysql" && engineVersion.startsWith("8.0")) return "3";
  return engineVersion.split(".")[0] ?? "";
}
