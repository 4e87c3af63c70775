import type { Decimal } from "../decimal.ts";
import type { PaymentOption, ReservedTerm } from "../prices/book.ts";

/** What is committed to for a cluster: reserved DB instances, and a Database Savings Plan. */
export interface Commitments {
  readonly reservedInstances: readonly ReservedInstance[];
  readonly savingsPlan?: SavingsPlan;
}

/** Reserved DB instances of one offering, in the cluster's Region and engine. */
export interface ReservedInstance {
  readonly class: string;
  /** Default 1. */
  readonly count: Decimal;
  readonly term: ReservedTerm;
  readonly payment: PaymentOption;
  /** Paid once for each, at the start of the term; where the book has no price. */
  readonly upfront?: Decimal;
  /** Paid for each in every hour of the term, used or not; where the book has no price. */
  readonly hourly?: Decimal;
}

/** A Database Savings Plan: one year, no upfront. */
export interface SavingsPlan {
  /** Spent in every hour of the term, at the plan's rates, used or not. */
  readonly hourlyCommitment: Decimal;
  /** The plan's unit prices, keyed by usage type without Region prefix and with long size names. */
  readonly rates: Readonly<Record<string, Decimal>>;
}
