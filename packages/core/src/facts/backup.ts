import type { Fact } from "./fact.ts";
import { BACKUPS, BACKUP_STORAGE } from "./sources.ts";

export const backupFacts: readonly Fact[] = [
  {
    id: "backup-cross-region",
    topic: "backup",
    claim: "Manual snapshots can be copied to other Regions.",
    verdict: "true",
    fact: "They can, and copies are always billed.",
    since: null,
    source: BACKUP_STORAGE,
  },
  {
    id: "backup-point-in-time",
    topic: "backup",
    claim: "Point-in-time recovery makes a new cluster, for MySQL and PostgreSQL alike.",
    verdict: "true",
    fact: "To any moment of the backup retention period, which is 1 to 35 days and cannot be turned off.",
    since: null,
    source: BACKUPS,
  },
];
