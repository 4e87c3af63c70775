import { Decimal } from "@aurora-cost/core";
import { billed, type Cases, cluster, described, ofCluster } from "./cases.ts";

const RESERVED = { class: "db.r6g.large", count: 1, term: "1yr", payment: "no-upfront", hourly: "0.17" };
const reserved = { commitments: { reservedInstances: [RESERVED] } };
const plan = { hourlyCommitment: "1.5", rates: { "Aurora:ServerlessV2Usage": "0.1" } };
const planned = { commitments: { savingsPlan: plan } };
const serverless = (minAcu: number): object => ({
  instances: [{ class: "db.serverless", acu: 1 }],
  serverlessV2: { minAcu, maxAcu: 4 },
});

/** A reservation that the schema refuses. */
const reserving = (one: object): Parameters<typeof ofCluster>[0] => {
  const [given] = cluster(reserved).commitments?.reservedInstances ?? [];
  if (given === undefined) throw new Error("nothing is reserved");
  return { ...cluster({}), commitments: { reservedInstances: [{ ...given, ...one }] } };
};

export const reservedInstanceCases: Cases = {
  "RI-001": [
    ofCluster(reserving({ class: "db.serverless" })),
    "reserved instances do not cover db.serverless",
    described({
      ...reserved,
      instances: [{ class: "db.r6g.large" }, { class: "db.serverless", role: "reader", acu: 1 }],
    }),
  ],
  "RI-002": [
    ofCluster(reserving({ term: "3yr", count: new Decimal(2) })),
    "db.r6g.large for 3yr with no-upfront is not sold",
    described(planned),
  ],
  "RI-003": [
    described({ ...reserved, storage: { gb: 800 }, io: { requestsPerMonth: 1 } }),
    "cover compute, not storage, I/O",
    described(reserved),
  ],
};

export const savingsPlanCases: Cases = {
  "SP-001": [described(planned), "not db.r6g.large", described({ ...planned, instances: [{ class: "db.r7g.large" }] })],
  "SP-002": [
    described({ ...planned, ...serverless(0) }),
    "costs 1.5 in every hour",
    described({ ...planned, ...serverless(1) }),
  ],
  "SP-003": [
    billed({ kinds: ["reserved", "savings-plan"] }),
    "reserved instances apply first",
    billed({ kinds: ["savings-plan", "usage"] }),
  ],
};
