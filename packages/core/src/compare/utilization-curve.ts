import { serverlessV1 } from "../charges/serverless-v1.ts";
import { classAcu } from "../capacity/sizing.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { Decimal, sum } from "../decimal.ts";
import { clusterPrice } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import { totalOf } from "./total.ts";
import { atMeanAcu } from "./variants.ts";

/** Cost at a mean use of the provisioned capacity. */
export interface UtilizationPoint {
  readonly utilization: Decimal;
  /** Mean ACUs of each instance. */
  readonly acu: Decimal;
  readonly provisioned: Decimal;
  readonly serverlessV2: Decimal;
  /** `null` where Serverless v1 has no price. */
  readonly serverlessV1: Decimal | null;
}

const TENTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/**
 * What provisioned instances and Serverless cost while the same share of the provisioned capacity is used.
 *
 *     acu = utilization × vCPUs × ACUs for a vCPU      mean over the instances
 *
 * Nothing where no instance runs.
 */
export function utilizationCurve(provisioned: Cluster, book: PriceBook): readonly UtilizationPoint[] {
  const count = sum(provisioned.instances.map((instance) => instance.count));
  if (count.isZero()) return [];
  const whole = sum(provisioned.instances.map((instance) => classAcu(instance.class).times(instance.count))).div(count);
  const fixed = totalOf(provisioned, book);
  return TENTHS.map((tenths) => {
    const utilization = new Decimal(tenths).div(10);
    const acu = utilization.times(whole);
    return {
      utilization,
      acu,
      provisioned: fixed,
      serverlessV2: totalOf(atMeanAcu(provisioned, acu), book),
      serverlessV1: onV1(provisioned, acu.times(count), book),
    };
  });
}

/** All instances' capacity on Serverless v1, which had one; `null` where it has no price. */
function onV1(cluster: Cluster, acu: Decimal, book: PriceBook): Decimal | null {
  const usageType = serverlessV1.usageType.standard ?? "";
  if (cluster.storageConfiguration !== "standard" || cluster.proxy !== undefined) return null;
  if (clusterPrice(cluster, book, usageType, serverlessV1.unit) === undefined) return null;
  return totalOf({ ...cluster, instances: [], serverlessV1: { acu } }, book);
}
