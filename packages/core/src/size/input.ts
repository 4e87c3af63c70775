import * as v from "valibot";
import { closest } from "fastest-levenshtein";
import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import type { InstanceLoad } from "../capacity/sizing.ts";
import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { platformVersion } from "../cluster/schema/capacity.ts";
import { regionName } from "../cluster/schema/global-database.ts";
import { className } from "../cluster/schema/instance.ts";
import { prices } from "../cluster/schema/prices.ts";
import { amount, mapping, type Schema, wholeAmount } from "../cluster/schema/values.ts";
import type { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { InputError, spellPath } from "../errors.ts";

/** A provisioned DB instance, what it carries, and where: what can be measured, wherever the numbers come from. */
export interface SizeInput extends InstanceLoad {
  readonly region: string;
  readonly engine: Engine;
  readonly engineVersion?: string;
  /** Of Serverless v2, 1 to 4; without it the newest. */
  readonly platformVersion?: Decimal;
  readonly storageGib?: Decimal;
  /** Database Insights or Performance Insights is on; default no. */
  readonly databaseInsights: boolean;
  /** The cluster is the primary of a Global Database; default no. */
  readonly globalDatabase: boolean;
  /** The caller's own unit prices, keyed by usage type without Region prefix. */
  readonly prices: Readonly<Record<string, Decimal>>;
}

const percentage = v.pipe(
  amount,
  v.check(
    (value) => value.lte(100),
    (issue) => `must be 0 to 100 percent: ${issue.input.toString()}`,
  ),
);

const provisionedClass = v.pipe(
  className,
  v.check((name) => name !== SERVERLESS_CLASS, "must be the provisioned class in use: db.serverless is what is sized"),
  v.check(
    (name) => INSTANCE_CLASSES[name] !== undefined,
    (issue) => `is no known provisioned class: ${issue.input} (did you mean ${nearest(issue.input)}?)`,
  ),
);

const schema: Schema<SizeInput> = mapping({
  region: regionName,
  engine: v.picklist(["aurora-postgresql", "aurora-mysql"], "must be aurora-postgresql or aurora-mysql"),
  engineVersion: v.exactOptional(v.string('must be text in quotes, such as "16.4"')),
  platformVersion: v.exactOptional(platformVersion),
  class: provisionedClass,
  cpuP95: percentage,
  cpuMax: percentage,
  cpuAvg: v.exactOptional(percentage),
  connections: v.exactOptional(wholeAmount),
  workingSetGib: v.exactOptional(amount),
  storageGib: v.exactOptional(amount),
  databaseInsights: v.optional(v.boolean("must be true or false"), false),
  globalDatabase: v.optional(v.boolean("must be true or false"), false),
  prices: v.optional(prices, {}),
});

/** The least that a size can be told from: a load in words alone is refused. */
const NEEDED = ["class", "cpuP95", "cpuMax"];

/**
 * Validates what is known of a provisioned instance.
 *
 * @throws {InputError} naming the first thing wrong; without a class and its CPU, saying what to measure
 */
export function parseSizeInput(input: unknown): SizeInput {
  const result = v.safeParse(schema, input);
  if (!result.success) throw explain(result.issues);
  const { cpuP95, cpuMax, cpuAvg } = result.output;
  if (cpuP95.gt(cpuMax)) throw above("cpuP95", cpuP95, cpuMax);
  if (cpuAvg?.gt(cpuMax) === true) throw above("cpuAvg", cpuAvg, cpuMax);
  return result.output;
}

function explain([issue, ...others]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): InputError {
  const unknown = [issue, ...others].find(({ type, expected }) => type === "strict_object" && expected === "never");
  const path = pathOf(unknown ?? issue);
  const key = spellPath(path);
  if (unknown !== undefined) return new InputError("unknown-key", `unknown key ${key}`, path);
  if (issue.received !== "undefined") return new InputError("invalid-value", `${key} ${issue.message}`, path);
  if (!NEEDED.includes(key)) return new InputError("missing-key", `missing ${key}`, path);
  const message =
    "a size follows from measurements, not from words (SZ-001): give the class, and the 95th percentile and maximum of its CPU in percent";
  return new InputError("missing-key", `${message} (${key} is missing)`);
}

function pathOf(issue: v.BaseIssue<unknown>): readonly string[] {
  return (issue.path ?? []).map((item) => String(item.key));
}

function above(key: string, value: Decimal, most: Decimal): InputError {
  return new InputError("invalid-value", `${key} is above cpuMax: ${value.toString()} > ${most.toString()}`, [key]);
}

function nearest(name: string): string {
  return closest(name, Object.keys(INSTANCE_CLASSES));
}
