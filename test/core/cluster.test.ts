import { describe, expect, test } from "vitest";
import { type Cluster, InputError, parseCluster } from "@aurora-cost/core";

/** The shortest description there is. */
const base = {
  region: "us-east-1",
  engine: "aurora-postgresql",
  instances: [{ class: "db.r6g.large" }],
};
const instances = (...list: unknown[]): object => ({ ...base, instances: list });
const mysql = { ...base, engine: "aurora-mysql" };
const io = (value: unknown): object => ({ ...base, io: value });
const storage = (value: unknown): object => ({ ...base, storage: value });
const prices = (value: unknown): object => ({ ...base, prices: value });

const IO_FORMS =
  "io must give requestsPerMonth, or readsPerSecond + writesPerSecond, or readsPerSecond, or writesPerSecond, or baselinePerSecond, or baselinePerSecond + peakPerSecond + peakHoursPerMonth";

function refusal(input: unknown): InputError {
  try {
    parseCluster(input);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a description that cannot be used is refused in one line that says what, where and how to mend it", () => {
  const whole = "a cluster description must be a mapping with region, engine and instances";

  test.each<[what: string, input: unknown, message: string]>([
    ["nothing at all", null, whole],
    ["a list", [], whole],
    ["text", "db.r6g.large", whole],
    ["an empty mapping", {}, "missing region"],
    ["no region", { engine: "aurora-mysql", instances: base.instances }, "missing region"],
    ["no engine", { region: "us-east-1", instances: base.instances }, "missing engine"],
    ["no compute", { region: "us-east-1", engine: "aurora-mysql" }, "the description needs instances or serverlessV1"],
    ["an empty list of instances", instances(), "the description needs instances or serverlessV1"],
    [
      "both kinds of compute",
      { ...base, serverlessV1: { acu: 1 } },
      "the description has both instances and serverlessV1; a cluster runs one of them",
    ],
    ["instances that are no list", { ...base, instances: {} }, "instances must be a list"],
    ["an instance without a class", instances({ role: "writer" }), "missing instances[0].class"],
    [
      "an unknown load profile",
      { ...base, load: { profile: "busy", baseAcu: 1 } },
      "load.profile must be flat, office-hours, nightly-batch, spiky or dev-test",
    ],
    [
      "a profile with half its ends",
      { ...base, load: { profile: "spiky", baseAcu: 1 } },
      "load must give peakAcu with every profile but flat",
    ],
    [
      "a peak below its base",
      { ...base, load: { profile: "spiky", baseAcu: 2, peakAcu: 1 } },
      "load must have a peakAcu of at least baseAcu",
    ],
    ["a load of two forms", { ...base, load: { hourly: [1], baseAcu: 1 } }, "load.hourly must hold 24 or 168 values"],
    [
      "connections of two forms",
      { ...base, connections: { peak: 9, poolSize: 3 } },
      "connections must give lambdaConcurrency, or appInstances + poolSize, or peak",
    ],
    [
      "half of Little's law",
      { ...base, connections: { peak: 9, transactionsPerSecond: 3 } },
      "connections must give both transactionsPerSecond and secondsPerTransaction, or neither",
    ],
    [
      "an unknown feature",
      { ...base, features: { babelfsh: true } },
      "unknown key features.babelfsh (did you mean babelfish?)",
    ],
    ["an export without a size", { ...base, snapshotExport: {} }, "missing snapshotExport.gb"],
    ["half a Backtrack window", { ...mysql, backtrack: { windowHours: 1 } }, "missing backtrack.statementsPerHour"],

    ["a misspelled key", { ...base, storge: { gb: 1 } }, "unknown key storge (did you mean storage?)"],
    ["a key in the singular", { ...base, instance: [] }, "unknown key instance (did you mean instances?)"],
    [
      "a misspelled key further in",
      io({ requestPerMonth: 1 }),
      "unknown key io.requestPerMonth (did you mean requestsPerMonth?)",
    ],
    [
      "a misspelled key in a list",
      instances({ class: "db.r6g.large" }, { class: "db.r6g.large", rol: "reader" }),
      "unknown key instances[1].rol (did you mean role?)",
    ],
    [
      "a key near none",
      { ...base, snapshotExport: { gb: 1, entirelyDifferent: 2 } },
      "unknown key snapshotExport.entirelyDifferent (known: gb)",
    ],

    ["a negative amount", storage({ gb: -1 }), "storage.gb must be ≥ 0: -1"],
    ["a negative amount in text", storage({ gb: "-0.5" }), "storage.gb must be ≥ 0: -0.5"],
    ["a word for a number", storage({ gb: "many" }), "storage.gb must be a number: many"],
    ["a number with its unit", storage({ gb: "800 GB" }), "storage.gb must be a number: 800 GB"],
    ["a number with separators", storage({ gb: "1,000" }), "storage.gb must be a number: 1,000"],
    ["an endless number", storage({ gb: Infinity }), "storage.gb must be a number: Infinity"],
    ["no number", storage({ gb: Number.NaN }), "storage.gb must be a number"],
    ["an empty value", storage({ gb: null }), "storage.gb must be a number"],
    ["a truth for a number", storage({ gb: true }), "storage.gb must be a number"],

    [
      "a storage of both forms",
      storage({ gb: 1, startGb: 1 }),
      "storage must give gb, or startGb + growthGbPerDay + days",
    ],
    [
      "half of a growing volume",
      storage({ startGb: 1, days: 30 }),
      "storage must give gb, or startGb + growthGbPerDay + days",
    ],
    ["an empty storage", storage({}), "storage must give gb, or startGb + growthGbPerDay + days"],
    ["no day", storage({ startGb: 1, growthGbPerDay: 1, days: 0 }), "storage.days must be at least 1"],
    ["half a day", storage({ startGb: 1, growthGbPerDay: 1, days: 0.5 }), "storage.days must be a whole number: 0.5"],
    ["I/O in two forms", io({ requestsPerMonth: 1, readsPerSecond: 1 }), IO_FORMS],
    ["a peak without its hours", io({ baselinePerSecond: 1, peakPerSecond: 2 }), IO_FORMS],
    [
      "a peak longer than the month",
      io({ baselinePerSecond: 1, peakPerSecond: 2, peakHoursPerMonth: 731 }),
      "io.peakHoursPerMonth must not exceed hoursPerMonth",
    ],
    [
      "a peak longer than the description's own month",
      {
        ...io({ baselinePerSecond: 1, peakPerSecond: 2, peakHoursPerMonth: 700 }),
        hoursPerMonth: 672,
      },
      "io.peakHoursPerMonth must not exceed hoursPerMonth",
    ],
    [
      "a backup in both forms",
      { ...base, backup: { billedGb: 1, retainedGb: 1 } },
      "backup must give billedGb, or retainedGb",
    ],

    [
      "a serverless instance without its ACU",
      instances({ class: "db.serverless" }),
      "the description has db.serverless without acu: give it the mean Aurora capacity units while it runs, or the cluster a load",
    ],
    [
      "ACU on a provisioned instance",
      instances({ class: "db.r6g.large", acu: 2 }),
      "instances[0] has acu, which only db.serverless uses",
    ],
    [
      "a class without db.",
      instances({ class: "r6g.large" }),
      "instances[0].class must be a DB instance class such as db.r6g.large: r6g.large",
    ],
    [
      "a class that is a number",
      instances({ class: 5 }),
      "instances[0].class must be a DB instance class such as db.r6g.large",
    ],
    [
      "another role",
      instances({ class: "db.r6g.large", role: "replica" }),
      "instances[0].role must be writer or reader",
    ],
    [
      "half an instance",
      instances({ class: "db.r6g.large", count: 1.5 }),
      "instances[0].count must be a whole number: 1.5",
    ],
    [
      "promotion tier 16",
      instances({ class: "db.r6g.large", promotionTier: 16 }),
      "instances[0].promotionTier must be 0 to 15",
    ],

    ["a place for a Region", { ...base, region: "N. Virginia" }, "region must be a Region such as us-east-1"],
    [
      "an Availability Zone for a Region",
      { ...base, region: "us-east-1a" },
      "region must be a Region such as us-east-1",
    ],
    ["another engine", { ...base, engine: "postgres" }, "engine must be aurora-postgresql or aurora-mysql"],
    [
      "an engine version without quotes",
      { ...base, engineVersion: 16.4 },
      'engineVersion must be text in quotes, such as "16.4"',
    ],
    [
      "another storage configuration",
      { ...base, storageConfiguration: "aurora-iopt1" },
      "storageConfiguration must be standard or io-optimized",
    ],
    ["a month of no hours", { ...base, hoursPerMonth: 0 }, "hoursPerMonth must be greater than 0"],
    ["another schema version", { ...base, schemaVersion: 2 }, "schemaVersion must be 1"],
    ["a name that is a number", { ...base, name: 5 }, "name must be text"],
    [
      "Backtrack on PostgreSQL",
      {
        ...base,
        backtrack: { windowHours: 1, statementsPerHour: 1, changeRecordsPerStatement: 1 },
      },
      "backtrack exists for aurora-mysql only",
    ],

    [
      "CPU credits without a T class",
      { ...base, cpuCredits: { vcpuHours: 1 } },
      "cpuCredits are of T classes only, and the description has none",
    ],
    [
      "a secondary in the primary's Region",
      { ...base, globalDatabase: { secondaries: [{ region: "us-east-1" }] } },
      "globalDatabase.secondaries must each be in a Region of its own, other than the primary's",
    ],
    [
      "two secondaries in one Region",
      { ...base, globalDatabase: { secondaries: [{ region: "eu-west-1" }, { region: "eu-west-1" }] } },
      "globalDatabase.secondaries must each be in a Region of its own, other than the primary's",
    ],

    [
      "a price of an unknown usage type",
      prices({ "Aurora:StorgeUsage": "0.1" }),
      "prices holds an unknown usage type: Aurora:StorgeUsage",
    ],
    [
      "a price of plain RDS",
      prices({ "RDS:GP3-Storage": "0.1" }),
      "prices holds an unknown usage type: RDS:GP3-Storage",
    ],
    ["a negative price", prices({ "Aurora:StorageUsage": "-0.1" }), "prices.Aurora:StorageUsage must be ≥ 0: -0.1"],
    [
      "a price that is a word",
      prices({ "Aurora:StorageUsage": "free" }),
      "prices.Aurora:StorageUsage must be a number: free",
    ],
    ["prices that are nothing", prices(null), "prices must map usage types to unit prices"],
  ])("%s", (_, input, message) => {
    expect(refusal(input).message).toBe(message);
  });

  test.each([
    ["storage that is empty in YAML", storage(null), /^storage must /],
    ["storage that is a bare number", storage(800), /^storage must /],
    ["an instance that is only its class", instances("db.r6g.large"), /^instances\[0\] must /],
    ["io that is a bare number", io(5), /^io must /],
  ])("%s is refused in the words of the others", (_, input, message) => {
    expect(refusal(input).message).toMatch(message);
  });

  test.each(["1e999999999", "1e-999999999"])("an amount of %s, which nothing can print in full, is refused", (gb) => {
    expect(refusal(storage({ gb })).message).toMatch(/^storage\.gb must /);
  });

  test.each([
    ["a value", storage({ gb: "1\n2" })],
    ["a class", instances({ class: "db.r6g\nlarge" })],
    ["a key", { ...base, "sto\nrage": 1 }],
    ["a usage type", prices({ "Aurora:\nStorageUsage": 1 })],
  ])("%s that holds a line break still gives one line", (_, input) => {
    expect(refusal(input).message).not.toMatch(/[\r\n]/);
  });

  test.each([
    ["a missing key", {}, "missing-key", ["region"]],
    ["an unknown key", instances({ class: "db.r6g.large", rol: 1 }), "unknown-key", ["instances", 0, "rol"]],
    ["a bad value", storage({ gb: -1 }), "invalid-value", ["storage", "gb"]],
  ])("%s carries its code and its path", (_, input, code, path) => {
    expect(refusal(input)).toMatchObject({ name: "InputError", code, path });
  });
});

/** Everything a description can hold, its numbers written one way or the other. */
const full = (value: (n: number) => number | string): Cluster =>
  parseCluster({
    schemaVersion: 1,
    name: "orders",
    region: "us-east-1",
    engine: "aurora-mysql",
    engineVersion: "8.0.mysql_aurora.3.08.0",
    storageConfiguration: "io-optimized",
    hoursPerMonth: value(744),
    instances: [
      { class: "db.r6g.2xlarge", role: "writer", promotionTier: value(0) },
      { class: "db.r6g.2xlarge", role: "reader", count: value(2), hours: value(200.25) },
      { class: "db.serverless", role: "reader", acu: value(3.5), promotionTier: value(15) },
    ],
    storage: { startGb: value(1000), growthGbPerDay: value(0.1), days: value(31) },
    io: {
      baselinePerSecond: value(30),
      peakPerSecond: value(300),
      peakHoursPerMonth: value(360),
    },
    backup: { retainedGb: value(900) },
    snapshotExport: { gb: value(200) },
    backtrack: {
      windowHours: value(24),
      statementsPerHour: value(10_000_000),
      changeRecordsPerStatement: value(0.38),
    },
    prices: {
      "Aurora:StorageIOUsage": value(0.000_000_2),
      "InstanceUsage:db.r6g.2xlarge": value(1.038),
    },
  });

describe("a description that can be used", () => {
  test("means the same in numbers and in decimal strings", () => {
    expect(full((n) => String(n))).toEqual(full((n) => n));
  });

  test("keeps decimal strings to the last digit", () => {
    const gb = "12345678901234567890.0123456789";
    expect(parseCluster(storage({ gb })).storage?.gb?.toString()).toBe(gb);
  });

  test("gets its defaults: one writer each, Aurora Standard, 730 hours", () => {
    const cluster = parseCluster(base);
    expect(cluster.storageConfiguration).toBe("standard");
    expect(cluster.hoursPerMonth.toString()).toBe("730");
    expect(cluster.instances).toMatchObject([{ class: "db.r6g.large", role: "writer" }]);
    expect(cluster.instances[0]?.count.toString()).toBe("1");
    expect(cluster.prices).toEqual({});
  });

  test("may spell the size of a class the short way", () => {
    const classes = ["db.r6g.xl", "db.r6g.2xl", "db.r6g.2xlarge", "db.r6g.large", "db.t4g.medium"];
    const cluster = parseCluster(instances(...classes.map((name) => ({ class: name }))));
    expect(cluster.instances.map((instance) => instance.class)).toEqual([
      "db.r6g.xlarge",
      "db.r6g.2xlarge",
      "db.r6g.2xlarge",
      "db.r6g.large",
      "db.t4g.medium",
    ]);
  });

  test("may spell the usage types of its prices the short way", () => {
    const cluster = parseCluster(prices({ "InstanceUsage:db.r6g.2xl": "1" }));
    expect(Object.keys(cluster.prices)).toEqual(["InstanceUsage:db.r6g.2xlarge"]);
  });

  test("is left as it was", () => {
    const input = structuredClone({
      ...base,
      storage: { gb: "1" },
      prices: { "InstanceUsage:db.r6g.2xl": "1" },
    });
    const copy = structuredClone(input);
    parseCluster(input);
    expect(input).toEqual(copy);
  });
});
