import { billed, type Cases, described } from "./cases.ts";

const v1 = (acu: number, billingMonth = "2024-06"): object => ({
  instances: [],
  serverlessV1: { acu },
  billingMonth,
});

export const serverlessV1Cases: Cases = {
  "SV1-001": [described(v1(4, "2025-04")), "ended on 2025-03-31", described(v1(4, "2025-03"))],
  "SV1-002": [
    billed({ lastServerlessV1Month: "2025-04" }),
    "is billed in 2025-04",
    billed({ lastServerlessV1Month: "2025-03" }),
  ],
  "SV1-003": [billed({ lastServerlessV1Month: "2024-06" }), "for 5 minutes at least", billed({})],
  "SV1-004": [described(v1(385)), "acu of 385 is no mean of its capacities, 2, 4, 8", described(v1(384))],
};
