import { type Cases, described } from "./cases.ts";

/** db.r6g.large takes 1,000 connections. */
const mysql = (connections: object, more: object = {}): object => ({ engine: "aurora-mysql", connections, ...more });
const iam = { features: { iamAuthentication: true } };
const LAMBDA = { lambdaConcurrency: 5000, transactionsPerSecond: 700, secondsPerTransaction: "0.1" };

export const connectionCases: Cases = {
  "CN-001": [
    described(mysql({ lambdaConcurrency: 500 })),
    "each of 500 concurrent Lambda executions",
    described(mysql({ lambdaConcurrency: 500 }, { proxy: {} })),
  ],
  "CN-002": [
    described(mysql(LAMBDA, { proxy: {} })),
    "behind the proxy 100 connections are needed: 700 /s × 0.1 s ÷ 0.7",
    described(mysql(LAMBDA)),
  ],
  "CN-003": [
    described(mysql({ peak: 801 })),
    "801 connections at the peak are 80.1 % of the 1000",
    described(mysql({ peak: 800 })),
  ],
  "CN-004": [
    described(mysql({ appInstances: 77, poolSize: 13 })),
    "1001 connections at the peak (77 app instances × 13 in each pool) are more than the 1000",
    described(mysql({ peak: 1000 })),
  ],
  "CN-005": [
    described(mysql({ peak: 10, maxConnections: 1001 })),
    "maxConnections of 1001 is above the default of 1000",
    described(mysql({ peak: 10, maxConnections: 1000 })),
  ],
  "CN-006": [
    described({ connections: { peak: 10 } }),
    "3 connections of max_connections",
    described(mysql({ peak: 10 })),
  ],
  "CN-007": [
    described(mysql({ newPerSecond: 201 }, iam)),
    "201 new connections a second",
    described(mysql({ newPerSecond: 200 }, iam)),
  ],
  "CN-008": [
    described({ ...iam, engine: "aurora-mysql", instances: [{ class: "db.t3.small" }] }),
    "db.t3.small is too small for IAM authentication",
    described({ ...iam, engine: "aurora-mysql", instances: [{ class: "db.t3.medium" }] }),
  ],
  "CN-009": [
    described({ engine: "aurora-mysql", features: { writeForwarding: true } }),
    "up to 10 % of the writer's max_connections",
    described({ features: { writeForwarding: true } }),
  ],
};

/** Other ways to break the same rules, with what is said of them. */
export const connectionVariants: readonly (readonly [rule: string, input: object, says: string])[] = [
  ["CN-002", mysql({ lambdaConcurrency: 500 }, { proxy: {} }), "give transactionsPerSecond"],
  ["CN-003", mysql({ peak: 1000 }), "100.0 % of the 1000"],
  ["CN-004", { connections: { peak: 1720 } }, "more than the 1719 that the database takes"],
  [
    "CN-004",
    mysql({ peak: 201 }, { proxy: { maxConnectionsPercent: 20 } }),
    "more than the 200 that the proxy may open",
  ],
  ["CN-005", mysql({ maxConnections: 16_001 }, { engineVersion: "8.4.9" }), "16000 is the most of aurora-mysql 8.4.9"],
  ["CN-005", mysql({ maxConnections: 50_001 }, { engineVersion: "8.4.10" }), "50000 is the most"],
  ["CN-005", { connections: { maxConnections: 262_144 } }, "262143 is the most of aurora-postgresql"],
];

/** Connections that are told by one rule alone, or not known. */
export const connectionSilences: readonly (readonly [rule: string, why: string, input: object])[] = [
  ["CN-003", "a peak above all is an error", mysql({ peak: 1001 })],
  ["CN-003", "the room of a proxy is told by PX-007", mysql({ peak: 900 }, { proxy: {} })],
  ["PX-007", "a peak above all is an error", mysql({ peak: 1001 }, { proxy: {} })],
  ["CN-004", "clients of a proxy are not connections", mysql({ lambdaConcurrency: 5000 }, { proxy: {} })],
  ["CN-004", "a proxy's headroom is not needed", mysql({ ...LAMBDA, transactionsPerSecond: 8000 }, { proxy: {} })],
];
