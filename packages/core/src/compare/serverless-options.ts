import { maxConnectionsOf } from "../capacity/connections-needed.ts";
import { acuRange, serverlessInstances } from "../capacity/serverless-cluster.ts";
import { type Cluster, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, sum } from "../decimal.ts";
import { type Line, priceCluster } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import { checkCluster } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
import { overload } from "./holding.ts";
import { totalOf } from "./total.ts";
import { atMeanAcu, onServerless } from "./variants.ts";

export interface ServerlessOption {
  readonly id: "provisioned" | "serverless-v2" | "serverless-v1";
  /** DB instance class of a provisioned option; `null` where the instances differ or there are none. */
  readonly class: string | null;
  /** At the load; `null` without one. */
  readonly total: Decimal | null;
  /** All the time at the minimum, and at the maximum; the total again where nothing scales. */
  readonly totalLow: Decimal | null;
  readonly totalHigh: Decimal | null;
  /** Lines of the total; empty without a load. */
  readonly lines: readonly Line[];
  /** Findings that stand in its way, or ride along. */
  readonly findings: readonly Finding[];
}

/** A minimum capacity: what it costs, and what it breaks. */
export interface MinimumOption {
  readonly minAcu: Decimal;
  readonly total: Decimal | null;
  readonly totalLow: Decimal;
  readonly totalHigh: Decimal;
  /** Mean over the instances. */
  readonly pausedShare: Decimal | null;
  readonly maxConnections: number | null;
  readonly findings: readonly Finding[];
}

/** Minimums that are always shown beside the described one. */
const MINIMUMS = ["0", "0.5", "1", "2"] as const;

export function provisionedOption(cluster: Cluster, book: PriceBook): ServerlessOption {
  const total = totalOf(cluster, book);
  const classes = new Set(cluster.instances.map((instance) => instance.class));
  const [only = null] = classes;
  const { serverlessV2: _, ...withoutRange } = cluster;
  return {
    id: "provisioned",
    class: classes.size === 1 ? only : null,
    total,
    totalLow: total,
    totalHigh: total,
    lines: priceCluster(cluster, cluster.storageConfiguration, book).lines,
    findings: findingsOf(withoutRange),
  };
}

export function serverlessOption(cluster: Cluster, book: PriceBook): ServerlessOption {
  const { minAcu, maxAcu } = acuRange(cluster, false);
  const loaded = cluster.load !== undefined;
  return {
    id: "serverless-v2",
    class: SERVERLESS_CLASS,
    total: loaded ? totalOf(cluster, book) : null,
    totalLow: totalOf(atMeanAcu(cluster, minAcu), book),
    totalHigh: totalOf(atMeanAcu(cluster, maxAcu), book),
    lines: loaded ? priceCluster(cluster, cluster.storageConfiguration, book).lines : [],
    findings: findingsOf(cluster),
  };
}

/** Serverless v1 as described, for old bills. */
export function v1Options(described: Cluster, cluster: Cluster, book: PriceBook): readonly ServerlessOption[] {
  if (described.serverlessV1 === undefined) return [];
  const old = { ...described, billingMonth: cluster.billingMonth ?? "" };
  const total = totalOf(old, book);
  return [
    {
      id: "serverless-v1",
      class: null,
      total,
      totalLow: total,
      totalHigh: total,
      lines: priceCluster(old, old.storageConfiguration, book).lines,
      findings: checkCluster(rules, old, old.storageConfiguration),
    },
  ];
}

/** What other minimums would cost and break, under the same load and maximum. */
export function minimumOptions(cluster: Cluster, book: PriceBook): readonly MinimumOption[] {
  const { minAcu: described, maxAcu } = acuRange(cluster, false);
  const minimums = new Map(
    [described, ...MINIMUMS.map((text) => new Decimal(text))].map((acu) => [acu.toString(), acu]),
  );
  return [...minimums.values()]
    .filter((minAcu) => minAcu.lte(maxAcu))
    .sort((a, b) => a.cmp(b))
    .map((minAcu) => minimumOption(onServerless(cluster, { minAcu, maxAcu }), book));
}

function minimumOption(cluster: Cluster, book: PriceBook): MinimumOption {
  const { minAcu, maxAcu } = acuRange(cluster, false);
  const instances = serverlessInstances(cluster);
  const writer = cluster.instances.find(({ role }) => role === "writer") ?? cluster.instances[0];
  return {
    minAcu,
    total: cluster.load === undefined ? null : totalOf(cluster, book),
    totalLow: totalOf(atMeanAcu(cluster, minAcu), book),
    totalHigh: totalOf(atMeanAcu(cluster, maxAcu), book),
    pausedShare:
      instances.length === 0 ? null : sum(instances.map(({ usage }) => usage.pausedShare)).div(instances.length),
    maxConnections: writer === undefined ? null : (maxConnectionsOf(cluster, writer)?.maxConnections ?? null),
    findings: findingsOf(cluster),
  };
}

/** What the rules say, and what of the load it cannot hold. */
function findingsOf(cluster: Cluster): readonly Finding[] {
  return [...checkCluster(rules, cluster, cluster.storageConfiguration), ...overload(cluster)];
}
