import { recognise } from "./charges/index.ts";
import type { Cluster } from "./cluster/cluster.ts";
import { parseDescription } from "./cluster/schema.ts";
import { InputError } from "./errors.ts";

/**
 * Validates a cluster description, such as YAML or JSON yields it, down to the usage types of its own prices.
 *
 * @throws {InputError} naming the first thing wrong, its path, and for an unknown key the nearest known one
 */
export function parseCluster(input: unknown): Cluster {
  return parse(input, false);
}

/**
 * Validates a description that metrics are to fill: its serverless instances may still lack a load.
 *
 * @throws {InputError} as {@link parseCluster} does
 */
export function parseClusterToFill(input: unknown): Cluster {
  return parse(input, true);
}

function parse(input: unknown, toFill: boolean): Cluster {
  const cluster = parseDescription(input, toFill);
  for (const key of Object.keys(cluster.prices)) {
    if (recognise(key) === undefined) {
      throw new InputError("unknown-key", `prices holds an unknown usage type: ${key}`, ["prices", key]);
    }
  }
  return cluster;
}
