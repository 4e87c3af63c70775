import { connectionUse, CROWDED } from "../capacity/connections-needed.ts";
import { meanAcuOf, serverlessInstances } from "../capacity/serverless-cluster.ts";
import { type Cluster, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { instanceHours } from "../cluster/quantities.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { inMonth } from "../estimate.ts";
import { rdsProxyServerless } from "../charges/rds-proxy.ts";
import { clusterPrice, leftAside, type Line, priceCluster, unusedPrices } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import { checkCluster } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
import { totalOf } from "./total.ts";
import { withProxy } from "./variants.ts";

/** ACUs that RDS Proxy bills at least in every hour. */
const PROXY_MINIMUM_ACU = 8;

/** The cluster with an RDS Proxy, or without. */
export interface ProxyOption {
  readonly id: "without" | "with";
  readonly total: Decimal;
  /** With the minimum billed for each instance instead of the proxy: AWS does not say which; `null` where both agree. */
  readonly totalPerInstance: Decimal | null;
  readonly lines: readonly Line[];
  /** Of the writer; `null` where none are described. */
  readonly connections: ProxyConnections | null;
  readonly failover: string;
  /** Whether the serverless instances may pause. */
  readonly pauses: boolean;
}

interface ProxyConnections {
  readonly needed: Decimal;
  readonly formula: string;
  readonly available: number;
  /** needed ÷ available. */
  readonly share: Decimal;
  readonly atTheLimit: string;
}

/** With and without RDS Proxy. */
export interface ProxyComparison {
  readonly options: readonly [without: ProxyOption, withProxy: ProxyOption];
  readonly current: ProxyOption["id"];
  /** With it where connections run short without; else without; the current one where none are described. */
  readonly recommended: ProxyOption["id"];
  /** Current total − the recommended one's. */
  readonly savingsPerMonth: Decimal;
  /** What the proxy itself costs, what it costs at its minimum, and what pausing would have saved. */
  readonly proxyCost: Decimal;
  readonly minimumCost: Decimal | null;
  readonly pausingCost: Decimal;
  readonly findings: readonly Finding[];
}

const DIRECT_FAILOVER = "clients reconnect by themselves once DNS has changed, typically within 60 s with a reader";
const PROXY_FAILOVER = "the proxy keeps client connections and follows the new writer: up to 66 % less time, AWS says";
const DIRECT_LIMIT = "the database refuses connections: too many clients";
const PROXY_LIMIT = "requests wait for a connection, up to the borrow timeout (120 s by default), then fail";

/**
 * Prices a cluster with and without RDS Proxy, and sets what it does beside what it costs.
 *
 *     serverless:   max(8, Σ ACU) × hours × price       in us-east-1 8 × 730 × $0.015 = $87.60 at least
 *     provisioned:  max(2, Σ vCPU) × hours × price
 *
 * @throws {InputError} for a line without a price, or Serverless v1, which it does not take
 */
export function compareProxy(described: Cluster, book: PriceBook, asOf?: string): ProxyComparison {
  const cluster = inMonth(described, book, asOf);
  if (cluster.serverlessV1 !== undefined) {
    throw new InputError("not-offered", "compare --by proxy needs instances: RDS Proxy did not take Serverless v1");
  }
  const options = [proxyOption(cluster, false, book), proxyOption(cluster, true, book)] as const;
  const [without, withIt] = options;
  const current = cluster.proxy === undefined ? "without" : "with";
  const chosen = recommend(without, current);
  const total = (id: ProxyOption["id"]): Decimal => (id === "with" ? withIt.total : without.total);
  const proxyCost = sum(withIt.lines.filter(({ charge }) => charge === rdsProxyServerless.id).map((line) => line.cost));
  return {
    options,
    current,
    recommended: chosen,
    savingsPerMonth: total(current).minus(total(chosen)),
    proxyCost,
    minimumCost: minimumCost(cluster, book),
    pausingCost: withIt.total.minus(without.total).minus(proxyCost),
    findings: [
      ...checkCluster(rules, cluster, cluster.storageConfiguration),
      ...unusedPrices(cluster, book),
      ...stalePrices(withIt.lines, asOf ?? latestKnownDay(book)),
      ...leftAside(cluster),
    ],
  };
}

function proxyOption(cluster: Cluster, wanted: boolean, book: PriceBook): ProxyOption {
  const variant = withProxy(cluster, wanted);
  const total = totalOf(variant, book);
  return {
    id: wanted ? "with" : "without",
    total,
    totalPerInstance: wanted ? perInstance(variant, total, book) : null,
    lines: priceCluster(variant, variant.storageConfiguration, book).lines,
    connections: connectionsOf(variant, wanted),
    failover: wanted ? PROXY_FAILOVER : DIRECT_FAILOVER,
    pauses: serverlessInstances(variant).some(({ usage }) => usage.pausedShare.gt(0)),
  };
}

function connectionsOf(cluster: Cluster, wanted: boolean): ProxyConnections | null {
  const use = connectionUse(cluster);
  if (use === null) return null;
  const { needed, available, share } = use;
  const atTheLimit = wanted ? PROXY_LIMIT : DIRECT_LIMIT;
  return { needed: needed.value, formula: needed.formula, available, share, atTheLimit };
}

/** The other reading: at least 8 ACU for every serverless instance. */
function perInstance(cluster: Cluster, total: Decimal, book: PriceBook): Decimal | null {
  const price = clusterPrice(cluster, book, rdsProxyServerless.usageType.standard ?? "", rdsProxyServerless.unit);
  if (price === undefined) return null;
  const meanAcu = meanAcuOf(cluster);
  const serverless = cluster.instances.filter((instance) => instance.class === SERVERLESS_CLASS);
  const hours = serverless.map((instance) => instanceHours(instance, cluster).value);
  const acuHours = sum(serverless.map((instance, index) => meanAcu(instance).times(hours[index] ?? ZERO)));
  const each = sum(
    serverless.map((instance, index) => Decimal.max(PROXY_MINIMUM_ACU, meanAcu(instance)).times(hours[index] ?? ZERO)),
  );
  const together = Decimal.max(acuHours, cluster.hoursPerMonth.times(PROXY_MINIMUM_ACU));
  const more = serverless.length === 0 ? ZERO : each.minus(together).times(price.unitPrice);
  return more.isZero() ? null : total.plus(more);
}

/** A month at the minimum of 8 ACU; `null` where it has no price. */
function minimumCost(cluster: Cluster, book: PriceBook): Decimal | null {
  const price = clusterPrice(cluster, book, rdsProxyServerless.usageType.standard ?? "", rdsProxyServerless.unit);
  return price === undefined ? null : cluster.hoursPerMonth.times(PROXY_MINIMUM_ACU).times(price.unitPrice);
}

function recommend({ connections }: ProxyOption, current: ProxyOption["id"]): ProxyOption["id"] {
  if (connections === null) return current;
  return connections.share.gt(CROWDED) ? "with" : "without";
}
