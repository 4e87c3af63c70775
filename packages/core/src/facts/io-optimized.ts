import type { Fact } from "./fact.ts";
import { AURORA_PRICING } from "./sources.ts";

export const ioOptimizedFacts: readonly Fact[] = [
  {
    id: "io-optimized-no-io",
    topic: "io-optimized",
    claim: "I/O-Optimized does away with I/O charges.",
    verdict: "imprecise",
    fact: "It does for the cluster's own reads and writes. Replicated writes of a Global Database, Backtrack, backups and exports are still charged.",
    since: null,
    source: AURORA_PRICING,
  },
  {
    id: "io-optimized-25-percent",
    topic: "io-optimized",
    claim: "I/O-Optimized pays off once I/O is a quarter of the Aurora bill.",
    verdict: "imprecise",
    fact: "That is guidance. At list ratios (instances × 1.30, storage × 2.25) the true share runs from 23.1 % without storage to 55.6 % with storage alone, so the same share can call for opposite answers.",
    since: null,
    source: AURORA_PRICING,
  },
  {
    id: "io-optimized-heavy-load",
    topic: "io-optimized",
    claim: "I/O-Optimized saves a lot for workloads that read or write much.",
    verdict: "imprecise",
    fact: "Only I/O that reaches the storage counts; reads from the buffer cache are free either way. AWS says savings of up to 40 %.",
    since: null,
    source: AURORA_PRICING,
  },
  {
    id: "io-optimized-trade-off",
    topic: "io-optimized",
    claim: "What I/O-Optimized costs more for is storage.",
    verdict: "wrong",
    fact: "Compute costs more too: instances × 1.30 before rounding, an ACU in us-east-1 $0.16 in place of $0.12. Storage is × 2.25.",
    since: null,
    source: AURORA_PRICING,
  },
];
