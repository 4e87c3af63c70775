import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { type Cluster, type Instance, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { type Decimal, ZERO } from "../decimal.ts";
import {
  AURORA_FAQS,
  AUTO_SCALING,
  DOCUMENT_HISTORY,
  GLOBAL_DATABASE,
  HIGH_AVAILABILITY,
  READER_ENDPOINT,
  REPLICATION,
} from "../facts/sources.ts";
import { percent } from "../text.ts";
import { countOf, readerCount } from "./described.ts";
import type { Rule } from "./rule.ts";

/** Readers of a cluster; a secondary cluster of a Global Database, which has no writer, may have one more. */
const READER_LIMIT = 15;

const SECONDARY_LIMIT = 10;

/** Promotion tier of a reader that is given none. */
const DEFAULT_TIER = 1;

/** How many readers there can be, what they cost and do, and how Auto Scaling adds them. */
export const readerRules: readonly Rule[] = [
  /** A cluster has at most 15 readers. When: more are described. */
  {
    id: "RP-001",
    severity: "error",
    source: REPLICATION.title,
    fact: "readers-count",
    check: ({ described }) => {
      const readers = readerCount(described);
      if (readers.lte(READER_LIMIT)) return null;
      return `${readers.toString()} readers are too many: a cluster takes ${String(READER_LIMIT)}`;
    },
  },
  /**
   * Secondary Regions take from the readers of the primary, and have up to 16 of their own. When: a Global Database
   * describes more.
   */
  {
    id: "RP-002",
    severity: "error",
    source: GLOBAL_DATABASE.title,
    check: ({ described }) => {
      const secondaries = described?.globalDatabase?.secondaries ?? [];
      const readers = readerCount(described);
      const limit = READER_LIMIT - secondaries.length;
      const crowded = secondaries.filter(({ instances }) => countOf(instances).gt(READER_LIMIT + 1));
      if (crowded.length > 0) {
        return `${crowded.map(({ region }) => region).join(", ")} has more than ${String(READER_LIMIT + 1)} readers, the most of a secondary Region`;
      }
      if (secondaries.length === 0 || readers.lte(limit)) return null;
      return `${readers.toString()} readers are too many beside ${count(secondaries.length, "secondary Region")}: the primary takes ${String(limit)}`;
    },
  },
  /** A Global Database has at most 10 secondary Regions. When: more are described. */
  {
    id: "RP-003",
    severity: "error",
    source: DOCUMENT_HISTORY.title,
    fact: "global-database-regions",
    check: ({ described }) => {
      const secondaries = described?.globalDatabase?.secondaries.length ?? 0;
      if (secondaries <= SECONDARY_LIMIT) return null;
      return `${String(secondaries)} secondary Regions are too many: a Global Database takes ${String(SECONDARY_LIMIT)}`;
    },
  },
  /**
   * Without a reader a failed writer is made anew. When: the one instance of a cluster runs all month, and nothing says
   * that it is for development.
   */
  {
    id: "RP-004",
    severity: "warning",
    source: HIGH_AVAILABILITY.title,
    fact: "high-availability-storage-only",
    check: ({ described }) =>
      described !== null && isLoneWriter(described) && !isForDevelopment(described)
        ? "no reader: after a failure the writer is made anew, typically within 10 minutes; with a reader in another zone it takes under 60 seconds"
        : null,
  },
  /** The reader endpoint spreads connections, not queries. When: reads or connections are described. */
  {
    id: "RP-005",
    severity: "info",
    source: READER_ENDPOINT.title,
    fact: "endpoints-reader",
    check: ({ described }) => {
      const readers = readerCount(described);
      const share = described?.load?.readShare ?? ZERO;
      if (readers.isZero()) {
        return share.isZero() ? null : `the ${percent(share)} of reads go to the writer: there is no reader`;
      }
      if (readers.eq(1) || (share.isZero() && described?.connections === undefined)) return null;
      return `the reader endpoint spreads connections over ${readers.toString()} readers, not queries`;
    },
  },
  /** Auto Scaling needs a reader to start from, and 0 to 15 of them as limits. When: its description breaks that. */
  {
    id: "RP-006",
    severity: "error",
    source: AUTO_SCALING.title,
    check: ({ described }) => {
      const { minReaders, maxReaders } = described?.autoScaling ?? {};
      if (minReaders === undefined || maxReaders === undefined) return null;
      if (minReaders.gt(READER_LIMIT) || maxReaders.gt(READER_LIMIT)) {
        return `autoScaling of ${minReaders.toString()} to ${maxReaders.toString()} readers: both must be 0 to ${String(READER_LIMIT)}`;
      }
      if (minReaders.gt(maxReaders)) {
        return `autoScaling.minReaders of ${minReaders.toString()} is over maxReaders of ${maxReaders.toString()}`;
      }
      return readerCount(described).isZero()
        ? "Auto Scaling needs a reader to start from, and adds more of the writer's class: describe one"
        : null;
    },
  },
  /** Target tracking goes by the mean of all readers. When: Auto Scaling is described. */
  {
    id: "RP-007",
    severity: "info",
    source: AUTO_SCALING.title,
    fact: "readers-scale-in",
    check: ({ described }) => {
      const [policy] = described?.autoScaling?.policies ?? [];
      if (policy === undefined) return null;
      const { scaleOutCooldown: out, scaleInCooldown: back } = policy;
      return `Auto Scaling goes by the mean of all readers, without the writer, and waits ${out.toString()} s after adding and ${back.toString()} s after removing`;
    },
  },
  /** A metric has one target-tracking policy. When: two policies are described for the same. */
  {
    id: "RP-008",
    severity: "error",
    source: AUTO_SCALING.title,
    check: ({ described }) => {
      const metrics = (described?.autoScaling?.policies ?? []).map(({ metric }) => metric);
      const twice = metrics.find((metric, index) => metrics.indexOf(metric) !== index);
      return twice === undefined ? null : `autoScaling has two policies on ${twice}: one for each metric is allowed`;
    },
  },
  /** Auto Scaling does not work in secondary Regions. When: one is described with it. */
  {
    id: "RP-009",
    severity: "error",
    source: AUTO_SCALING.title,
    fact: "readers-auto-scaling",
    check: ({ described }) => {
      const scaled = (described?.globalDatabase?.secondaries ?? []).filter((secondary) => secondary.autoScaling);
      if (scaled.length === 0) return null;
      return `Auto Scaling does not work in secondary Regions: give ${scaled.map(({ region }) => region).join(", ")} a fixed number of readers`;
    },
  },
  /** A reader costs compute and, on Standard, the I/O it reads, but no storage. When: Standard has readers. */
  {
    id: "RP-010",
    severity: "info",
    source: AURORA_FAQS.title,
    fact: "readers-cost",
    check: ({ described, target }) => {
      const readers = readerCount(described);
      if (target !== "standard" || readers.isZero()) return null;
      return `${spellReaders(readers)} its instance hours and the I/O it reads, but no storage`;
    },
  },
  /** A reader that may take over should be as large as the writer. When: the first in line is smaller. */
  {
    id: "RP-011",
    severity: "warning",
    source: HIGH_AVAILABILITY.title,
    check: ({ described }) => {
      const writer = described?.instances.find(({ role }) => role === "writer");
      const next = failoverTarget(described?.instances ?? []);
      if (writer === undefined || next === undefined || vcpus(next) >= vcpus(writer)) return null;
      return `${next.class} takes over first and is smaller than the writer, ${writer.class}: give it the same size, or a promotion tier of 2 or more`;
    },
  },
  /** Readers lag behind the writer. When: readers must see what was just written. */
  {
    id: "RP-012",
    severity: "warning",
    source: REPLICATION.title,
    fact: "readers-consistency",
    check: ({ described }) =>
      described?.features.readAfterWrite === true && readerCount(described).gt(0)
        ? "readers lag, usually well under 100 ms: read from the writer what was just written, or use write forwarding"
        : null,
  },
];

function isLoneWriter({ instances, hoursPerMonth }: Cluster): boolean {
  return countOf(instances).eq(1) && instances.every(({ hours }) => hours === undefined || hours.gte(hoursPerMonth));
}

function isForDevelopment({ instances, serverlessV2, load, features }: Cluster): boolean {
  return (
    features.stopSchedule === true ||
    load?.profile === "dev-test" ||
    serverlessV2?.minAcu?.isZero() === true ||
    instances.some((instance) => instance.class.startsWith("db.t"))
  );
}

/** The provisioned reader that takes over first: lowest tier, then largest; nothing when none is in tier 0 or 1. */
function failoverTarget(instances: readonly Instance[]): Instance | undefined {
  return instances
    .filter(({ role, promotionTier }) => role === "reader" && (promotionTier?.lte(1) ?? true))
    .sort((a, b) => tierOf(a).cmp(tierOf(b)) || vcpus(b) - vcpus(a))[0];
}

function tierOf({ promotionTier = ZERO.plus(DEFAULT_TIER) }: Instance): Decimal {
  return promotionTier;
}

/** Serverless follows the load, so it is never the smaller one. */
function vcpus({ class: name }: Instance): number {
  return name === SERVERLESS_CLASS ? Number.POSITIVE_INFINITY : (INSTANCE_CLASSES[name]?.vcpu ?? 0);
}

function spellReaders(readers: Decimal): string {
  return readers.eq(1) ? "the reader adds" : `each of ${readers.toString()} readers adds`;
}

function count(number: number, name: string): string {
  return `${String(number)} ${name}${number === 1 ? "" : "s"}`;
}
