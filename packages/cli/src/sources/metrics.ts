import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type MetricFile, type MetricSeries, readMetrics } from "@aurora-cost/core";
import { parse } from "csv-parse/sync";
import { UsageError } from "../failure.ts";
import { notice } from "../output.ts";
import { readText } from "../prices.ts";
import { readBilledCapacity } from "./bill-capacity.ts";
import { sniff } from "./sniff.ts";

/**
 * Reads what `--metrics` names, `FILE` or `CLUSTER=FILE`; of a billing export the capacity of its serverless instances, with
 * `INSTANCE=FILE` that of one.
 *
 * @throws {UsageError} or {InputError} naming the file that cannot be used
 */
export async function openMetrics(names: readonly string[], quiet: boolean): Promise<readonly MetricSeries[]> {
  if (names.length === 0) return [];
  // A file that is named and found in a folder, too, counts once, for the cluster it was named for.
  const files = new Map<string, MetricFile>();
  const billed: MetricSeries[] = [];
  for (const name of names) {
    const { path, cluster } = await splitName(name);
    if (await isBill(path)) billed.push(...(await readBilledCapacity(path, cluster)));
    else if (!files.has(resolve(path))) files.set(resolve(path), { path, cluster, content: await readContent(path) });
  }
  if (files.size === 0) return billed;
  const { series, others } = readMetrics([...files.values()]);
  if (others.length > 0) notice(`left out other metrics: ${[...new Set(others)].join(", ")}`, quiet);
  return [...series, ...billed];
}

async function isBill(path: string): Promise<boolean> {
  return (await exists(path)) && (await sniff(path)).kind === "bill";
}

async function splitName(name: string): Promise<Pick<MetricFile, "path" | "cluster">> {
  const [, cluster = null, path = name] = (await exists(name)) ? [] : (/^([^=]+)=(.+)$/.exec(name) ?? []);
  return { path, cluster };
}

async function readContent(path: string): Promise<unknown> {
  return contentOf((await readText(path)).replace(/^\uFEFF/, ""), path);
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
