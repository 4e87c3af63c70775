import type { Fact } from "./fact.ts";
import { AURORA_FAQS, LIMITS, PARALLEL_QUERY, STORAGE } from "./sources.ts";

export const storageFacts: readonly Fact[] = [
  {
    id: "storage-six-copies",
    topic: "storage",
    claim: "Aurora always keeps six copies of the data in three Availability Zones.",
    verdict: "true",
    fact: "It does, and the storage is billed once, not six times.",
    since: null,
    source: STORAGE,
  },
  {
    id: "storage-growth",
    topic: "storage",
    claim: "Aurora storage always grows by itself.",
    verdict: "true",
    fact: "Up to 256 TiB from Aurora MySQL 3.10 and Aurora PostgreSQL 15.13, 16.9 and 17.5, else to 128 TiB. It shrinks after DROP and TRUNCATE, not after DELETE.",
    since: "2025-07",
    source: LIMITS,
  },
  {
    id: "storage-quorum",
    topic: "storage",
    claim: "Of the six copies a write needs four and a read three.",
    verdict: "true",
    fact: "Those are the quorums AWS describes.",
    since: null,
    source: AURORA_FAQS,
  },
  {
    id: "storage-two-zones",
    topic: "storage",
    claim: "Aurora loses no data even when two Availability Zones fail.",
    verdict: "wrong",
    fact: "Two zones hold four of the six copies, which leaves two, below the read quorum of three. Documented is the loss of two copies for writes and three for reads: a zone and one copy more.",
    since: null,
    source: AURORA_FAQS,
  },
  {
    id: "storage-parallel-query",
    topic: "storage",
    claim: "Aurora MySQL can push the work of queries down to the storage (parallel query).",
    verdict: "true",
    fact: "Only on db.r classes and not with I/O-Optimized, and it can raise the reads that are billed.",
    since: null,
    source: PARALLEL_QUERY,
  },
];
