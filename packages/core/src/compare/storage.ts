import type { Cluster, StorageConfiguration } from "../cluster/cluster.ts";
import { storageIo } from "../charges/storage-io.ts";
import { type Decimal, sum } from "../decimal.ts";
import { clusterPrice, type Line, priceCluster, unusedPrices } from "../estimate.ts";
import { noPrice, type PriceBook } from "../prices/book.ts";
import { checkCluster } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
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

/**
 * Prices the same cluster in both storage configurations and solves the break-even between them.
 *
 * @throws {InputError} for a line without a price in either, or a cluster that cannot run I/O-Optimized at all
 */
export function compareStorage(cluster: Cluster, book: PriceBook): StorageComparison {
  const standard = option(cluster, "standard", book);
  const ioOptimized = option(cluster, "io-optimized", book);
  const current = cluster.storageConfiguration;
  const other = current === "standard" ? "io-optimized" : "standard";
  const [now, then] = current === "standard" ? [standard, ioOptimized] : [ioOptimized, standard];
  const savingsPerMonth = now.total.minus(then.total);
  const findings = checkCluster(cluster, savingsPerMonth.gt(0) ? other : current);
  const blocked = findings.some((finding) => finding.severity === "error");

  const ioPrice = clusterPrice(cluster, book, storageIo.usageType.standard ?? "", storageIo.unit);
  const standardFixed = sum(dependent(standard).map((line) => line.cost));
  const ioCost = sum(standard.lines.filter(isIo).map((line) => line.cost));
  return {
    options: [standard, ioOptimized],
    recommended: savingsPerMonth.gt(0) && !blocked ? other : current,
    savingsPerMonth,
    breakEven:
      ioPrice === undefined
        ? null
        : breakEven({
            standard: standardFixed,
            ioOptimized: sum(dependent(ioOptimized).map((line) => line.cost)),
            ioUnitPrice: ioPrice.unitPrice,
            hoursPerMonth: cluster.hoursPerMonth,
          }),
    ioShare: share(ioCost, standardFixed.plus(ioCost)),
    findings: [...findings, ...unusedPrices(cluster, book)],
  };
}

function option(cluster: Cluster, id: StorageConfiguration, book: PriceBook): StorageOption {
  const { lines, unpriced } = priceCluster(cluster, id, book);
  const [missing] = unpriced;
  if (missing !== undefined) throw noPrice(missing.usageType, cluster.region, cluster.engine);
  return { id, lines, total: sum(lines.map((line) => line.cost)) };
}

/** Compute and storage: the lines whose price depends on the storage configuration, but for I/O itself. */
function dependent({ lines }: StorageOption): readonly Line[] {
  return lines.filter((line) => line.part === "compute" || line.part === "storage");
}

function isIo(line: Line): boolean {
  return line.charge === storageIo.id;
}
