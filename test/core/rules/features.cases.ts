import { billed, type Cases, cluster, described, ofCluster } from "./cases.ts";

const MYSQL = { engine: "aurora-mysql" };
const backtrack = (windowHours: number): object => ({
  backtrack: { windowHours, statementsPerHour: 1000, changeRecordsPerStatement: 1 },
});
const global = { globalDatabase: { secondaries: [{ region: "eu-west-1" }] } };
const serverless = { instances: [{ class: "db.serverless", acu: 1 }] };

export const featureCases: Cases = {
  "FT-001": [
    described({ ...MYSQL, ...backtrack(73) }),
    "backtrack.windowHours of 73 is over the limit of 72",
    described({ ...MYSQL, ...backtrack(72) }),
  ],
  "FT-002": [
    described({ ...MYSQL, ...backtrack(24), ...global }),
    "Backtrack does not work in a Global Database",
    described({ ...MYSQL, ...backtrack(24) }),
  ],
  "FT-003": [
    described({ features: { express: true, babelfish: true }, proxy: {} }),
    "does not go with provisioned instances, RDS Proxy, Babelfish",
    described({ ...serverless, features: { express: true } }),
  ],
  "FT-004": [
    described({ features: { unencrypted: true } }),
    "older than 2026-02-18",
    described({ features: { unencrypted: false } }),
  ],
  "FT-005": [described({ features: { outposts: true } }), "Aurora does not run on Outposts", described({})],
  "FT-006": [described(global), "give replicatedWriteIosPerMonth", described({ io: { requestsPerMonth: 1 } })],
  "FT-007": [
    described({ ...global, features: { managedPassword: true } }),
    "does not go with a Global Database",
    described({ features: { managedPassword: true } }),
  ],
  "FT-008": [
    billed({ charges: ["performance-insights"] }),
    "7 days of Performance Insights are free",
    described({ insights: { mode: "standard" } }),
  ],
};

/** A cluster that the schema refuses. */
export const backtrackOnPostgresql = ofCluster({
  ...cluster({ ...MYSQL, ...backtrack(24) }),
  engine: "aurora-postgresql",
});
