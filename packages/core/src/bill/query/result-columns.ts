import type { Field } from "../formats/format.ts";

/** Cells that are summed; everything else a row tells is grouped by. */
export const SUMMED: readonly Field[] = [
  "quantity",
  "billedCost",
  "listCost",
  "contractedCost",
  "effectiveCost",
  "savingsPlanCost",
  "unusedUpfront",
  "unusedRecurring",
  "totalCommitment",
  "usedCommitment",
];

/** Columns of the result that no export has; the others are named after the fields they hold. */
export const RESULT = {
  /** Id of the format that the rows were in; tells a result from an export. */
  format: "aurora_cost_export",
  /** How many rows the result has, in each of them: a result that was cut short is no bill. */
  groups: "groups",
  /** How many rows of the export a row stands for. */
  rows: "rows",
  /** The hours of the day that its rows cover, as 24 bits; empty where start and end tell. */
  hours: "hours",
  /** 1 where the cells are not sums but those of each of the rows, for numbers that SQL would round or refuse. */
  verbatim: "verbatim",
} as const;

/** The column that holds the value of the tag that clusters are joined by. */
export function tagColumn(key: string): string {
  return `tag:${key}`;
}
