import type { Analysis } from "@aurora-cost/core";
import { ANALYSIS_TITLES, analysisRows } from "./analysis-rows.ts";
import { csvLine } from "./csv-line.ts";

/** The fleet as CSV by RFC 4180, safe to open in a spreadsheet: a cell that would be a formula is text. */
export function analysisCsv(report: Analysis): string {
  return [ANALYSIS_TITLES, ...analysisRows(report)].map((row) => csvLine(row.map(asText))).join("");
}

/** What a spreadsheet would run begins with one of these; a negative number is none. */
function asText(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}
