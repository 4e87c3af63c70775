import { Decimal } from "@aurora-cost/core";
import { type Cases, cluster, described, ofCluster, WRITER_AND_READER } from "./cases.ts";

const readers = (count: number): object => ({
  instances: [
    { class: "db.r6g.large", role: "writer" },
    { class: "db.r6g.large", role: "reader", count },
  ],
});
const secondary = { region: "eu-west-1", instances: [{ class: "db.r6g.large" }] };
const globalDatabase = { secondaries: [secondary] };
const policy = (metric: string): object => ({ metric, target: 40 });
const scaling = (limits: object = {}, policies = [policy("cpu")]): object => ({
  instances: WRITER_AND_READER,
  autoScaling: { ...limits, policies },
});
const pair = (...reader: readonly object[]): object => ({
  instances: [{ class: "db.r6g.4xlarge", role: "writer" }, ...reader.map((one) => ({ role: "reader", ...one }))],
});
const autoScaling = { minReaders: new Decimal(1), maxReaders: new Decimal(3), policies: [] };

const REGIONS =
  "ap-east-1 ap-south-1 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-2";
const ten = REGIONS.split(" ").map((region) => ({ region, instances: [] }));
/** More secondary Regions than the schema lets pass. */
const eleven = { ...cluster({}), globalDatabase: { secondaries: [...ten, { region: "us-west-2", instances: [] }] } };

export const readerCases: Cases = {
  "RP-001": [described(readers(16)), "16 readers are too many: a cluster takes 15", described(readers(15))],
  "RP-002": [
    described({ ...readers(15), globalDatabase }),
    "15 readers are too many beside 1 secondary Region: the primary takes 14",
    described({ ...readers(14), globalDatabase }),
  ],
  "RP-003": [
    ofCluster(eleven),
    "11 secondary Regions",
    ofCluster({ ...cluster({}), globalDatabase: { secondaries: ten } }),
  ],
  "RP-004": [described({}), "no reader", described({ instances: [{ class: "db.t4g.medium" }] })],
  "RP-005": [
    described({ ...readers(3), connections: { peak: 900 } }),
    "over 3 readers, not queries",
    described({ ...readers(1), connections: { peak: 900 } }),
  ],
  "RP-006": [
    described({ autoScaling: { policies: [policy("cpu")] } }),
    "needs a reader to start from",
    described(scaling()),
  ],
  "RP-007": [described(scaling()), "waits 300 s after adding", described(readers(1))],
  "RP-008": [
    described(scaling({}, [policy("cpu"), policy("cpu")])),
    "two policies on cpu",
    described(scaling({}, [policy("cpu"), policy("connections")])),
  ],
  "RP-009": [
    ofCluster({
      ...cluster({}),
      globalDatabase: { secondaries: [{ region: "eu-west-1", instances: [], autoScaling }] },
    }),
    "give eu-west-1 a fixed number of readers",
    described({ ...scaling(), globalDatabase }),
  ],
  "RP-010": [
    described(readers(2)),
    "each of 2 readers adds",
    described({ ...readers(2), storageConfiguration: "io-optimized" }),
  ],
  "RP-011": [
    described(pair({ class: "db.r6g.large" }, { class: "db.r6g.4xlarge", promotionTier: 2 })),
    "db.r6g.large takes over first and is smaller than the writer, db.r6g.4xlarge",
    described(pair({ class: "db.r6g.large" }, { class: "db.r6g.4xlarge" })),
  ],
  "RP-012": [
    described({ ...readers(1), features: { readAfterWrite: true } }),
    "readers lag",
    described({ features: { readAfterWrite: true } }),
  ],
};

/** Other ways to break the same rules, with what is said of them. */
export const readerVariants: readonly (readonly [rule: string, input: object, says: string])[] = [
  [
    "RP-002",
    { globalDatabase: { secondaries: [{ ...secondary, instances: [{ class: "db.r6g.large", count: 17 }] }] } },
    "eu-west-1 has more than 16 readers",
  ],
  ["RP-005", { load: { profile: "flat", baseAcu: 1, readShare: "0.3" } }, "the 30.0 % of reads go to the writer"],
  ["RP-006", scaling({ maxReaders: 16 }), "both must be 0 to 15"],
  ["RP-006", scaling({ minReaders: 5, maxReaders: 3 }), "autoScaling.minReaders of 5 is over maxReaders of 3"],
];

/** Lone writers that no one keeps for availability. */
export const developmentClusters: readonly (readonly [what: string, input: object])[] = [
  ["one that is stopped", { features: { stopSchedule: true } }],
  ["one that runs for part of the month", { instances: [{ class: "db.r6g.large", hours: 200 }] }],
  ["one that may pause", { instances: [{ class: "db.serverless", acu: 1 }], serverlessV2: { minAcu: 0, maxAcu: 4 } }],
  ["one with a load of development", { load: { profile: "dev-test", baseAcu: 0, peakAcu: 2 } }],
];
