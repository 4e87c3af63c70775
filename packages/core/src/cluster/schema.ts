import * as v from "valibot";
import { closest, distance } from "fastest-levenshtein";
import { InputError, type Path, spellPath } from "../errors.ts";
import type { Cluster } from "./cluster.ts";
import { complete, description } from "./schema/description.ts";

/** What a user may write; the shape behind {@link parseDescription}, for JSON Schema. */
export const clusterSchema: v.GenericSchema<unknown, unknown> = complete;

/**
 * Validates the shape of a cluster description, such as YAML or JSON yields it.
 *
 * With `toFill` its serverless instances may lack a load, which metrics are to tell.
 *
 * @throws {InputError} naming the first thing wrong, its path, and for an unknown key the nearest known one
 */
export function parseDescription(input: unknown, toFill: boolean): Cluster {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new InputError("invalid-value", "a cluster description must be a mapping with region, engine and instances");
  }
  const result = v.safeParse(toFill ? description : complete, input);
  if (result.success) return result.output;
  // A misspelt key is also a missing one; the misspelling is what the user can see.
  throw explain(result.issues.find(isUnknownKey) ?? result.issues[0]);
}

function isUnknownKey(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === "strict_object" && issue.expected === "never";
}

function explain(issue: v.BaseIssue<unknown>): InputError {
  const path: Path = (issue.path ?? []).map((item) => (typeof item.key === "number" ? item.key : String(item.key)));
  const spelled = spellPath(path);
  if (isUnknownKey(issue)) {
    return new InputError("unknown-key", `unknown key ${spelled}${suggestion(path)}`, path);
  }
  if (issue.received === "undefined") {
    return new InputError("missing-key", `missing ${spelled}`, path);
  }
  const subject = spelled === "" ? "the description" : spelled;
  return new InputError("invalid-value", `${subject} ${issue.message}`, path);
}

function suggestion(path: Path): string {
  const key = String(path.at(-1));
  const known = keysAt(description, path.slice(0, -1));
  if (known.length === 0) return "";
  const nearest = closest(key, known);
  return distance(key, nearest) <= Math.max(3, key.length / 2)
    ? ` (did you mean ${nearest}?)`
    : ` (known: ${known.join(", ")})`;
}

/** The keys the schema knows at a path. */
function keysAt(node: unknown, path: Path): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  if ("wrapped" in node) return keysAt(node.wrapped, path);
  if ("item" in node) return keysAt(node.item, path.slice(1));
  if (!("entries" in node) || typeof node.entries !== "object" || node.entries === null) return [];
  const [step, ...rest] = path;
  if (step === undefined) return Object.keys(node.entries);
  return keysAt(Object.entries(node.entries).find(([key]) => key === step)?.[1], rest);
}
