import type { RawSeries } from "../series.ts";
import type { Queries } from "./queries.ts";

/** A metrics file: parsed JSON, or the records of a CSV. */
export interface MetricFile {
  readonly path: string;
  /** The cluster that the user says it is of. */
  readonly cluster: string | null;
  readonly content: unknown;
}

/** A way in which CloudWatch hands out metrics. */
export interface MetricFormat {
  readonly id: string;
  readonly matches: (content: unknown) => boolean;
  /** @throws {InputError} for a file that begins like the format and is not of it */
  readonly read: (file: MetricFile, queries: Queries) => RawRead;
}

interface RawRead {
  readonly series: readonly RawSeries[];
  /** Names or labels of other metrics, which are left out. */
  readonly others: readonly string[];
}

/** Whether a JSON document is a mapping with all of these keys. */
export function hasKeys(content: unknown, ...keys: readonly string[]): boolean {
  if (typeof content !== "object" || content === null || Array.isArray(content)) return false;
  return keys.every((key) => key in content);
}
