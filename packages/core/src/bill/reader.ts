import { InputError } from "../errors.ts";
import { isNumberCell } from "./exact-sum.ts";
import { type Cells, type Column, type Field, type Format, RDS_CODE, RDS_NAME } from "./formats/format.ts";
import { columnName, findGaps, type Gap, untold } from "./formats/untold.ts";
import { parseHour } from "./hours.ts";
import type { CostView } from "./rates.ts";
import type { ChargeRow } from "./row.ts";

/** What a record of an export turned out to be. */
export type Read =
  | { readonly as: "row"; readonly row: ChargeRow }
  /** Not of Amazon RDS. */
  | { readonly as: "other" }
  /** Of Aurora DSQL, a service of its own that is only counted. */
  | { readonly as: "dsql"; readonly billedCost: string }
  /** Of Amazon RDS, or possibly so, but not to be trusted. */
  | {
      readonly as: "unreadable";
      readonly column: string;
      readonly value: string;
      readonly problem: string;
      readonly billedCost: string;
    };

export type Reader = (record: readonly string[]) => Read;

export interface ReaderOptions {
  /** The tag that instances and clusters are joined by. */
  readonly tagKey?: string | undefined;
  /** The usage type of a price-list SKU, for exports without usage types. */
  readonly usageTypeOfSku?: ((sku: string) => string | undefined) | undefined;
}

/** Takes a field's value out of a record. */
type Take = (record: readonly string[]) => string;

/** Cells that must hold a number, or nothing. */
const NUMBERS: readonly Field[] = [
  "quantity",
  "billedCost",
  "listCost",
  "contractedCost",
  "effectiveCost",
  "savingsPlanCost",
];

/**
 * Binds a format to the header of one file.
 *
 * @throws {InputError} naming a needed column that the header lacks
 */
export function bindReader(format: Format, header: readonly string[], options: ReaderOptions = {}): Reader {
  const find = columnFinder(header);
  const takers = new Map<Field, Take>();
  for (const [field, columns] of Object.entries(format.columns)) {
    if (!isField(field)) continue;
    const taker = firstFilled(columns.flatMap((column) => find(column) ?? []));
    if (taker !== null) takers.set(field, taker);
  }
  for (const field of format.required) {
    if (!takers.has(field)) throw missingColumn(format, [field]);
  }
  if (!takers.has("serviceCode") && !takers.has("serviceName"))
    throw missingColumn(format, ["serviceCode", "serviceName"]);
  const { tagKey, usageTypeOfSku } = options;
  const tag = tagKey === undefined ? null : firstFilled(format.tag(tagKey).flatMap((column) => find(column) ?? []));
  const width = header.length;
  const take = (field: Field, record: readonly string[]): string => takers.get(field)?.(record) ?? "";

  return (record) => {
    if (record.length !== width) return ragged(record, width, take("serviceCode", record));
    const service = {
      provider: take("provider", record),
      serviceCode: take("serviceCode", record),
      serviceName: take("serviceName", record),
    };
    if (service.serviceCode === DSQL_CODE) return { as: "dsql", billedCost: numberOrZero(take("billedCost", record)) };
    if (!format.isRds(service)) return OTHER;
    const cells: Record<Field, string> = { ...NO_CELLS };
    for (const [field, taker] of takers) cells[field] = taker(record);
    if (cells.usageType === "" && cells.sku !== "") cells.usageType = usageTypeOfSku?.(cells.sku) ?? "";
    if (format.isTotal?.(cells) === true) return OTHER;
    const bad = wrongCell(cells);
    if (bad !== null) {
      return {
        as: "unreadable",
        column: nameOf(format, bad.field),
        value: cells[bad.field],
        problem: bad.problem,
        billedCost: numberOrZero(cells.billedCost),
      };
    }
    return { as: "row", row: { ...format.interpret(cells), tag: tag?.(record) ?? "" } };
  };
}

/** What the header of one file leaves untold at a view of costs, of what its format could tell. */
export function gapsOf(format: Format, header: readonly string[], view: CostView): readonly Gap[] {
  const find = columnFinder(header);
  return findGaps(format, view, (column) => find(column) !== undefined);
}

function missingColumn(format: Format, fields: readonly [Field, ...Field[]]): InputError {
  const names = new Set(fields.flatMap((field) => format.columns[field] ?? []).map(columnName));
  return new InputError(
    "missing-column",
    `missing column ${[...names].join(" or ")}, without which it does not tell ${untold(fields[0])}: export it again with this column`,
  );
}

/** Product code of Aurora DSQL. */
const DSQL_CODE = "AuroraDSQL";

function numberOrZero(cell: string): string {
  return isNumberCell(cell) ? cell : "0";
}

const OTHER: Read = { as: "other" };

const NO_CELLS: Cells = {
  provider: "",
  serviceCode: "",
  serviceName: "",
  lineType: "",
  commitmentType: "",
  commitmentStatus: "",
  reservation: "",
  account: "",
  region: "",
  usageType: "",
  sku: "",
  operation: "",
  engine: "",
  resourceId: "",
  description: "",
  start: "",
  end: "",
  currency: "",
  quantity: "",
  billedCost: "",
  listCost: "",
  listRate: "",
  contractedCost: "",
  effectiveCost: "",
  savingsPlanCost: "",
  unusedUpfront: "",
  unusedRecurring: "",
  totalCommitment: "",
  usedCommitment: "",
};

function isField(name: string): name is Field {
  return name in NO_CELLS;
}

/**
 * A record with too few or too many cells cannot be trusted. It is left to other services only when its service cell is
 * whole and nothing in it speaks of RDS.
 */
function ragged(record: readonly string[], width: number, serviceCode: string): Read {
  const mentionsRds = record.some((cell) => cell === RDS_CODE || cell === RDS_NAME);
  if (!mentionsRds && /^[A-Za-z][A-Za-z0-9]+$/.test(serviceCode)) return OTHER;
  return {
    as: "unreadable",
    column: "",
    value: String(record.length),
    problem: `has ${String(record.length)} cells, the header has ${String(width)}`,
    billedCost: "0",
  };
}

function wrongCell(cells: Cells): { readonly field: Field; readonly problem: string } | null {
  for (const field of NUMBERS) {
    if (!isNumberCell(cells[field])) return { field, problem: "is not a number" };
  }
  if (parseHour(cells.start) === null) return { field: "start", problem: "is not a date" };
  if (cells.end !== "" && parseHour(cells.end) === null) return { field: "end", problem: "is not a date" };
  return null;
}

function nameOf(format: Format, field: Field): string {
  const [column] = format.columns[field] ?? [];
  return column === undefined || typeof column !== "string" ? field : column;
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

/** Finds columns by exact name, then without regard to case. */
function columnFinder(header: readonly string[]): (column: Column) => Take | undefined {
  const exact = new Map<string, number>();
  const folded = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const trimmed = name.trim();
    if (!exact.has(trimmed)) exact.set(trimmed, index);
    if (!folded.has(trimmed.toLowerCase())) folded.set(trimmed.toLowerCase(), index);
  }
  const indexOf = (name: string): number | undefined => exact.get(name) ?? folded.get(name.toLowerCase());
  return (column) => {
    const index = indexOf(typeof column === "string" ? column : column.map);
    if (index === undefined) return undefined;
    if (typeof column === "string") return (record) => clean(record[index] ?? "");
    return (record) => mapValue(record[index] ?? "", column.key);
  };
}

/** A cell without blanks around it; FOCUS files may spell an empty one `NULL`. */
function clean(cell: string): string {
  const trimmed = cell.trim();
  return trimmed === "NULL" ? "" : trimmed;
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
