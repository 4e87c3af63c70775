import * as v from "valibot";
import { Decimal } from "../../decimal.ts";
import { SERVERLESS_CLASS, type Cluster } from "../cluster.ts";
import { autoScaling, connections, load, serverlessV2 } from "./capacity.ts";
import { commitments } from "./commitments.ts";
import { features } from "./features.ts";
import { globalDatabase, regionName } from "./global-database.ts";
import { instance } from "./instance.ts";
import { prices } from "./prices.ts";
import { proxy } from "./proxy.ts";
import { backup, io, storage } from "./storage.ts";
import { amount, mapping, wholeAmount, type Schema } from "./values.ts";

const LONGEST_MONTH = 31 * 24;

/** A whole cluster description, such as a user writes it. */
export const description: Schema<Cluster> = v.pipe(
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
    proxy: v.exactOptional(proxy),
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
    serverlessV2: v.exactOptional(serverlessV2),
    autoScaling: v.exactOptional(autoScaling),
    load: v.exactOptional(load),
    connections: v.exactOptional(connections),
    features: v.optional(features, {}),
    upgradeTo: v.exactOptional(v.string('must be text in quotes, such as "17.4"')),
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
  checkAt(
    ["io", "peakHoursPerMonth"],
    (value) => value.io?.peakHoursPerMonth === undefined || value.io.peakHoursPerMonth.lte(value.hoursPerMonth),
    "must not exceed hoursPerMonth",
  ),
  v.check(
    ({ instances, hoursPerMonth }) =>
      instances.every(({ hours }) => hours === undefined || hours.lte(Decimal.max(hoursPerMonth, LONGEST_MONTH))),
    "has an instance that runs more hours than a month has",
  ),
  checkAt(
    ["commitments", "savingsPlan"],
    (value) => value.commitments?.savingsPlan === undefined || !value.region.startsWith("cn-"),
    "is not sold in the China Regions",
  ),
  checkAt(
    ["globalDatabase", "secondaries"],
    ({ region, globalDatabase: global }) => {
      const regions = [region, ...(global?.secondaries ?? []).map((secondary) => secondary.region)];
      return new Set(regions).size === regions.length;
    },
    "must each be in a Region of its own, other than the primary's",
  ),
  checkAt(
    ["cpuCredits"],
    ({ cpuCredits, instances }) =>
      cpuCredits === undefined || instances.some(({ class: name }) => name.startsWith("db.t")),
    "are of T classes only, and the description has none",
  ),
  checkAt(
    ["backtrack"],
    (value) => value.backtrack === undefined || value.engine === "aurora-mysql",
    "exists for aurora-mysql only",
  ),
);

/** A description that is complete: nothing is left for metrics to tell. */
export const complete: Schema<Cluster> = v.pipe(
  description,
  v.check(
    ({ instances, load: described }) =>
      described !== undefined ||
      instances.every(({ class: name, acu }) => name !== SERVERLESS_CLASS || acu !== undefined),
    "has db.serverless without acu: give it the mean Aurora capacity units while it runs, or the cluster a load",
  ),
);

/** A check of the whole whose issue is found at one of its keys. */
function checkAt<T>(path: readonly string[], holds: (value: T) => boolean, message: string): v.RawCheckAction<T> {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed || holds(dataset.value)) return;
    const [first, ...rest] = path.map((key) => keyOf(key, dataset.value));
    if (first !== undefined) addIssue({ message, path: [first, ...rest] });
  });
}

function keyOf(key: string, value: unknown): v.UnknownPathItem {
  return { type: "unknown", origin: "value", input: value, key, value };
}
