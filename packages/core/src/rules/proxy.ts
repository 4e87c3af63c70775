import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { meanAcuOf } from "../capacity/serverless-cluster.ts";
import { rdsProxy, rdsProxyServerless } from "../charges/rds-proxy.ts";
import type { RdsProxy } from "../cluster/cluster.ts";
import { LAMBDA_RDS, PROXY_CONNECTIONS, PROXY_GUIDE, PROXY_PINNING, PROXY_PRICING } from "../facts/sources.ts";
import { peakConnections } from "./peak-connections.ts";
import { readerCount } from "./described.ts";
import type { Rule } from "./rule.ts";
import { countOf, serverlessOf } from "./serverless.ts";

/** ACUs that RDS Proxy bills at least. */
const MINIMUM_ACU = 8;

/** Quotas of an account, of a proxy's own endpoints, and of the secrets it takes. */
const PROXY_LIMIT = 20;
const ENDPOINT_LIMIT = 20;
const SECRET_LIMIT = 200;

/** MaxConnectionsPercent over the peak that AWS recommends. */
const HEADROOM = "1.3";

/** What it costs to put RDS Proxy in front of a cluster, and how it is set up. */
export const proxyRules: readonly Rule[] = [
  /** RDS Proxy is never free: 8 ACUs or 2 vCPUs are billed at least. When: the description prices it at 0. */
  {
    id: "PX-001",
    severity: "error",
    source: PROXY_PRICING.title,
    fact: "proxy-free",
    check: ({ described }) => {
      const keys = [rdsProxy, rdsProxyServerless].map(({ usageType }) => usageType.standard ?? "");
      const free = keys.filter((key) => described?.prices[key]?.isZero() === true);
      if (described?.proxy === undefined || free.length === 0) return null;
      return `RDS Proxy is never free, with Serverless v2 neither: give ${free.join(", ")} a price, or leave it to the price book`;
    },
  },
  /** RDS Proxy is billed for every instance of the cluster. When: it stands before one with readers. */
  {
    id: "PX-002",
    severity: "warning",
    source: PROXY_PRICING.title,
    check: ({ described }) => {
      const readers = readerCount(described);
      if (described?.proxy === undefined || readers.isZero()) return null;
      return `RDS Proxy is billed for every instance of the cluster, ${readers.eq(1) ? "the reader" : `the ${readers.toString()} readers`} too`;
    },
  },
  /** Whether the minimum of 8 ACUs holds for a proxy or for each instance is not stated. When: that makes a difference. */
  {
    id: "PX-003",
    severity: "warning",
    source: PROXY_PRICING.title,
    check: ({ described }) => {
      const serverless = serverlessOf(described);
      if (described?.proxy === undefined || countOf(serverless).lt(2)) return null;
      const meanAcu = meanAcuOf(described);
      if (serverless.every((instance) => meanAcu(instance).gte(MINIMUM_ACU))) return null;
      return `AWS does not say whether the minimum of ${String(MINIMUM_ACU)} ACU holds for the proxy, as taken here, or for each instance: compare --by proxy shows both`;
    },
  },
  /** An account has 20 proxies, a proxy 20 endpoints of its own and 200 secrets. When: more are described. */
  {
    id: "PX-004",
    severity: "error",
    source: PROXY_GUIDE.title,
    check: ({ described }) => {
      const { proxiesInAccount, extraEndpoints } = described?.proxy ?? {};
      if (described?.proxy === undefined) return null;
      if (proxiesInAccount?.gt(PROXY_LIMIT) === true) {
        return `${proxiesInAccount.toString()} proxies are over the quota of ${String(PROXY_LIMIT)} in an account: have it raised`;
      }
      if (extraEndpoints?.gt(ENDPOINT_LIMIT) === true) {
        return `${extraEndpoints.toString()} extra endpoints are too many: a proxy takes ${String(ENDPOINT_LIMIT)}`;
      }
      const secrets = described.secretsManager?.secrets;
      if (secrets?.gt(SECRET_LIMIT) !== true) return null;
      return `${secrets.toString()} secrets are too many: a proxy takes ${String(SECRET_LIMIT)}`;
    },
  },
  /** A proxy stands in the VPC of its cluster. When: it is described outside of it. */
  {
    id: "PX-005",
    severity: "error",
    source: PROXY_GUIDE.title,
    check: ({ described }) =>
      described?.proxy?.sameVpc === false
        ? "RDS Proxy must be in the VPC of the cluster, one without dedicated tenancy, and is never public"
        : null,
  },
  /** Every further endpoint of a proxy costs an interface endpoint. When: some are described. */
  {
    id: "PX-006",
    severity: "info",
    source: PROXY_PRICING.title,
    check: ({ described }) => {
      const extra = described?.proxy?.extraEndpoints;
      if (extra === undefined || extra.isZero()) return null;
      return `each of ${extra.toString()} extra endpoints costs an interface endpoint of AWS PrivateLink, which is not in the estimate`;
    },
  },
  /** A proxy should be allowed 30 % more connections than the peak takes. When: it has less room, and still holds it. */
  {
    id: "PX-007",
    severity: "warning",
    source: PROXY_CONNECTIONS.title,
    check: ({ described }) => {
      const use = described?.proxy === undefined ? null : peakConnections(described);
      if (use === null || use.peak.gt(use.available) || use.peak.times(HEADROOM).lte(use.available)) return null;
      return `${use.peak.toString()} connections at the peak leave the proxy less than 30 % of room in ${String(use.available)}: raise maxConnectionsPercent or max_connections`;
    },
  },
  /** Small classes need most of their connections for the proxy. When: MaxConnectionsPercent is below AWS's minimum. */
  {
    id: "PX-008",
    severity: "warning",
    source: PROXY_CONNECTIONS.title,
    check: ({ described, classes }) => {
      const own = described?.proxy?.maxConnectionsPercent;
      if (own === undefined) return null;
      const low = classes.filter((name) => own.lt(leastPercent(name)));
      if (low.length === 0) return null;
      const least = low.map((name) => `${String(leastPercent(name))} for ${name}`).join(", ");
      return `proxy.maxConnectionsPercent of ${own.toString()} is low: AWS recommends at least ${least}`;
    },
  },
  /** A proxy waits 0 to 300 s for a connection, and keeps idle clients 1 to 28,800 s. When: other times are described. */
  {
    id: "PX-009",
    severity: "error",
    source: PROXY_CONNECTIONS.title,
    check: ({ described }) => wrongTimeouts(described?.proxy),
  },
  /** Pinned sessions keep their connection. When: some are described behind a proxy. */
  {
    id: "PX-010",
    severity: "warning",
    source: PROXY_PINNING.title,
    check: ({ described }) => {
      const pinned = described?.connections?.pinnedSessions;
      if (described?.proxy === undefined || pinned === undefined || pinned.isZero()) return null;
      return `${pinned.toString()} pinned sessions keep a connection each: SET, temporary tables, prepared statements, locks and statements over 16 KB pin one`;
    },
  },
  /** Aurora PostgreSQL has no session pinning filters. When: they are described for it. */
  {
    id: "PX-011",
    severity: "error",
    source: PROXY_PINNING.title,
    check: ({ described }) =>
      described?.engine === "aurora-postgresql" && described.proxy?.pinningFilters === true
        ? "session pinning filters exist for Aurora MySQL only"
        : null,
  },
  /** A proxy is for many short connections. When: long-lived pools have one, or Lambda has none. */
  {
    id: "PX-012",
    severity: "info",
    source: LAMBDA_RDS.title,
    fact: "proxy-storms",
    check: ({ described }) => {
      const { appInstances, lambdaConcurrency } = described?.connections ?? {};
      if (described?.proxy !== undefined && appInstances !== undefined) {
        return "pools of long-lived servers share their connections already: a proxy often adds its cost and little else";
      }
      return described?.proxy === undefined && lambdaConcurrency?.gt(0) === true
        ? "AWS recommends RDS Proxy for Lambda in production: compare --by proxy prices it"
        : null;
    },
  },
];

/** MaxConnectionsPercent that AWS recommends at least; 0 where it recommends none. */
function leastPercent(name: string): number {
  const [, type = "", size = ""] = name.split(".");
  if (type === "t3") return { small: 100, medium: 55, large: 35 }[size] ?? 0;
  return /^[rx]\d/.test(type) && INSTANCE_CLASSES[name] !== undefined ? 20 : 0;
}

function wrongTimeouts({ connectionBorrowTimeoutSeconds: borrow, idleClientTimeoutSeconds: idle }: RdsProxy = {}):
  | string
  | null {
  if (borrow?.gt(300) === true) {
    return `proxy.connectionBorrowTimeoutSeconds of ${borrow.toString()} must be 0 to 300`;
  }
  if (idle === undefined || (idle.gte(1) && idle.lte(28_800))) return null;
  return `proxy.idleClientTimeoutSeconds of ${idle.toString()} must be 1 to 28800; a client's connection lives for 24 hours at most`;
}
