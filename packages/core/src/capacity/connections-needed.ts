import { type Cluster, type Connections, type Instance, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import type { Derived } from "../cluster/quantities.ts";
import { Decimal, ZERO } from "../decimal.ts";
import { type ConnectionLimit, count, limit } from "./connection-limit.ts";
import { classConnections } from "./connections.ts";
import { acuRange } from "./serverless-cluster.ts";
import { serverlessConnections } from "./serverless-connections.ts";

/** Use of what is available above which it is time to act; ours, AWS names none. */
export const CROWDED: Decimal = new Decimal("0.8");

/** Kept free behind a proxy: Amazon Aurora User Guide, RDS Proxy connection considerations. */
const PROXY_HEADROOM: Decimal = new Decimal("0.3");

/**
 * Connections at the peak without a proxy; nothing where none are described.
 *
 *     Lambda:   concurrent executions         one connection each
 *     servers:  instances × pool size
 */
export function connectionsDirect({ lambdaConcurrency, appInstances, poolSize, peak }: Connections): Derived | null {
  if (lambdaConcurrency !== undefined) {
    return { value: lambdaConcurrency, formula: `${lambdaConcurrency.toString()} concurrent executions` };
  }
  if (appInstances !== undefined && poolSize !== undefined) {
    return {
      value: appInstances.times(poolSize),
      formula: `${appInstances.toString()} app instances × ${poolSize.toString()} in each pool`,
    };
  }
  return peak === undefined ? null : { value: peak, formula: `${peak.toString()} at the peak` };
}

/**
 * Connections of a proxy to the database, by Little's law; nothing where the transactions are not described.
 *
 *     needed = transactions per second × seconds each holds a connection ÷ (1 − headroom) + pinned sessions
 */
function connectionsBehindProxy(connections: Connections): Derived | null {
  const { transactionsPerSecond: rate, secondsPerTransaction: held, pinnedSessions = ZERO } = connections;
  if (rate === undefined || held === undefined) return null;
  const kept = new Decimal(1).minus(PROXY_HEADROOM);
  const pinned = pinnedSessions.isZero() ? "" : ` + ${pinnedSessions.toString()} pinned`;
  return {
    value: rate.times(held).div(kept).plus(pinnedSessions).ceil(),
    formula: `${rate.toString()} /s × ${held.toString()} s ÷ ${kept.toString()}${pinned}`,
  };
}

/** `max_connections` of an instance: as described, else as Aurora sets it; nothing for an unknown class. */
export function maxConnectionsOf(cluster: Cluster, instance: Instance): ConnectionLimit | null {
  const own = cluster.connections?.maxConnections;
  if (own !== undefined) {
    const formula = "connections.maxConnections";
    return limit(cluster.engine, count(own), { certainty: "given", formula, source: "the description" });
  }
  if (instance.class !== SERVERLESS_CLASS) return classConnections(cluster.engine, instance.class);
  const { minAcu, maxAcu } = acuRange(cluster, false);
  return serverlessConnections(cluster.engine, minAcu, maxAcu);
}

/** How the connections of a cluster stand to what its writer takes. */
export interface ConnectionUse {
  readonly needed: Derived;
  /** What is left to applications. */
  readonly available: number;
  readonly max: ConnectionLimit;
  /** needed ÷ available. */
  readonly share: Decimal;
}

/**
 * Connections to the writer: all of them, since the reader endpoint spreads only what is sent to it. Behind a proxy those
 * that it needs, where the transactions tell, and else all.
 */
export function connectionUse(cluster: Cluster): ConnectionUse | null {
  const { connections, proxy } = cluster;
  const writer = cluster.instances.find(({ role }) => role === "writer") ?? cluster.instances[0];
  if (connections === undefined || writer === undefined) return null;
  const direct = connectionsDirect(connections);
  const needed = proxy === undefined ? direct : (connectionsBehindProxy(connections) ?? direct);
  const max = maxConnectionsOf(cluster, writer);
  if (needed === null || max === null) return null;
  const available = availableTo(cluster, max);
  const share = available === 0 ? new Decimal(needed.value.isZero() ? 0 : Infinity) : needed.value.div(available);
  return { needed, available, max, share };
}

/** All that is left to applications; to a proxy its own share of `max_connections`, where that is less. */
function availableTo({ proxy }: Cluster, { maxConnections, usable }: ConnectionLimit): number {
  const percent = proxy?.maxConnectionsPercent;
  return percent === undefined ? usable : Math.min(usable, count(percent.times(maxConnections).div(100).floor()));
}
