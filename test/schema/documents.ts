import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const folder = new URL("../../packages/cli/schema/", import.meta.url);
export const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });

export function readSchema(name: string): Record<string, Json> {
  return asObject(parseJson(readFileSync(new URL(`${name}.schema.json`, folder), "utf8")));
}

export function parseJson(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}

/** What a reader of `--format json` gets. */
export function printed(document: unknown): Json {
  return parseJson(JSON.stringify(document));
}

export function asObject(value: Json | undefined): Record<string, Json> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("not an object");
  return value;
}

export function problems(validate: ValidateFunction, document: unknown): readonly string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

/** The same document with a field missing, or one too many, at every object in it, by what was changed. */
function damaged(document: Json, path = ""): readonly (readonly [change: string, document: Json])[] {
  if (Array.isArray(document)) {
    return document.flatMap((item, index) =>
      damaged(item, `${path}/${String(index)}`).map(([change, bad]): [string, Json] => [
        change,
        [...document.slice(0, index), bad, ...document.slice(index + 1)],
      ]),
    );
  }
  if (typeof document !== "object" || document === null) return [];
  const fields = Object.entries(document);
  return [
    [`${path}/extra added`, { ...document, extra: null }],
    ...fields.map(([key]): [string, Json] => [
      `${path}/${key} removed`,
      Object.fromEntries(fields.filter(([other]) => other !== key)),
    ]),
    ...fields.flatMap(([key, value]) =>
      damaged(value, `${path}/${key}`).map(([change, bad]): [string, Json] => [change, { ...document, [key]: bad }]),
    ),
  ];
}

/** The damages that a schema lets pass, but for a fact: a finding may have none. */
export function tolerated(validate: ValidateFunction, document: Json): readonly string[] {
  return damaged(document)
    .filter(([change, bad]) => !/\/findings\/\d+\/fact removed$/.test(change) && validate(bad))
    .map(([change]) => change);
}

/** The members of a union type, as the compiler knows them. */
export function members(set: Readonly<Record<string, true>>): readonly string[] {
  return Object.keys(set);
}
