import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const read = (path: string): string => readFileSync(new URL(`../../packages/widget/${path}`, import.meta.url), "utf8");

interface Named {
  readonly name: string;
}

const [declaration] = JSON.parse(read("custom-elements.json")).modules[0].declarations;
const names = (list: readonly Named[]): readonly string[] => list.map(({ name }) => name).sort();

describe("custom-elements.json and README.md", () => {
  test("name every custom property of the style sheet", () => {
    const used = [...new Set(read("src/style.css").match(/--aurora-cost-[\w-]+/g))].sort();
    expect(names(declaration.cssProperties)).toEqual(used);
    for (const name of used) expect(read("README.md")).toContain(`\`${name}\``);
  });

  test("name every attribute the element observes", () => {
    const list = /observedAttributes[^[]*\[\] = (\[[^\]]*\])/.exec(read("src/element.tsx"))?.[1] ?? "[]";
    const observed: readonly string[] = JSON.parse(list);
    expect(names(declaration.attributes)).toEqual([...observed, "theme"].sort());
  });
});
