import { type Cases, described } from "./cases.ts";

const serverless = (more: object): object => ({ instances: [{ class: "db.serverless", acu: 2 }], ...more });
const load = { load: { profile: "nightly-batch", baseAcu: 1, peakAcu: 8 } };

export const sizingCases: Cases = {
  "SZ-001": [
    described(serverless({ serverlessV2: { minAcu: 1, maxAcu: 8 } })),
    "without a load nobody knows",
    described(serverless({ serverlessV2: { minAcu: 1, maxAcu: 8 }, ...load })),
  ],
  "SZ-002": [described(load), "db.r6g.large 8", described(serverless(load))],
  // Mean (4 × 8 + 20 × 1) ÷ 24 = 2.17 → 2.5; 1.3 × 8 = 10.4 → 10.5; typical 8, as the batch is a sixth of the day: 1.5 × 8
  "SZ-003": [described(serverless(load)), "2.5 to 12 ACU", described(load)],
};
