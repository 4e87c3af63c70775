import { billed, type Cases, described } from "./cases.ts";

const running = (name: string, rest: object = {}): object => ({ instances: [{ class: name }], ...rest });

export const instanceClassCases: Cases = {
  "CLASS-001": [described(running("db.r6g.lage")), "did you mean db.r6g.large?", described(running("db.r8i.large"))],
  "CL-001": [
    described(running("db.r7i.large", { engineVersion: "13.14" })),
    "db.r7i.large needs aurora-postgresql 13.15+",
    described(running("db.r7i.large", { engineVersion: "13.15" })),
  ],
  "CL-002": [
    billed({ charges: ["cpu-credits"] }, { classes: ["db.t4g.medium"] }),
    "its CPU credits are billed here",
    described({}),
  ],
  "CL-003": [
    described(running("db.t3.small", { engine: "aurora-mysql" })),
    "db.t3.small runs only on engine versions in Extended Support",
    described(running("db.t3.medium", { engine: "aurora-mysql" })),
  ],
  "CL-004": [
    described(running("db.r6gd.xlarge", { engine: "aurora-mysql" })),
    "db.r6gd.xlarge is offered for Aurora PostgreSQL only",
    described(running("db.r6gd.xlarge")),
  ],
  "CL-005": [described(running("db.r8a.large")), "offer db.r8a.large is not confirmed", described({})],
  "CL-006": [
    described({ instances: [{ class: "db.r6g.large", hours: 200 }] }),
    "db.r6g.large is billed by the second",
    described({ instances: [{ class: "db.serverless", hours: 200, acu: 1 }] }),
  ],
  "CL-007": [
    described({ features: { stopSchedule: true } }),
    "starts again after 7 days",
    described({ features: { stopSchedule: false } }),
  ],
  "CL-008": [
    described(running("db.x2g.large", { engine: "aurora-mysql", features: { parallelQuery: true } })),
    "does not work on db.x2g.large",
    described(running("db.r6g.large", { engine: "aurora-mysql", features: { parallelQuery: true } })),
  ],
};
