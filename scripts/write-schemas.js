// Writes the JSON Schema of cluster descriptions from the schema that the command line checks them with.
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toJsonSchema } from "@valibot/to-json-schema";
import { format } from "oxfmt";

/** What the numbers and texts of a description mean, by path. */
const DESCRIPTIONS = {
  schemaVersion: "Version of this format.",
  name: "Shown in reports.",
  region: "AWS Region such as us-east-1.",
  engineVersion: 'As the RDS API spells it, in quotes: "16.4".',
  storageConfiguration: "The one in use today.",
  hoursPerMonth: "Hours of the month to price; more than 0.",
  instances: "DB instances; a cluster has these or serverlessV1.",
  "instances.class": "DB instance class such as db.r6g.large, or db.serverless for Aurora Serverless v2.",
  "instances.count": "How many instances are alike.",
  "instances.hours": "Hours run in the month; without it all of hoursPerMonth.",
  "instances.acu":
    "Mean Aurora capacity units while running; for db.serverless, in place of the load, and no other class.",
  "instances.promotionTier": "Failover priority, 0 to 15.",
  serverlessV1: "Aurora Serverless v1, ended on 2025-03-31; for old bills.",
  "serverlessV1.acu": "Mean Aurora capacity units over the month.",
  storage: "The cluster volume: its mean size, or how it grows from day to day.",
  "storage.gb": "Mean size over the month in GB.",
  "storage.startGb": "Size on the first day in GB.",
  "storage.growthGbPerDay": "GB added each day after the first.",
  "storage.days": "Days of the month, at least 1.",
  "storage.largestTableGb": "Size of the largest table in GB.",
  io: "Storage I/O: a count, rates, or a baseline with peak hours.",
  "io.readsPerSecond": "Mean over the month.",
  "io.writesPerSecond": "Mean over the month.",
  "io.baselinePerSecond": "Requests per second outside the peak hours.",
  "io.peakPerSecond": "Requests per second in the peak hours, in the place of the baseline.",
  "io.peakHoursPerMonth": "At most hoursPerMonth.",
  backup: "Backup storage: what AWS bills, or what is kept.",
  "backup.billedGb": "Mean GB that AWS bills.",
  "backup.retainedGb": "Mean GB kept, of which the size of the volume is free.",
  "backup.retentionDays": "Days that automatic backups are kept.",
  "snapshotExport.gb": "Size of the exported snapshots in GB.",
  backtrack: "Aurora MySQL only.",
  "backtrack.windowHours": "How far back it can go.",
  globalDatabase: "Aurora Global Database, seen from its primary Region.",
  "globalDatabase.replicatedWriteIosPerMonth": "Write I/Os of the primary; billed once for every secondary Region.",
  "globalDatabase.replicatedGbPerMonth": "GB sent to each secondary Region.",
  "globalDatabase.secondaries": "Secondary Regions with their own instances, volume and I/O.",
  proxy: "RDS Proxy in front of all instances; {} with its default settings.",
  serverlessV2: "What db.serverless instances may scale between: one range for the whole cluster.",
  "serverlessV2.minAcu": "A multiple of 0.5; 0 lets it pause.",
  "serverlessV2.maxAcu": "A multiple of 0.5, 1 to 256.",
  "serverlessV2.secondsUntilAutoPause": "Idle seconds before a pause, 300 to 86400.",
  "serverlessV2.platformVersion": "1 to 4.",
  "serverlessV2.acuPerSecond":
    "How fast capacity rises; AWS publishes no number, and without one it is taken as instant.",
  autoScaling: "Aurora Auto Scaling of readers.",
  "autoScaling.policies": "Target tracking of a mean over all readers; at most one policy for each metric.",
  load: "Demand over time in ACUs: a profile, hours of a day or week, or steps of any length.",
  "load.baseAcu": "Outside the profile's peaks; 0 is idle.",
  "load.hourly": "24 hours of a day, or 168 of a week from Monday on.",
  "load.stepSeconds": "Length of each step of acu.",
  "load.readShare": "Share of the load that goes to the reader endpoint, 0 to 1.",
  connections: "Connections at the peak, and what a proxy makes of them.",
  "connections.lambdaConcurrency": "Concurrent executions, each with a connection of its own.",
  "connections.secondsPerTransaction": "How long a transaction holds its connection.",
  "connections.pinnedSessions": "Sessions that a proxy cannot share.",
  "connections.maxConnections": "max_connections of the parameter group, where it is not the default.",
  features: "Features that cost nothing by themselves but stand in the way of others, or keep capacity up.",
  upgradeTo: "Version a major upgrade is planned to.",
  "dataApi.kbPerRequest": "Mean size of request and response in KB; each 32 count as one request.",
  extendedSupport: "auto follows from engineVersion and billingMonth.",
  billingMonth: "YYYY-MM; without it the month the price book was published in.",
  "insights.mode": "CloudWatch Database Insights.",
  "insights.longTermRetention": "Performance Insights history of more than 7 days.",
  clones: "Clones of the volume.",
  "clones.divergedGb": "GB no longer shared with the source.",
  cpuCredits: "T classes in unlimited mode.",
  "dataTransfer.interAzGb": "GB between Availability Zones, counted once.",
  "kinesis.putUnitsPerMonth": "PUT payload units of 25 KB.",
  commitments: "Reserved DB instances and a Database Savings Plan; compare --by commitments prices them.",
  "commitments.reservedInstances": "Of the cluster's engine and Region; with prices where the price book has none.",
  "commitments.reservedInstances.class": "DB instance class such as db.r6g.large; it covers any size of its family.",
  "commitments.reservedInstances.upfront": "Paid once for each, at the start of the term.",
  "commitments.reservedInstances.hourly": "Paid for each in every hour of the term.",
  "commitments.savingsPlan": "One year, no upfront; not in the China Regions.",
  "commitments.savingsPlan.hourlyCommitment": "Spent in every hour at the plan's rates, used or not.",
  "commitments.savingsPlan.rates":
    "The plan's unit prices, keyed by usage type without Region prefix: instances of generation 7 and later, Serverless v2.",
  prices: "Own unit prices, per single unit, keyed by usage type without Region prefix.",
};

/** The forms of a mapping: exactly the keys of one of them, beside keys that are in none. */
const FORMS = {
  storage: [["gb"], ["startGb", "growthGbPerDay", "days"]],
  io: [
    ["requestsPerMonth"],
    ["readsPerSecond", "writesPerSecond"],
    ["readsPerSecond"],
    ["writesPerSecond"],
    ["baselinePerSecond"],
    ["baselinePerSecond", "peakPerSecond", "peakHoursPerMonth"],
  ],
  backup: [["billedGb"], ["retainedGb"], []],
  load: [["profile", "baseAcu"], ["profile", "baseAcu", "peakAcu"], ["hourly"], ["stepSeconds", "acu"]],
  connections: [["lambdaConcurrency"], ["appInstances", "poolSize"], ["peak"], []],
};

/** A number or a decimal string, at least 0. */
const AMOUNT = {
  description: "A number, or a decimal number as text; at least 0.",
  anyOf: [
    { type: "number", minimum: 0 },
    { type: "string", pattern: String.raw`^(?!-[\d.]*[1-9])[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$` },
  ],
};

const SERVERLESS = { properties: { class: { const: "db.serverless" } } };
const PROVISIONED = { properties: { class: { not: { const: "db.serverless" } } } };

/** Turns core's `clusterSchema` into a JSON Schema; checks across keys, which get lost on the way, are spelled out. */
export function clusterJsonSchema(clusterSchema) {
  const schema = toJsonSchema(clusterSchema, {
    target: "draft-2020-12",
    typeMode: "input",
    errorMode: "ignore",
    // Every choice between text and number is an amount.
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === "union" ? { $ref: "#/$defs/amount" } : null),
  });
  const { $schema, type, ...rest } = schema;
  const { prices } = rest.properties;
  delete prices.propertyNames;
  delete at(schema, "commitments.savingsPlan.rates").propertyNames;
  for (const [path, description] of Object.entries(DESCRIPTIONS)) at(schema, path).description = description;
  for (const [key, forms] of Object.entries(FORMS)) {
    for (const place of [schema, at(schema, "globalDatabase.secondaries").items]) {
      const node = place.properties[key];
      if (node !== undefined) node.oneOf = forms.map((form) => onlyForm(form, forms));
    }
  }
  for (const path of ["instances", "globalDatabase.secondaries.instances"]) {
    at(schema, `${path}.class`).pattern = String.raw`^db\.[a-z0-9-]+(\.[a-z0-9-]+)?$`;
    at(schema, path).items.oneOf = [
      SERVERLESS,
      { properties: { class: { not: { const: "db.serverless" } }, acu: false } },
    ];
  }
  const reserved = at(schema, "commitments.reservedInstances").items;
  reserved.properties.class.pattern = String.raw`^db\.[a-z0-9-]+\.[a-z0-9-]+$`;
  reserved.not = { properties: { term: { const: "3yr" }, payment: { const: "no-upfront" } } };
  return {
    $schema,
    $id: "aurora-cost/cluster-1",
    title: "aurora-cost cluster description",
    description: "An Amazon Aurora DB cluster as aurora-cost estimate and compare read it, in YAML or JSON.",
    type,
    ...rest,
    anyOf: [
      {
        required: ["instances"],
        properties: { instances: { type: "array", minItems: 1 }, serverlessV1: false },
      },
      {
        required: ["serverlessV1"],
        properties: { instances: { type: "array", maxItems: 0 } },
      },
    ],
    allOf: [
      {
        anyOf: [
          { required: ["load"] },
          {
            properties: {
              instances: { type: "array", items: { type: "object", anyOf: [PROVISIONED, { required: ["acu"] }] } },
            },
          },
        ],
      },
    ],
    dependentSchemas: { backtrack: { properties: { engine: { const: "aurora-mysql" } } } },
    $defs: { amount: AMOUNT },
  };
}

function onlyForm(form, forms) {
  const others = forms.flat().filter((key) => !form.includes(key));
  return { required: form, properties: Object.fromEntries(others.map((key) => [key, false])) };
}

/** The schema of a key such as `instances.class`. */
function at(schema, path) {
  return path.split(".").reduce((node, key) => (node.items ?? node).properties[key], schema);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { clusterSchema } = await import("../packages/core/dist/index.js");
  const file = fileURLToPath(new URL("../packages/cli/schema/cluster.schema.json", import.meta.url));
  const { printWidth } = JSON.parse(readFileSync(new URL("../.oxfmtrc.json", import.meta.url), "utf8"));
  const { code } = await format(file, JSON.stringify(clusterJsonSchema(clusterSchema), null, 2), { printWidth });
  writeFileSync(file, code);
}
