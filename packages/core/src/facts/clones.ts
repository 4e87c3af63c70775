import type { Fact } from "./fact.ts";
import { CLONE } from "./sources.ts";

export const clonesFacts: readonly Fact[] = [
  {
    id: "clones-copy-on-write",
    topic: "clones",
    claim: "A clone is made almost at once, by copy-on-write.",
    verdict: "true",
    fact: "The first 15 clones of a source are; the next one is a full copy. Clones stay in the Region of their source.",
    since: null,
    source: CLONE,
  },
  {
    id: "clones-cost",
    topic: "clones",
    claim: "A clone does not double the storage cost.",
    verdict: "imprecise",
    fact: "It pays for the pages that change, and for compute and I/O of its own. When the source is deleted, the shared pages become the clone's cost.",
    since: null,
    source: CLONE,
  },
];
