import type { Cluster, StorageConfiguration } from "../cluster/cluster.ts";
import { type Decimal, ZERO } from "../decimal.ts";
import { usedCharges, walkCharges } from "../lines.ts";
import { noPrice, type PriceBook } from "../prices/book.ts";
import { cost } from "../units.ts";

/**
 * What a cluster costs a month, without its lines.
 *
 * @throws {InputError} for a line without a price
 */
export function totalOf(
  cluster: Cluster,
  book: PriceBook,
  configuration: StorageConfiguration = cluster.storageConfiguration,
): Decimal {
  let total = ZERO;
  walkCharges(cluster, configuration, book, usedCharges(cluster), {
    priced: ({ amount, price }) => {
      total = total.plus(cost(amount, price.unitPrice));
    },
    unpriced: ({ usageType, region }) => {
      throw noPrice(usageType, region, cluster.engine);
    },
  });
  return total;
}
