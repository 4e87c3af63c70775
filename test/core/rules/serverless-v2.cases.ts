import { type Cases, described } from "./cases.ts";

const WRITER = { class: "db.serverless", role: "writer", acu: 2 };
const serverless = (serverlessV2: object, more: object = {}): object => ({
  instances: [WRITER],
  serverlessV2,
  ...more,
});
const reader = (more: object): object => ({
  instances: [WRITER, { class: "db.serverless", role: "reader", acu: 2, ...more }],
  serverlessV2: { minAcu: 1, maxAcu: 16 },
});
const RANGE = { minAcu: 1, maxAcu: 16 };
const global = { globalDatabase: { secondaries: [{ region: "eu-west-1" }] } };
const spiky = (peakAcu: number, acuPerSecond?: number): object => ({
  instances: [{ class: "db.serverless", role: "writer" }],
  serverlessV2: { ...RANGE, ...(acuPerSecond === undefined ? {} : { acuPerSecond }) },
  load: { profile: "spiky", baseAcu: 1, peakAcu },
});
const upgrade = (maxAcu: number, upgradeTo: string): object =>
  serverless({ minAcu: 0.5, maxAcu }, { instances: [{ ...WRITER, acu: 0.5 }], engineVersion: "13.15", upgradeTo });

export const serverlessRangeCases: Cases = {
  "SV2-001": [
    described(serverless({ minAcu: "0.7", maxAcu: "4.25" })),
    "serverlessV2.minAcu of 0.7 and serverlessV2.maxAcu of 4.25 is no multiple of 0.5",
    described(serverless({ minAcu: "0.5", maxAcu: "4.5" })),
  ],
  "SV2-002": [
    described(serverless({ minAcu: 8, maxAcu: 4 })),
    "serverlessV2.minAcu of 8 is above maxAcu of 4",
    described(serverless({ minAcu: 4, maxAcu: 4 })),
  ],
  "SV2-003": [
    described(serverless({ minAcu: "0.5", maxAcu: "0.5" })),
    "serverlessV2.maxAcu of 0.5 is below 1",
    described(serverless({ minAcu: "0.5", maxAcu: 1 })),
  ],
  "SV2-004": [
    described(serverless({ maxAcu: "128.5" }, { engineVersion: "14.9" })),
    "serverlessV2.maxAcu of 128.5 is above 128 and needs aurora-postgresql 13.13+, 14.10+",
    described(serverless({ maxAcu: "128.5" }, { engineVersion: "14.10" })),
  ],
  "SV2-005": [
    described(serverless({ minAcu: 0, maxAcu: 8 }, { engineVersion: "15.6" })),
    "serverlessV2.minAcu of 0 needs aurora-postgresql 13.15+, 14.12+, 15.7+, 16.3+, 17.4+, 18.3+; this is 15.6",
    described(serverless({ minAcu: 0, maxAcu: 8 }, { engineVersion: "15.7" })),
  ],
  "SV2-006": [
    described(serverless({ maxAcu: "256.5" })),
    "serverlessV2.maxAcu of 256.5 is above 256",
    described(serverless({ maxAcu: 256 })),
  ],
  "SV2-007": [
    described(serverless({ maxAcu: 192, platformVersion: 1 })),
    "platform version 1 stops at 128 ACU",
    described(serverless({ maxAcu: 192, platformVersion: 2 })),
  ],
};

export const serverlessV2Cases: Cases = {
  "SV2-008": [
    described(serverless({ minAcu: 4, maxAcu: 16 })),
    "acu of 2 is outside of 4 to 16 ACU",
    described(serverless({ minAcu: 2, maxAcu: 16 })),
  ],
  "SV2-009": [
    described(reader({ count: 2 })),
    "3 serverless instances can take 48 ACU together",
    described(serverless(RANGE)),
  ],
  "SV2-010": [described(reader({})), "never run below the writer", described(reader({ promotionTier: 2 }))],
  "SV2-011": [
    described(reader({ promotionTier: 2 })),
    "follow their own load",
    described(reader({ promotionTier: 1 })),
  ],
  "SV2-012": [
    described(serverless(RANGE, { insights: { mode: "advanced" } })),
    "minAcu of 1 is low for Performance Insights",
    described(serverless({ minAcu: 2, maxAcu: 16 }, { insights: { mode: "advanced" } })),
  ],
  "SV2-013": [
    described(serverless({ minAcu: "7.5", maxAcu: 16 }, global)),
    "minAcu of 7.5 is low for the primary of a Global Database",
    described(serverless({ minAcu: 8, maxAcu: 16 }, global)),
  ],
  "SV2-014": [
    described(serverless({ minAcu: "0.5", maxAcu: 16 })),
    "holds max_connections at 2000: with 1 or more it would be 3360",
    described(serverless({ minAcu: "0.5", maxAcu: 8 })),
  ],
  "SV2-015": [
    described(serverless(RANGE, { connections: { peak: 100 } })),
    "max_connections follows maxAcu of 16",
    described(serverless(RANGE, { connections: { peak: 100, maxConnections: 300 } })),
  ],
  "SV2-016": [
    described(serverless(RANGE, { features: { pgaudit: true, logExport: true }, storage: { gb: 65_536 } })),
    "may stay above the minimum: export of logs, pgaudit, a very large volume",
    described({ features: { pgaudit: true }, storage: { gb: 65_535 } }),
  ],
  "SV2-017": [
    described({ ...reader({}), autoScaling: { policies: [{ metric: "cpu", target: 40 }] } }),
    "Auto Scaling does not work with serverless instances",
    described(reader({})),
  ],
  "SV2-018": [
    described(serverless(RANGE, { features: { activityStreams: true } })),
    "Database Activity Streams do not work",
    described({ features: { activityStreams: true } }),
  ],
  "SV2-019": [described(spiky(5)), "jumps from 1 to 5 ACU", described(spiky(4))],
  "SV2-020": [
    described(upgrade(1, "14.12")),
    "needs a maxAcu of 2 at least, and it is 1",
    described(upgrade(2, "14.12")),
  ],
  "SV2-021": [
    described(serverless({ ...RANGE, platformVersion: 3 })),
    "this is 3",
    described(serverless({ ...RANGE, platformVersion: 4 })),
  ],
};

/** Neighbours that a rule of Serverless v2 must not speak of. */
export const serverlessV2Silences: readonly (readonly [rule: string, why: string, input: object])[] = [
  [
    "SV2-004",
    "a version without Serverless v2 is another rule's",
    serverless({ maxAcu: 200 }, { engineVersion: "12.9" }),
  ],
  ["SV2-004", "above 256 no version helps", serverless({ maxAcu: 300 }, { engineVersion: "14.9" })],
  ["SV2-007", "above 256 no platform helps", serverless({ maxAcu: 300, platformVersion: 1 })],
  ["SV2-012", "provisioned instances have all their memory", { insights: {}, serverlessV2: RANGE }],
  ["SV2-014", "Aurora MySQL has no such cap", serverless({ minAcu: 0, maxAcu: 64 }, { engine: "aurora-mysql" })],
  ["SV2-019", "a described rate is the user's own answer", spiky(16, 1)],
  ["SV2-020", "another upgrade needs no more", upgrade(1, "15.7")],
];
