// How long `analyze` takes on a Cost and Usage Report, beside DuckDB's aggregation of the same file and csv-parse alone:
//   pnpm bench [MEGABYTES] [--large]
// Both as whole processes, in turns, so that what else the machine does hits both alike; medians of 5 runs. --large adds a file of
// three times the size. The data is generated into the temporary folder and removed. docs/performance.md records a run.
import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createGzip } from "node:zlib";

const RUNS = 5;
const PEAK_BAR = 190;
const GROWTH_BAR = 1.2;

const args = process.argv.slice(2);
const megabytes = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 1000);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "aurora-cost-bench-"));

function run(script, scriptArgs) {
  const usageFile = join(folder, "usage.json");
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", here("csv/usage.mjs"), here(script), ...scriptArgs],
    { env: { ...process.env, USAGE_FILE: usageFile }, maxBuffer: 2 ** 30 },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`${script} failed: ${stderr.toString()}`);
  return { seconds, stdout: stdout.toString(), ...JSON.parse(readFileSync(usageFile, "utf8")) };
}

const analyze = (file) => run("../packages/cli/bin/aurora-cost.js", ["analyze", file, "--format", "json"]);
const duckdb = (file) => run("csv/duckdb.mjs", [file]);

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function generate(name, size, ...flags) {
  const file = join(folder, name);
  const { status, stderr } = spawnSync(process.execPath, [here("generate-cur.mjs"), file, String(size), ...flags]);
  if (status !== 0) throw new Error(String(stderr));
  return { file, totals: JSON.parse(readFileSync(`${file}.totals.json`, "utf8")) };
}

const plainDecimal = (text) => text.replace(/\.?0+$/, "");

/** Both must have read every row, and lost nothing of any. */
function checkExact(ours, theirs, totals) {
  const { inputs, reconciliation } = JSON.parse(ours.stdout);
  const [{ rows, rdsRows }] = inputs;
  const read = [rows, rdsRows, reconciliation.rdsCost, reconciliation.difference];
  const expected = [totals.rows, totals.rdsRows, plainDecimal(totals.rdsCost), "0"];
  if (read.join() !== expected.join()) throw new Error(`analyze read ${read.join()}, not ${expected.join()}`);
  const { unblended } = JSON.parse(theirs.stdout);
  if (plainDecimal(unblended) !== plainDecimal(totals.auroraCost)) throw new Error(`DuckDB summed ${unblended}`);
}

function compare(what, { file, totals }, bar) {
  const pairs = Array.from({ length: RUNS }, () => ({ ours: analyze(file), theirs: duckdb(file) }));
  checkExact(pairs[0].ours, pairs[0].theirs, totals);
  const ratio = median(pairs.map(({ ours, theirs }) => ours.seconds / theirs.seconds));
  const of = (side, field) => median(pairs.map((pair) => pair[side][field]));
  const figures = (side) =>
    `${of(side, "seconds").toFixed(2)} s, CPU ${of(side, "cpuSeconds").toFixed(2)} s, ${of(side, "peakMegabytes").toFixed(0)} MB`;
  console.log(`${what}: ${ratio.toFixed(2)} × DuckDB, bar ${bar} (${figures("ours")}; DuckDB ${figures("theirs")})`);
  return of("ours", "peakMegabytes");
}

/** What splitting every record costs, on a tenth: it takes the same time for every byte. */
function compareParser() {
  const { file, totals } = generate("small.csv", megabytes / 10);
  const pairs = Array.from({ length: 3 }, () => ({ ours: analyze(file), theirs: run("csv/csv-parse.mjs", [file]) }));
  const { rows, rdsRows } = JSON.parse(pairs[0].theirs.stdout);
  if (rows !== totals.rows || rdsRows !== totals.rdsRows) throw new Error(`csv-parse read ${rows}, ${rdsRows} of RDS`);
  const ratio = median(pairs.map(({ ours, theirs }) => ours.seconds / theirs.seconds));
  console.log(`${megabytes / 10} MB, plain: ${ratio.toFixed(2)} × csv-parse`);
  rmSync(file);
}

/** A larger file in turns with a smaller one. */
function compareSizes(small, large) {
  const pairs = Array.from({ length: 3 }, () => ({ small: analyze(small.file), large: analyze(large.file) }));
  const ratio = (field) => median(pairs.map((pair) => pair.large[field] / pair.small[field])).toFixed(2);
  console.log(`three times the size: ${ratio("seconds")} × the time, bar 3.2`);
  console.log(`three times the size: ${ratio("peakMegabytes")} × the peak memory, bar ${GROWTH_BAR}`);
}

try {
  compareParser();
  const plain = generate("plain.csv", megabytes);
  const peak = compare(`${megabytes} MB, plain`, plain, 0.8);
  console.log(`  peak memory: ${peak.toFixed(0)} MB, bar ${PEAK_BAR}`);

  const packed = `${plain.file}.gz`;
  await pipeline(createReadStream(plain.file), createGzip(), createWriteStream(packed));
  compare(`${megabytes} MB, gzip`, { ...plain, file: packed }, 1);
  rmSync(packed);
  if (args.includes("--large")) {
    const large = generate("large.csv", megabytes * 3);
    compareSizes(plain, large);
    rmSync(large.file);
  }
  rmSync(plain.file);

  const aurora = generate("aurora.csv", megabytes, "--all-aurora");
  compare(`${megabytes} MB, every row of Aurora`, aurora, 1.5);
  rmSync(aurora.file);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
