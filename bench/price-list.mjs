// How much memory `prices import` takes at its peak on price lists of 300 MB: the bar is 250 MB.
// The lists are generated into the temporary folder and removed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BAR = 250;
const MEGABYTES = "300";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "aurora-cost-bench-"));
// Runs the command line as its bin does, and tells at the end what the process took.
const MEASURED = `
process.on("exit", () => console.error(process.resourceUsage().maxRSS));
await import(${JSON.stringify(new URL("../packages/cli/bin/aurora-cost.js", import.meta.url).href)});`;

function run(args) {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stderr;
}

function measure(name) {
  const list = join(folder, name);
  run([here("generate-price-list.mjs"), MEGABYTES, list]);
  const command = ["prices", "import", list, "--out", join(folder, "books"), "--quiet"];
  const began = performance.now();
  const kibibytes = Number(run(["--input-type=module", "--eval", MEASURED, ...command]));
  const seconds = (performance.now() - began) / 1000;
  const peak = (kibibytes * 1024) / 1e6;
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
