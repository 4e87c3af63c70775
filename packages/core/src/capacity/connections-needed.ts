import type { Cluster, Connections } from "../cluster/cluster.ts";
import type { Derived } from "../cluster/quantities.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import type { ConnectionLimit } from "./connection-limit.ts";
import { instanceConnections } from "./connections.ts";
import { serverlessV1Connections } from "./serverless-connections.ts";

/**
 * Share of a proxy's connections to keep free.
 *
 * Source: Amazon Aurora User Guide, Amazon RDS Proxy for Aurora: 30 % or more above the peak; checked 2026-11-23.
 */
const PROXY_HEADROOM: Decimal = new Decimal("0.3");

/** Connections to the database at the peak. */
export interface ConnectionsNeeded {
  /** Clients connecting by themselves; `null` where the description does not count them. */
  readonly direct: Derived | null;
  /** Behind RDS Proxy; `null` where the description gives no transactions. */
  readonly behindProxy: Derived | null;
}

/**
 * What a description's clients need.
 *
 *     direct        = concurrent Lambda executions, or application instances × pool size, or the given peak
 *     behind proxy  = transactions a second × seconds each ÷ (1 − headroom) + pinned sessions
 *
 * A proxy lends a connection for as long as a transaction runs (Little's law); a pinned session keeps one for itself.
 *
 * @example 2,000 executions need 2,000 connections; with 1,000 transactions of 50 ms a second, 72 behind a proxy
 */
export function connectionsNeeded(connections: Connections, headroom: Decimal = PROXY_HEADROOM): ConnectionsNeeded {
  return { direct: direct(connections), behindProxy: behindProxy(connections, headroom) };
}

function direct({ lambdaConcurrency, appInstances, poolSize, peak }: Connections): Derived | null {
  if (lambdaConcurrency !== undefined) {
    return { value: lambdaConcurrency, formula: `${lambdaConcurrency.toString()} executions × 1` };
  }
  if (appInstances !== undefined && poolSize !== undefined) {
    const formula = `${appInstances.toString()} instances × ${poolSize.toString()} in each pool`;
    return { value: appInstances.times(poolSize), formula };
  }
  return peak === undefined ? null : { value: peak, formula: `${peak.toString()} at the peak` };
}

function behindProxy(connections: Connections, headroom: Decimal): Derived | null {
  const { transactionsPerSecond: rate, secondsPerTransaction: length, pinnedSessions: pinned = ZERO } = connections;
  if (rate === undefined || length === undefined) return null;
  const shared = rate.times(length).div(new Decimal(1).minus(headroom));
  const counted = `${rate.toString()} /s × ${length.toString()} s ÷ (1 − ${headroom.toString()})`;
  return {
    value: shared.ceil().plus(pinned),
    formula: pinned.isZero() ? `${counted}, rounded up` : `${counted}, rounded up, + ${pinned.toString()} pinned`,
  };
}

/** What the instances of one role and class take of the connections they have. */
export interface ConnectionUse {
  readonly role: "writer" | "reader";
  /** `db.r6g.large`, `db.serverless`, or `serverless v1`. */
  readonly class: string;
  /** To each of them. */
  readonly needed: Derived;
  readonly limit: ConnectionLimit | null;
  /** What an application, or a proxy, may take of the limit; `null` where that is not known. */
  readonly available: Derived | null;
  /** Needed ÷ available; `null` where that is not known or 0. */
  readonly share: Decimal | null;
}

/**
 * Connections needed against connections available, for each role and class of a cluster; nothing where the description does
 * not tell the need.
 *
 *     to the writer       = needed × (1 − readShare), all of it without readers
 *     to each reader      = needed × readShare ÷ readers
 *     available directly  = max_connections, less the 3 that AWS keeps on PostgreSQL
 *     available to a proxy = max_connections × MaxConnectionsPercent ÷ 100, rounded down
 *
 * The reader endpoint spreads connections, not queries, and evenly only on the average.
 */
export function connectionUse(cluster: Cluster, through: "direct" | "proxy"): readonly ConnectionUse[] {
  if (cluster.connections === undefined) return [];
  const { direct: clients, behindProxy: pooled } = connectionsNeeded(cluster.connections);
  const needed = through === "direct" ? clients : pooled;
  if (needed === null) return [];
  return members(cluster).map(({ role, class: name, limit }) => {
    const own = neededBy(role, needed, cluster);
    const available = limit === null ? null : availableTo(limit, through, cluster);
    const share = available === null || available.value.isZero() ? null : own.value.div(available.value);
    return { role, class: name, needed: own, limit, available, share };
  });
}

interface Member {
  readonly role: "writer" | "reader";
  readonly class: string;
  readonly limit: ConnectionLimit | null;
}

/** Instances of one role and class are alike. */
function members(cluster: Cluster): readonly Member[] {
  const { instances, serverlessV1, engine } = cluster;
  if (serverlessV1 !== undefined) {
    return [{ role: "writer", class: "serverless v1", limit: serverlessV1Connections(engine, serverlessV1.acu) }];
  }
  const running = instances.filter(({ count }) => count.gt(0));
  const distinct = new Map(running.map((instance) => [`${instance.role} ${instance.class}`, instance]));
  return [...distinct.values()].map(({ role, class: name }) => ({
    role,
    class: name,
    limit: instanceConnections(cluster, name),
  }));
}

function neededBy(role: Member["role"], needed: Derived, { instances, load }: Cluster): Derived {
  const readers = sum(instances.filter((one) => one.role === "reader").map(({ count }) => count));
  const readShare = readers.isZero() ? ZERO : (load?.readShare ?? ZERO);
  const share = role === "writer" ? new Decimal(1).minus(readShare) : readShare;
  const among = role === "writer" ? new Decimal(1) : readers;
  if (share.eq(1) && among.eq(1)) return needed;
  const spread = among.eq(1) ? "" : ` ÷ ${among.toString()} readers`;
  return {
    value: needed.value.times(share).div(among).ceil(),
    formula: `(${needed.formula}) × ${share.toString()}${spread}, rounded up`,
  };
}

function availableTo(limit: ConnectionLimit, through: "direct" | "proxy", { proxy }: Cluster): Derived {
  const { maxConnections, usable } = limit;
  if (through === "direct") {
    const kept = maxConnections - usable;
    return {
      value: new Decimal(usable),
      formula: kept === 0 ? String(maxConnections) : `${String(maxConnections)} − ${String(kept)}`,
    };
  }
  const percent = proxy?.maxConnectionsPercent ?? new Decimal(100);
  return {
    value: percent.times(maxConnections).div(100).floor(),
    formula: `${String(maxConnections)} × ${percent.toString()} %, rounded down`,
  };
}
