import { type Cases, described, WRITER_AND_READER } from "./cases.ts";

const proxy = (settings: object, more: object = {}): object => ({ proxy: settings, ...more });
const MYSQL = { engine: "aurora-mysql" };
const serverless = (acu: number): object => ({
  instances: [
    { class: "db.serverless", role: "writer", acu: 8 },
    { class: "db.serverless", role: "reader", acu },
  ],
});
/** db.r6g.large of Aurora MySQL takes 1,000 connections. */
const peak = (connections: object, settings: object = {}): object => proxy(settings, { ...MYSQL, connections });

export const proxyCases: Cases = {
  "PX-001": [
    described(proxy({}, { prices: { "RDS:ProxyUsage": 0 } })),
    "give RDS:ProxyUsage a price",
    described(proxy({}, { prices: { "RDS:ProxyUsage": "0.01" } })),
  ],
  "PX-002": [
    described(proxy({}, { instances: WRITER_AND_READER })),
    "billed for every instance of the cluster, the reader too",
    described(proxy({})),
  ],
  "PX-003": [
    described(proxy({}, serverless(7))),
    "whether the minimum of 8 ACU holds for the proxy",
    described(proxy({}, serverless(8))),
  ],
  "PX-004": [
    described(proxy({ proxiesInAccount: 21 })),
    "21 proxies are over the quota of 20",
    described(proxy({ proxiesInAccount: 20, extraEndpoints: 20 }, { secretsManager: { secrets: 200 } })),
  ],
  "PX-005": [
    described(proxy({ sameVpc: false })),
    "must be in the VPC of the cluster",
    described(proxy({ sameVpc: true })),
  ],
  "PX-006": [
    described(proxy({ extraEndpoints: 2 })),
    "each of 2 extra endpoints",
    described(proxy({ extraEndpoints: 0 })),
  ],
  "PX-007": [
    described(peak({ peak: 770 })),
    "770 connections at the peak leave the proxy less than 30 % of room in 1000",
    described(peak({ peak: 769 })),
  ],
  "PX-008": [
    described(proxy({ maxConnectionsPercent: 54 }, { instances: [{ class: "db.t3.medium" }] })),
    "at least 55 for db.t3.medium",
    described(proxy({ maxConnectionsPercent: 55 }, { instances: [{ class: "db.t3.medium" }] })),
  ],
  "PX-009": [
    described(proxy({ connectionBorrowTimeoutSeconds: 301 })),
    "connectionBorrowTimeoutSeconds of 301 must be 0 to 300",
    described(proxy({ connectionBorrowTimeoutSeconds: 0, idleClientTimeoutSeconds: 28_800 })),
  ],
  "PX-010": [
    described(peak({ peak: 100, pinnedSessions: 5 })),
    "5 pinned sessions keep a connection each",
    described({ ...MYSQL, connections: { peak: 100, pinnedSessions: 5 } }),
  ],
  "PX-011": [
    described(proxy({ pinningFilters: true })),
    "session pinning filters",
    described(proxy({ pinningFilters: true }, MYSQL)),
  ],
  "PX-012": [
    described(peak({ appInstances: 4, poolSize: 10 })),
    "share their connections already",
    described({ ...MYSQL, connections: { appInstances: 4, poolSize: 10 } }),
  ],
};

/** Other ways to break the same rules, with what is said of them. */
export const proxyVariants: readonly (readonly [rule: string, input: object, says: string])[] = [
  ["PX-001", proxy({}, { prices: { "RDS:Proxy-ASv2-Usage": 0 } }), "give RDS:Proxy-ASv2-Usage a price"],
  ["PX-002", proxy({}, { instances: [{ class: "db.r6g.large", count: 3 }] }), "the 2 readers too"],
  ["PX-004", proxy({ extraEndpoints: 21 }), "21 extra endpoints"],
  ["PX-004", proxy({}, { secretsManager: { secrets: 201 } }), "201 secrets"],
  ["PX-007", peak({ peak: 160 }, { maxConnectionsPercent: 20 }), "of room in 200"],
  [
    "PX-007",
    peak({ lambdaConcurrency: 9000, transactionsPerSecond: 8000, secondsPerTransaction: "0.1" }),
    "800 connections at the peak",
  ],
  ["PX-008", proxy({ maxConnectionsPercent: 19 }), "at least 20 for db.r6g.large"],
  ["PX-009", proxy({ idleClientTimeoutSeconds: 0 }), "must be 1 to 28800"],
  ["PX-012", { connections: { lambdaConcurrency: 100 } }, "AWS recommends RDS Proxy for Lambda"],
];
