import { InputError } from "../../errors.ts";
import { type Column, DSQL_CODE, type Field, type Format, RDS_CODE, RDS_NAME } from "../formats/format.ts";
import { detectFormat } from "../formats/index.ts";
import { bindReader } from "../reader.ts";
import { type Dialect, literal, type TableColumn } from "./dialect.ts";
import { SUMMED, tagColumn } from "./result-columns.ts";
import { type Cell, spellQuery } from "./spell-query.ts";

export interface GroupedQuery {
  readonly format: Format;
  readonly sql: string;
  /** Names of the columns of its result. */
  readonly header: readonly string[];
}

export interface QueryOptions {
  readonly dialect: Dialect;
  /** What stands after FROM: a quoted name, or a table function. */
  readonly from: string;
  readonly columns: readonly TableColumn[];
  /** The tag that instances and clusters are joined by. */
  readonly tagKey?: string | undefined;
}

/**
 * The one query that every SQL engine runs: the rows of Amazon RDS in an export, summed by all that they tell but the hour.
 *
 * Rows of exactly one hour are summed by day, with the hours they cover as bits; any other rows by their start and end. Sums
 * are of DECIMAL(38,18), cast from texts: a DOUBLE by its shortest decimal. Rows with a number that does not fit are handed on
 * as they are, so that nothing is rounded or lost. What a row means is decided by whoever reads the result, not here.
 *
 * @throws {InputError} when the columns are those of no billing export, or a needed one is missing
 */
export function groupedQuery({ dialect, from, columns, tagKey }: QueryOptions): GroupedQuery {
  const names = columns.map(({ name }) => name);
  const format = detectFormat(names);
  if (format === undefined) {
    throw new InputError("unknown-format", `not a billing export: its columns begin ${names.slice(0, 3).join(", ")}`);
  }
  bindReader(format, names);
  const cells = cellsOf(format, columns, dialect, tagKey);
  const filter = serviceFilter(format, new Map(cells.map(({ name, sql }) => [name, sql])));
  const { sql, header } = spellQuery({ formatId: format.id, from, filter, cells, dialect });
  return { format, sql, header };
}

/** Every field that the table has a column for, as text. */
function cellsOf(
  format: Format,
  columns: readonly TableColumn[],
  dialect: Dialect,
  tagKey: string | undefined,
): readonly Cell[] {
  const find = columnFinder(columns, dialect);
  const cell = (name: string, from: readonly Column[], summed: boolean): readonly Cell[] => {
    const found = from.flatMap((column) => find(column) ?? []);
    const [only] = found;
    if (only === undefined) return [];
    return [{ name, sql: found.length === 1 ? only : `COALESCE(${found.join(", ")})`, summed }];
  };
  const fields = Object.entries(format.columns).flatMap(([field, from]) =>
    cell(
      field,
      from,
      SUMMED.some((summed) => summed === field),
    ),
  );
  if (tagKey === undefined) return fields;
  return [...fields, ...cell(tagColumn(checkedTag(tagKey)), format.tag(tagKey), false)];
}

/** Tag keys stand in the text of the query; what AWS allows in them can end no literal and no path. */
function checkedTag(key: string): string {
  if (/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key)) return key;
  throw new InputError("invalid-value", `AWS has no tag key like this: ${key.slice(0, 60)}`);
}

/** Finds columns by exact name, then without regard to case; an empty cell, or FOCUS's `NULL`, is NULL. */
function columnFinder(columns: readonly TableColumn[], dialect: Dialect): (column: Column) => string | undefined {
  return (column) => {
    const name = typeof column === "string" ? column : column.map;
    const found =
      columns.find((other) => other.name.trim() === name) ??
      columns.find((other) => other.name.trim().toLowerCase() === name.toLowerCase());
    if (found === undefined) return undefined;
    const text = typeof column === "string" ? dialect.text(found) : dialect.mapValue(found, column.key);
    return `NULLIF(NULLIF(TRIM(${text}), ''), 'NULL')`;
  };
}

/** What may be Amazon RDS or Aurora DSQL, by code, or by name where a row has no code. */
function serviceFilter(format: Format, sqlOf: ReadonlyMap<string, string>): string {
  const code = sqlOf.get("serviceCode" satisfies Field);
  const name = sqlOf.get("serviceName" satisfies Field);
  const byName = `${name ?? ""} IN (${(format.serviceNames ?? [RDS_NAME]).map(literal).join(", ")})`;
  if (code === undefined) return byName;
  const byCode = `${code} IN (${[RDS_CODE, DSQL_CODE].map(literal).join(", ")})`;
  return name === undefined ? byCode : `${byCode} OR (${code} IS NULL AND ${byName})`;
}
