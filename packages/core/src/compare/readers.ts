import { type ScaledReaders, scaleReaders } from "../capacity/auto-scaling.ts";
import { connectionsDirect, maxConnectionsOf } from "../capacity/connections-needed.ts";
import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { loadCurve, peakLoad, scaleLoad } from "../capacity/load.ts";
import { acuRange } from "../capacity/serverless-cluster.ts";
import { classAcu } from "../capacity/sizing.ts";
import { type Cluster, type Instance, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { inMonth } from "../estimate.ts";
import { leftAside, type Line, priceCluster, unusedPrices } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import { checkCluster } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
import { totalOf } from "./total.ts";
import { withReaders } from "./variants.ts";

/** A cluster with so many readers. */
export interface ReaderOption {
  /** `3-readers` */
  readonly id: string;
  readonly readers: number;
  /** Whether Aurora allows so many here. */
  readonly allowed: boolean;
  /** With the described I/O: every reader finds what it reads in its cache. */
  readonly total: Decimal;
  /** With page reads that grow with the number of caches; `null` where reads and writes are not told apart. */
  readonly totalHigh: Decimal | null;
  readonly lines: readonly Line[];
  readonly capacity: {
    /** ACUs of all readers together. */
    readonly readerAcu: Decimal | null;
    /** Connections that the reader endpoint spreads over them. */
    readonly readerConnections: number | null;
    /** Peak load of each reader ÷ its capacity; `null` without a load. */
    readonly readerUse: Decimal | null;
  };
  /** Where the reader endpoint leads. */
  readonly readerEndpoint: "writer" | "one-reader" | "spread";
  readonly failover: Failover;
  /** Copies of the volume that are paid: one on Aurora, one for each instance on RDS. */
  readonly storageCopies: { readonly aurora: number; readonly rds: number };
}

interface Failover {
  /** What takes over: a reader, or a new writer that must be created first. */
  readonly to: "reader" | "new-instance";
  /** "typically less than": Amazon Aurora User Guide, High availability for Amazon Aurora. */
  readonly typicalSeconds: number;
}

/** How many readers: cost, capacity and failover for 0 to 15, and Aurora Auto Scaling where it is described. */
export interface ReaderComparison {
  readonly options: readonly ReaderOption[];
  readonly current: string;
  /** The fewest readers that hold the read load and keep the failover there is; the current number without a load. */
  readonly recommended: string;
  /** Current total − the recommended one's. */
  readonly savingsPerMonth: Decimal;
  /** `null` without `autoScaling`. */
  readonly autoScaling: AutoScaledOption | null;
  readonly findings: readonly Finding[];
}

export interface AutoScaledOption {
  readonly meanReaders: Decimal;
  readonly peakReaders: number;
  readonly hottestCpu: Decimal;
  readonly stretches: ScaledReaders["stretches"];
  readonly total: Decimal;
  readonly lines: readonly Line[];
}

const MOST_READERS = 15;
const WITH_READER_SECONDS = 60;
const WITHOUT_READER_SECONDS = 600;

/**
 * Prices a cluster with 0 to 15 readers.
 *
 *     total     = writer + readers × (hours × price) + storage once + I/O      [USD]
 *     totalHigh = the same with reads × (readers + 1) ÷ (readers there are + 1)
 *     use       = peak of the reads ÷ readers ÷ capacity of one
 *
 * Readers share the volume: they add no storage, and on Aurora Standard their page reads are billed I/O.
 *
 * @throws {InputError} for a line without a price, or a cluster without a writer
 */
export function compareReaders(described: Cluster, book: PriceBook, asOf?: string): ReaderComparison {
  const cluster = inMonth(described, book, asOf);
  if (cluster.instances.length === 0) {
    throw new InputError("not-offered", "compare --by readers needs instances: Serverless v1 had no readers");
  }
  const now = readersOf(cluster);
  const options = Array.from({ length: MOST_READERS + 1 }, (_, count) => readerOption(cluster, count, now, book));
  const current = optionId(now);
  const chosen = recommend(options, now);
  const total = (id: string): Decimal => options.find((option) => option.id === id)?.total ?? totalOf(cluster, book);
  return {
    options,
    current,
    recommended: chosen,
    savingsPerMonth: total(current).minus(total(chosen)),
    autoScaling: autoScaled(cluster, book),
    findings: [
      ...checkCluster(rules, cluster, cluster.storageConfiguration),
      ...unusedPrices(cluster, book),
      ...stalePrices(options[1]?.lines ?? [], asOf ?? latestKnownDay(book)),
      ...leftAside(cluster),
    ],
  };
}

function readersOf({ instances }: Cluster): number {
  return Number(sum(instances.filter(({ role }) => role === "reader").map(({ count }) => count)).toString());
}

function optionId(count: number): string {
  return `${String(count)}-reader${count === 1 ? "" : "s"}`;
}

function readerOption(cluster: Cluster, count: number, now: number, book: PriceBook): ReaderOption {
  const variant = count === now ? cluster : withReaders(cluster, new Decimal(count));
  const { instances } = withReaders(cluster, new Decimal(Math.max(1, count)));
  const reader = instances.find(({ role }) => role === "reader");
  const each = reader === undefined ? null : capacityOf(cluster, reader);
  const connections = reader === undefined ? null : (maxConnectionsOf(cluster, reader)?.maxConnections ?? null);
  return {
    id: optionId(count),
    readers: count,
    allowed: count <= MOST_READERS - (cluster.globalDatabase?.secondaries.length ?? 0),
    total: totalOf(variant, book),
    totalHigh: highTotal(variant, count, now, book),
    lines: priceCluster(variant, variant.storageConfiguration, book).lines,
    capacity: {
      readerAcu: each?.times(count) ?? null,
      readerConnections: connections === null ? null : connections * count,
      readerUse: readerUse(cluster, count, each),
    },
    readerEndpoint: count === 0 ? "writer" : count === 1 ? "one-reader" : "spread",
    failover:
      count === 0
        ? { to: "new-instance", typicalSeconds: WITHOUT_READER_SECONDS }
        : { to: "reader", typicalSeconds: WITH_READER_SECONDS },
    storageCopies: { aurora: 1, rds: count + 1 },
  };
}

/** ACUs of one reader; nothing for a class that is not known. */
function capacityOf(cluster: Cluster, { class: name }: Instance): Decimal | null {
  if (name === SERVERLESS_CLASS) return acuRange(cluster, false).maxAcu;
  return INSTANCE_CLASSES[name] === undefined ? null : classAcu(name);
}

function readerUse({ load }: Cluster, count: number, each: Decimal | null): Decimal | null {
  if (load === undefined || each === null || count === 0) return null;
  return peakLoad(loadCurve(load)).times(load.readShare).div(count).div(each);
}

/** Reads as many times as there are caches to fill, measured by those there are. */
function highTotal(variant: Cluster, count: number, now: number, book: PriceBook): Decimal | null {
  const { io } = variant;
  if (variant.storageConfiguration === "io-optimized" || io === undefined) return totalOf(variant, book);
  if (io.readsPerSecond === undefined) return null;
  const reads = io.readsPerSecond.times(Math.max(count, now) + 1).div(now + 1);
  return totalOf({ ...variant, io: { ...io, readsPerSecond: reads } }, book);
}

const FULL = new Decimal("0.8");

/** The fewest that hold the reads below 80 % at the peak; one stays where there is one, for the sake of failover. */
function recommend(options: readonly ReaderOption[], now: number): string {
  const judged = options.filter(({ readers, allowed }) => allowed && readers >= Math.min(now, 1));
  if (options.every(({ capacity }) => capacity.readerUse === null || capacity.readerUse.isZero())) return optionId(now);
  const holding = judged.filter(({ capacity }) => capacity.readerUse?.lte(FULL) === true);
  return holding[0]?.id ?? optionId(now);
}

/** The cluster under Aurora Auto Scaling; nothing where none is described, or where its readers are serverless. */
function autoScaled(cluster: Cluster, book: PriceBook): AutoScaledOption | null {
  const { autoScaling, load, connections } = cluster;
  const pattern = withReaders(cluster, new Decimal(1)).instances.find(({ role }) => role === "reader");
  if (autoScaling === undefined || load === undefined || pattern === undefined) return null;
  const readerAcu = pattern.class === SERVERLESS_CLASS ? null : capacityOf(cluster, pattern);
  if (readerAcu === null) return null;
  const scaled = scaleReaders({
    reads: scaleLoad(loadCurve(load), load.readShare),
    readerAcu,
    peakConnections: connections === undefined ? ZERO : (connectionsDirect(connections)?.value ?? ZERO),
    scaling: autoScaling,
  });
  const { instances } = withReaders(cluster, new Decimal(1));
  const hours = scaled.meanReaders.times(cluster.hoursPerMonth);
  const variant = {
    ...cluster,
    instances: instances.map((instance) => (instance.role === "reader" ? { ...instance, hours } : instance)),
  };
  const { meanReaders, peakReaders, hottestCpu, stretches } = scaled;
  const { lines } = priceCluster(variant, variant.storageConfiguration, book);
  return { meanReaders, peakReaders, hottestCpu, stretches, total: totalOf(variant, book), lines };
}
