/** Topics in print order; each is a file of this folder. */
export const FACT_TOPICS = [
  "overview",
  "versions",
  "serverless-v2",
  "serverless-v1",
  "storage",
  "io-optimized",
  "clones",
  "backtrack",
  "backup",
  "high-availability",
  "readers",
  "endpoints",
  "global-database",
  "proxy",
  "security",
  "monitoring",
  "integrations",
  "outposts",
] as const;

export type FactTopic = (typeof FACT_TOPICS)[number];

/** `outdated` was true once, `wrong` never was as worded, `imprecise` leaves out a condition that matters or is an opinion. */
export type FactVerdict = "true" | "imprecise" | "outdated" | "wrong";

export interface FactSource {
  readonly title: string;
  readonly url: string;
}

/** A claim often made about Aurora, and what holds today. */
export interface Fact {
  /** Stable, so that it can be cited. */
  readonly id: string;
  readonly topic: FactTopic;
  readonly claim: string;
  readonly verdict: FactVerdict;
  readonly fact: string;
  /** `YYYY-MM` or `YYYY-MM-DD` of the change that the fact speaks of, if it came with one. */
  readonly since: string | null;
  readonly source: FactSource;
}
