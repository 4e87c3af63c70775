import type { Column } from "./formats/format.ts";

/** Finds the place of a column in a header: by exact name, then without regard to case. */
export function columnFinder(header: readonly string[]): (column: Column) => number | undefined {
  const exact = new Map<string, number>();
  const folded = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const trimmed = name.trim();
    if (!exact.has(trimmed)) exact.set(trimmed, index);
    if (!folded.has(trimmed.toLowerCase())) folded.set(trimmed.toLowerCase(), index);
  }
  return (column) => {
    const name = typeof column === "string" ? column : column.map;
    return exact.get(name) ?? folded.get(name.toLowerCase());
  };
}
