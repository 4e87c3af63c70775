import { expect, test } from "vitest";
import { FACT_TOPICS, type FactVerdict } from "@aurora-cost/core";
import { at, documentOf, run } from "../cli/run.ts";
import { ajv, asObject, members, printed, problems, readSchema, tolerated } from "./documents.ts";

const schema = readSchema("facts");
const validate = ajv.compile(schema);

test.each([[[]], [["proxy"]], [["quantum"]]])("what facts prints for %j is of its schema", async (args) => {
  const document = printed(documentOf(await run(["facts", ...args, "--format", "json", "--quiet"])));
  expect(problems(validate, document)).toEqual([]);
});

test("facts with a field missing or too many are not of their schema", async () => {
  const document = asObject(printed(documentOf(await run(["facts", "outposts", "--format", "json"]))));
  expect(document["facts"]).not.toEqual([]);
  expect(tolerated(validate, document)).toEqual([]);
});

test("closed sets hold all there are", () => {
  const properties = ["$defs", "fact", "properties"];
  expect(at(schema, ...properties, "topic", "enum")).toEqual(FACT_TOPICS);
  expect(at(schema, ...properties, "verdict", "enum")).toEqual(
    members({ true: true, imprecise: true, outdated: true, wrong: true } satisfies Record<FactVerdict, true>),
  );
});
