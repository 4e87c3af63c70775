import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { LaunchOptions } from "playwright-core";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Nothing here may reach for the network, and root needs --no-sandbox. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Made for AWS Lambda: a single process ends with its first page, and web security is part of what the tests look at. */
const UNWANTED = ["--single-process", "--disable-web-security"];

/** How to start a browser: `CHROMIUM_PATH`, an installed one, or the one npm has brought; `null` where there is none. */
export async function findChromium(): Promise<LaunchOptions | null> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? INSTALLED.find((path) => existsSync(path));
  if (executablePath !== undefined) return { executablePath, args: QUIET };
  return process.platform === "linux" && process.arch === "x64" ? packaged() : null;
}

async function packaged(): Promise<LaunchOptions | null> {
  const { default: chromium } = await import("@sparticuz/chromium");
  const executablePath = await chromium.executablePath();
  const args = chromium.args.filter((arg) => !UNWANTED.includes(arg));
  if (starts(executablePath, process.env)) return { executablePath, args };
  const env = { ...process.env, LD_LIBRARY_PATH: ownLibraries() };
  return starts(executablePath, env) ? { executablePath, args, env } : null;
}

function starts(executablePath: string, env: NodeJS.ProcessEnv): boolean {
  return spawnSync(executablePath, ["--version", "--no-sandbox"], { env }).status === 0;
}

/** Unpacks the shared libraries of the package (libnss3 and its like), for systems without them. */
function ownLibraries(): string {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const archive = join(dirname(entry), "../../bin/al2023.tar.br");
  const folder = join(tmpdir(), "aurora-cost-chromium-libraries");
  mkdirSync(folder, { recursive: true });
  spawnSync("tar", ["-x", "-C", folder], { input: brotliDecompressSync(readFileSync(archive)) });
  return join(folder, "lib");
}
