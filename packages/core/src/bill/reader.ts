import { InputError } from "../errors.ts";
import { bindTakers, NOTHING, takeCells } from "./cells.ts";
import { columnFinder, takeFirst } from "./columns.ts";
import { isNumberCell } from "./exact-sum.ts";
import { type Cells, DSQL_CODE, type Field, type Format, RDS_CODE, RDS_NAME } from "./formats/format.ts";
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
  const take = bindTakers(format, header);
  for (const field of format.required) {
    if (take[field] === NOTHING) throw missingColumn(format, [field]);
  }
  if (take.serviceCode === NOTHING && take.serviceName === NOTHING)
    throw missingColumn(format, ["serviceCode", "serviceName"]);
  const { tagKey, usageTypeOfSku } = options;
  const takeTag = (tagKey === undefined ? null : takeFirst(header)(format.tag(tagKey))) ?? NOTHING;
  const width = header.length;

  return (record) => {
    const serviceCode = take.serviceCode(record);
    if (record.length !== width) return ragged(record, width, serviceCode);
    if (serviceCode === DSQL_CODE) return { as: "dsql", billedCost: numberOrZero(take.billedCost(record)) };
    const service = { provider: take.provider(record), serviceCode, serviceName: take.serviceName(record) };
    if (!format.isRds(service)) return OTHER;
    const own = takeCells(take, record);
    const bySku = own.usageType === "" && own.sku !== "" ? usageTypeOfSku?.(own.sku) : undefined;
    const cells = bySku === undefined ? own : { ...own, usageType: bySku };
    if (format.isTotal?.(cells) === true) return OTHER;
    const bad = wrongCell(cells);
    if (bad === null) return { as: "row", row: Object.assign(format.interpret(cells), { tag: takeTag(record) }) };
    return {
      as: "unreadable",
      column: nameOf(format, bad.field),
      value: cells[bad.field],
      problem: bad.problem,
      billedCost: numberOrZero(cells.billedCost),
    };
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

function numberOrZero(cell: string): string {
  return isNumberCell(cell) ? cell : "0";
}

const OTHER: Read = { as: "other" };

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
