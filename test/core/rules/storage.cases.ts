import { billed, type Cases, cluster, described, ofCluster } from "./cases.ts";

const TB = 1024;
const clones = (count: number): object => ({ clones: Array.from({ length: count }, () => ({ divergedGb: 1 })) });
const global = (storage?: object): object => ({
  globalDatabase: { secondaries: [{ region: "eu-west-1", ...(storage === undefined ? {} : { storage }) }] },
});

export const storageCases: Cases = {
  "ST-001": [
    described({ engineVersion: "15.12", storage: { gb: 200 * TB } }),
    "200.0 TiB is over the limit of 128 TiB; 256 TiB need 15.13+, 16.9+, 17.5+",
    described({ engineVersion: "15.13", storage: { gb: 200 * TB } }),
  ],
  "ST-002": [
    described({ instances: [{ class: "db.t4g.large" }], storage: { startGb: 40 * TB, growthGbPerDay: 1, days: 2 } }),
    "db.t4g.large is not for volumes over 40 TB",
    described({ instances: [{ class: "db.t4g.large" }], storage: { gb: 40 * TB } }),
  ],
  "ST-003": [
    described({ storage: { gb: 100, largestTableGb: 33 * TB } }),
    "33.0 TiB is over the limit of 32 TiB",
    described({ engine: "aurora-mysql", storage: { gb: 100, largestTableGb: 33 * TB } }),
  ],
  "ST-004": [described({ storage: { gb: 800 } }), "800 GB are billed once", described({})],
  "ST-005": [described(global()), "none is described in eu-west-1", described({ storage: { gb: 800 } })],
  "ST-006": [described(clones(16)), "16 clones", described(clones(15))],
  "ST-007": [billed({ charges: ["backup-storage"] }), "exceeds the size of the volume", billed({})],
  "ST-008": [
    described({ backup: { retainedGb: 900, retentionDays: 14 } }),
    "free within 14 days",
    described({ backup: { billedGb: 900 } }),
  ],
  "ST-009": [
    described({ backup: { retentionDays: 36 } }),
    "backup.retentionDays is 36",
    described({ backup: { retentionDays: 35 } }),
  ],
  "ST-010": [
    described({ storage: { startGb: 800, growthGbPerDay: 1, days: 30 } }),
    "DROP and TRUNCATE",
    ofCluster(cluster({ storage: { startGb: 800, growthGbPerDay: 0, days: 30 } })),
  ],
  "ST-011": [described({ storage: { gb: "9.5" } }), "9.5 GB are billed as such", described({ storage: { gb: 10 } })],
};
