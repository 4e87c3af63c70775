import type { Cluster, StorageConfiguration } from "../cluster/cluster.ts";
import { type Decimal, sum } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { currencyOf, type Line, priceCluster } from "../lines.ts";
import { noPrice, type PriceBook } from "../prices/book.ts";
import type { SavingsPlan } from "./commitments.ts";
import { cover, type Pools } from "./cover.ts";
import { type Demand, monthHours, type Split, splitLines } from "./demand.ts";
import { commitmentLines, type Purchase } from "./lines.ts";
import { poolsOf } from "./reserved-instances.ts";

/** A cluster's month in one storage configuration. */
export interface Side extends Split {
  readonly configuration: StorageConfiguration;
  readonly month: Decimal;
  readonly region: string;
  readonly currency: string;
}

export interface Bill {
  readonly total: Decimal;
  readonly lines: readonly Line[];
}

/**
 * @throws {InputError} for a line without a price
 */
export function sideOf(cluster: Cluster, configuration: StorageConfiguration, book: PriceBook): Side {
  const { lines, unpriced } = priceCluster(cluster, configuration, book);
  const [missing] = unpriced;
  if (missing !== undefined) throw noPrice(missing.usageType, missing.region, cluster.engine);
  return {
    ...splitLines(cluster, configuration, lines),
    configuration,
    month: monthHours(cluster),
    region: cluster.region,
    currency: currencyOf(book, cluster.region),
  };
}

/** The same; nothing where the cluster has no price or place in the configuration. */
export function sideIfAny(cluster: Cluster, configuration: StorageConfiguration, book: PriceBook): Side | null {
  try {
    return sideOf(cluster, configuration, book);
  } catch (error) {
    if (error instanceof InputError && (error.code === "no-price" || error.code === "not-offered")) return null;
    throw error;
  }
}

/** The month under what is bought. */
export function bill(of: Side, purchase: Purchase): Bill {
  const covered = cover(of.demands, of.month, poolsOf(purchase.reservations), purchase.plan);
  const lines = [...commitmentLines(covered, purchase, of.month, of), ...of.others];
  return { lines, total: sum(lines.map((line) => line.cost)) };
}

/** What commitments leave on demand. */
export function onDemandCost(
  demands: readonly Demand[],
  month: Decimal,
  pools: Pools,
  plan: SavingsPlan | undefined,
): Decimal {
  const { shares } = cover(demands, month, pools, plan);
  return sum(shares.map(({ demand, onDemand }) => onDemand.times(demand.line.unitPrice)));
}
