import type { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";

/**
 * `documented`: AWS prints the number. `derived`: a formula that meets every number AWS prints. `about`: an estimate.
 * `given`: the user's own setting.
 */
export type Certainty = "documented" | "derived" | "about" | "given";

/** How many connections a DB instance takes, and how that is known. */
export interface ConnectionLimit {
  readonly maxConnections: number;
  /** What is left for the application: on PostgreSQL AWS keeps 3 for itself. */
  readonly usable: number;
  readonly certainty: Certainty;
  readonly formula: string;
  readonly source: string;
}

/** How a limit is known. */
type Reason = Omit<ConnectionLimit, "maxConnections" | "usable">;

/** The most that Aurora PostgreSQL takes by default, whatever the memory. Source: its guide, checked 2026-11-23. */
export const POSTGRESQL_CAP = 5000;

/** What AWS's own automation keeps on PostgreSQL. Source: its guide, checked 2026-11-23. */
export const POSTGRESQL_RESERVED = 3;

/** A limit with what it leaves to the application. */
export function limit(engine: Engine, maxConnections: number, reason: Reason): ConnectionLimit {
  const reserved = engine === "aurora-postgresql" ? POSTGRESQL_RESERVED : 0;
  return { maxConnections, usable: Math.max(maxConnections - reserved, 0), ...reason };
}

/** A count as a plain number, rounded half to even. */
export function count(value: Decimal): number {
  return Number(value.toFixed(0));
}
