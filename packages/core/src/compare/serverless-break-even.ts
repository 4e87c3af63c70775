import type { Cluster } from "../cluster/cluster.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import type { PriceBook } from "../prices/book.ts";
import { totalOf } from "./total.ts";
import { atMeanAcu } from "./variants.ts";

/** The mean capacity of each instance at which Serverless v2 costs what another configuration does. */
export interface AcuBreakEven {
  readonly meanAcu: Decimal;
  /** `always-dearer`: even at 0 ACU; `always-cheaper`: even at 256. */
  readonly reason?: "always-dearer" | "always-cheaper";
}

const MOST = new Decimal(256);

/** ACUs that RDS Proxy bills at least: where the cost of a cluster with one bends. */
const PROXY_MINIMUM = new Decimal(8);

/**
 * Solves the mean ACU at which a cluster on Serverless v2 costs as much as something else.
 *
 *     cost(acu) = fixed + instances × acu × hours × price      straight between 0, the proxy's minimum and 256
 *     break-even: the acu where cost(acu) = other cost
 */
export function acuBreakEven(cluster: Cluster, other: Decimal, book: PriceBook): AcuBreakEven {
  const hours = sum(cluster.instances.map((instance) => instance.count.times(instance.hours ?? cluster.hoursPerMonth)));
  const bend = cluster.proxy === undefined ? MOST : PROXY_MINIMUM.times(cluster.hoursPerMonth).div(hours);
  const points = [ZERO, Decimal.min(bend, MOST), MOST].map((acu) => ({
    acu,
    cost: totalOf(atMeanAcu(cluster, acu), book),
  }));
  const [first] = points;
  if (first === undefined || other.lt(first.cost)) return { meanAcu: ZERO, reason: "always-dearer" };
  const above = points.findIndex((point) => point.cost.gte(other));
  const [from, to] = [points[above - 1], points[above]];
  if (above < 0) return { meanAcu: MOST, reason: "always-cheaper" };
  if (from === undefined || to === undefined) return { meanAcu: ZERO };
  const share = other.minus(from.cost).div(to.cost.minus(from.cost));
  return { meanAcu: from.acu.plus(to.acu.minus(from.acu).times(share)) };
}
