import { columnFinder } from "./columns.ts";
import type { Needle } from "./csv/needle.ts";
import type { Wanted } from "./csv/reading.ts";
import { type Column, DSQL_CODE, type Format, RDS_CODE, RDS_NAME } from "./formats/format.ts";

/**
 * What {@link bindReader} has to see of a file. A record without any of the needles is of another service: it has neither
 * the code nor the name of Amazon RDS in a cell, nor the code of Aurora DSQL.
 */
export function wantedOf(format: Format, header: readonly string[], tagKey?: string): Wanted {
  const find = columnFinder(header);
  const isThere = (column: Column): boolean => find(column) !== undefined;
  const columns = [...Object.values(format.columns).flat(), ...(tagKey === undefined ? [] : format.tag(tagKey))];
  const codes = format.columns.serviceCode?.filter(isThere) ?? [];
  const names = format.columns.serviceName?.filter(isThere) ?? [];
  const nameNeedles = (format.serviceNames ?? [RDS_NAME]).map((text) => ({ text, rare: rareOf(text) }));
  const hasMap = [...codes, ...names].some((column) => typeof column !== "string");
  return {
    columns: [...new Set(columns.flatMap((column) => find(column) ?? []))].sort((a, b) => a - b),
    needles: [...(codes.length > 0 ? CODES : []), ...(names.length > 0 ? nameNeedles : []), ...(hasMap ? ESCAPES : [])],
  };
}

const CODES: readonly Needle[] = [
  { text: RDS_CODE, rare: "DS" },
  { text: DSQL_CODE, rare: "QL" },
];

/** In a map, which is JSON, any letter may be written as an escape. */
const ESCAPES: readonly Needle[] = [{ text: "\\u", rare: "\\u" }];

/** Of a service's name the part that the names of others lack. */
function rareOf(name: string): string {
  return name === RDS_NAME ? "Datab" : name;
}
