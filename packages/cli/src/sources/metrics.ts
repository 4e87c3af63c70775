import { stat } from "node:fs/promises";
import { isMetrics, type MetricFile, type MetricSeries, readMetrics } from "@aurora-cost/core";
import { parse } from "csv-parse/sync";
import { UsageError } from "../failure.ts";
import { notice } from "../output.ts";
import { readText } from "../prices.ts";

/**
 * Reads what `--metrics` names, `FILE` or `CLUSTER=FILE`.
 *
 * @throws {UsageError} or {InputError} naming the file that cannot be used
 */
export async function openMetrics(names: readonly string[], quiet: boolean): Promise<readonly MetricSeries[]> {
  if (names.length === 0) return [];
  const files: MetricFile[] = [];
  for (const name of new Set(names)) files.push(await readMetricFile(name));
  const { series, others } = readMetrics(files);
  if (others.length > 0) notice(`left out other metrics: ${[...new Set(others)].join(", ")}`, quiet);
  return series;
}

/** Whether a file that is no billing export is metrics, or the queries for them. */
export async function isMetricsFile(path: string): Promise<boolean> {
  try {
    return isMetrics((await readMetricFile(path)).content);
  } catch {
    return false;
  }
}

async function readMetricFile(name: string): Promise<MetricFile> {
  const [, cluster, path = name] = (await exists(name)) ? [] : (/^([^=]+)=(.+)$/.exec(name) ?? []);
  const text = (await readText(path)).replace(/^\uFEFF/, "");
  return { path, cluster: cluster ?? null, content: contentOf(text, path) };
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

function contentOf(text: string, path: string): unknown {
  if (text.trim() === "") throw new UsageError(`${path}: empty file`);
  try {
    if (/^\s*[[{]/.test(text)) return JSON.parse(text);
    return parse(text, { relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path}: neither JSON nor CSV as CloudWatch writes it: ${problem}`);
  }
}
