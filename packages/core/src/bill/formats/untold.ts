import type { Column, Field, Format } from "./format.ts";

/** What an export without a field cannot tell. */
const UNTOLD: Partial<Record<Field, string>> = {
  lineType: "whether a row is usage, tax, a credit or a commitment",
  serviceCode: "which rows are of Amazon RDS",
  usageType: "what was charged",
  quantity: "how much was used",
  billedCost: "what it cost",
  start: "when it was used",
  end: "for how long it was used",
  resourceId: "one cluster from another",
  operation: "Aurora from plain RDS where both have the usage type",
  account: "one account from another",
  listCost: "the list price: it is taken from what was billed",
};

export function untold(field: Field): string {
  return UNTOLD[field] ?? field;
}

/** A column that an export lacks and can do without, at a price. */
export interface Gap {
  readonly columns: readonly string[];
  readonly untold: string;
}

/** Fields without which an export is read, with less to tell; each with others that tell the same. */
const WELCOME: readonly (readonly [Field, ...Field[]])[] = [
  ["resourceId"],
  ["operation", "engine", "description"],
  ["account"],
  ["listCost", "listRate"],
];

/** What the columns of a file leave untold, of what its format could tell. */
export function findGaps({ columns }: Format, hasColumn: (column: Column) => boolean): readonly Gap[] {
  return WELCOME.flatMap((fields) => {
    const candidates = fields.flatMap((field) => columns[field] ?? []);
    if (candidates.length === 0 || candidates.some(hasColumn)) return [];
    return [{ columns: (columns[fields[0]] ?? candidates).map(columnName), untold: untold(fields[0]) }];
  });
}

export function columnName(column: Column): string {
  return typeof column === "string" ? column : column.map;
}
