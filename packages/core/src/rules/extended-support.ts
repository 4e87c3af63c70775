import { calendarNamed, monthsBetween, type SupportCalendar, supportCalendarOf } from "../capacity/extended-support.ts";
import type { Rule, RuleFacts } from "./rule.ts";

const CHARGES = "Amazon Aurora User Guide, Amazon RDS Extended Support charges";
const CALENDARS = "Release Notes for Aurora MySQL and Aurora PostgreSQL, release calendars";

/** How long before a price goes up it is said. */
const MONTHS_AHEAD = 12;

/** What an engine version costs once its standard support ends. */
export const extendedSupportRules: readonly Rule[] = [
  /** A major version past standard support pays Extended Support. When: the month is in that time. */
  {
    id: "ES-001",
    severity: "warning",
    source: CHARGES,
    check: (facts) => {
      const calendar = pastStandardSupport(facts);
      if (calendar === null) return null;
      return `${spell(calendar)} is past standard support and pays Extended Support by vCPU-hour since ${calendar.firstMonth}; a major upgrade ends that`;
    },
  },
  /** The third year of Extended Support costs more. When: it is on, or begins within twelve months. */
  {
    id: "ES-002",
    severity: "warning",
    source: CALENDARS,
    check: (facts) => {
      const calendar = pastStandardSupport(facts);
      const { month } = facts;
      const from = calendar?.thirdYearMonth ?? null;
      if (calendar === null || month === null || from === null) return null;
      if (month >= from) return `${spell(calendar)} pays the higher year-3 price of Extended Support since ${from}`;
      if (monthsBetween(month, from) > MONTHS_AHEAD) return null;
      return `${spell(calendar)} pays the higher year-3 price of Extended Support from ${from} on: upgrade before`;
    },
  },
  /** Clusters are enrolled in Extended Support unless opted out. When: the version is past standard support. */
  {
    id: "ES-003",
    severity: "info",
    source: CHARGES,
    check: (facts) => {
      const calendar = pastStandardSupport(facts);
      if (calendar === null) return null;
      return facts.described?.extendedSupport === "none"
        ? `without Extended Support AWS upgrades ${spell(calendar)} to a newer major version by itself`
        : "Extended Support is on unless the cluster was made with engine-lifecycle-support disabled, which forces a major upgrade";
    },
  },
  /** Standard support of a major version ends. When: that is within twelve months, as for PostgreSQL 14 in March 2027. */
  {
    id: "ES-004",
    severity: "warning",
    source: CALENDARS,
    check: (facts) => {
      const calendar = calendarOf(facts);
      const { month } = facts;
      if (calendar === null || month === null || month >= calendar.firstMonth) return null;
      if (monthsBetween(month, calendar.firstMonth) > MONTHS_AHEAD) return null;
      return `standard support of ${spell(calendar)} ends: Extended Support is billed from ${calendar.firstMonth} on; upgrade before`;
    },
  },
];

/** The calendar of a version that is past standard support in the month. */
function pastStandardSupport(facts: RuleFacts): SupportCalendar | null {
  const calendar = calendarOf(facts);
  const { month } = facts;
  if (calendar === null || month === null) return null;
  return month >= calendar.firstMonth && month <= calendar.lastMonth ? calendar : null;
}

/** By the engine version, else by the Extended Support that is billed. */
function calendarOf({ engine, engineVersion, billed }: RuleFacts): SupportCalendar | null {
  if (engine !== null && engineVersion !== null) return supportCalendarOf(engine, engineVersion);
  for (const usageType of billed?.usageTypes ?? []) {
    const version = /^ExtendedSupport:.*:Aurora(\w+)$/.exec(usageType)?.[1];
    if (version !== undefined) return calendarNamed(version);
  }
  return null;
}

/** `MySQL2` as `Aurora MySQL 2`. */
function spell({ version }: SupportCalendar): string {
  return `Aurora ${version.replace(/(?=\d)/, " ")}`;
}
