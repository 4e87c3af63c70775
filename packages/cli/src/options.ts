import { parseDay } from "@aurora-cost/core";
import { UsageError } from "./failure.ts";

/** The options that all commands share, as commander hands them over. */
export interface CommonOptions {
  readonly format: string;
  readonly prices: string | undefined;
  /** The day on which prices are called stale. */
  readonly asOf: string | undefined;
  readonly out: string | undefined;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly explain: boolean;
  /** CloudWatch metrics, as `FILE` or `CLUSTER=FILE`. */
  readonly metrics: readonly string[];
}

export function readOptions(raw: unknown): CommonOptions {
  const given = typeof raw === "object" && raw !== null ? new Map<string, unknown>(Object.entries(raw)) : new Map();
  return {
    format: textOf(given.get("format")) ?? "table",
    prices: textOf(given.get("prices")),
    asOf: dayOf(textOf(given.get("asOf"))),
    out: textOf(given.get("out")),
    color: given.get("color") !== false,
    quiet: given.get("quiet") === true,
    explain: given.get("explain") === true,
    metrics: textsOf(given.get("metrics")),
  };
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function dayOf(value: string | undefined): string | undefined {
  if (value === undefined || parseDay(value) !== null) return value;
  throw new UsageError(`--as-of: must be a date such as 2026-10-06: ${value}`);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
