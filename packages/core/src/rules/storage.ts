import { atLeast, type Minimums, spellMinimums } from "../capacity/engine-version.ts";
import type { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { AURORA_FAQS, AURORA_PRICING, BACKUP_STORAGE, BACKUPS, CLONE, LIMITS } from "../facts/sources.ts";
import { thousands } from "../text.ts";
import type { Rule } from "./rule.ts";

const PERFORMANCE = "Amazon Aurora User Guide, Managing performance and scaling for Aurora DB clusters";

/** GB as storage is billed: 2^30 bytes. */
const GB_PER_TB = 1024;

/** Largest volume, of old and of new versions. */
const VOLUME_LIMIT_TB = { old: 128, new: 256 } as const;

/** Lowest minor version of each major with the larger volume. */
const LARGE_VOLUMES: Readonly<Record<Engine, Minimums>> = {
  "aurora-mysql": [
    [3, 10],
    [8, 4],
  ],
  "aurora-postgresql": [
    [15, 13],
    [16, 9],
    [17, 5],
  ],
};

/** Volume up to which T classes are to be used. */
const BURSTABLE_LIMIT_TB = 40;

const TABLE_LIMIT_TB: Readonly<Record<Engine, number>> = { "aurora-mysql": 64, "aurora-postgresql": 32 };

/** Clones of one source that share its pages. */
const SHARING_CLONES = 15;

/** The unit in which a volume grows. */
const SEGMENT_GB = 10;

/** How large a volume can be, what of it is billed, and what backups and clones of it cost. */
export const storageRules: readonly Rule[] = [
  /** A volume has at most 256 TiB, 128 TiB on older versions. When: the volume is larger. */
  {
    id: "ST-001",
    severity: "error",
    source: LIMITS.title,
    fact: "storage-growth",
    check: ({ engine, engineVersion, volumeGb }) => {
      if (volumeGb === null || engine === null) return null;
      const large = engineVersion === null || atLeast(engine, engineVersion, LARGE_VOLUMES[engine]);
      const limit = large ? VOLUME_LIMIT_TB.new : VOLUME_LIMIT_TB.old;
      if (volumeGb.lte(limit * GB_PER_TB)) return null;
      const way = large ? "" : `; ${String(VOLUME_LIMIT_TB.new)} TiB need ${spellMinimums(LARGE_VOLUMES[engine])}`;
      return `a volume of ${spellTb(volumeGb)} TiB is over the limit of ${String(limit)} TiB${way}`;
    },
  },
  /** T classes are not for volumes over 40 TB. When: a T class runs on a larger volume. */
  {
    id: "ST-002",
    severity: "error",
    source: "Amazon Aurora User Guide, DB instance class types",
    check: ({ classes, volumeGb }) => {
      const burstable = classes.filter((name) => name.startsWith("db.t"));
      if (volumeGb === null || burstable.length === 0 || volumeGb.lte(BURSTABLE_LIMIT_TB * GB_PER_TB)) return null;
      return `${burstable.join(", ")} is not for volumes over ${String(BURSTABLE_LIMIT_TB)} TB, and this one has ${spellTb(volumeGb)}: take an r class`;
    },
  },
  /** A table has at most 64 TiB on Aurora MySQL, 32 TiB on Aurora PostgreSQL. When: the largest table is larger. */
  {
    id: "ST-003",
    severity: "warning",
    source: LIMITS.title,
    check: ({ described }) => {
      const table = described?.storage?.largestTableGb;
      if (described === null || table === undefined) return null;
      const limit = TABLE_LIMIT_TB[described.engine];
      if (table.lte(limit * GB_PER_TB)) return null;
      return `a table of ${spellTb(table)} TiB is over the limit of ${String(limit)} TiB for ${described.engine}: split or partition it`;
    },
  },
  /** Six copies of the data are billed once. When: a volume is described. */
  {
    id: "ST-004",
    severity: "info",
    source: AURORA_FAQS.title,
    fact: "storage-six-copies",
    check: ({ described, volumeGb }) =>
      described === null || volumeGb === null || volumeGb.isZero()
        ? null
        : `${thousands(volumeGb, 0)} GB are billed once, though Aurora keeps six copies of them`,
  },
  /** Every Region of a Global Database pays for a copy of the volume. When: secondary Regions are described. */
  {
    id: "ST-005",
    severity: "info",
    source: AURORA_PRICING.title,
    fact: "global-database-storage",
    check: ({ described }) => {
      const secondaries = described?.globalDatabase?.secondaries ?? [];
      if (secondaries.length === 0) return null;
      const bare = secondaries.filter(({ storage }) => storage === undefined).map(({ region }) => region);
      const missing = bare.length === 0 ? "" : `; none is described in ${bare.join(", ")}`;
      return `every secondary Region pays for a copy of the volume${missing}`;
    },
  },
  /** Fifteen clones of a volume share its pages, the next one is a full copy. When: more are described. */
  {
    id: "ST-006",
    severity: "warning",
    source: CLONE.title,
    fact: "clones-copy-on-write",
    check: ({ described }) => {
      const count = described?.clones.length ?? 0;
      if (count <= SHARING_CLONES) return null;
      return `${String(count)} clones: those after the first ${String(SHARING_CLONES)} of a source are full copies and pay for all of its pages`;
    },
  },
  /** Automatic backups are billed for what exceeds the volume. When: backups are described or billed. */
  {
    id: "ST-007",
    severity: "info",
    source: BACKUP_STORAGE.title,
    check: ({ described, billed }) => {
      const billedToo = billed?.charges.includes("backup-storage") === true;
      if (described?.backup === undefined && !billedToo) return null;
      return described?.backup?.retentionDays?.eq(1) === true
        ? "automatic backups kept for 1 day are free"
        : "automatic backups cost what exceeds the size of the volume; kept for 1 day they are free";
    },
  },
  /** Snapshots are free inside the retention period, then billed in full. When: kept backups are described. */
  {
    id: "ST-008",
    severity: "info",
    source: BACKUP_STORAGE.title,
    check: ({ described }) => {
      const { retainedGb, retentionDays } = described?.backup ?? {};
      if (retainedGb === undefined) return null;
      const period = retentionDays === undefined ? "the retention period" : `${retentionDays.toString()} days`;
      return `manual snapshots are free within ${period} and billed at their full size after it; copies always`;
    },
  },
  /** Backups are kept 1 to 35 days. When: another number of days is described. */
  {
    id: "ST-009",
    severity: "error",
    source: BACKUPS.title,
    fact: "backup-point-in-time",
    check: ({ described }) => {
      const days = described?.backup?.retentionDays;
      if (days === undefined || (days.gte(1) && days.lte(35))) return null;
      return `backup.retentionDays is ${days.toString()}: Aurora keeps backups 1 to 35 days and cannot turn them off`;
    },
  },
  /** A volume shrinks after DROP and TRUNCATE only. When: a growing volume is described. */
  {
    id: "ST-010",
    severity: "info",
    source: PERFORMANCE,
    fact: "storage-growth",
    check: ({ described }) =>
      described?.storage?.growthGbPerDay?.gt(0) === true
        ? "a volume that grew shrinks after DROP and TRUNCATE, by up to about 10 TB a day, and not after DELETE"
        : null,
  },
  /** Storage is billed by use. When: the volume is smaller than one segment of 10 GB. */
  {
    id: "ST-011",
    severity: "info",
    source: AURORA_FAQS.title,
    check: ({ volumeGb }) =>
      volumeGb === null || volumeGb.isZero() || volumeGb.gte(SEGMENT_GB)
        ? null
        : `${volumeGb.toSignificantDigits(3).toString()} GB are billed as such: there is no minimum of ${String(SEGMENT_GB)} GB`,
  },
];

function spellTb(gb: Decimal): string {
  return thousands(gb.div(GB_PER_TB), 1);
}
