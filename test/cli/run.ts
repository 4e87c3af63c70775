import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const bin = join(root, "packages/cli/bin/aurora-cost.js");

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly debug?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line as a user's shell does, without colours and not on a terminal. */
export async function run(
  args: readonly string[],
  { cwd = root, input = "", debug = false, env: own = {} }: RunOptions = {},
): Promise<Run> {
  const { DEBUG: _debug, FORCE_COLOR: _colour, NODE_OPTIONS: _options, NODE_ENV: _env, ...env } = process.env;
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    // No books of the developer's own.
    env: {
      XDG_DATA_HOME: join(tmpdir(), "aurora-cost-no-data"),
      ...env,
      NO_COLOR: "1",
      ...(debug ? { DEBUG: "1" } : {}),
      ...own,
    },
    timeout: 60_000,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { status, stdout, stderr };
}

/** A folder of its own with these files; where one is told by a relative name, reports name it so, too. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), "aurora-cost-test-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

const folders: string[] = [];

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The one line that says what is wrong: nothing on stdout, no stack, exit code 2. */
export function failureOf({ status, stdout, stderr }: Run): string {
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(/^aurora-cost: (?!internal error)[^\n]+\n$/),
  });
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+\)|Error:/);
  return stderr;
}

/** A document of a run that succeeded. */
export function documentOf({ status, stdout, stderr }: Run, exitCode = 0): unknown {
  expect({ status, stderr: status === exitCode ? "" : stderr }).toEqual({ status: exitCode, stderr: "" });
  return JSON.parse(stdout);
}

/** A document without the hash of the price book, which changes with every price of it. */
export function withoutHash(text: string): string {
  return text.replaceAll(/"sha256": "[0-9a-f]{64}"/g, '"sha256": "(hash)"');
}

const COUNTS = new Set(
  `schemaVersion rows rdsRows days hours clusters count line considered readers peakReaders aurora rds typicalSeconds
   seconds available maxConnections readerConnections`.split(/\s+/),
);

/** Where a document holds a number that is no count, or a text that is a number with an exponent. */
export function wrongNumbers(document: unknown, path = ""): readonly string[] {
  if (typeof document === "number") {
    return COUNTS.has(path.split(".").at(-1) ?? "") && Number.isInteger(document) ? [] : [path];
  }
  if (typeof document === "string")
    return /^[+-]?\d*\.?\d+e[+-]?\d+$|^(NaN|-?Infinity|-0)$/i.test(document) ? [path] : [];
  if (typeof document !== "object" || document === null) return [];
  return Object.entries(document).flatMap(([key, value]) => wrongNumbers(value, `${path}.${key}`));
}

/** A value within a document, by its path. */
export function at(document: unknown, ...path: readonly (string | number)[]): unknown {
  let here = document;
  for (const step of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = Object.entries(here).find(([key]) => key === String(step))?.[1];
  }
  return here;
}
