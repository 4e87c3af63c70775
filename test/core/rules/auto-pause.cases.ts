import { type Cases, described } from "./cases.ts";

const WRITER = { class: "db.serverless", role: "writer", acu: 1 };
const READER = { class: "db.serverless", role: "reader", acu: 1 };
const pausing = (more: object = {}): object => ({
  instances: [WRITER],
  serverlessV2: { minAcu: 0, maxAcu: 8 },
  ...more,
});
const awake = (more: object = {}): object => pausing({ serverlessV2: { minAcu: "0.5", maxAcu: 8 }, ...more });
const after = (secondsUntilAutoPause: number): object => ({
  serverlessV2: { minAcu: 0, maxAcu: 8, secondsUntilAutoPause },
});
const global = (more: object): object => ({ globalDatabase: { secondaries: [{ region: "eu-west-1", ...more }] } });

export const autoPauseCases: Cases = {
  "AP-001": [
    described(pausing(after(299))),
    "secondsUntilAutoPause of 299 must be 300 to 86400",
    described(pausing(after(300))),
  ],
  "AP-002": [described(pausing({ proxy: {} })), "no instance ever pauses", described(awake({ proxy: {} }))],
  "AP-003": [
    described(pausing({ instances: [WRITER, { class: "db.r6g.large", role: "reader" }] })),
    "the cluster has a provisioned instance",
    described(
      pausing({
        instances: [
          { class: "db.r6g.large", role: "writer" },
          { ...READER, promotionTier: 2 },
        ],
      }),
    ),
  ],
  "AP-004": [
    described(pausing({ features: { logicalReplication: true } })),
    "logical replication or the binary log is on",
    described(awake({ features: { logicalReplication: true } })),
  ],
  "AP-005": [
    described(pausing({ features: { zeroEtl: true } })),
    "a zero-ETL integration reads from the cluster",
    described(awake({ features: { zeroEtl: true } })),
  ],
  "AP-006": [
    described(pausing(global({}))),
    "the primary of a Global Database",
    described(awake(global({ instances: [READER] }))),
  ],
  "AP-007": [
    described(pausing({ connections: { appInstances: 4, poolSize: 10 } })),
    "count, as do 4 app instances × 10 in each pool",
    described(pausing({ proxy: {} })),
  ],
  "AP-008": [
    described(pausing()),
    "waits about 15 seconds",
    described(pausing({ load: { profile: "dev-test", baseAcu: 0, peakAcu: 2 } })),
  ],
  "AP-009": [
    described(pausing({ instances: [WRITER, READER] })),
    "until every reader has paused",
    described(pausing()),
  ],
  "AP-010": [described(pausing()), "a paused instance costs no ACU", described(awake())],
  "AP-011": [
    described(pausing({ features: { scheduledJobs: true } })),
    "skipped during a pause",
    described(awake({ features: { scheduledJobs: true } })),
  ],
  "AP-012": [described(pausing()), "for 20 minutes at least", described(pausing({ engineVersion: "14.9" }))],
  "AP-013": [
    described(pausing({ features: { babelfish: true } })),
    "T-SQL through Babelfish",
    described(awake({ features: { babelfish: true } })),
  ],
  "AP-014": [
    described(pausing({ features: { publicAccess: true } })),
    "failed logins wake a paused instance",
    described(awake({ features: { publicAccess: true } })),
  ],
};

/** Other ways to break the same rules. */
export const autoPauseVariants: readonly (readonly [rule: string, input: object])[] = [
  ["AP-001", pausing(after(86_401))],
  ["AP-006", pausing({ instances: [{ class: "db.r6g.large" }], ...global({ instances: [READER] }) })],
  ["AP-007", pausing()],
];
