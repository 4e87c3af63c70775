import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { FACT_TOPICS, type Fact, facts, FACTS_CHECKED_ON, factsMarkdown, searchFacts } from "@aurora-cost/core";

const folder = fileURLToPath(new URL("../../packages/core/src/facts/", import.meta.url));
const SHARED = ["fact", "index", "markdown", "search", "sources"];
const DATE = /^20\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;

function idsOf(found: readonly Fact[]): readonly string[] {
  return found.map(({ id }) => id);
}

describe("the list", () => {
  test("has 102 facts with ids of their own", () => {
    expect(facts).toHaveLength(102);
    expect(new Set(idsOf(facts)).size).toBe(102);
    expect(new Set(facts.map(({ claim }) => claim)).size).toBe(102);
  });

  test("has a file for every topic, in print order", () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ""));
    expect(files.filter((file) => !SHARED.includes(file)).sort()).toEqual([...FACT_TOPICS].sort());
    expect([...new Set(facts.map(({ topic }) => topic))]).toEqual(FACT_TOPICS);
  });

  test("comes out as checked", () => {
    const counts = { true: 0, imprecise: 0, outdated: 0, wrong: 0 };
    for (const { verdict } of facts) counts[verdict] += 1;
    expect(counts).toEqual({ true: 38, imprecise: 33, outdated: 22, wrong: 9 });
  });

  test.each(facts)("$id is complete", ({ id, topic, claim, fact, since, source }) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(id.startsWith(`${topic}-`)).toBe(true);
    // Plain text: it goes into Markdown as it is.
    for (const text of [claim, fact]) expect(text).toMatch(/^[A-Z0-9][^*`<>[\]\n]*[.]$/);
    expect(source.title).not.toBe("");
    expect(source.url).toMatch(/^https:\/\/(docs\.)?aws\.amazon\.com\/\S+$/);
    expect(since === null || (DATE.test(since) && since <= FACTS_CHECKED_ON)).toBe(true);
  });

  test("holds what is easily got wrong", () => {
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    expect(byId.get("serverless-v2-zero")).toMatchObject({ verdict: "wrong", since: "2024-11-20" });
    expect(byId.get("serverless-v2-max")).toMatchObject({ verdict: "outdated", since: "2024-10-03" });
    expect(byId.get("global-database-regions")).toMatchObject({ verdict: "outdated", since: "2025-05-21" });
    expect(byId.get("proxy-free")).toMatchObject({ verdict: "wrong", since: null });
    expect(byId.get("io-optimized-25-percent")).toMatchObject({ verdict: "imprecise" });
  });
});

describe("a search", () => {
  test("for a topic gives that topic first, then what mentions it", () => {
    const found = searchFacts("proxy");
    const topics = found.map(({ topic }) => topic);
    expect(topics.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => "proxy"));
    expect(topics.slice(6)).not.toContain("proxy");
    expect(idsOf(found)).toContain("readers-cost");
    expect(new Set(found).size).toBe(found.length);
  });

  test("takes a family of topics, and spaces for hyphens", () => {
    const families = new Set(
      searchFacts("serverless")
        .slice(0, 12)
        .map(({ topic }) => topic),
    );
    expect([...families]).toEqual(["serverless-v2", "serverless-v1"]);
    expect(searchFacts("Global Database")[0]?.topic).toBe("global-database");
  });

  test("ignores case, and wants every word", () => {
    expect(searchFacts("OUTPOSTS")).toEqual(searchFacts("outposts"));
    const found = searchFacts("lambda connections");
    expect(found.length).toBeGreaterThan(0);
    for (const { claim, fact } of found) {
      expect(`${claim} ${fact}`.toLowerCase()).toMatch(/lambda/);
      expect(`${claim} ${fact}`.toLowerCase()).toMatch(/connections/);
    }
  });

  test("matches words from their start, signs included", () => {
    expect(idsOf(searchFacts("$0.015"))).toEqual(["proxy-free"]);
    expect(idsOf(searchFacts("max_connections"))).toEqual(idsOf(searchFacts("max_conn")));
    expect(searchFacts("mazon")).toEqual([]);
    expect(idsOf(searchFacts("proxy-free"))).toEqual(["proxy-free"]);
  });

  test.each(["", "  ", "quantum", "(.*", "\\"])("for %j finds nothing", (query) => {
    expect(searchFacts(query)).toEqual([]);
  });
});

test("docs/facts.md is what node scripts/write-docs.js writes", () => {
  expect(readFileSync(new URL("../../docs/facts.md", import.meta.url), "utf8")).toBe(factsMarkdown(facts));
});
