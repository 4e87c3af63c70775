// How many storage comparisons, without lines, rules and texts, core makes in a second on one thread: the bar is 10,000.
// And how long an estimate takes whose serverless instances follow a week of load, hour by hour.
import { estimate, storageTotals, loadPriceBook, parseCluster } from "../packages/core/dist/index.js";

const BAR = 10_000;
const ROUNDS = 5;
const PER_ROUND = 10_000;

const book = await loadPriceBook(["us-east-1"]);
const cluster = parseCluster({
  region: "us-east-1",
  engine: "aurora-postgresql",
  instances: [
    { class: "db.r6g.2xlarge", role: "writer" },
    { class: "db.r6g.2xlarge", role: "reader" },
    { class: "db.serverless", role: "reader", acu: 3 },
  ],
  storage: { gb: 800 },
  io: { requestsPerMonth: 1_200_000_000 },
  backup: { retainedGb: 900 },
});

const rates = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const began = performance.now();
  for (let index = 0; index < PER_ROUND; index += 1) storageTotals(cluster, book);
  rates.push((PER_ROUND / (performance.now() - began)) * 1000);
}
const median = rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
console.log(`storage comparisons: ${Math.round(median)} a second, ${(median / BAR).toFixed(2)} × the bar of ${BAR}`);

const ESTIMATES = 200;
const loaded = parseCluster({
  region: "us-east-1",
  engine: "aurora-postgresql",
  instances: [{ class: "db.serverless" }, { class: "db.serverless", role: "reader" }],
  serverlessV2: { minAcu: 0, maxAcu: 32 },
  load: { hourly: Array.from({ length: 168 }, (_, hour) => ((hour * 7) % 24) / 3), readShare: 0.4 },
});
const started = performance.now();
for (let index = 0; index < ESTIMATES; index += 1) estimate(loaded, book);
console.log(`an estimate of a week of load: ${((performance.now() - started) / ESTIMATES).toFixed(2)} ms`);
