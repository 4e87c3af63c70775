import { text as readAll } from "node:stream/consumers";
import {
  type Cluster,
  type FilledCluster,
  fillFromMetrics,
  InputError,
  parseCluster,
  parseClusterToFill,
  type Path,
} from "@aurora-cost/core";
import { isMap, isNode, LineCounter, parseDocument } from "yaml";
import { UsageError } from "./failure.ts";
import type { CommonOptions } from "./options.ts";
import { notice } from "./output.ts";
import { readText } from "./prices.ts";
import { openMetrics } from "./sources/metrics.ts";

/** What messages call a file that may be `-`. */
export function inputName(file: string): string {
  return file === "-" ? "standard input" : file;
}

/**
 * Reads a cluster description, YAML or JSON, from a file or `-`.
 *
 * @throws {UsageError} with file, line and column of what is wrong
 */
async function readDescription(file: string, parse: (input: unknown) => Cluster): Promise<Cluster> {
  const name = inputName(file);
  const text = file === "-" ? await readAll(process.stdin) : await readText(file);
  if (text.trim() === "")
    throw new UsageError(`${name}: empty file; a cluster description needs region, engine and instances`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    const [message = ""] = problem.message.split("\n");
    throw new UsageError(
      `${name}:${String(line)}:${String(col)}: ${message.replace(/ at line \d+, column \d+:?$/, "")}`,
    );
  }
  try {
    return parse(document.toJS());
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const offset = offsetOf(document.contents, error.path);
    const { line, col } = lines.linePos(offset ?? 0);
    const place = offset === null ? name : `${name}:${String(line)}:${String(col)}`;
    throw new UsageError(`${place}: ${error.message}`);
  }
}

/** Reads a cluster description, and fills what it does not say from `--metrics`; says on stderr what was taken. */
export async function readDescribed(file: string, { metrics, quiet }: CommonOptions): Promise<FilledCluster> {
  if (metrics.length === 0) return { cluster: await readDescription(file, parseCluster), findings: [] };
  const cluster = await readDescription(file, parseClusterToFill);
  const filled = fillFromMetrics(cluster, await openMetrics(metrics, quiet));
  for (const { rule, message } of filled.findings) if (rule === "METRIC-000") notice(`taken: ${message}`, quiet);
  return filled;
}

/** Where a path's key, or the nearest thing above it that exists, begins. */
function offsetOf(root: unknown, path: Path): number | null {
  let node: unknown = root;
  let offset: number | null = null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isNode(item.key) && String(item.key) === String(step));
      if (pair === undefined) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isNode(node) && "items" in node && Array.isArray(node.items) && typeof step === "number") {
      node = node.items[step];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else {
      break;
    }
  }
  return offset;
}
