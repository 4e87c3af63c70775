import type { Cluster, StorageConfiguration } from "./cluster/cluster.ts";
import { type Decimal, sum } from "./decimal.ts";
import { currencyOf, leftAside, priceCluster, type Priced, unusedPrices } from "./lines.ts";
import { type PriceBook, priceBookId, type PriceBookId } from "./prices/book.ts";
import { latestKnownDay, stalePrices } from "./prices/staleness.ts";
import { checkCluster } from "./rules/check.ts";
import { rules } from "./rules/index.ts";
import type { Finding } from "./rules/rule.ts";

/** The document behind `estimate --format json`. */
export interface Estimate extends Priced {
  readonly schemaVersion: 1;
  readonly name: string | null;
  readonly region: string;
  readonly engine: string;
  readonly storageConfiguration: StorageConfiguration;
  readonly currency: string;
  readonly hoursPerMonth: Decimal;
  readonly priceBook: PriceBookId;
  /** Sum of the lines; a subtotal when `complete` is false. */
  readonly total: Decimal;
  readonly complete: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Prices a described cluster for a month.
 *
 *     total = Σ quantity × unitPrice      over every charge of the list
 *     [USD]
 *
 * A line without a price is named in `unpriced` and left out of the total. `asOf` is the day on which prices are called
 * stale, and whose month is billed when the description names none.
 *
 * @throws {InputError} for a charge that cannot exist in the cluster's storage configuration
 */
export function estimate(described: Cluster, book: PriceBook, asOf?: string): Estimate {
  const cluster = inMonth(described, book, asOf);
  const { lines, unpriced } = priceCluster(cluster, cluster.storageConfiguration, book);
  return {
    schemaVersion: 1,
    name: cluster.name ?? null,
    region: cluster.region,
    engine: cluster.engine,
    storageConfiguration: cluster.storageConfiguration,
    currency: currencyOf(book, cluster.region),
    hoursPerMonth: cluster.hoursPerMonth,
    priceBook: priceBookId(book),
    lines,
    total: sum(lines.map((line) => line.cost)),
    complete: unpriced.length === 0,
    unpriced,
    findings: [
      ...checkCluster(rules, cluster, cluster.storageConfiguration),
      ...unusedPrices(cluster, book),
      ...stalePrices(lines, asOf ?? latestKnownDay(book)),
      ...leftAside(cluster),
    ],
  };
}

/** The cluster in its billing month; without one, in the month of `asOf`, else in that the book was published in. */
export function inMonth(cluster: Cluster, book: PriceBook, asOf: string = book.publishedOn): Cluster {
  return { ...cluster, billingMonth: cluster.billingMonth ?? asOf.slice(0, 7) };
}
