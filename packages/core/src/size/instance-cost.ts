import { type Cluster, type Instance, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, sum } from "../decimal.ts";
import { type Line, priceCluster } from "../lines.ts";
import { noPrice, type PriceBook } from "../prices/book.ts";
import type { SizeInput } from "./input.ts";

/** Compute and storage of one instance for a month, on Aurora Standard. */
export interface InstanceCost {
  readonly total: Decimal;
  readonly lines: readonly Line[];
}

/** AWS's own month: 365 × 24 ÷ 12. */
export const HOURS_PER_MONTH: Decimal = new Decimal(730);

/**
 * The month of a provisioned class with the volume of the input.
 *
 * @throws {InputError} for a missing price
 */
export function classCost(input: SizeInput, name: string, book: PriceBook): InstanceCost {
  return costOf(classCluster(input, name), book);
}

/**
 * The month of a serverless instance that holds so many ACUs on the average.
 *
 * @throws {InputError} for a missing price
 */
export function serverlessCost(input: SizeInput, acu: Decimal, book: PriceBook): InstanceCost {
  return costOf(clusterOf(input, { class: SERVERLESS_CLASS, role: "writer", count: new Decimal(1), acu }), book);
}

/** The cluster whose only instance is of a class. */
export function classCluster(input: SizeInput, name: string): Cluster {
  return clusterOf(input, { class: name, role: "writer", count: new Decimal(1) });
}

function clusterOf({ region, engine, engineVersion, storageGib, prices }: SizeInput, instance: Instance): Cluster {
  return {
    region,
    engine,
    storageConfiguration: "standard",
    hoursPerMonth: HOURS_PER_MONTH,
    instances: [instance],
    extendedSupport: "none",
    clones: [],
    features: {},
    prices,
    ...(engineVersion === undefined ? {} : { engineVersion }),
    ...(storageGib === undefined ? {} : { storage: { gb: storageGib } }),
  };
}

function costOf(cluster: Cluster, book: PriceBook): InstanceCost {
  const { lines, unpriced } = priceCluster(cluster, cluster.storageConfiguration, book);
  const [missing] = unpriced;
  if (missing !== undefined) throw noPrice(missing.usageType, missing.region, cluster.engine);
  return { total: sum(lines.map((line) => line.cost)), lines };
}
