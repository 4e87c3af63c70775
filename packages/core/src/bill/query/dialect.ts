/** A column of a table as its engine describes it. */
export interface TableColumn {
  readonly name: string;
  /** As the engine spells it: `VARCHAR`, `map(varchar, varchar)`, `map<string,string>`, `timestamp(3)`. */
  readonly type: string;
  /** How the query calls it, where not by its name. */
  readonly alias?: string;
}

/** The few places in which the SQL of two engines differs; everything else is spelled the same for all. */
export interface Dialect {
  /** A column as text; moments in UTC. */
  readonly text: (column: TableColumn) => string;
  /** The value of a key of a map, or of a JSON object in a text; NULL without it. */
  readonly mapValue: (column: TableColumn, key: string) => string;
  readonly matches: (text: string, pattern: string) => string;
  /** The union of bit sets. */
  readonly bitsOf: (bits: string) => string;
}

/** An SQL identifier, whatever is in the name. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An SQL text literal: both dialects know no other escape than the doubled quote. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const nameOf = ({ alias, name }: TableColumn): string => quoted(alias ?? name);

const isZoned = ({ type }: TableColumn): boolean => /^timestamp.*with time zone/i.test(type);

const duckdb: Dialect = {
  text: (column) => {
    const name = nameOf(column);
    // Without the cast its text would end in "+00".
    return `CAST(${isZoned(column) ? `CAST(${name} AS TIMESTAMP)` : name} AS VARCHAR)`;
  },
  mapValue: (column, key) => {
    const name = nameOf(column);
    if (/^map/i.test(column.type)) return `${name}[${literal(key)}]`;
    const json = /^varchar/i.test(column.type) ? `CASE WHEN json_valid(${name}) THEN ${name} END` : `to_json(${name})`;
    return `json_extract_string(${json}, ${literal(`$."${key}"`)})`;
  },
  matches: (text, pattern) => `regexp_matches(${text}, ${literal(pattern)})`,
  bitsOf: (bits) => `bit_or(${bits})`,
};

const trino: Dialect = {
  text: (column) => {
    const name = nameOf(column);
    return `CAST(${isZoned(column) ? `at_timezone(${name}, 'UTC')` : name} AS VARCHAR)`;
  },
  mapValue: (column, key) => {
    const name = nameOf(column);
    if (/^map/i.test(column.type)) return `element_at(${name}, ${literal(key)})`;
    return `json_extract_scalar(${name}, ${literal(`$["${key}"]`)})`;
  },
  matches: (text, pattern) => `regexp_like(${text}, ${literal(pattern)})`,
  bitsOf: (bits) => `bitwise_or_agg(${bits})`,
};

/** Athena speaks Trino's. */
export const dialects: Readonly<Record<"duckdb" | "trino" | "athena", Dialect>> = { duckdb, trino, athena: trino };
