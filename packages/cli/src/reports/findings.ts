import type { Finding } from "@aurora-cost/core";
import type { Paint } from "./table.ts";
import { wrap } from "./wrap.ts";

const STYLES = { error: "red", warning: "yellow", info: "dim" } as const;

/** Errors and warnings; what only explains is counted by {@link notesLine}, unless all is to be explained. */
export function findingLines(
  findings: readonly Finding[],
  paint: Paint,
  explain: boolean,
  indent = "",
): readonly string[] {
  return findings
    .filter(({ severity }) => explain || severity !== "info")
    .flatMap(({ rule, severity, message, fact }) => {
      const more = fact === undefined ? "" : ` (aurora-cost facts ${fact})`;
      const lines = wrap(`${indent}${severity} ${rule}: ${message}${more}`, `${indent}  `);
      return lines.map((line) => paint(STYLES[severity], line));
    });
}

/** Says how many findings are left out. */
export function notesLine(findings: readonly Finding[], paint: Paint, explain: boolean): readonly string[] {
  const notes = findings.filter(({ severity }) => severity === "info").length;
  if (explain || notes === 0) return [];
  return [paint("dim", notes === 1 ? "1 note: --explain shows it" : `${String(notes)} notes: --explain shows them`)];
}
