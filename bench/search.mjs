// How long core searches for the cheapest configuration of one cluster: the bar is 300 ms.
import { compareAll, loadPriceBook, parseCluster } from "../packages/core/dist/index.js";

const BAR = 300;
const ROUNDS = 9;

const book = await loadPriceBook(["us-east-1"]);
const shop = {
  region: "us-east-1",
  engine: "aurora-postgresql",
  engineVersion: "16.4",
  instances: [
    { class: "db.r6g.2xlarge", role: "writer" },
    { class: "db.r6g.2xlarge", role: "reader" },
  ],
  storage: { gb: 500 },
  io: { requestsPerMonth: 800_000_000 },
  connections: { peak: 400 },
};
const month = Array.from({ length: 730 }, (_, hour) => 2 + 10 * Math.abs(Math.sin(hour)));
const loads = {
  "office hours": { profile: "office-hours", baseAcu: 2, peakAcu: 12, readShare: 0.4 },
  "every hour of a month": { stepSeconds: 3600, acu: month, readShare: 0.4 },
};

for (const [name, load] of Object.entries(loads)) {
  const cluster = parseCluster({ ...shop, load });
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    compareAll(cluster, book);
    return performance.now() - began;
  });
  const [first] = times;
  const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  console.log(
    `search, ${name}: ${Math.round(median)} ms, the first ${Math.round(first)} ms, ${(median / BAR).toFixed(2)} × the bar of ${BAR} ms`,
  );
}
