import type { Cluster, StorageConfiguration } from "../cluster/cluster.ts";
import { storageIo } from "../charges/storage-io.ts";
import { type Decimal, ZERO } from "../decimal.ts";
import { inMonth } from "../estimate.ts";
import {
  clusterPrice,
  leftAside,
  type Line,
  priceCluster,
  unusedPrices,
  type Used,
  usedCharges,
  walkCharges,
} from "../lines.ts";
import { noPrice, type PriceBook } from "../prices/book.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import { checkCluster, obstacle } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import type { Finding, Rule } from "../rules/rule.ts";
import { cost } from "../units.ts";
import { type BreakEven, breakEven, share } from "./break-even.ts";

export interface StorageOption {
  readonly id: StorageConfiguration;
  readonly total: Decimal;
  readonly lines: readonly Line[];
}

/** Aurora Standard against Aurora I/O-Optimized for one described cluster. */
export interface StorageComparison {
  readonly options: readonly [standard: StorageOption, ioOptimized: StorageOption];
  /** The cheaper option that the rules allow; the current one in a tie. */
  readonly recommended: StorageConfiguration;
  /** Current total − the other's: negative when switching would cost more. */
  readonly savingsPerMonth: Decimal;
  /** `null` where I/O has no price. */
  readonly breakEven: BreakEven | null;
  /** I/O as a share of compute, storage and I/O on Aurora Standard. */
  readonly ioShare: Decimal | null;
  readonly findings: readonly Finding[];
}

/** The sums of a cluster in both storage configurations, without lines, rules and texts. */
export interface StorageTotals {
  readonly standard: Decimal;
  readonly ioOptimized: Decimal;
  readonly breakEven: BreakEven | null;
  readonly ioShare: Decimal | null;
}

/**
 * Prices the same cluster in both storage configurations and solves the break-even between them.
 *
 * @throws {InputError} for a line without a price in either, or a cluster that cannot run I/O-Optimized at all
 */
export function compareStorage(described: Cluster, book: PriceBook, asOf?: string): StorageComparison {
  return compareStorageUnder(rules, described, book, asOf);
}

/**
 * {@link compareStorage} under some of the rules: for pages that cannot carry all of them.
 *
 * @throws {InputError} as there
 */
export function compareStorageUnder(
  list: readonly Rule[],
  described: Cluster,
  book: PriceBook,
  asOf?: string,
): StorageComparison {
  const cluster = inMonth(described, book, asOf);
  const used = usedCharges(cluster);
  const { standard, ioOptimized, breakEven: threshold, ioShare } = totalsOf(cluster, book, used);
  const current = cluster.storageConfiguration;
  const other = current === "standard" ? "io-optimized" : "standard";
  const savingsPerMonth = current === "standard" ? standard.minus(ioOptimized) : ioOptimized.minus(standard);
  const cheaper = savingsPerMonth.gt(0) ? other : current;
  const balance = { ioShare, breakEvenIoCost: threshold?.ioCost ?? null, cheaper };
  const findings = checkCluster(list, cluster, cheaper, balance);
  const blocked = obstacle(findings, checkCluster(list, cluster, current, balance)) !== undefined;
  const options = [
    { id: "standard", total: standard, lines: priceCluster(cluster, "standard", book, used).lines },
    { id: "io-optimized", total: ioOptimized, lines: priceCluster(cluster, "io-optimized", book, used).lines },
  ] as const;
  return {
    options,
    recommended: blocked ? current : cheaper,
    savingsPerMonth,
    breakEven: threshold,
    ioShare,
    findings: [
      ...findings,
      ...unusedPrices(cluster, book),
      ...stalePrices(
        options.flatMap(({ lines }) => lines),
        asOf ?? latestKnownDay(book),
      ),
      ...leftAside(cluster),
    ],
  };
}

/**
 * The numbers of {@link compareStorage} alone, for searches over many configurations.
 *
 * @throws {InputError} as there
 */
export function storageTotals(described: Cluster, book: PriceBook): StorageTotals {
  const cluster = inMonth(described, book);
  return totalsOf(cluster, book, usedCharges(cluster));
}

function totalsOf(cluster: Cluster, book: PriceBook, used: readonly Used[]): StorageTotals {
  const standard = sumsOf(cluster, "standard", book, used);
  const ioOptimized = sumsOf(cluster, "io-optimized", book, used);
  const ioPrice = clusterPrice(cluster, book, storageIo.usageType.standard ?? "", storageIo.unit);
  return {
    standard: standard.total,
    ioOptimized: ioOptimized.total,
    breakEven:
      ioPrice === undefined
        ? null
        : breakEven({
            // The threshold counts the primary's requests; those of secondary Regions are a cost beside them.
            standard: standard.dependent.plus(standard.ioElsewhere),
            ioOptimized: ioOptimized.dependent,
            ioUnitPrice: ioPrice.unitPrice,
            hoursPerMonth: cluster.hoursPerMonth,
          }),
    ioShare: share(standard.io, standard.dependent.plus(standard.io)),
  };
}

interface Sums {
  total: Decimal;
  /** Compute and storage: what depends on the storage configuration, but for I/O itself. */
  dependent: Decimal;
  io: Decimal;
  /** I/O of secondary Regions. */
  ioElsewhere: Decimal;
}

function sumsOf(cluster: Cluster, configuration: StorageConfiguration, book: PriceBook, used: readonly Used[]): Sums {
  const sums: Sums = { total: ZERO, dependent: ZERO, io: ZERO, ioElsewhere: ZERO };
  walkCharges(cluster, configuration, book, used, {
    priced: ({ charge, amount, price, region }) => {
      const spent = cost(amount, price.unitPrice);
      sums.total = sums.total.plus(spent);
      if (charge.part === "compute" || charge.part === "storage") sums.dependent = sums.dependent.plus(spent);
      if (charge.part !== "storageIo") return;
      sums.io = sums.io.plus(spent);
      if (region !== cluster.region) sums.ioElsewhere = sums.ioElsewhere.plus(spent);
    },
    unpriced: ({ usageType, region }) => {
      throw noPrice(usageType, region, cluster.engine);
    },
  });
  return sums;
}
