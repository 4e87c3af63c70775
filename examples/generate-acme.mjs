/**
 * Writes `examples/acme/`: two months of a made-up company's billing export and its `describe` inventory.
 *
 *     node examples/generate-acme.mjs
 *
 * The same bytes on every run: no clock, no chance. Money and quantities are whole numbers of 10⁻²⁴ in a BigInt.
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const OUT = fileURLToPath(new URL("acme/", import.meta.url));

const PAYER = "111122223333";
const LINKED = "444455556666";
const EAST = "us-east-1";
const LONDON = "eu-west-2";

/** 1 September 2026 is a Tuesday, 1 October a Thursday. */
const MONTHS = [
  { month: "2026-09", next: "2026-10", days: 30, firstWeekday: 2 },
  { month: "2026-10", next: "2026-11", days: 31, firstWeekday: 4 },
];

/** `search` changes from Standard to I/O-Optimized at 2026-10-11T00:00Z. */
const SWITCH = { month: "2026-10", day: 11 };

const EDP_PERCENT = 7n;
const TAX_PERCENT = 5n;

// ---------------------------------------------------------------------------------------------------------------------
// Exact decimals

const DIGITS = 24;
const ONE = 10n ** BigInt(DIGITS);

/** Reads decimal text into whole 10⁻²⁴. */
function decimal(text) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d{1,24}))?$/.exec(text);
  const value = BigInt(whole + fraction.padEnd(DIGITS, "0"));
  return sign === "-" ? -value : value;
}

/** Multiplies; an inexact result is an error, for every figure of the example is exact. */
function times(a, b) {
  return exact(a * b, ONE);
}

function exact(dividend, divisor) {
  if (dividend % divisor !== 0n) throw new Error(`${dividend} ÷ ${divisor} is not exact`);
  return dividend / divisor;
}

/** Prints every digit, and at least ten after the point, as AWS does. */
function print(value) {
  const digits = (value < 0n ? -value : value).toString().padStart(DIGITS + 1, "0");
  const fraction = digits.slice(-DIGITS).replace(/0+$/, "").padEnd(10, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -DIGITS)}.${fraction}`;
}

/** Rounds to cents, halves up. */
function cents(value) {
  const cent = ONE / 100n;
  return ((value + cent / 2n) / cent) * cent;
}

// ---------------------------------------------------------------------------------------------------------------------
// What acme runs

/** Instance classes as usage types spell them, with normalisation factor. */
const CLASSES = {
  "db.r6g.2xlarge": { short: "db.r6g.2xl", factor: "16" },
  "db.r6g.xlarge": { short: "db.r6g.xl", factor: "8" },
  "db.r6g.large": { short: "db.r6g.large", factor: "4" },
  "db.t4g.medium": { short: "db.t4g.medium", factor: "2" },
  "db.t3.medium": { short: "db.t3.medium", factor: "2" },
};

const ENGINES = {
  "aurora-postgresql": {
    name: "Aurora PostgreSQL",
    operation: "CreateDBInstance:0021",
    storageOperation: "CreateDBInstance:0021",
    storageEngine: "Aurora PostgreSQL",
  },
  "aurora-mysql": {
    name: "Aurora MySQL",
    operation: "CreateDBInstance:0016",
    storageOperation: "CreateDBInstance",
    storageEngine: "Any",
  },
};

/** USD per hour, GB-month, ACU-hour and request. */
const PRICES = {
  [EAST]: {
    "InstanceUsage:db.r6g.2xl": "1.038",
    "InstanceUsage:db.r6g.xl": "0.519",
    "InstanceUsage:db.t4g.medium": "0.073",
    "InstanceUsageIOOptimized:db.r6g.xl": "0.675",
    "InstanceUsageIOOptimized:db.r6g.large": "0.338",
    "Aurora:StorageUsage": "0.1",
    "Aurora:IO-OptimizedStorageUsage": "0.225",
    "Aurora:StorageIOUsage": "0.0000002",
    "Aurora:BackupUsage": "0.021",
  },
  [LONDON]: {
    "InstanceUsage:db.t3.medium": "0.093",
    "Aurora:ServerlessV2Usage": "0.14",
    "Aurora:StorageUsage": "0.1",
    "Aurora:StorageIOUsage": "0.0000002",
  },
};

/** What the reserved instance of `sessions` costs an hour, without upfront payment. Made up. */
const RESERVED_RATE = "0.3633";

const REGIONS = {
  [EAST]: { prefix: "", name: "US East (N. Virginia)" },
  [LONDON]: { prefix: "EUW2-", name: "Europe (London)" },
};

const clusters = {
  orders: {
    account: PAYER,
    region: EAST,
    engine: "aurora-postgresql",
    version: "16.8",
    id: "cluster-ORD3RS7XKQ2M5VJ4TNW6PZB8CA",
    mode: "standard",
    gbMonthsPerHour: "1.1",
    requests: ({ hour }) => (hour >= 8 && hour < 20 ? "8000000" : "4000000"),
    backupGbMonthsPerHour: "0.15",
    instances: [
      { name: "orders-1", class: "db.r6g.2xlarge", zone: "a" },
      { name: "orders-2", class: "db.r6g.2xlarge", zone: "b" },
    ],
    tags: { team: "checkout", env: "prod" },
  },
  catalog: {
    account: PAYER,
    region: EAST,
    engine: "aurora-postgresql",
    version: "15.12",
    id: "cluster-CATAL0G5HJ8R2WQ7XKM4ZPN6DV",
    mode: "optimized",
    nextModification: "2026-04-13T08:20:00+00:00",
    gbMonthsPerHour: "0.55",
    instances: [
      { name: "catalog-1", class: "db.r6g.large", zone: "a" },
      { name: "catalog-2", class: "db.r6g.large", zone: "c" },
    ],
    tags: { team: "shop", env: "prod" },
  },
  sessions: {
    account: PAYER,
    region: EAST,
    engine: "aurora-mysql",
    version: "8.0.mysql_aurora.3.10.0",
    id: "cluster-SESS10NS4TQ9MW2XBK7VZJ5RHC",
    mode: "standard",
    gbMonthsPerHour: "0.3",
    requests: () => "1000000",
    instances: [
      { name: "sessions-writer", class: "db.r6g.xlarge", zone: "a" },
      { name: "sessions-reader", class: "db.r6g.xlarge", zone: "b", reserved: true },
    ],
    tags: { team: "shop", env: "prod" },
  },
  reports: {
    account: PAYER,
    region: LONDON,
    engine: "aurora-postgresql",
    version: "16.8",
    id: "cluster-REP0RTS6NV3XJQ8KW5MZT2BH9L",
    mode: "standard",
    gbMonthsPerHour: "0.25",
    requests: (time) => ({ office: "780000", edge: "450000" })[officeHour(time)] ?? "300000",
    instances: [
      {
        name: "reports-1",
        class: "db.serverless",
        zone: "a",
        acu: (time) => {
          if (officeHour(time) === "office") return "8";
          if (officeHour(time) === "edge") return time.hour === 8 ? "3.5" : "4.25";
          return "2";
        },
      },
    ],
    tags: { team: "finance", env: "prod" },
  },
  search: {
    account: PAYER,
    region: EAST,
    engine: "aurora-postgresql",
    version: "16.8",
    id: "cluster-SEARCH2W8KX5QMJ7TVNZ4PB6GR",
    mode: "switched",
    nextModification: "2026-11-10T00:00:00+00:00",
    gbMonthsPerHour: "0.7",
    requests: ({ hour }) => (hour >= 8 && hour < 20 ? "3000000" : "2000000"),
    instances: [
      { name: "search-1", class: "db.r6g.xlarge", zone: "b" },
      { name: "search-2", class: "db.r6g.xlarge", zone: "c" },
    ],
    tags: { team: "search", env: "prod" },
  },
  sandbox: {
    account: LINKED,
    region: EAST,
    engine: "aurora-postgresql",
    id: "cluster-DEVSANDB0X4QJ7MKW2XTZ9VNHP",
    mode: "standard",
    gbMonthsPerHour: "0.028",
    requests: () => "1500",
    instances: [{ name: "sandbox-1", class: "db.t4g.medium", zone: "a" }],
    tags: { team: "platform", env: "dev" },
  },
  qaLow: {
    account: LINKED,
    region: LONDON,
    engine: "aurora-mysql",
    id: "cluster-QAA2MKX7WJ5VQT8ZNH4RPB6CDG",
    mode: "standard",
    gbMonthsPerHour: "0.05",
    requests: () => "12000",
    instances: [{ name: "qa-mobile", class: "db.t3.medium", zone: "a" }],
    tags: { team: "platform", env: "dev" },
  },
  qaHigh: {
    account: LINKED,
    region: LONDON,
    engine: "aurora-mysql",
    id: "cluster-QAB9TZH3KXV6WMJ2QN7RP5LCFD",
    mode: "standard",
    gbMonthsPerHour: "0.08",
    requests: () => "60000",
    instances: [{ name: "qa-web", class: "db.t3.medium", zone: "b" }],
    tags: { team: "platform", env: "dev" },
  },
};

/** Monday to Friday: 09:00 to 16:00 UTC in full, the hour before and the hour after at the edge. */
function officeHour({ hour, weekday }) {
  if (weekday === 0 || weekday === 6) return "closed";
  if (hour >= 9 && hour < 16) return "office";
  return hour === 8 || hour === 16 ? "edge" : "closed";
}

// ---------------------------------------------------------------------------------------------------------------------
// Series: one kind of line of one resource, one row an hour (or every `every` hours)

/** The storage mode of a cluster in an hour. */
function modeAt(cluster, { month, day }) {
  if (cluster.mode !== "switched") return cluster.mode;
  return month > SWITCH.month || (month === SWITCH.month && day >= SWITCH.day) ? "optimized" : "standard";
}

function* clusterSeries(cluster) {
  const { account, region, tags } = cluster;
  const engine = ENGINES[cluster.engine];
  const arn = `arn:aws:rds:${region}:${account}`;
  for (const mode of cluster.mode === "switched" ? ["standard", "optimized"] : [cluster.mode]) {
    const optimized = mode === "optimized";
    const common = { account, region, tags, when: (time) => modeAt(cluster, time) === mode };
    const rds = { ...common, product: "AmazonRDS", deployment: "Single-AZ" };
    for (const instance of cluster.instances) {
      yield instanceSeries({
        ...rds,
        engine,
        instance,
        optimized,
        resource: `${arn}:db:${instance.name}`,
      });
    }
    const volume = {
      ...rds,
      operation: engine.storageOperation,
      engine: engine.storageEngine,
      resource: `${arn}:cluster:${cluster.id}`,
    };
    yield {
      ...volume,
      type: optimized ? "Aurora:IO-OptimizedStorageUsage" : "Aurora:StorageUsage",
      family: "Database Storage",
      unit: "GB-Mo",
      amount: () => cluster.gbMonthsPerHour,
      text: (rate) => `$${rate} per GB-month of consumed storage (${engine.name}${optimized ? " I/O-Optimized" : ""})`,
    };
    if (!optimized) {
      yield {
        ...volume,
        type: "Aurora:StorageIOUsage",
        family: "System Operation",
        unit: "IOs",
        amount: cluster.requests,
        text: () => `$0.20 per 1 million I/O requests (${engine.name})`,
      };
    }
    if (cluster.backupGbMonthsPerHour !== undefined) {
      yield {
        ...volume,
        type: "Aurora:BackupUsage",
        family: "Storage Snapshot",
        unit: "GB-Mo",
        amount: () => cluster.backupGbMonthsPerHour,
        text: (rate) => `$${rate} per additional GB-month of backup storage exceeding free allocation (${engine.name})`,
      };
    }
  }
}

function instanceSeries({ engine, instance, optimized, ...rest }) {
  const base = { ...rest, zone: instance.zone, operation: engine.operation, engine: engine.name };
  if (instance.acu !== undefined) {
    return {
      ...base,
      type: optimized ? "Aurora:ServerlessV2IOOptimizedUsage" : "Aurora:ServerlessV2Usage",
      family: "ServerlessV2",
      unit: "ACU-Hr",
      amount: instance.acu,
      text: (rate) => `$${rate} per Aurora Capacity Unit hour running ${engine.name} Serverless v2`,
    };
  }
  const { short, factor } = CLASSES[instance.class];
  return {
    ...base,
    type: `${optimized ? "InstanceUsageIOOptimized" : "InstanceUsage"}:${short}`,
    family: "Database Instance",
    instanceType: instance.class,
    storage: optimized ? "Aurora IO Optimization Mode" : "EBS Only",
    unit: "Hrs",
    factor: optimized ? times(decimal(factor), decimal("1.3")) : decimal(factor),
    reserved: instance.reserved === true,
    amount: () => "1",
    text: (rate) =>
      instance.reserved === true
        ? `${engine.name}, ${instance.class} reserved instance applied`
        : `$${rate} per ${instance.class} Single-AZ instance hour (or partial hour) running ${engine.name}`,
  };
}

const TRANSFER = {
  family: "Data Transfer",
  product: "AmazonRDS",
  operation: "Not Applicable",
  unit: "GB",
};

/** What is no cluster's: a plain RDS instance, a snapshot, transfer, other services. */
const otherSeries = [
  {
    account: LINKED,
    region: EAST,
    zone: "c",
    product: "AmazonRDS",
    deployment: "Single-AZ",
    operation: "CreateDBInstance:0014",
    engine: "PostgreSQL",
    resource: `arn:aws:rds:${EAST}:${LINKED}:db:wiki`,
    tags: { team: "platform", env: "dev" },
    type: "InstanceUsage:db.t4g.medium",
    family: "Database Instance",
    instanceType: "db.t4g.medium",
    storage: "EBS Only",
    unit: "Hrs",
    factor: decimal("2"),
    rate: "0.065",
    amount: () => "1",
    text: (rate) => `$${rate} per RDS db.t4g.medium Single-AZ instance hour (or partial hour) running PostgreSQL`,
  },
  {
    account: LINKED,
    region: EAST,
    product: "AmazonRDS",
    deployment: "Single-AZ",
    operation: "CreateDBInstance:0014",
    engine: "PostgreSQL",
    resource: `arn:aws:rds:${EAST}:${LINKED}:db:wiki`,
    tags: { team: "platform", env: "dev" },
    type: "RDS:GP3-Storage",
    family: "Database Storage",
    unit: "GB-Mo",
    rate: "0.115",
    amount: () => "0.075",
    text: (rate) => `$${rate} per GB-month of provisioned gp3 storage running PostgreSQL`,
  },
  {
    account: PAYER,
    region: EAST,
    product: "AmazonRDS",
    deployment: "Single-AZ",
    operation: "CreateDBInstance:0021",
    engine: "Aurora PostgreSQL",
    resource: `arn:aws:rds:${EAST}:${PAYER}:cluster-snapshot:orders-before-upgrade`,
    tags: { team: "checkout", env: "prod" },
    type: "Aurora:BackupUsage",
    family: "Storage Snapshot",
    unit: "GB-Mo",
    amount: () => "0.1",
    text: (rate) => `$${rate} per additional GB-month of backup storage exceeding free allocation (Aurora PostgreSQL)`,
  },
  {
    ...TRANSFER,
    account: PAYER,
    region: EAST,
    every: 6,
    resource: `arn:aws:rds:${EAST}:${PAYER}:db:orders-1`,
    tags: clusters.orders.tags,
    type: "DataTransfer-Out-Bytes",
    rate: "0.09",
    amount: () => "0.00042",
    text: () => "$0.090 per GB - first 10 TB / month data transfer out beyond the global free tier",
  },
  {
    ...TRANSFER,
    account: PAYER,
    region: EAST,
    every: 6,
    resource: `arn:aws:rds:${EAST}:${PAYER}:db:sessions-writer`,
    tags: clusters.sessions.tags,
    type: "DataTransfer-In-Bytes",
    rate: "0",
    amount: () => "0.00117",
    text: () => "$0.000 per GB - data transfer in per month",
  },
  {
    account: PAYER,
    region: EAST,
    zone: "a",
    product: "AmazonEC2",
    operation: "RunInstances",
    resource: "i-0acme0a1b2c3d4e5f",
    tags: { team: "shop", env: "prod" },
    type: "BoxUsage:m6g.large",
    family: "Compute Instance",
    instanceType: "m6g.large",
    storage: "EBS only",
    unit: "Hrs",
    rate: "0.077",
    amount: () => "1",
    text: (rate) => `$${rate} per On Demand Linux m6g.large Instance Hour`,
  },
  {
    account: PAYER,
    region: LONDON,
    every: 24,
    product: "AmazonS3",
    operation: "StandardStorage",
    resource: "acme-exports",
    tags: { team: "finance", env: "prod" },
    type: "TimedStorage-ByteHrs",
    family: "Storage",
    unit: "GB-Mo",
    rate: "0.024",
    amount: () => "3.25",
    text: (rate) => `$${rate} per GB - first 50 TB / month of storage used`,
  },
  {
    account: PAYER,
    region: EAST,
    every: 24,
    product: "AmazonGuardDuty",
    operation: "CreateDBInstance:0021",
    resource: `arn:aws:rds:${EAST}:${PAYER}:db:orders-1`,
    tags: {},
    type: "PaidRDSvCPUMonitored",
    prefix: "USE1-",
    family: "Security Services",
    unit: "vCPU-Months",
    rate: "1",
    amount: () => "0.25",
    text: () => "$1.00 per vCPU-month of RDS protection",
  },
];

const PRODUCT_NAMES = {
  AmazonRDS: "Amazon Relational Database Service",
  AmazonEC2: "Amazon Elastic Compute Cloud",
  AmazonS3: "Amazon Simple Storage Service",
  AmazonGuardDuty: "Amazon GuardDuty",
};

// ---------------------------------------------------------------------------------------------------------------------
// Rows

const COLUMNS = [
  "identity/LineItemId",
  "identity/TimeInterval",
  "bill/PayerAccountId",
  "bill/BillingPeriodStartDate",
  "bill/BillingPeriodEndDate",
  "bill/BillType",
  "lineItem/UsageAccountId",
  "lineItem/LineItemType",
  "lineItem/UsageStartDate",
  "lineItem/UsageEndDate",
  "lineItem/ProductCode",
  "lineItem/UsageType",
  "lineItem/Operation",
  "lineItem/AvailabilityZone",
  "lineItem/ResourceId",
  "lineItem/UsageAmount",
  "lineItem/NormalizationFactor",
  "lineItem/NormalizedUsageAmount",
  "lineItem/CurrencyCode",
  "lineItem/UnblendedRate",
  "lineItem/UnblendedCost",
  "lineItem/LineItemDescription",
  "product/ProductName",
  "product/databaseEngine",
  "product/deploymentOption",
  "product/instanceType",
  "product/productFamily",
  "product/region",
  "product/regionCode",
  "product/servicecode",
  "product/sku",
  "product/storage",
  "product/usagetype",
  "pricing/publicOnDemandCost",
  "pricing/publicOnDemandRate",
  "pricing/term",
  "pricing/unit",
  "pricing/currency",
  "reservation/EffectiveCost",
  "reservation/ReservationARN",
  "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod",
  "reservation/UnusedRecurringFee",
  "savingsPlan/SavingsPlanARN",
  "savingsPlan/SavingsPlanEffectiveCost",
  "resourceTags/user:team",
  "resourceTags/user:env",
];

const RESERVATION = `arn:aws:rds:${EAST}:${PAYER}:ri:sessions-2026`;
const ZERO = print(0n);

/** Made-up text of one length for a key: SKUs and line item ids. */
function made(key, alphabet, length) {
  const bytes = createHash("sha512").update(key).digest();
  return Array.from({ length }, (_, i) => alphabet[bytes[i] % alphabet.length]).join("");
}

/** 44 characters for the series, then 8 for the number of the row. */
function lineItemId(series, row) {
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  const count = row.toString(32).padStart(8, "0");
  return made(series, letters, 44) + Array.from(count, (digit) => letters[Number.parseInt(digit, 32)]).join("");
}

function pad(number) {
  return String(number).padStart(2, "0");
}

/** The instant `hour` hours after the first of the month. */
function instant({ month, next, days }, hour) {
  const day = Math.floor(hour / 24);
  return `${day === days ? `${next}-01` : `${month}-${pad(day + 1)}`}T${pad(hour % 24)}:00:00Z`;
}

/** What all rows of a month's bill share. */
function bill(period, start, end) {
  return {
    "identity/TimeInterval": `${start}/${end}`,
    "bill/PayerAccountId": PAYER,
    "bill/BillingPeriodStartDate": instant(period, 0),
    "bill/BillingPeriodEndDate": instant(period, period.days * 24),
    "bill/BillType": "Anniversary",
    "lineItem/UsageStartDate": start,
    "lineItem/UsageEndDate": end,
    "lineItem/CurrencyCode": "USD",
    "pricing/currency": "USD",
  };
}

/**
 * The rows of a series in a month; `seen` hears of the on-demand cost of each plain `Usage` row.
 *
 * @yields {Record<string, string | undefined>} Cells by column.
 */
function* seriesRows(series, period, seen) {
  const { account, region, product, operation, reserved = false, every = 1 } = series;
  const usageType = (series.prefix ?? REGIONS[region].prefix) + series.type;
  const rateText = series.rate ?? PRICES[region][series.type];
  if (rateText === undefined) throw new Error(`no price for ${usageType}`);
  const rate = decimal(rateText);
  const key = [account, product, usageType, operation, series.resource].join("|");
  for (let hour = 0; hour < period.days * 24; hour += every) {
    const day = Math.floor(hour / 24);
    const time = {
      month: period.month,
      day: day + 1,
      hour: hour % 24,
      weekday: (period.firstWeekday + day) % 7,
    };
    if (series.when !== undefined && !series.when(time)) continue;
    const amount = decimal(series.amount(time));
    const cost = times(amount, rate);
    const start = instant(period, hour);
    if (!reserved) seen({ account, region, product, usageType, operation, day, cost });
    yield {
      ...bill(period, start, instant(period, hour + (every === 24 ? 24 : 1))),
      "identity/LineItemId": lineItemId(`${period.month}|${key}`, hour),
      "lineItem/UsageAccountId": account,
      "lineItem/LineItemType": reserved ? "DiscountedUsage" : "Usage",
      "lineItem/ProductCode": product,
      "lineItem/UsageType": usageType,
      "lineItem/Operation": operation,
      "lineItem/AvailabilityZone": series.zone === undefined ? "" : region + series.zone,
      "lineItem/ResourceId": series.resource,
      "lineItem/UsageAmount": print(amount),
      "lineItem/NormalizationFactor": series.factor === undefined ? "" : print(series.factor),
      "lineItem/NormalizedUsageAmount": series.factor === undefined ? "" : print(times(amount, series.factor)),
      "lineItem/UnblendedRate": reserved ? ZERO : print(rate),
      "lineItem/UnblendedCost": reserved ? ZERO : print(cost),
      "lineItem/LineItemDescription": series.text(rateText),
      "product/ProductName": PRODUCT_NAMES[product],
      "product/databaseEngine": series.engine,
      "product/deploymentOption": series.deployment,
      "product/instanceType": series.instanceType,
      "product/productFamily": series.family,
      "product/region": region,
      "product/regionCode": region,
      "product/servicecode": product,
      "product/sku": made(`${product}|${usageType}|${operation}`, "ABCDEFGHJKMNPQRSTUVWXYZ23456789", 16),
      "product/storage": series.storage,
      "product/usagetype": usageType,
      "pricing/publicOnDemandCost": print(cost),
      "pricing/publicOnDemandRate": print(rate),
      "pricing/term": reserved ? "Reserved" : "OnDemand",
      "pricing/unit": series.unit,
      "reservation/EffectiveCost": reserved ? print(times(amount, decimal(RESERVED_RATE))) : ZERO,
      "reservation/ReservationARN": reserved ? RESERVATION : "",
      "resourceTags/user:team": series.tags.team,
      "resourceTags/user:env": series.tags.env,
    };
  }
}

/** The month's fee of the reserved instance, all of it used. */
function reservationFee(period) {
  const hours = decimal(String(period.days * 24));
  const last = `${period.month}-${pad(period.days)}T23:59:59Z`;
  return {
    ...bill(period, instant(period, 0), last),
    "identity/LineItemId": lineItemId(`${period.month}|fee`, 0),
    "lineItem/UsageAccountId": PAYER,
    "lineItem/LineItemType": "RIFee",
    "lineItem/ProductCode": "AmazonRDS",
    "lineItem/UsageType": "HeavyUsage:db.r6g.xl",
    "lineItem/Operation": ENGINES["aurora-mysql"].operation,
    "lineItem/UsageAmount": print(hours),
    "lineItem/NormalizationFactor": print(decimal("8")),
    "lineItem/NormalizedUsageAmount": print(hours * 8n),
    "lineItem/UnblendedRate": print(decimal(RESERVED_RATE)),
    "lineItem/UnblendedCost": print(times(hours, decimal(RESERVED_RATE))),
    "lineItem/LineItemDescription": `USD ${RESERVED_RATE} hourly fee per Aurora MySQL, db.r6g.xlarge instance`,
    "product/ProductName": PRODUCT_NAMES.AmazonRDS,
    "product/databaseEngine": "Aurora MySQL",
    "product/deploymentOption": "Single-AZ",
    "product/instanceType": "db.r6g.xlarge",
    "product/productFamily": "Database Instance",
    "product/region": EAST,
    "product/regionCode": EAST,
    "product/servicecode": "AmazonRDS",
    "product/usagetype": "HeavyUsage:db.r6g.xl",
    "pricing/term": "Reserved",
    "pricing/unit": "Hrs",
    "reservation/EffectiveCost": ZERO,
    "reservation/ReservationARN": RESERVATION,
    "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod": ZERO,
    "reservation/UnusedRecurringFee": ZERO,
  };
}

/**
 * The private discount: a row a day for each account, usage type and operation of plain RDS usage.
 *
 * @yields {Record<string, string>} Cells by column.
 */
function* discounts(period, costs) {
  for (const [key, { account, region, usageType, operation, day, cost }] of costs) {
    if (cost === 0n) continue;
    yield {
      ...bill(period, instant(period, day * 24), instant(period, (day + 1) * 24)),
      "identity/LineItemId": lineItemId(`${period.month}|discount|${key}`, day),
      "lineItem/UsageAccountId": account,
      "lineItem/LineItemType": "EdpDiscount",
      "lineItem/ProductCode": "AmazonRDS",
      "lineItem/UsageType": usageType,
      "lineItem/Operation": operation,
      "lineItem/UsageAmount": print(ONE),
      "lineItem/UnblendedCost": print(exact(-cost * EDP_PERCENT, 100n)),
      "lineItem/LineItemDescription": `Enterprise Program Discount ${EDP_PERCENT}% on ${usageType}`,
      "product/ProductName": PRODUCT_NAMES.AmazonRDS,
      "product/region": region,
      "product/regionCode": region,
      "product/servicecode": "AmazonRDS",
      "product/usagetype": usageType,
    };
  }
}

/** Tax on the largest instances of the payer, after discount. */
function tax(period, costs) {
  const usageType = "InstanceUsage:db.r6g.2xl";
  const operation = ENGINES["aurora-postgresql"].operation;
  let cost = 0n;
  for (const line of costs.values()) {
    if (line.account === PAYER && line.usageType === usageType) cost += line.cost;
  }
  const net = exact(cost * (100n - EDP_PERCENT), 100n);
  return {
    ...bill(period, instant(period, 0), instant(period, period.days * 24)),
    "identity/LineItemId": lineItemId(`${period.month}|tax`, 0),
    "lineItem/UsageAccountId": PAYER,
    "lineItem/LineItemType": "Tax",
    "lineItem/ProductCode": "AmazonRDS",
    "lineItem/UsageType": usageType,
    "lineItem/Operation": operation,
    "lineItem/UsageAmount": print(ONE),
    "lineItem/UnblendedCost": print(cents((net * TAX_PERCENT) / 100n)),
    "lineItem/LineItemDescription": `Tax for product code AmazonRDS usage type ${usageType} operation ${operation}`,
    "product/ProductName": PRODUCT_NAMES.AmazonRDS,
  };
}

function monthRows(period) {
  const costs = new Map();
  const seen = ({ account, region, product, usageType, operation, day, cost }) => {
    if (product !== "AmazonRDS") return;
    const key = [account, usageType, operation, day].join("|");
    const line = costs.get(key) ?? { account, region, usageType, operation, day, cost: 0n };
    costs.set(key, { ...line, cost: line.cost + cost });
  };
  const series = [...Object.values(clusters).flatMap((cluster) => [...clusterSeries(cluster)]), ...otherSeries];
  const usage = series.flatMap((one) => [...seriesRows(one, period, seen)]);
  return [...usage, reservationFee(period), ...discounts(period, costs), tax(period, costs)];
}

function cell(text) {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv(rows) {
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? "")).join(","));
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}

// ---------------------------------------------------------------------------------------------------------------------
// Inventory

/** The clusters of the payer, as `aws rds describe-db-clusters` and `describe-db-instances` show them in November. */
function inventory() {
  const own = Object.entries(clusters).filter(([, cluster]) => cluster.account === PAYER);
  return {
    DBClusters: own.map(([name, cluster]) => ({
      DBClusterIdentifier: name,
      DbClusterResourceId: cluster.id,
      DBClusterArn: `arn:aws:rds:${cluster.region}:${PAYER}:cluster:${name}`,
      Status: "available",
      Engine: cluster.engine,
      EngineVersion: cluster.version,
      EngineMode: "provisioned",
      AllocatedStorage: 1,
      BackupRetentionPeriod: cluster.backupGbMonthsPerHour === undefined ? 1 : 7,
      ...storageType(cluster),
      ...(cluster.mode === "standard" ? {} : { IOOptimizedNextAllowedModificationTime: cluster.nextModification }),
      ...(cluster.instances.some(({ acu }) => acu !== undefined)
        ? { ServerlessV2ScalingConfiguration: { MinCapacity: 2, MaxCapacity: 16 } }
        : {}),
      DBClusterMembers: cluster.instances.map((instance, i) => ({
        DBInstanceIdentifier: instance.name,
        IsClusterWriter: i === 0,
        DBClusterParameterGroupStatus: "in-sync",
        PromotionTier: 1,
      })),
      TagList: tagList(cluster),
    })),
    DBInstances: own.flatMap(([name, cluster]) =>
      cluster.instances.map((instance) => ({
        DBInstanceIdentifier: instance.name,
        DbiResourceId: `db-${made(instance.name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 26)}`,
        DBInstanceArn: `arn:aws:rds:${cluster.region}:${PAYER}:db:${instance.name}`,
        DBInstanceClass: instance.class,
        DBInstanceStatus: "available",
        DBClusterIdentifier: name,
        Engine: cluster.engine,
        EngineVersion: cluster.version,
        AvailabilityZone: cluster.region + instance.zone,
        AllocatedStorage: 1,
        ...storageType(cluster),
        PromotionTier: 1,
        TagList: tagList(cluster),
      })),
    ),
  };
}

function storageType({ mode }) {
  return mode === "standard" ? {} : { StorageType: "aurora-iopt1" };
}

function tagList({ tags }) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

// ---------------------------------------------------------------------------------------------------------------------

for (const period of MONTHS) {
  const rows = monthRows(period);
  const half = Math.ceil(rows.length / 2);
  mkdirSync(`${OUT}${period.month}`, { recursive: true });
  [rows.slice(0, half), rows.slice(half)].forEach((part, i) => {
    const name = `${period.month}/acme-cur-${String(i + 1).padStart(5, "0")}.csv.gz`;
    const bytes = gzipSync(csv(part), { level: 9 });
    writeFileSync(OUT + name, bytes);
    console.log(`${name}: ${part.length} rows, ${bytes.length} bytes`);
  });
}
writeFileSync(`${OUT}inventory.json`, `${JSON.stringify(inventory(), null, 2)}\n`);
