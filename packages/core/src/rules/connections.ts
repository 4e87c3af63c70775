import { connectionUse, CROWDED, maxConnectionsOf } from "../capacity/connections-needed.ts";
import { POSTGRESQL_RESERVED } from "../capacity/connection-limit.ts";
import { atLeast } from "../capacity/engine-version.ts";
import type { Cluster } from "../cluster/cluster.ts";
import {
  IAM_AUTHENTICATION,
  LAMBDA_RDS,
  MYSQL_CONNECTIONS,
  POSTGRESQL_CONNECTIONS,
  WRITE_FORWARDING,
} from "../facts/sources.ts";
import { percent } from "../text.ts";
import { peakConnections } from "./peak-connections.ts";
import type { Rule } from "./rule.ts";

/** New connections a second up to which IAM authentication works well: AWS's last published number, of 2020. */
const IAM_RATE = 200;

/** How many connections clients need, and how many the database takes. */
export const connectionRules: readonly Rule[] = [
  /** Every concurrent execution of a Lambda function holds a connection. When: some are described without a proxy. */
  {
    id: "CN-001",
    severity: "warning",
    source: LAMBDA_RDS.title,
    fact: "proxy-lambda-direct",
    check: ({ described }) => {
      const executions = described?.connections?.lambdaConcurrency;
      if (executions === undefined || executions.isZero() || described?.proxy !== undefined) return null;
      return `each of ${executions.toString()} concurrent Lambda executions holds a connection of its own: their peak is the peak of connections`;
    },
  },
  /** Behind a proxy the transactions count, not the clients. When: connections of a cluster with a proxy are described. */
  {
    id: "CN-002",
    severity: "info",
    source: "Little's law, with the headroom that the Amazon Aurora User Guide recommends for RDS Proxy",
    check: ({ described }) => {
      if (described?.proxy === undefined || described.connections === undefined) return null;
      if (described.connections.transactionsPerSecond === undefined) {
        return "how many connections RDS Proxy needs follows from the transactions: give transactionsPerSecond and secondsPerTransaction";
      }
      const { value, formula } = connectionUse(described)?.needed ?? {};
      return value === undefined
        ? null
        : `behind the proxy ${value.toString()} connections are needed: ${formula ?? ""}`;
    },
  },
  /** Above 80 % of max_connections it is time to act. When: the peak is, without a proxy. */
  {
    id: "CN-003",
    severity: "warning",
    source: "our own choice; AWS names no share",
    check: ({ described }) => {
      const use = described?.proxy === undefined ? peakConnections(described) : null;
      if (use === null || use.peak.gt(use.available) || use.peak.lte(CROWDED.times(use.available))) return null;
      return `${use.peak.toString()} connections at the peak are ${percent(use.peak.div(use.available))} of the ${String(use.available)} that the database takes`;
    },
  },
  /** Above max_connections clients are refused. When: the peak is. */
  {
    id: "CN-004",
    severity: "error",
    source: `${MYSQL_CONNECTIONS.title}; ${POSTGRESQL_CONNECTIONS.title}`,
    fact: "proxy-too-many-connections",
    check: ({ described }) => {
      const use = peakConnections(described);
      if (use === null || use.peak.lte(use.available)) return null;
      const whom = described?.proxy === undefined ? "the database takes" : "the proxy may open";
      return `${use.peak.toString()} connections at the peak (${use.formula}) are more than the ${String(use.available)} that ${whom}`;
    },
  },
  /** max_connections can be raised, at the cost of memory. When: it is set above its default. */
  {
    id: "CN-005",
    severity: "warning",
    source: `${MYSQL_CONNECTIONS.title}; ${POSTGRESQL_CONNECTIONS.title}`,
    check: ({ described }) => {
      const own = described?.connections?.maxConnections;
      if (described === null || own === undefined) return null;
      const limit = settable(described);
      if (own.gt(limit)) {
        return `connections.maxConnections of ${own.toString()} cannot be set: ${String(limit)} is the most of ${described.engine}${described.engineVersion === undefined ? "" : ` ${described.engineVersion}`}`;
      }
      const byDefault = defaultConnections(described);
      if (byDefault === null || own.lte(byDefault)) return null;
      return `connections.maxConnections of ${own.toString()} is above the default of ${String(byDefault)}: more connections take memory from queries and the cache`;
    },
  },
  /** AWS keeps some connections of Aurora PostgreSQL for itself. When: connections to it are described. */
  {
    id: "CN-006",
    severity: "info",
    source: POSTGRESQL_CONNECTIONS.title,
    check: ({ described }) =>
      described?.engine === "aurora-postgresql" && described.connections !== undefined
        ? `${String(POSTGRESQL_RESERVED)} connections of max_connections are AWS's own, and counted off`
        : null,
  },
  /** IAM authentication slows down many new connections. When: more than 200 a second are described with it. */
  {
    id: "CN-007",
    severity: "warning",
    source: IAM_AUTHENTICATION.title,
    fact: "security-iam-rate",
    check: ({ described }) => {
      const rate = described?.connections?.newPerSecond;
      if (described?.features.iamAuthentication !== true || rate === undefined || rate.lte(IAM_RATE)) return null;
      return `${rate.toString()} new connections a second are many for IAM authentication: keep below about ${String(IAM_RATE)}, AWS's last number, of 2020`;
    },
  },
  /** IAM authentication needs 300 to 1,000 MiB of spare memory. When: it is used on db.t2.small or db.t3.small. */
  {
    id: "CN-008",
    severity: "warning",
    source: IAM_AUTHENTICATION.title,
    check: ({ described, classes }) => {
      const small = classes.filter((name) => name === "db.t2.small" || name === "db.t3.small");
      if (described?.features.iamAuthentication !== true || small.length === 0) return null;
      return `${small.join(", ")} is too small for IAM authentication, which needs 300 to 1,000 MiB of spare memory`;
    },
  },
  /** Forwarded writes take connections of the writer. When: write forwarding is on for Aurora MySQL. */
  {
    id: "CN-009",
    severity: "info",
    source: WRITE_FORWARDING.title,
    check: ({ described }) =>
      described?.engine === "aurora-mysql" && described.features.writeForwarding === true
        ? "forwarded writes may take up to 10 % of the writer's max_connections (aurora_fwd_writer_max_connections_pct)"
        : null,
  },
];

/** The largest max_connections that a parameter group takes: more since Aurora MySQL 8.4.10. */
function settable({ engine, engineVersion }: Cluster): number {
  if (engine === "aurora-postgresql") return 262_143;
  return engineVersion === undefined || atLeast(engine, engineVersion, [[8, 4, 10]]) ? 50_000 : 16_000;
}

/** `max_connections` of the writer as Aurora sets it. */
function defaultConnections(cluster: Cluster): number | null {
  const { connections: _, ...rest } = cluster;
  const writer = cluster.instances.find(({ role }) => role === "writer") ?? cluster.instances[0];
  return writer === undefined ? null : (maxConnectionsOf(rest, writer)?.maxConnections ?? null);
}
