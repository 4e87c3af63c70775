import { type Analysis, Decimal } from "@aurora-cost/core";
import { UsageError } from "./failure.ts";

/** What a condition can be put on. */
const MEASURES: Readonly<Record<string, (report: Analysis) => Decimal>> = {
  savings: ({ totals }) => totals.savingsPerMonth,
  cost: ({ totals }) => totals.cost,
  switch: (report) => verdicts(report, "switch-"),
  undetermined: (report) => verdicts(report, "undetermined"),
  "too-close-to-call": (report) => verdicts(report, "too-close-to-call"),
};

const OPERATORS: Readonly<Record<string, (left: Decimal, right: Decimal) => boolean>> = {
  ">": (left, right) => left.gt(right),
  ">=": (left, right) => left.gte(right),
  "<": (left, right) => left.lt(right),
  "<=": (left, right) => left.lte(right),
  "=": (left, right) => left.eq(right),
};

export type Condition = (report: Analysis) => boolean;

/**
 * Reads `savings>500`, `undetermined>0` and their like.
 *
 * @throws {UsageError} naming what can be asked
 */
export function parseCondition(text: string): Condition {
  const match = /^\s*([a-z-]+)\s*(>=|<=|>|<|=)\s*(\d+(?:\.\d+)?)\s*$/.exec(text);
  const measure = MEASURES[match?.[1] ?? ""];
  const operator = OPERATORS[match?.[2] ?? ""];
  if (measure === undefined || operator === undefined) {
    const names = Object.keys(MEASURES).join(", ");
    throw new UsageError(`--fail-on must be a condition such as savings>500, on one of ${names}: ${text}`);
  }
  const limit = new Decimal(match?.[3] ?? "0");
  return (report) => operator(measure(report), limit);
}

/** Clusters and groups whose verdict begins so. */
function verdicts({ clusters }: Analysis, beginning: string): Decimal {
  return new Decimal(clusters.filter(({ verdict }) => verdict.startsWith(beginning)).length);
}
