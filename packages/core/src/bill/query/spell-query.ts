import { type Dialect, literal, quoted } from "./dialect.ts";
import { RESULT } from "./result-columns.ts";

/** A cell of a row: its name, and the SQL that takes it out of the table as text. */
export interface Cell {
  readonly name: string;
  readonly sql: string;
  readonly summed: boolean;
}

interface Spelling {
  readonly formatId: string;
  readonly from: string;
  readonly filter: string;
  /** `start` and `end` among them. */
  readonly cells: readonly Cell[];
  readonly dialect: Dialect;
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

/**
 * The text of the grouped query, step by step:
 *
 *     cell     what the formats' fields hold, as texts, of rows that pass the filter
 *     exact    numbers that fit, as decimals
 *     sorted   rows with a number that does not; rows of exactly one hour
 *     placed   the day, or start and end, that a row is summed under
 */
export function spellQuery({ formatId, from, filter, cells, dialect }: Spelling): {
  readonly sql: string;
  readonly header: readonly string[];
} {
  const numbers = cells.filter(({ summed }) => summed).map(({ name }) => name);
  const texts = cells
    .filter(({ summed }) => !summed)
    .map(({ name }) => name)
    .filter((name) => name !== "start" && name !== "end");
  const columns = resultColumns(formatId, texts, numbers, dialect);
  const keys = ["from_day", "until", "by_day", "odd_numbers", ...texts].map(quoted);
  const filled = numbers.map((name) => `${quoted(name)} IS NULL`);
  const steps = [
    step(
      "cell",
      cells.map(({ name, sql }) => as(sql, name)),
      `${from}\n  WHERE ${filter}`,
    ),
    step("exact", ["*", ...numbers.map((name) => as(exactly(name, dialect), `${name}_decimal`))], "cell"),
    step("sorted", ["*", as(oddNumbers(numbers), "odd_numbers"), as(oneHour(dialect), "one_hour")], "exact"),
    step("placed", ["*", ...PLACE.map(([name, sql]) => as(sql, name))], "sorted"),
  ];
  const sql = [
    `WITH ${steps.join(", ")}`,
    `SELECT\n  ${columns.map(([name, expression]) => as(expression, name)).join(",\n  ")}`,
    "FROM placed",
    `GROUP BY ${[...keys, ...filled].join(", ")}`,
  ].join("\n");
  return { sql, header: columns.map(([name]) => name) };
}

function step(name: string, columns: readonly string[], from: string): string {
  return `${name} AS (\n  SELECT\n    ${columns.join(",\n    ")}\n  FROM ${from}\n)`;
}

function as(sql: string, name: string): string {
  return sql === quoted(name) ? sql : `${sql} AS ${quoted(name)}`;
}

function decimal(name: string): string {
  return quoted(`${name}_decimal`);
}

function exactly(name: string, dialect: Dialect): string {
  const fits = dialect.matches(quoted(name), `^[+-]?(${FITS.join("|")})$`);
  return `CASE WHEN ${fits} THEN TRY_CAST(${quoted(name)} AS DECIMAL(38,18)) END`;
}

/** All numbers of a row in which one does not fit; they then are no sums, so equal rows only may share a group. */
function oddNumbers(numbers: readonly string[]): string {
  const odd = numbers.map((name) => `(${quoted(name)} IS NOT NULL AND ${decimal(name)} IS NULL)`);
  return `CASE WHEN ${odd.join(" OR ")} THEN concat_ws('|', ${numbers.map(quoted).join(", ")}) END`;
}

function oneHour(dialect: Dialect): string {
  const [start = "", end = ""] = ["start", "end"].map((name) => dialect.matches(quoted(name), WHOLE_HOUR));
  return `${start} AND ${end} AND ${moment("end")} = ${moment("start")} + INTERVAL '1' HOUR`;
}

function moment(name: string): string {
  return `TRY_CAST(replace(substr(${quoted(name)}, 1, 19), 'T', ' ') AS TIMESTAMP)`;
}

const BY_DAY = `COALESCE("one_hour", FALSE) AND "odd_numbers" IS NULL`;

const PLACE: readonly (readonly [name: string, sql: string])[] = [
  ["by_day", BY_DAY],
  ["from_day", `CASE WHEN ${BY_DAY} THEN substr("start", 1, 10) ELSE "start" END`],
  ["until", `CASE WHEN ${BY_DAY} THEN NULL ELSE "end" END`],
  ["hour_bit", `CASE WHEN ${BY_DAY} THEN CAST(power(2, CAST(substr("start", 12, 2) AS INTEGER)) AS BIGINT) END`],
];

function resultColumns(
  formatId: string,
  texts: readonly string[],
  numbers: readonly string[],
  dialect: Dialect,
): readonly (readonly [name: string, sql: string])[] {
  return [
    [RESULT.format, literal(formatId)],
    [RESULT.groups, "CAST(count(*) OVER () AS VARCHAR)"],
    [RESULT.rows, "CAST(count(*) AS VARCHAR)"],
    [RESULT.hours, `CAST(${dialect.bitsOf('"hour_bit"')} AS VARCHAR)`],
    [RESULT.verbatim, `CASE WHEN "odd_numbers" IS NULL THEN '0' ELSE '1' END`],
    ["start", '"from_day"'],
    ["end", '"until"'],
    ...texts.map((name) => [name, quoted(name)] as const),
    ...numbers.map((name) => [name, total(name)] as const),
  ];
}

function total(name: string): string {
  return `CASE WHEN "odd_numbers" IS NULL THEN CAST(sum(${decimal(name)}) AS VARCHAR) ELSE min(${quoted(name)}) END`;
}
