import { InputError } from "../../errors.ts";
import { type Column, type Field, type Format, RDS_CODE, RDS_NAME } from "../formats/format.ts";
import { detectFormat } from "../formats/index.ts";
import { bindReader } from "../reader.ts";
import { type Dialect, literal, quoted, type TableColumn } from "./dialect.ts";
import { RESULT, SUMMED, tagColumn } from "./result-columns.ts";

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
  const numbers = cells.filter(({ summed }) => summed).map(({ name }) => name);
  const texts = cells.filter(({ summed }) => !summed).map(({ name }) => name);
  const filter = serviceFilter(new Map(cells.map(({ name, sql }) => [name, sql])));
  const rest = texts.filter((name) => name !== "start" && name !== "end");
  return {
    format,
    sql: spell({ format, from, filter, cells, numbers, texts: rest, dialect }),
    header: [...Object.values(RESULT), "start", "end", ...rest, ...numbers],
  };
}

interface Cell {
  readonly name: string;
  readonly sql: string;
  readonly summed: boolean;
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
    cell(field, from, SUMMED.some((summed) => summed === field)),
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
function serviceFilter(sqlOf: ReadonlyMap<string, string>): string {
  const code = sqlOf.get("serviceCode" satisfies Field);
  const name = sqlOf.get("serviceName" satisfies Field);
  const byName = `${name ?? ""} = ${literal(RDS_NAME)}`;
  if (code === undefined) return byName;
  const byCode = `${code} IN (${literal(RDS_CODE)}, 'AuroraDSQL')`;
  return name === undefined ? byCode : `${byCode} OR (${code} IS NULL AND ${byName})`;
}

/** Numbers that keep all their digits as DECIMAL(38,18): at most 18 decimals, exponents counted. */
const FITS = [
  "[0-9]{1,19}([.][0-9]{0,18})?",
  "[.][0-9]{1,18}",
  "0([.]0*)?[eE][+-]?[0-9]{1,2}",
  "[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]",
  "[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]",
  "[0-9]([.][0-9]{0,3})?[eE]-1[0-5]",
];

const WHOLE_HOUR = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:00:00([.]0+)?(Z|[+]00:00| UTC)?$";

interface Spelling {
  readonly format: Format;
  readonly from: string;
  readonly filter: string;
  readonly cells: readonly Cell[];
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  readonly dialect: Dialect;
}

function spell({ format, from, filter, cells, numbers, texts, dialect }: Spelling): string {
  const decimal = (name: string): string => quoted(`${name}_decimal`);
  const moment = (name: string): string => `TRY_CAST(replace(substr(${quoted(name)}, 1, 19), 'T', ' ') AS TIMESTAMP)`;
  const wholeHour = (name: string): string => dialect.matches(quoted(name), WHOLE_HOUR);
  const fits = (name: string): string => dialect.matches(quoted(name), `^[+-]?(${FITS.join("|")})$`);
  const doesNotFit = (name: string): string => `(${quoted(name)} IS NOT NULL AND ${decimal(name)} IS NULL)`;
  const present = (name: string): string => `${quoted(name)} IS NULL`;
  return [
    "WITH cell AS (",
    `  SELECT\n    ${cells.map(({ name, sql }) => `${sql} AS ${quoted(name)}`).join(",\n    ")}`,
    `  FROM ${from}`,
    `  WHERE ${filter}`,
    "), exact AS (",
    "  SELECT *,",
    `    ${numbers.map((name) => `CASE WHEN ${fits(name)} THEN TRY_CAST(${quoted(name)} AS DECIMAL(38,18)) END AS ${decimal(name)}`).join(",\n    ")}`,
    "  FROM cell",
    "), sorted AS (",
    "  SELECT *,",
    `    CASE WHEN ${numbers.map(doesNotFit).join("\n      OR ")}`,
    `      THEN concat_ws('|', ${numbers.map(quoted).join(", ")}) END AS "odd_numbers",`,
    `    ${wholeHour("start")} AND ${wholeHour("end")} AND ${moment("end")} = ${moment("start")} + INTERVAL '1' HOUR AS "one_hour"`,
    "  FROM exact",
    "), timed AS (",
    `  SELECT *, COALESCE("one_hour" AND "odd_numbers" IS NULL, FALSE) AS "by_day"`,
    "  FROM sorted",
    "), placed AS (",
    "  SELECT *,",
    `    CASE WHEN "by_day" THEN substr("start", 1, 10) ELSE "start" END AS "from_day",`,
    `    CASE WHEN "by_day" THEN NULL ELSE "end" END AS "until",`,
    `    CASE WHEN "by_day" THEN CAST(power(2, CAST(substr("start", 12, 2) AS INTEGER)) AS BIGINT) END AS "hour_bit"`,
    "  FROM timed",
    ")",
    "SELECT",
    `  ${[
      `${literal(format.id)} AS ${quoted(RESULT.format)}`,
      `CAST(count(*) AS VARCHAR) AS ${quoted(RESULT.rows)}`,
      `CAST(${dialect.bitsOf('"hour_bit"')} AS VARCHAR) AS ${quoted(RESULT.hours)}`,
      `CASE WHEN "odd_numbers" IS NULL THEN '0' ELSE '1' END AS ${quoted(RESULT.verbatim)}`,
      '"from_day" AS "start"',
      '"until" AS "end"',
      ...texts.map(quoted),
      ...numbers.map(
        (name) =>
          `CASE WHEN "odd_numbers" IS NULL THEN CAST(sum(${decimal(name)}) AS VARCHAR) ELSE min(${quoted(name)}) END AS ${quoted(name)}`,
      ),
    ].join(",\n  ")}`,
    "FROM placed",
    `GROUP BY ${['"from_day"', '"until"', '"by_day"', '"odd_numbers"', ...texts.map(quoted), ...numbers.map(present)].join(", ")}`,
  ].join("\n");
}
