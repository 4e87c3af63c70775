import type { Column } from "./formats/format.ts";

/** Takes a value out of a record. */
export type Take = (record: readonly string[]) => string;

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

/** Takes the first of some columns that is filled; `null` when the header has none of them. */
export function takeFirst(header: readonly string[]): (columns: readonly Column[]) => Take | null {
  const find = columnFinder(header);
  return (columns) => firstFilled(columns.flatMap((column) => takeColumn(column, find(column)) ?? []));
}

function takeColumn(column: Column, index: number | undefined): Take | null {
  if (index === undefined) return null;
  if (typeof column === "string") return (record) => clean(record[index] ?? "");
  return (record) => mapValue(record[index] ?? "", column.key);
}

function firstFilled(takers: readonly Take[]): Take | null {
  const [only] = takers;
  if (only === undefined) return null;
  if (takers.length === 1) return only;
  return (record) => {
    for (const taker of takers) {
      const value = taker(record);
      if (value !== "") return value;
    }
    return "";
  };
}

/** A cell without blanks around it; FOCUS files may spell an empty one `NULL`. */
function clean(cell: string): string {
  const trimmed = isInk(cell.charCodeAt(0)) && isInk(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim();
  return trimmed === "NULL" ? "" : trimmed;
}

/** Of ASCII, and no blank: nothing to trim, and quicker to tell than to trim. */
function isInk(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** A key of a map column, which CSV holds as a JSON object; empty where it is not one. */
function mapValue(text: string, key: string): string {
  if (!text.startsWith("{")) return "";
  try {
    const map: unknown = JSON.parse(text);
    if (typeof map !== "object" || map === null) return "";
    const value: unknown = Object.entries(map).find(([name]) => name === key)?.[1];
    return typeof value === "string" ? value : "";
  } catch {
    return "";
  }
}
