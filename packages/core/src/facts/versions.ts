import type { Fact } from "./fact.ts";
import { MYSQL_CALENDAR, POSTGRESQL_CALENDAR } from "./sources.ts";

export const versionsFacts: readonly Fact[] = [
  {
    id: "versions-mysql",
    topic: "versions",
    claim: "Aurora MySQL is compatible with MySQL 5.7 and 8.0.",
    verdict: "outdated",
    fact: "8.4 is available since 2026-05-21. 5.7 left standard support on 2024-10-31 and pays Extended Support since 2024-12-01; 8.0 has standard support until 2028-04-30.",
    since: "2024-10-31",
    source: MYSQL_CALENDAR,
  },
  {
    id: "versions-postgresql",
    topic: "versions",
    claim: "Aurora PostgreSQL is compatible with PostgreSQL 13 to 16.",
    verdict: "outdated",
    fact: "17 (2025-05-01) and 18 (2026-06-11) are available too. 11, 12 and, since 2026-03-01, 13 pay Extended Support.",
    since: "2025-05-01",
    source: POSTGRESQL_CALENDAR,
  },
  {
    id: "versions-multi-master",
    topic: "versions",
    claim: "Aurora MySQL has multi-master clusters with several writers, for a few use cases.",
    verdict: "outdated",
    fact: "Multi-master is gone: it needed Aurora MySQL version 1, which ended on 2023-02-28.",
    since: "2023-02-28",
    source: MYSQL_CALENDAR,
  },
];
