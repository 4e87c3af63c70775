// How much memory `prices import` takes at its peak on price lists of 300 MB: the bar is 250 MB.
// The lists are generated into the temporary folder and removed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BAR = 250;
const MEGABYTES = "300";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "aurora-cost-bench-"));
const usageFile = join(folder, "usage.json");

function run(args) {
  const env = { ...process.env, USAGE_FILE: usageFile };
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
  if (status !== 0) throw new Error(stderr);
}

function measure(name) {
  const list = join(folder, name);
  run([here("generate-price-list.mjs"), MEGABYTES, list]);
  const command = ["prices", "import", list, "--out", join(folder, "books"), "--quiet"];
  const began = performance.now();
  run(["--import", here("csv/usage.mjs"), here("../packages/cli/bin/aurora-cost.js"), ...command]);
  const seconds = (performance.now() - began) / 1000;
  const { peakMegabytes: peak } = JSON.parse(readFileSync(usageFile, "utf8"));
  const size = statSync(list).size / 1e6;
  rmSync(list);
  console.log(
    `prices import, ${name} of ${size.toFixed(0)} MB: ${peak.toFixed(0)} MB at the peak, ${(peak / BAR).toFixed(2)} × the bar of ${BAR} MB; ${seconds.toFixed(1)} s`,
  );
}

try {
  measure("index.json");
  measure("index.csv");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
