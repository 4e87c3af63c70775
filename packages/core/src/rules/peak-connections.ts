import { connectionUse } from "../capacity/connections-needed.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { type Decimal, ZERO } from "../decimal.ts";

/** What the database is asked for at the peak, beside what it takes. */
export interface PeakConnections {
  readonly peak: Decimal;
  readonly formula: string;
  /** What is left to applications, or to the proxy. */
  readonly available: number;
}

/**
 * Connections to the writer at the peak, without headroom.
 *
 *     behind a proxy: transactions per second × seconds each holds a connection + pinned sessions
 *
 * Nothing where they are not known: not described, or those of the clients of a proxy alone.
 */
export function peakConnections(cluster: Cluster | null): PeakConnections | null {
  const use = cluster === null ? null : connectionUse(cluster);
  if (cluster?.connections === undefined || use === null) return null;
  const { needed, available } = use;
  if (cluster.proxy === undefined) return { peak: needed.value, formula: needed.formula, available };
  const { transactionsPerSecond: rate, secondsPerTransaction: held, pinnedSessions = ZERO, peak } = cluster.connections;
  if (rate !== undefined && held !== undefined) {
    const formula = `${rate.toString()} /s × ${held.toString()} s${pinnedSessions.isZero() ? "" : ` + ${pinnedSessions.toString()} pinned`}`;
    return { peak: rate.times(held).plus(pinnedSessions).ceil(), formula, available };
  }
  return peak === undefined ? null : { peak, formula: needed.formula, available };
}
