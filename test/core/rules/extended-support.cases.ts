import { billed, type Cases, described } from "./cases.ts";

const postgresql = (engineVersion: string, billingMonth: string): object => ({ engineVersion, billingMonth });
const mysql2 = (billingMonth: string): object => ({ engine: "aurora-mysql", engineVersion: "5.7", billingMonth });

export const extendedSupportCases: Cases = {
  "ES-001": [
    described(postgresql("13.12", "2026-03")),
    "Aurora PostgreSQL 13 is past standard support and pays Extended Support by vCPU-hour since 2026-03",
    described(postgresql("13.12", "2026-02")),
  ],
  "ES-002": [
    described(mysql2("2026-11")),
    "Aurora MySQL 2 pays the higher year-3 price of Extended Support from 2026-12 on",
    described(mysql2("2025-11")),
  ],
  "ES-003": [
    described({ ...postgresql("13.12", "2026-11"), extendedSupport: "none" }),
    "AWS upgrades Aurora PostgreSQL 13",
    described({ ...postgresql("16.4", "2026-11"), extendedSupport: "none" }),
  ],
  "ES-004": [
    described(postgresql("14.9", "2026-11")),
    "Extended Support is billed from 2027-03 on",
    described(postgresql("15.4", "2026-11")),
  ],
};

/** What a bill tells by its inventory, or by what it charges. */
export const billedSupport: readonly (readonly [what: string, found: ReturnType<typeof billed>, says: string])[] = [
  [
    "year 3 that is on",
    billed({ usageTypes: ["ExtendedSupport:Yr3:AuroraMySQL2"] }, { engine: "aurora-mysql", month: "2026-12" }),
    "Aurora MySQL 2 pays the higher year-3 price of Extended Support since 2026-12",
  ],
  [
    "serverless capacity",
    billed({ usageTypes: ["ExtendedSupport:Yr1-Yr2:ASv2:AuroraPostgreSQL12"] }, { month: "2026-10" }),
    "Aurora PostgreSQL 12 pays the higher year-3 price of Extended Support from 2027-03 on",
  ],
  [
    "the version of the inventory",
    billed({}, { engineVersion: "11.21", month: "2026-10" }),
    "Aurora PostgreSQL 11 pays the higher year-3 price of Extended Support since 2026-04",
  ],
];
