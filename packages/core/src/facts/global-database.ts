import type { Fact } from "./fact.ts";
import { DOCUMENT_HISTORY, GLOBAL_DATABASE, GLOBAL_RECOVERY } from "./sources.ts";

export const globalDatabaseFacts: readonly Fact[] = [
  {
    id: "global-database-regions",
    topic: "global-database",
    claim: "A Global Database has up to five secondary Regions.",
    verdict: "outdated",
    fact: "It can have ten.",
    since: "2025-05-21",
    source: DOCUMENT_HISTORY,
  },
  {
    id: "global-database-lag",
    topic: "global-database",
    claim: "A Global Database replicates in less than a second.",
    verdict: "imprecise",
    fact: "That is the typical lag, not a guarantee.",
    since: null,
    source: GLOBAL_DATABASE,
  },
  {
    id: "global-database-rto",
    topic: "global-database",
    claim: "A Global Database is back in less than a minute after losing its Region.",
    verdict: "imprecise",
    fact: "The FAQs say so; the guide says a recovery time in the order of minutes. A planned switchover loses no data.",
    since: null,
    source: GLOBAL_RECOVERY,
  },
  {
    id: "global-database-storage",
    topic: "global-database",
    claim: "A Global Database replicates in the storage, not by binlog.",
    verdict: "true",
    fact: "It does, and every Region has a volume of its own to pay for.",
    since: null,
    source: GLOBAL_DATABASE,
  },
  {
    id: "global-database-promotion",
    topic: "global-database",
    claim: "A secondary Region takes over in under a minute with nearly no data lost.",
    verdict: "imprecise",
    fact: "Unplanned, the loss is counted in seconds and the recovery can take minutes; only a planned switchover loses nothing.",
    since: null,
    source: GLOBAL_RECOVERY,
  },
];
