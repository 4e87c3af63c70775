import { acuLimits } from "../capacity/acu-limits.ts";
import { type ConnectionUse, connectionUse } from "../capacity/connections-needed.ts";
import { loadCurve, peakLoad } from "../capacity/load.ts";
import { type Cluster, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, sum } from "../decimal.ts";
import type { PriceBook } from "../prices/book.ts";
import { candidateClasses } from "./candidate-classes.ts";
import { busiestShare, peakUse } from "./holding.ts";
import { allOfClass, followingLoad, onServerless, withProxy, withReaders } from "./variants.ts";

/** What the instances of a configuration run on. */
interface Compute {
  readonly class: string;
  /** Of Serverless v2. */
  readonly range?: { readonly minAcu: Decimal; readonly maxAcu: Decimal };
}

/** A configuration, whatever its storage configuration and the way its compute is paid. */
export interface Shape {
  readonly compute: Compute;
  readonly readers: number;
  readonly proxy: boolean;
  readonly cluster: Cluster;
  /** Peak of the load on the busiest instance ÷ its capacity; `null` for a class whose capacity is not known. */
  readonly capacityUse: Decimal | null;
  /** `null` where none are described. */
  readonly connections: ConnectionUse | null;
}

/** The highest first: of two that cost the same it is the better one. */
const MINIMUMS = ["8", "4", "2", "1", "0.5", "0"] as const;
const MOST_READERS = 15;

/**
 * Every shape that a cluster could take: each class and Serverless range × readers × proxy.
 *
 * Where the load is only assumed, Serverless has no price and nobody knows which readers can go. A proxy is tried where the
 * connections are described, and else stays what it is.
 */
export function shapesOf(cluster: Cluster, book: PriceBook, assumed: boolean): readonly Shape[] {
  const [least, most] = readerCounts(cluster, assumed);
  const counts = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const proxies = cluster.connections === undefined ? [cluster.proxy !== undefined] : [false, true];
  const peak = cluster.load === undefined ? null : peakLoad(loadCurve(cluster.load));
  const classes = candidateClasses(cluster, book).map(({ name }) => ({ class: name }));
  const computes = [...classes, ...(assumed || peak === null ? [] : rangesOf(cluster, peak))];
  return counts.flatMap((readers) => {
    const sized = withReaders(cluster, new Decimal(readers));
    return proxies.flatMap((proxy) => {
      const variant = withProxy(sized, proxy);
      return computes.map((compute) => {
        const shaped = onCompute(variant, compute);
        const capacityUse = peak === null ? null : peakUse(shaped, peak);
        return { compute, readers, proxy, cluster: shaped, capacityUse, connections: connectionUse(shaped) };
      });
    });
  });
}

/** Readers as described. */
export function readersOf({ instances }: Cluster): number {
  return Number(sum(instances.filter(({ role }) => role === "reader").map(({ count }) => count)));
}

/**
 * From none to where another reader relieves nobody: each then carries no more than the writer does.
 *
 *     most = ⌈readShare ÷ (1 − readShare)⌉, at least one to fail over to, at most what a cluster may have
 */
function readerCounts(cluster: Cluster, assumed: boolean): readonly [least: number, most: number] {
  const allowed = MOST_READERS - (cluster.globalDatabase?.secondaries.length ?? 0);
  const described = Math.min(allowed, readersOf(cluster));
  if (assumed) return [described, described];
  const reads = cluster.load?.readShare ?? new Decimal(0);
  const writes = new Decimal(1).minus(reads);
  const useful = writes.isZero() ? allowed : Number(reads.div(writes).ceil());
  return [0, Math.min(allowed, Math.max(1, useful))];
}

function onCompute(cluster: Cluster, { class: name, range }: Compute): Cluster {
  if (range === undefined) return allOfClass(cluster, name);
  return followingLoad(onServerless(cluster, range));
}

/** Each minimum with the maximum that the peak needs, and with 1.3 times that, as AWS's sizing has it. */
function rangesOf(cluster: Cluster, peak: Decimal): readonly Compute[] {
  const { engine, engineVersion = null, serverlessV2, load } = cluster;
  const limits = acuLimits(engine, engineVersion, serverlessV2?.platformVersion?.toString() ?? null);
  if (limits === null || load === undefined) return [];
  const busiest = peak.times(busiestShare(cluster, load));
  const maximums = [busiest, peak, peak.times("1.3")].map((acu) =>
    Decimal.min(limits.maxAcu, Decimal.max(1, acu.times(2).ceil().div(2))),
  );
  const distinct = [...new Map(maximums.map((acu) => [acu.toString(), acu])).values()];
  return MINIMUMS.filter((minAcu) => new Decimal(minAcu).gte(limits.minAcu)).flatMap((minAcu) =>
    distinct
      .filter((maxAcu) => maxAcu.gte(minAcu))
      .map((maxAcu) => ({ class: SERVERLESS_CLASS, range: { minAcu: new Decimal(minAcu), maxAcu } })),
  );
}
