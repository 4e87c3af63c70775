import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FACT_TOPICS, facts, factsMarkdown, searchFacts } from "@aurora-cost/core";
import { at, documentOf, folderWith, removeFolders, run } from "./run.ts";

afterAll(removeFolders);

describe("facts", () => {
  test("without a topic lists the topics with their counts", async () => {
    const { status, stdout, stderr } = await run(["facts"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const topic of FACT_TOPICS) {
      const count = facts.filter((fact) => fact.topic === topic).length;
      expect(stdout).toMatch(new RegExp(`^${topic} +${count} `, "m"));
    }
    expect(stdout).toMatch(/^all +102 +38 +33 +22 +9$/m);
  });

  test("of a topic are verdict, claim, fact and source", async () => {
    const { status, stdout, stderr } = await run(["facts", "io-optimized"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^imprecise {2}I\/O-Optimized pays off once I\/O is a quarter of the Aurora bill\.$/m);
    expect(stdout).toContain("23.1 %");
    expect(stdout).toMatch(/^ {11}https:\/\/aws\.amazon\.com\/rds\/aurora\/pricing\/$/m);
  });

  test("fit into 100 columns, but for addresses, and have no colours where none are wanted", async () => {
    const { stdout } = await run(["facts", "aurora"]);
    const long = stdout.split("\n").filter((line) => line.length > 100 && !line.includes("https://"));
    expect(long).toEqual([]);
    expect(stdout).not.toContain("\u001B");
  });

  test("are found by a word in any case", async () => {
    const { status, stdout } = await run(["facts", "LAMBDA"]);
    expect(status).toBe(0);
    expect(stdout).toContain("Thousands of concurrent Lambda invocations");
    expect(stdout).toContain(`${searchFacts("lambda").length} facts, checked on `);
  });

  test("that nobody knows are no error", async () => {
    const { status, stdout, stderr } = await run(["facts", "quantum"]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toBe(`aurora-cost: no fact mentions quantum, topics are ${FACT_TOPICS.join(", ")}\n`);
  });

  test("as JSON are a document", async () => {
    const all = documentOf(await run(["facts", "--format", "json"]));
    expect(all).toMatchObject({ schemaVersion: 1, facts });
    const some = documentOf(await run(["facts", "proxy", "--format", "json"]));
    expect(at(some, "facts")).toEqual(searchFacts("proxy"));
    const none = await run(["facts", "quantum", "--format", "json"]);
    expect(at(JSON.parse(none.stdout), "facts")).toEqual([]);
  });

  test("as Markdown go into a file", async () => {
    const cwd = folderWith({});
    const { status, stdout } = await run(["facts", "--format", "markdown", "--out", "facts.md"], { cwd });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(readFileSync(join(cwd, "facts.md"), "utf8")).toBe(factsMarkdown(facts));
  });
});
