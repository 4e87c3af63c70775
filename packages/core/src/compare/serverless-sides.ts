import { connectionUse } from "../capacity/connections-needed.ts";
import { curveSeconds, loadCurve, meanLoad, peakLoad, percentileLoad } from "../capacity/load.ts";
import { type Cluster, type Instance, type Load, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, ZERO } from "../decimal.ts";
import type { PriceBook } from "../prices/book.ts";
import { busiestShare } from "./holding.ts";
import { candidateClasses, cheapestHolding } from "./candidate-classes.ts";
import { totalOf } from "./total.ts";
import { allOfClass, onProvisioned } from "./variants.ts";

/** The cheapest class that holds the load at a percentile. */
export interface FittingClass {
  readonly percentile: "p95" | "p99" | "peak";
  readonly acu: Decimal;
  /** `null` where no priced class does. */
  readonly class: string | null;
  readonly total: Decimal | null;
}

export interface LoadSummary {
  readonly meanAcu: Decimal;
  readonly p95Acu: Decimal;
  readonly p99Acu: Decimal;
  readonly peakAcu: Decimal;
  /** Hours until the curve repeats. */
  readonly hours: Decimal;
}

/**
 * A cluster that can be compared: one on Serverless v1 gets a writer in its place, and instances with a mean capacity of their
 * own stand for a flat load.
 */
export function withLoad(cluster: Cluster): Cluster {
  const { serverlessV1, ...rest } = cluster;
  const replaced: readonly Instance[] =
    serverlessV1 === undefined
      ? cluster.instances
      : [{ class: SERVERLESS_CLASS, role: "writer", count: new Decimal(1), acu: serverlessV1.acu }];
  const own = replaced.flatMap(({ acu }) => acu ?? []);
  if (cluster.load !== undefined || own.length === 0) return { ...rest, instances: replaced };
  return { ...rest, instances: replaced, load: { profile: "flat", baseAcu: Decimal.max(...own), readShare: ZERO } };
}

export function summarize(load: Load): LoadSummary {
  const curve = loadCurve(load);
  return {
    meanAcu: meanLoad(curve),
    p95Acu: percentileLoad(curve, 95),
    p99Acu: percentileLoad(curve, 99),
    peakAcu: peakLoad(curve),
    hours: new Decimal(curveSeconds(curve)).div(3600),
  };
}

/** The cheapest classes for the busiest instance at the 95th and 99th percentile of the load and at its peak. */
export function fittingClasses(cluster: Cluster, book: PriceBook): readonly FittingClass[] {
  if (cluster.load === undefined) return [];
  const { p95Acu, p99Acu, peakAcu } = summarize(cluster.load);
  const share = busiestShare(cluster, cluster.load);
  const candidates = candidateClasses(cluster, book);
  const connections = connectionUse(cluster)?.needed.value ?? ZERO;
  return (
    [
      ["p95", p95Acu],
      ["p99", p99Acu],
      ["peak", peakAcu],
    ] as const
  ).map(([percentile, load]) => {
    const acu = load.times(share);
    const name = cheapestHolding(candidates, acu, connections)?.name ?? null;
    return { percentile, acu, class: name, total: name === null ? null : totalOf(allOfClass(cluster, name), book) };
  });
}

/** The provisioned instances as described, serverless ones on the cheapest class that holds the peak; nothing without one. */
export function provisionedSide(cluster: Cluster, fitting: readonly FittingClass[]): Cluster | null {
  if (cluster.instances.every((instance) => instance.class !== SERVERLESS_CLASS)) return cluster;
  const name = fitting.find(({ percentile }) => percentile === "peak")?.class ?? null;
  return name === null ? null : onProvisioned(cluster, name);
}
