import { readdirSync, readFileSync } from "node:fs";
import type { ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
  type Analysis,
  analyze,
  bindReader,
  type Certainty,
  charges,
  clusterSchema,
  compareAll,
  compareCommitments,
  compareProxy,
  compareReaders,
  compareServerless,
  compareStorage,
  type CostPart,
  type CostView,
  currencyOf,
  detectFormat,
  estimate,
  documents,
  formats,
  type Grade,
  InputError,
  isInventory,
  joinClusters,
  type JoinedBy,
  loadPriceBook,
  openLedger,
  parseCluster,
  parseSizeInput,
  priceBookId,
  type PriceStatus,
  readInventory,
  type Reason,
  type SetAsideReason,
  type Severity,
  size,
  type SizeOption,
  tables,
  type Unit,
  type Verdict,
} from "@aurora-cost/core";
import { ajv, asObject, type Json, members, parseJson, printed, problems, readSchema, tolerated } from "./documents.ts";

const schemas = {
  estimate: readSchema("estimate"),
  compare: readSchema("compare"),
  analyze: readSchema("analyze"),
  size: readSchema("size"),
  cluster: readSchema("cluster"),
};
const check = {
  estimate: ajv.compile(schemas.estimate),
  compare: ajv.compile(schemas.compare),
  analyze: ajv.compile(schemas.analyze),
  size: ajv.compile(schemas.size),
  cluster: ajv.compile(schemas.cluster),
};

/** Whether the command line takes a description. */
function accepts(input: unknown): boolean {
  try {
    parseCluster(input);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

const base = {
  region: "us-east-1",
  engine: "aurora-postgresql",
  instances: [{ class: "db.r6g.large" }],
};
const mysql = { ...base, engine: "aurora-mysql" };

/** Descriptions the command line accepts. */
const descriptions: Readonly<Record<string, object>> = {
  "the shortest one": base,
  "every plain field": {
    schemaVersion: 1,
    name: "orders",
    ...base,
    engineVersion: "16.4",
    storageConfiguration: "standard",
    hoursPerMonth: "744",
    storage: { gb: "800.5" },
    io: { requestsPerMonth: 1.2e9 },
    snapshotExport: { gb: 200 },
  },
  "all that an instance may have": {
    ...base,
    instances: [{ class: "db.r6g.2xl", role: "reader", count: "2", hours: 200, promotionTier: 1 }],
  },
  "I/O-Optimized": { ...base, storageConfiguration: "io-optimized", storage: { gb: 100 } },
  "what a rule forbids": { ...base, engineVersion: "12.1", storageConfiguration: "io-optimized" },
  "Serverless v2": { ...base, instances: [{ class: "db.serverless", acu: 3 }] },
  "Serverless v1": { ...mysql, instances: [], serverlessV1: { acu: 4 } },
  "Serverless v1 by itself": { region: "us-east-1", engine: "aurora-mysql", serverlessV1: { acu: "4" } },
  "a growing volume": { ...base, storage: { startGb: 1000, growthGbPerDay: 20, days: 30 } },
  "reads and writes": { ...base, io: { readsPerSecond: 100, writesPerSecond: ".5" } },
  "reads only": { ...base, io: { readsPerSecond: 100 } },
  "writes only": { ...base, io: { writesPerSecond: "1e3" } },
  "a baseline": { ...base, io: { baselinePerSecond: 30 } },
  "a baseline and a peak": { ...base, io: { baselinePerSecond: 30, peakPerSecond: 300, peakHoursPerMonth: 360 } },
  "billed backups": { ...base, backup: { billedGb: 100 } },
  "kept backups": { ...base, storage: { gb: 800 }, backup: { retainedGb: 900 } },
  Backtrack: { ...mysql, backtrack: { windowHours: 24, statementsPerHour: 1e7, changeRecordsPerStatement: 0.38 } },
  "own prices, one of them in vain": {
    ...base,
    prices: { "InstanceUsage:db.r6g.large": "0.295", "RDS:ProxyUsage": 1 },
  },
  "nothing that costs": { ...base, instances: [{ class: "db.r6g.large", count: 0 }], storage: { gb: 0 } },
  "I/O for free": { ...base, prices: { "Aurora:StorageIOUsage": 0 } },
  "very small and very large": { ...base, storage: { gb: "1e-30" }, io: { requestsPerMonth: "1e23" } },
  "signs that change nothing": { ...base, hoursPerMonth: "+730", storage: { gb: "-0.0" } },
  "a Region without prices": { ...base, region: "mx-central-1", storage: { gb: 1 }, backup: { retainedGb: 9 } },
  commitments: {
    ...base,
    instances: [{ class: "db.r8g.large", count: 2 }],
    commitments: {
      reservedInstances: [
        { class: "db.r8g.2xl", term: "1yr", payment: "partial-upfront", upfront: 900, hourly: "0.3" },
        { class: "db.r5.large", count: 2, term: "3yr", payment: "all-upfront", upfront: "2000", hourly: 0 },
      ],
      savingsPlan: { hourlyCommitment: "0.5", rates: { "InstanceUsage:db.r8g.large": "0.2" } },
    },
  },
  "a reservation without prices": {
    ...base,
    commitments: { reservedInstances: [{ class: "db.r6g.large", term: "1yr", payment: "no-upfront" }] },
  },
  "a load": {
    ...base,
    io: { readsPerSecond: 200, writesPerSecond: 100 },
    instances: [{ class: "db.r6g.large" }, { class: "db.r6g.large", role: "reader" }],
    load: { profile: "office-hours", baseAcu: 0, peakAcu: 5, readShare: 0.6 },
    autoScaling: { minReaders: 1, maxReaders: 3, policies: [{ metric: "cpu", target: 60 }] },
    connections: { peak: 100 },
  },
  "more load than it holds": {
    ...base,
    instances: [{ class: "db.serverless" }],
    serverlessV2: { minAcu: 0, maxAcu: 8 },
    load: { profile: "spiky", baseAcu: 0, peakAcu: 600 },
    proxy: {},
  },
  China: { ...mysql, region: "cn-north-1", storage: { gb: 100 }, io: { requestsPerMonth: 1e6 } },
  "China with own prices": {
    ...mysql,
    region: "cn-north-1",
    prices: { "InstanceUsage:db.r6g.large": "1.9", "InstanceUsageIOOptimized:db.r6g.large": "2.5" },
  },
};

const book = await loadPriceBook(["us-east-1", "cn-north-1"]);

const questions = {
  storage: compareStorage,
  serverless: compareServerless,
  readers: compareReaders,
  proxy: compareProxy,
  commitments: compareCommitments,
  all: compareAll,
};

/** The document of `compare --by`; nothing where a price is missing or there is no other side. */
function comparison(by: keyof typeof questions, input: object): Json | undefined {
  const cluster = parseCluster(input);
  const { name = null, region, engine, hoursPerMonth } = cluster;
  try {
    const answer = questions[by](cluster, book);
    const currency = currencyOf(book, region);
    const heading = { schemaVersion: 1, name, region, engine, currency, hoursPerMonth, priceBook: priceBookId(book) };
    return printed({ ...heading, [by]: answer });
  } catch (error) {
    if (error instanceof InputError && ["no-price", "not-offered"].includes(error.code)) return undefined;
    throw error;
  }
}

const estimates = new Map(
  Object.entries(descriptions).map(([name, input]) => [name, printed(estimate(parseCluster(input), book))]),
);
const comparisons = new Map(
  (["storage", "serverless", "readers", "proxy", "commitments", "all"] as const).flatMap((by) =>
    Object.entries(descriptions).flatMap(([name, input]) => {
      const document = comparison(by, input);
      return document === undefined ? [] : [[`${by}: ${name}`, document] as const];
    }),
  ),
);

const sizes = new Map(
  Object.entries({
    "the shortest load": {},
    "every measurement": { cpuAvg: 10, connections: 500, workingSetGib: 12, storageGib: 100, engineVersion: "16.4" },
    "a load beyond Serverless v2": { class: "db.r8g.48xlarge", cpuMax: 100 },
    "a load that no class holds": { connections: 9000 },
  }).map(([name, more]) => {
    const load = { region: "us-east-1", engine: base.engine, class: "db.r6g.xlarge", cpuP95: 35, cpuMax: 72, ...more };
    return [name, printed(size(parseSizeInput(load), book))] as const;
  }),
);

const ACCOUNT = "111122223333";
const HEADER = [
  "identity/LineItemId",
  "bill/PayerAccountId",
  "lineItem/LineItemType",
  "lineItem/UsageAccountId",
  "lineItem/UsageStartDate",
  "lineItem/UsageEndDate",
  "lineItem/ProductCode",
  "lineItem/UsageType",
  "lineItem/Operation",
  "lineItem/ResourceId",
  "lineItem/UsageAmount",
  "lineItem/CurrencyCode",
  "lineItem/UnblendedCost",
  "product/region",
] as const;
type Row = Partial<Record<(typeof HEADER)[number], string>>;

const arn = (kind: "cluster" | "db", name: string): string => `arn:aws:rds:us-east-1:${ACCOUNT}:${kind}:${name}`;

/** A day's row of one usage type. */
function row(day: string, resource: string, usageType: string, amount: string, price: number, more: Row = {}): Row {
  return {
    "lineItem/LineItemType": "Usage",
    "lineItem/UsageStartDate": `${day}T00:00:00Z`,
    "lineItem/UsageEndDate": `${day}T23:59:59Z`,
    "lineItem/UsageType": usageType,
    "lineItem/Operation": "CreateDBInstance:0021",
    "lineItem/ResourceId": resource,
    "lineItem/UsageAmount": amount,
    "lineItem/UnblendedCost": String(Number(amount) * price),
    ...more,
  };
}

/** The rows of a cluster with one db.r6g.large. */
function clusterRows(name: string, days: readonly string[], configuration: string, ioRequests = "0"): readonly Row[] {
  return days.flatMap((day) =>
    configuration === "standard"
      ? [
          row(day, arn("db", `${name}-1`), "InstanceUsage:db.r6g.large", "24", 0.26),
          row(day, arn("cluster", name), "Aurora:StorageUsage", "3", 0.1),
          row(day, arn("cluster", name), "Aurora:StorageIOUsage", ioRequests, 2e-7),
          row(day, arn("cluster", name), "Aurora:BackupUsage", "1", 0.021),
        ]
      : [
          row(day, arn("db", `${name}-1`), "InstanceUsageIOOptimized:db.r6g.large", "24", 0.338),
          row(day, arn("cluster", name), "Aurora:IO-OptimizedStorageUsage", "3", 0.225),
        ],
  );
}

const month = Array.from({ length: 30 }, (_, index) => `2026-09-${String(index + 1).padStart(2, "0")}`);

/** Every way a cluster can be in a bill, and every way a row can be in none. */
const bill: readonly Row[] = [
  ...clusterRows("quiet", month, "standard", "1000"),
  ...clusterRows("busy", month, "standard", "100000000"),
  ...clusterRows("close", month.slice(0, 15), "standard", "2000000"),
  ...clusterRows("close", month.slice(15), "standard", "21000000"),
  ...clusterRows("optimized", month, "io-optimized"),
  ...clusterRows("switched", month.slice(0, 10), "standard", "100000000"),
  ...clusterRows("switched", month.slice(10), "io-optimized"),
  ...clusterRows("regretted", month.slice(0, 10), "standard", "1000"),
  ...clusterRows("regretted", month.slice(10), "io-optimized"),
  ...clusterRows("returned", month.slice(0, 10), "io-optimized"),
  ...clusterRows("returned", month.slice(10), "standard", "1000"),
  ...clusterRows("barred", month, "standard", "100000000"),
  ...clusterRows("young", month.slice(0, 2), "standard"),
  ...clusterRows("short", month.slice(0, 5), "standard"),
  ...clusterRows("empty", month, "standard").filter(
    (cells) => cells["lineItem/UsageType"]?.startsWith("Instance") !== true,
  ),
  ...clusterRows("grouped-a", month, "standard", "1000"),
  ...clusterRows("grouped-b", month, "standard", "1000"),
  row("2026-09-01", arn("cluster", "backups"), "Aurora:BackupUsage", "1", 0.021),
  row("2026-09-01", arn("cluster", "v1"), "Aurora:ServerlessUsage", "1", 0.06),
  row("2026-09-01", "", "RDS:GP3-Storage", "1", 0.1, { "lineItem/Operation": "CreateDBInstance:0014" }),
  row("2026-09-01", "", "DataTransfer-Out-Bytes", "1", 0.1, { "lineItem/Operation": "" }),
  row("2026-09-01", arn("db", "unsure"), "InstanceUsage:db.r6g.large", "1", 0.26, { "lineItem/Operation": "" }),
  row("2026-09-01", "", "Aurora:Novelty", "1", 0.1),
  row("2026-09-01", "", "", "", 0, { "lineItem/LineItemType": "Tax", "lineItem/UnblendedCost": "12.34" }),
  row("2026-09-01", "", "", "", 0, { "lineItem/LineItemType": "Credit", "lineItem/UnblendedCost": "-5" }),
  row("2026-09-01", "", "Aurora:StorageUsage", "1", 0.1, { "lineItem/UsageAmount": "many" }),
];
const named = new Set(
  bill.flatMap((cells) => /:cluster:(?!grouped|backups|v1)(.+)/.exec(cells["lineItem/ResourceId"] ?? "")?.[1] ?? []),
);
const inventory = {
  DBClusters: [...named, "absent"].map((name) => ({
    DBClusterIdentifier: name,
    DbClusterResourceId: name,
    DBClusterArn: arn("cluster", name),
    Engine: "aurora-postgresql",
    EngineVersion: name === "barred" ? "12.1" : "16.4",
    DBClusterMembers: [{ DBInstanceIdentifier: `${name}-1` }],
  })),
};

function analysis(rows: readonly Row[], view: CostView, prices = book, sha256: string | null = null): Analysis {
  const format = detectFormat(HEADER);
  if (format === undefined) throw new Error("the header is none of a bill");
  const read = bindReader(format, HEADER);
  const ledger = openLedger();
  for (const cells of rows) {
    const full: Row = {
      "lineItem/ProductCode": "AmazonRDS",
      "lineItem/UsageAccountId": ACCOUNT,
      "lineItem/CurrencyCode": "USD",
      "product/region": "us-east-1",
      ...cells,
    };
    const result = read(HEADER.map((column) => full[column] ?? ""));
    if (result.as === "row") ledger.add(result.row);
    if (result.as === "unreadable") ledger.addUnreadable(result.billedCost);
  }
  if (!isInventory(inventory)) throw new Error("the inventory is none");
  const totals = ledger.totals();
  return analyze({
    totals,
    joined: joinClusters(totals.entries, { inventory: readInventory([inventory]), map: new Map() }),
    book: prices,
    view,
    basis: format.basis,
    engine: "csv",
    inputs: [{ path: "bill.csv", format: format.id, rows: rows.length, rdsRows: rows.length, sha256 }],
  });
}

const whole = analysis(bill, "list");
const analyses = new Map(
  Object.entries({
    "at public prices": whole,
    "at net prices": analysis(bill, "net"),
    amortized: analysis(bill, "amortized"),
    "without prices": analysis(bill, "list", await loadPriceBook([])),
    "of nothing, hashed": analysis([], "list", book, "0".repeat(64)),
  }).map(([name, document]) => [name, printed(document)]),
);

describe("documents", () => {
  test.each([...estimates])("the estimate of %s is of its schema", (_, document) => {
    expect(problems(check.estimate, document)).toEqual([]);
  });

  test.each([...comparisons])("the comparison by %s is of its schema", (_, document) => {
    expect(problems(check.compare, document)).toEqual([]);
  });

  test.each([...sizes])("the size of %s is of its schema", (_, document) => {
    expect(problems(check.size, document)).toEqual([]);
  });

  test.each([...analyses])("the analysis %s is of its schema", (_, document) => {
    expect(problems(check.analyze, document)).toEqual([]);
  });

  test("the descriptions reach what can be null, unpriced or found", () => {
    const all = JSON.stringify([...estimates.values(), ...comparisons.values()]);
    const parts = [
      '"breakEven":null',
      '"ioShare":null',
      '"reason":"always-cheaper"',
      '"name":null',
      '"complete":false',
      '"currency":"CNY"',
      '"rule":"PRICE-002"',
      '"rule":"IO-003"',
    ];
    expect(parts.filter((part) => !all.includes(part))).toEqual([]);
  });

  test("the bill reaches every kind of cluster and verdict", () => {
    const { clusters, reconciliation } = whole;
    expect(new Set(clusters.map((cluster) => cluster.verdict))).toEqual(
      new Set(["stay", "switch-to-io-optimized", "switch-to-standard", "too-close-to-call", "undetermined"]),
    );
    expect(new Set(clusters.map((cluster) => cluster.storageConfiguration))).toEqual(
      new Set(["standard", "io-optimized", "mixed", null]),
    );
    expect(clusters.some((cluster) => cluster.joinedBy === "group")).toBe(true);
    expect(new Set(reconciliation.setAside.map((bucket) => bucket.reason))).toEqual(
      new Set(["plain-rds", "data-transfer", "ambiguous-engine", "unknown-usage-type", "tax", "credit", "unreadable"]),
    );
    expect(reconciliation.difference.isZero()).toBe(true);
  });

  const strict: readonly (readonly [string, ValidateFunction, Json | undefined])[] = [
    ["an estimate", check.estimate, estimates.get("every plain field")],
    ["an estimate without prices", check.estimate, estimates.get("a Region without prices")],
    ["a comparison", check.compare, comparisons.get("storage: every plain field")],
    ["a comparison with a load", check.compare, comparisons.get("serverless: a load")],
    ["a comparison of readers", check.compare, comparisons.get("readers: a load")],
    ["a comparison of proxies", check.compare, comparisons.get("proxy: a load")],
    ["a search", check.compare, comparisons.get("all: a load")],
    ["a comparison of commitments", check.compare, comparisons.get("commitments: commitments")],
    ["a size", check.size, sizes.get("every measurement")],
    [
      "an analysis",
      check.analyze,
      printed({ ...whole, clusters: whole.clusters.filter((_, index) => index % 5 === 0) }),
    ],
  ];

  test.each(strict)("%s with a field missing or too many is not of its schema", (_, validate, document = null) => {
    expect(problems(validate, document)).toEqual([]);
    expect(tolerated(validate, document)).toEqual([]);
  });

  test("numbers are texts without exponent", () => {
    for (const total of [12.5, "1e3", "NaN", "", "1.", null]) {
      expect(problems(check.estimate, { ...asObject(estimates.get("the shortest one")), total })).not.toEqual([]);
    }
  });

  test("what schemas share is the same in each", () => {
    const shared = new Map<string, Json>();
    for (const schema of [schemas.estimate, schemas.compare, schemas.analyze, schemas.size]) {
      for (const [name, definition] of Object.entries(asObject(schema["$defs"]))) {
        expect(definition).toEqual(shared.get(name) ?? definition);
        shared.set(name, definition);
      }
    }
  });
});

function of(definition: Json | undefined, key: string): Json | undefined {
  return asObject(asObject(definition)["properties"])[key];
}

describe("closed sets hold what the code yields, all of it and nothing else", () => {
  const inAnalysis = asObject(schemas.analyze["$defs"]);
  const inEstimate = asObject(schemas.estimate["$defs"]);
  const inSize = asObject(schemas.size["$defs"]);

  test.each<[string, Json | undefined, readonly string[]]>([
    [
      "charges of a description",
      inEstimate["charge"],
      [...new Set(charges.flatMap((charge) => (charge.usage === undefined ? [] : charge.id)))],
    ],
    [
      "units",
      inEstimate["unit"],
      members({
        Hours: true,
        "ACU-Hours": true,
        "ACU-Months": true,
        "vCPU-Hours": true,
        "vCPU-Months": true,
        GB: true,
        "GB-Months": true,
        Requests: true,
        "Change-Record-Hours": true,
        "Secret-Months": true,
        "Key-Months": true,
        "Shard-Hours": true,
        "PUT-Payload-Units": true,
      } satisfies Record<Unit, true>),
    ],
    [
      "parts",
      of(inEstimate["line"], "part"),
      members({ compute: true, storage: true, storageIo: true, backup: true, other: true } satisfies Record<
        CostPart,
        true
      >),
    ],
    [
      "price statuses",
      of(inEstimate["source"], "status"),
      members({ listed: true, derived: true, override: true } satisfies Record<PriceStatus, true>),
    ],
    [
      "severities",
      of(inEstimate["finding"], "severity"),
      members({ error: true, warning: true, info: true } satisfies Record<Severity, true>),
    ],
    [
      "certainties",
      of(inSize["connectionLimit"], "certainty"),
      members({ documented: true, derived: true, about: true, given: true } satisfies Record<Certainty, true>),
    ],
    [
      "options of a size",
      of(inSize["option"], "id"),
      members({
        provisioned: true,
        serverless: true,
        "serverless-low": true,
        "serverless-high": true,
        "serverless-recommended": true,
        "cheapest-provisioned": true,
      } satisfies Record<SizeOption["id"], true>),
    ],
    [
      "cost views",
      of(schemas.analyze, "cost"),
      members({ list: true, net: true, amortized: true } satisfies Record<CostView, true>),
    ],
    [
      "formats",
      of(inAnalysis["input"], "format"),
      [...[...formats, ...tables, ...documents].map((format) => format.id), "query-result"],
    ],
    [
      "ways of joining",
      of(inAnalysis["cluster"], "joinedBy"),
      members({ map: true, inventory: true, tag: true, "single-candidate": true, group: true } satisfies Record<
        JoinedBy,
        true
      >),
    ],
    [
      "verdicts",
      of(inAnalysis["cluster"], "verdict"),
      members({
        stay: true,
        "switch-to-io-optimized": true,
        "switch-to-standard": true,
        "too-close-to-call": true,
        undetermined: true,
      } satisfies Record<Verdict, true>),
    ],
    [
      "reasons",
      asObject(of(inAnalysis["cluster"], "reasons"))["items"],
      members({
        "no-usage": true,
        "not-offered": true,
        "no-price": true,
        "no-quantity": true,
        group: true,
        "no-instances": true,
        "no-volume": true,
        "always-cheaper": true,
        "io-unknown": true,
        "insufficient-data": true,
        "short-history": true,
        "close-to-threshold": true,
        "blocked-by-rule": true,
        "below-threshold": true,
        "above-threshold": true,
        "judged-on-standard-days": true,
        "judged-on-metrics": true,
        "incomplete-month": true,
      } satisfies Record<Reason, true>),
    ],
    [
      "grades",
      of(of(inAnalysis["cluster"], "dataQuality"), "grade"),
      members({ insufficient: true, short: true, adequate: true, good: true } satisfies Record<Grade, true>),
    ],
    [
      "reasons to set aside",
      of(inAnalysis["setAside"], "reason"),
      members({
        "plain-rds": true,
        "ambiguous-engine": true,
        "data-transfer": true,
        snapshot: true,
        unattributed: true,
        "unknown-usage-type": true,
        unreadable: true,
        tax: true,
        credit: true,
        refund: true,
        discount: true,
        fee: true,
        commitment: true,
        adjustment: true,
      } satisfies Record<SetAsideReason, true>),
    ],
  ])("%s", (_, definition, expected) => {
    expect(asObject(definition)["enum"]).toEqual(expected);
  });
});

describe("cluster descriptions", () => {
  const examples = [
    ...Object.entries(descriptions),
    ...readdirSync(new URL("../golden/", import.meta.url))
      .filter((file) => file.endsWith(".json"))
      .flatMap((file): [string, object][] => {
        const { input } = asObject(parseJson(readFileSync(new URL(`../golden/${file}`, import.meta.url), "utf8")));
        return input === undefined ? [] : [[file, asObject(input)]];
      }),
  ];

  test.each(examples)("%s is of the schema", (_, input) => {
    expect(problems(check.cluster, input)).toEqual([]);
    expect(accepts(input)).toBe(true);
  });

  test.each<[string, object]>([
    ["a misspelt key", { ...base, storge: { gb: 1 } }],
    ["a misspelt key further in", { ...base, io: { requestPerMonth: 1 } }],
    ["a misspelt key in a list", { ...base, instances: [{ class: "db.r6g.large", rol: "reader" }] }],
    ["a misspelt engine", { ...base, engine: "aurora-postgres" }],
    ["a Region's name", { ...base, region: "Ireland" }],
    ["a class without db.", { ...base, instances: [{ class: "r6g.large" }] }],
    ["a role that is none", { ...base, instances: [{ class: "db.r6g.large", role: "primary" }] }],
    ["a version as number", { ...base, engineVersion: 16.4 }],
    ["another schema version", { ...base, schemaVersion: 2 }],
    ["no Region", { engine: "aurora-mysql", instances: base.instances }],
    ["no compute", { ...base, instances: [] }],
    ["no compute at all", { region: "us-east-1", engine: "aurora-mysql" }],
    ["both kinds of compute", { ...base, serverlessV1: { acu: 1 } }],
    ["Serverless v2 without capacity", { ...base, instances: [{ class: "db.serverless" }] }],
    ["capacity of a provisioned instance", { ...base, instances: [{ class: "db.r6g.large", acu: 1 }] }],
    [
      "Backtrack of PostgreSQL",
      { ...base, backtrack: { windowHours: 1, statementsPerHour: 1, changeRecordsPerStatement: 1 } },
    ],
    ["a negative amount", { ...base, storage: { gb: -1 } }],
    ["a negative amount as text", { ...base, storage: { gb: "-0.01" } }],
    ["an amount with a unit", { ...base, storage: { gb: "1 TB" } }],
    ["an amount that is null", { ...base, storage: { gb: null } }],
    [
      "a reservation of three years without upfront",
      {
        ...base,
        commitments: { reservedInstances: [{ class: "db.r6g.large", term: "3yr", payment: "no-upfront", hourly: 1 }] },
      },
    ],
    [
      "a reservation of Serverless v2",
      { ...base, commitments: { reservedInstances: [{ class: "db.serverless", term: "1yr", payment: "no-upfront" }] } },
    ],
    ["a plan without rates", { ...base, commitments: { savingsPlan: { hourlyCommitment: 1 } } }],
    ["a price that is no number", { ...base, prices: { "Aurora:StorageUsage": "cheap" } }],
  ])("%s is not of the schema", (_, input) => {
    expect(problems(check.cluster, input)).not.toEqual([]);
    expect(accepts(input)).toBe(false);
  });

  const forms: readonly (readonly [string, readonly string[]])[] = [
    ["storage", ["gb", "startGb", "growthGbPerDay", "days"]],
    [
      "io",
      [
        "requestsPerMonth",
        "readsPerSecond",
        "writesPerSecond",
        "baselinePerSecond",
        "peakPerSecond",
        "peakHoursPerMonth",
      ],
    ],
    ["backup", ["billedGb", "retainedGb"]],
  ];

  test.each(forms)("of all combinations of keys under %s, the same are allowed", (key, keys) => {
    for (let chosen = 0; chosen < 2 ** keys.length; chosen += 1) {
      const value = Object.fromEntries(
        keys.filter((_, index) => (chosen & (2 ** index)) !== 0).map((name) => [name, 1]),
      );
      const input = { ...base, [key]: value };
      expect({ value, allowed: check.cluster(input) }).toEqual({ value, allowed: accepts(input) });
    }
  });

  test("the file is what the script writes", async () => {
    const script: { clusterJsonSchema: (schema: typeof clusterSchema) => unknown } = await import(
      new URL("../../scripts/write-schemas.js", import.meta.url).href
    );
    const fresh = printed(script.clusterJsonSchema(clusterSchema));
    expect(schemas.cluster, "stale; build core and run: node scripts/write-schemas.js").toEqual(fresh);
  });
});
