import * as v from "valibot";
import { closest, distance } from "fastest-levenshtein";
import { isPlanEligible } from "../commitments/savings-plan.ts";
import { sizedClass } from "../commitments/units.ts";
import { Decimal } from "../decimal.ts";
import { InputError, spellPath, type Path } from "../errors.ts";
import { instanceClass, parseUsageType } from "../usage-type.ts";
import { type Cluster, SERVERLESS_CLASS } from "./cluster.ts";

const LONGEST_MONTH = 31 * 24;

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number or a decimal string, at least 0. */
const amount = v.pipe(
  v.union([v.string(), v.number()], "must be a number"),
  v.check(
    (value) => DECIMAL.test(String(value)),
    (issue) => `must be a number: ${String(issue.input)}`,
  ),
  v.transform((value) => new Decimal(value)),
  // Past these bounds no month of Aurora is meant, and spelling the number out could fill the memory.
  v.check(
    (value) => value.isZero() || (value.abs().lt(1e24) && value.decimalPlaces() <= 100),
    "must be a number of sensible size",
  ),
  v.check(
    (value) => value.gte(0),
    (issue) => `must be ≥ 0: ${issue.input.toString()}`,
  ),
);

const wholeAmount = v.pipe(
  amount,
  v.check(
    (value) => value.isInteger(),
    (issue) => `must be a whole number: ${issue.input.toString()}`,
  ),
);

/** A mapping without any other keys. */
function mapping<E extends v.ObjectEntries>(entries: E): v.StrictObjectSchema<E, string> {
  return v.strictObject(entries, "must be a mapping");
}

/** Exactly one of the given sets of keys must be there in full, and nothing besides. */
function oneForm<T extends object>(...forms: readonly (readonly (keyof T & string)[])[]): v.CheckAction<T, string> {
  const spelled = forms.map((form) => form.join(" + ")).join(", or ");
  return v.check((value: T) => {
    const given = Object.keys(value);
    return forms.some((form) => form.length === given.length && form.every((key) => key in value));
  }, `must give ${spelled}`);
}

const className = v.pipe(
  v.string("must be a DB instance class such as db.r6g.large"),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return instanceClass(dataset.value);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      addIssue({ message: error.message });
      return NEVER;
    }
  }),
);

const instance = v.pipe(
  mapping({
    class: className,
    role: v.optional(v.picklist(["writer", "reader"], "must be writer or reader"), "writer"),
    count: v.optional(wholeAmount, 1),
    hours: v.exactOptional(amount),
    acu: v.exactOptional(amount),
    promotionTier: v.exactOptional(
      v.pipe(
        wholeAmount,
        v.check((tier) => tier.lte(15), "must be 0 to 15"),
      ),
    ),
  }),
  v.check(
    (value) => value.class !== SERVERLESS_CLASS || value.acu !== undefined,
    "is db.serverless and needs acu: the mean Aurora capacity units while it runs",
  ),
  v.check(
    (value) => value.class === SERVERLESS_CLASS || value.acu === undefined,
    "has acu, which only db.serverless uses",
  ),
);

const storage = v.pipe(
  mapping({
    gb: v.exactOptional(amount),
    startGb: v.exactOptional(amount),
    growthGbPerDay: v.exactOptional(amount),
    days: v.exactOptional(
      v.pipe(
        wholeAmount,
        v.check((days) => days.gte(1), "must be at least 1"),
      ),
    ),
  }),
  oneForm(["gb"], ["startGb", "growthGbPerDay", "days"]),
);

const io = v.pipe(
  mapping({
    requestsPerMonth: v.exactOptional(amount),
    readsPerSecond: v.exactOptional(amount),
    writesPerSecond: v.exactOptional(amount),
    baselinePerSecond: v.exactOptional(amount),
    peakPerSecond: v.exactOptional(amount),
    peakHoursPerMonth: v.exactOptional(amount),
  }),
  oneForm(
    ["requestsPerMonth"],
    ["readsPerSecond", "writesPerSecond"],
    ["readsPerSecond"],
    ["writesPerSecond"],
    ["baselinePerSecond"],
    ["baselinePerSecond", "peakPerSecond", "peakHoursPerMonth"],
  ),
);

const backup = v.pipe(
  mapping({ billedGb: v.exactOptional(amount), retainedGb: v.exactOptional(amount) }),
  oneForm(["billedGb"], ["retainedGb"]),
);

const regionName = v.pipe(
  v.string("must be a Region such as us-east-1"),
  v.regex(/^[a-z]{2,3}(-[a-z]+)+-\d+$/, "must be a Region such as us-east-1"),
);

const globalDatabase = mapping({
  replicatedWriteIosPerMonth: v.exactOptional(amount),
  replicatedGbPerMonth: v.exactOptional(amount),
  secondaries: v.pipe(
    v.array(
      mapping({
        region: regionName,
        instances: v.optional(v.array(instance, "must be a list"), []),
        storage: v.exactOptional(storage),
        io: v.exactOptional(io),
      }),
      "must be a list",
    ),
    v.check((list) => list.length >= 1 && list.length <= 10, "must be 1 to 10 secondary Regions"),
  ),
});

const prices = v.pipe(
  v.record(v.string(), amount, "must map usage types to unit prices"),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const byName: Record<string, Decimal> = {};
    for (const [key, price] of Object.entries(dataset.value)) {
      const { name, region } = parseUsageType(key);
      const problem =
        region !== null
          ? `must be keyed without Region prefix: ${key} is ${name}`
          : name in byName
            ? `holds ${name} twice`
            : null;
      if (problem !== null) {
        addIssue({ message: problem });
        return NEVER;
      }
      byName[name] = price;
    }
    return byName;
  }),
);

const reservedInstance = v.pipe(
  mapping({
    class: v.pipe(
      className,
      v.check(
        (name) => name !== SERVERLESS_CLASS,
        "is db.serverless: reserved instances cover no Aurora Serverless, a savings plan does",
      ),
      v.check(
        (name) => name === SERVERLESS_CLASS || sizedClass(name) !== undefined,
        (issue) => `has no size that reserved instances come in: ${issue.input}`,
      ),
    ),
    count: v.optional(wholeAmount, 1),
    term: v.picklist(["1yr", "3yr"], "must be 1yr or 3yr"),
    payment: v.picklist(
      ["no-upfront", "partial-upfront", "all-upfront"],
      "must be no-upfront, partial-upfront or all-upfront",
    ),
    upfront: v.exactOptional(amount),
    hourly: v.exactOptional(amount),
  }),
  v.check(
    ({ term, payment }) => term !== "3yr" || payment !== "no-upfront",
    "is for 3yr with no-upfront, which AWS offers for 1yr only",
  ),
  v.check(
    ({ payment, upfront, hourly }) =>
      payment !== "partial-upfront" || (upfront === undefined) === (hourly === undefined),
    "must give both upfront and hourly, or neither",
  ),
  v.check(
    ({ payment, upfront, hourly }) => payment !== "no-upfront" || (upfront?.gt(0) !== true && !(upfront && !hourly)),
    "is no-upfront: it has hourly, and no upfront but 0",
  ),
  v.check(
    ({ payment, upfront, hourly }) =>
      payment !== "all-upfront" || (upfront === undefined ? hourly === undefined : upfront.gt(0) && !hourly?.gt(0)),
    "is all-upfront: it has upfront, more than 0, and no hourly but 0",
  ),
);

const commitments = mapping({
  reservedInstances: v.optional(v.array(reservedInstance, "must be a list"), []),
  savingsPlan: v.exactOptional(
    mapping({
      hourlyCommitment: amount,
      rates: v.pipe(
        prices,
        v.check((rates) => Object.values(rates).every((rate) => rate.gt(0)), "must be greater than 0"),
        v.check(
          (rates) => Object.keys(rates).every(isPlanEligible),
          ({ input }) =>
            `holds ${Object.keys(input).find((key) => !isPlanEligible(key)) ?? ""}: a Database Savings Plan covers instances of generation 7 and later and Serverless v2 only`,
        ),
      ),
    }),
  ),
});

const schema = v.pipe(
  mapping({
    schemaVersion: v.exactOptional(v.literal(1, "must be 1")),
    name: v.exactOptional(v.string("must be text")),
    region: regionName,
    engine: v.picklist(["aurora-postgresql", "aurora-mysql"], "must be aurora-postgresql or aurora-mysql"),
    engineVersion: v.exactOptional(v.string('must be text in quotes, such as "16.4"')),
    storageConfiguration: v.optional(
      v.picklist(["standard", "io-optimized"], "must be standard or io-optimized"),
      "standard",
    ),
    hoursPerMonth: v.optional(
      v.pipe(
        amount,
        v.check((hours) => hours.gt(0), "must be greater than 0"),
      ),
      730,
    ),
    instances: v.optional(v.array(instance, "must be a list"), []),
    serverlessV1: v.exactOptional(mapping({ acu: amount })),
    storage: v.exactOptional(storage),
    io: v.exactOptional(io),
    backup: v.exactOptional(backup),
    snapshotExport: v.exactOptional(mapping({ gb: amount })),
    backtrack: v.exactOptional(
      mapping({
        windowHours: amount,
        statementsPerHour: amount,
        changeRecordsPerStatement: amount,
      }),
    ),
    globalDatabase: v.exactOptional(globalDatabase),
    proxy: v.exactOptional(mapping({})),
    dataApi: v.exactOptional(mapping({ requestsPerMonth: amount, kbPerRequest: v.optional(amount, 32) })),
    extendedSupport: v.optional(v.picklist(["auto", "none"], "must be auto or none"), "auto"),
    billingMonth: v.exactOptional(
      v.pipe(
        v.string("must be a month such as 2026-11"),
        v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month such as 2026-11"),
      ),
    ),
    insights: v.exactOptional(
      mapping({
        mode: v.optional(v.picklist(["standard", "advanced"], "must be standard or advanced"), "standard"),
        longTermRetention: v.optional(v.boolean("must be true or false"), false),
      }),
    ),
    serverlessV2: v.exactOptional(
      mapping({
        minAcu: v.exactOptional(amount),
        maxAcu: v.exactOptional(amount),
        secondsUntilAutoPause: v.exactOptional(wholeAmount),
      }),
    ),
    load: v.exactOptional(
      mapping({
        profile: v.exactOptional(v.string("must be text")),
        baseAcu: v.exactOptional(amount),
        peakAcu: v.exactOptional(amount),
        hourly: v.exactOptional(v.array(amount, "must be a list")),
      }),
    ),
    connections: v.exactOptional(
      mapping({
        lambdaConcurrency: v.exactOptional(wholeAmount),
        appInstances: v.exactOptional(wholeAmount),
        poolSize: v.exactOptional(wholeAmount),
        peak: v.exactOptional(wholeAmount),
      }),
    ),
    clones: v.optional(v.array(mapping({ divergedGb: amount }), "must be a list"), []),
    cpuCredits: v.exactOptional(mapping({ vcpuHours: amount })),
    dataTransfer: v.exactOptional(
      mapping({
        internetOutGb: v.exactOptional(amount),
        interAzGb: v.exactOptional(amount),
        interRegionGb: v.exactOptional(amount),
      }),
    ),
    secretsManager: v.exactOptional(
      mapping({ secrets: v.optional(wholeAmount, 1), apiCallsPerMonth: v.optional(amount, 0) }),
    ),
    kms: v.exactOptional(mapping({ keys: v.optional(wholeAmount, 1), requestsPerMonth: v.optional(amount, 0) })),
    kinesis: v.exactOptional(mapping({ shards: v.optional(wholeAmount, 1), putUnitsPerMonth: v.optional(amount, 0) })),
    cloudwatchLogs: v.exactOptional(mapping({ ingestedGb: v.optional(amount, 0), storedGb: v.optional(amount, 0) })),
    commitments: v.exactOptional(commitments),
    prices: v.optional(prices, {}),
  }),
  v.check((value) => value.instances.length > 0 || value.serverlessV1 !== undefined, "needs instances or serverlessV1"),
  v.check(
    (value) => value.instances.length === 0 || value.serverlessV1 === undefined,
    "has both instances and serverlessV1; a cluster runs one of them",
  ),
  v.forward(
    v.check(
      (value) => value.io?.peakHoursPerMonth === undefined || value.io.peakHoursPerMonth.lte(value.hoursPerMonth),
      "must not exceed hoursPerMonth",
    ),
    ["io", "peakHoursPerMonth"],
  ),
  v.check(
    ({ instances, hoursPerMonth }) =>
      instances.every(({ hours }) => hours === undefined || hours.lte(Decimal.max(hoursPerMonth, LONGEST_MONTH))),
    "has an instance that runs more hours than a month has",
  ),
  v.forward(
    v.check(
      (value) => value.commitments?.savingsPlan === undefined || !value.region.startsWith("cn-"),
      "is not sold in the China Regions",
    ),
    ["commitments", "savingsPlan"],
  ),
  v.forward(
    v.check(
      (value) => value.backtrack === undefined || value.engine === "aurora-mysql",
      "exists for aurora-mysql only",
    ),
    ["backtrack"],
  ),
);

/** What a user may write; the shape behind {@link parseDescription}, for JSON Schema. */
export const clusterSchema: v.GenericSchema<unknown, unknown> = schema;

/**
 * Validates the shape of a cluster description, such as YAML or JSON yields it.
 *
 * @throws {InputError} naming the first thing wrong, its path, and for an unknown key the nearest known one
 */
export function parseDescription(input: unknown): Cluster {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new InputError("invalid-value", "a cluster description must be a mapping with region, engine and instances");
  }
  const result = v.safeParse(schema, input);
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
  const known = keysAt(schema, path.slice(0, -1));
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
