import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { at, run } from "./run.ts";

test("--version is that of the package", async () => {
  const text = readFileSync(new URL("../../packages/cli/package.json", import.meta.url), "utf8");
  const manifest: unknown = JSON.parse(text);
  expect(await run(["--version"])).toEqual({ status: 0, stdout: `${String(at(manifest, "version"))}\n`, stderr: "" });
});

describe("--help", () => {
  test.each([
    ["aurora-cost", []],
    ["analyze", ["analyze"]],
    ["estimate", ["estimate"]],
    ["compare", ["compare"]],
    ["size", ["size"]],
  ])("of %s goes to stdout", async (name, command) => {
    const { status, stdout, stderr } = await run([...command, "--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await expect(stdout).toMatchFileSnapshot(`golden/help-${name}.txt`);
  });

  test("is what no command at all shows, as an error", async () => {
    const { status, stdout, stderr } = await run([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("Usage: aurora-cost");
  });
});

describe("wrong usage exits 2, with stdout empty", () => {
  test.each<[string, readonly string[], RegExp]>([
    ["an unknown command, and suggests the nearest", ["analyse", "x.csv"], /unknown command 'analyse'[\s\S]*analyze/],
    ["an unknown command, and suggests the nearest", ["estimat", "x.yaml"], /unknown command 'estimat'[\s\S]*estimate/],
    [
      "an unknown option, and suggests the nearest",
      ["analyze", "x.csv", "--formt", "json"],
      /unknown option '--formt'[\s\S]*--format/,
    ],
    ["an unknown option of the program", ["--verson"], /unknown option '--verson'[\s\S]*--version/],
    ["a value that is no choice", ["analyze", "x.csv", "--cost", "gross"], /'gross'[\s\S]*list, net, amortized/],
    ["a format that is none", ["estimate", "x.yaml", "--format", "xml"], /'xml'[\s\S]*table, json/],
    ["a missing argument", ["estimate"], /missing required argument 'cluster'/],
    ["an argument too many", ["estimate", "a.yaml", "b.yaml"], /too many arguments/],
    ["a missing option", ["compare", "x.yaml"], /--by/],
    ["an option without its value", ["analyze", "x.csv", "--tag"], /argument missing/],
    ["a month that is none", ["analyze", "x.csv", "--month", "September"], /--month.*2026-09/],
    ["a month that is none", ["analyze", "x.csv", "--month", "2026-13"], /--month.*2026-13/],
  ])("names %s", async (_, args, message) => {
    const { status, stdout, stderr } = await run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
