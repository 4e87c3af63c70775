import type { CostView } from "../rates.ts";
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
  effectiveCost: "the amortized cost of commitments: it is taken from what was billed",
};

export function untold(field: Field): string {
  return UNTOLD[field] ?? field;
}

/** A column that an export lacks and can do without, at a price. */
export interface Gap {
  readonly columns: readonly string[];
  readonly untold: string;
}

interface Welcome {
  readonly field: Field;
  /** Others that tell the same. */
  readonly or?: readonly Field[];
  /** The view of costs that needs it; all without. */
  readonly view?: CostView;
}

/** Fields without which an export is read, with less to tell. */
const WELCOME: readonly Welcome[] = [
  { field: "resourceId" },
  { field: "operation", or: ["engine", "description"] },
  { field: "account" },
  { field: "listCost", or: ["listRate"], view: "list" },
  { field: "effectiveCost", view: "amortized" },
];

/** What the columns of a file leave untold, of what its format could tell. */
export function findGaps({ columns }: Format, view: CostView, hasColumn: (column: Column) => boolean): readonly Gap[] {
  return WELCOME.flatMap(({ field, or = [], view: needs = view }) => {
    const candidates = [field, ...or].flatMap((each) => columns[each] ?? []);
    if (needs !== view || candidates.length === 0 || candidates.some(hasColumn)) return [];
    return [{ columns: (columns[field] ?? candidates).map(columnName), untold: untold(field) }];
  });
}

export function columnName(column: Column): string {
  return typeof column === "string" ? column : column.map;
}
