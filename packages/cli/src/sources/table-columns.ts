import type { TableColumn } from "@aurora-cost/core";
import { parse } from "csv-parse/sync";

/** What consoles put above the columns of DESCRIBE and of information_schema. */
const TITLES = new Set(["column", "column_name", "col_name", "name", "field"]);

/** `name type`, set apart by blanks, tabs, bars or a comma. */
const LINE = /^[\s|"]*([^\s|",]+)[\s|",]+([A-Za-z][^|"\t]*)/;

/**
 * Reads the columns of a table: one `name type` a line, as DESCRIBE or SHOW COLUMNS prints them or information_schema has
 * them as CSV; or one line of names, as the header of a CSV export.
 */
export function parseColumns(text: string): readonly TableColumn[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const [first = ""] = lines;
  if (lines.length === 1 && first.split(",").length > 3) {
    const [names]: string[][] = parse(first);
    return (names ?? []).map((name) => ({ name, type: "varchar" }));
  }
  const named = new Map<string, TableColumn>();
  for (const line of lines) {
    const [, name = "", type = ""] = LINE.exec(line) ?? [];
    // Hive lists the columns that partition a table twice.
    if (name !== "" && !TITLES.has(name.toLowerCase()) && !named.has(name))
      named.set(name, { name, type: type.trim() });
  }
  return [...named.values()];
}
