import type { Fact } from "./fact.ts";
import { BACKTRACK } from "./sources.ts";

export const backtrackFacts: readonly Fact[] = [
  {
    id: "backtrack-72-hours",
    topic: "backtrack",
    claim: "Backtrack is for Aurora MySQL and goes back up to 72 hours.",
    verdict: "true",
    fact: "The target window is 0 to 259,200 seconds, and the real one can be shorter. It must be on from creation or restore, bills change records by the hour, and excludes Global Database.",
    since: null,
    source: BACKTRACK,
  },
  {
    id: "backtrack-in-place",
    topic: "backtrack",
    claim: "Backtrack rewinds the cluster in place, point-in-time recovery makes a new one.",
    verdict: "true",
    fact: "Backtrack drops connections and uncommitted work. Recovery reaches back 1 to 35 days, up to about 5 minutes ago.",
    since: null,
    source: BACKTRACK,
  },
  {
    id: "backtrack-engines",
    topic: "backtrack",
    claim: "Backtrack is MySQL only; point-in-time recovery works for both engines, into a new cluster.",
    verdict: "true",
    fact: "Aurora PostgreSQL has no Backtrack.",
    since: null,
    source: BACKTRACK,
  },
  {
    id: "backtrack-no-loss",
    topic: "backtrack",
    claim: "Backtrack loses no data, point-in-time recovery may.",
    verdict: "wrong",
    fact: "Rewinding discards every change after the target time, in the whole cluster. Recovery leaves the original cluster as it is, so it loses less.",
    since: null,
    source: BACKTRACK,
  },
];
