import { csvLine } from "./csv-line.ts";
import { count } from "./count.ts";

/** A row of a bill that was set aside because it cannot be read. */
export interface Reject {
  readonly path: string;
  /** The line it ends on; `null` where an engine read it. */
  readonly line: number | null;
  /** Empty where the row as a whole is wrong. */
  readonly column: string;
  readonly value: string;
  readonly problem: string;
  /** As it stands in the file, or as the engine gave it. */
  readonly row: string;
}

export const REJECT_HEADER: string = csvLine(["file", "line", "column", "value", "reason", "row"]);

/** A row as `--rejects` keeps it: where it was, why it is there, and its text to the last letter. */
export function rejectLine({ path, line, column, value, problem, row }: Reject): string {
  return csvLine([path, line === null ? "" : String(line), column, value, problem, row]);
}

/** `bill.csv:4: set aside: lineItem/UnblendedCost is not a number: "12,50"` */
export function rejectText({ path, line, column, value, problem }: Reject): string {
  const what = column === "" ? `the row ${problem}` : `${column} ${problem}: "${value.slice(0, 60)}"`;
  return `${line === null ? path : `${path}:${String(line)}`}: set aside: ${what}`;
}

/** Rows that are wrong in the same way have the same. */
export function rejectReason({ column, problem }: Reject): string {
  return column === "" ? "not as many cells as the header" : `${column} ${problem}`;
}

/** `94 more unreadable rows; in all: 98 lineItem/UsageAmount is not a number, 1 …`, most first. */
export function rejectCounts(rows: number, shown: number, byReason: ReadonlyMap<string, number>): string {
  const reasons = [...byReason].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const inAll = reasons.map(([reason, times]) => `${count(times)} ${reason}`).join(", ");
  return `and ${count(rows - shown)} more unreadable rows; in all: ${inAll}`;
}
