// How many storage comparisons, without lines, rules and texts, core makes in a second on one thread: the bar is 10,000.
import { storageTotals, loadPriceBook, parseCluster } from "../packages/core/dist/index.js";

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
