// Writes a legacy Cost and Usage Report of any size, as wide and as untidy as real ones, with exact totals beside it:
//   node bench/generate-cur.mjs FILE MEGABYTES [--all-aurora] [--seed N]
// 192 columns, about 1,060 bytes a row; 5 % of the rows are of Amazon RDS, 3 % of Aurora; 0.4 % hold quoted line breaks, some
// of them followed by what looks like a row of RDS; a quarter of the numbers is in scientific notation.
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";

const [path, megabytes, ...flags] = process.argv.slice(2);
const allAurora = flags.includes("--all-aurora");
const target = Number(megabytes) * 1e6;
let state = Number(flags[flags.indexOf("--seed") + 1] ?? 1) || 1;

const COLUMNS = 192;
const ROW_BYTES = 1_060;
const HOURS = 720;
const SCALE = 18n;

const HEAD = `
  identity/LineItemId identity/TimeInterval bill/InvoiceId bill/BillingEntity bill/BillType
  bill/PayerAccountId bill/BillingPeriodStartDate bill/BillingPeriodEndDate lineItem/UsageAccountId
  lineItem/LineItemType lineItem/UsageStartDate lineItem/UsageEndDate lineItem/ProductCode lineItem/UsageType
  lineItem/Operation lineItem/AvailabilityZone lineItem/ResourceId lineItem/UsageAmount lineItem/CurrencyCode
  lineItem/UnblendedRate lineItem/UnblendedCost lineItem/NetUnblendedCost lineItem/LineItemDescription
  lineItem/LegalEntity product/ProductName product/databaseEngine product/region product/servicecode
`
  .trim()
  .split(/\s+/);
const TAIL = `
  pricing/publicOnDemandCost pricing/publicOnDemandRate pricing/term pricing/unit reservation/EffectiveCost
  reservation/ReservationARN savingsPlan/SavingsPlanEffectiveCost resourceTags/user:Name
  resourceTags/user:cluster
`
  .trim()
  .split(/\s+/);
const FILLERS = COLUMNS - HEAD.length - TAIL.length;
const header = [
  ...HEAD,
  ...Array.from({ length: FILLERS }, (_, index) =>
    index < 90 ? `product/attribute${index}` : `resourceTags/user:t${index}`,
  ),
  ...TAIL,
];

/** Mulberry32: small, seeded, good enough for test data. */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const upTo = (limit) => Math.floor(random() * limit);
const one = (list) => list[upTo(list.length)];

const OTHERS = [
  "AmazonEC2",
  "AmazonS3",
  "AWSLambda",
  "AmazonCloudWatch",
  "AmazonDynamoDB",
  "AWSDataTransfer",
  "AmazonVPC",
];
const AURORA = [
  ["InstanceUsage:db.r6g.large", "CreateDBInstance:0021", "db", "Hrs", 0.26, 1],
  ["InstanceUsage:db.r6g.2xlarge", "CreateDBInstance:0016", "db", "Hrs", 1.04, 1],
  ["InstanceUsageIOOptimized:db.r6g.large", "CreateDBInstance:0021", "db", "Hrs", 0.338, 1],
  ["Aurora:ServerlessV2Usage", "CreateDBInstance:0021", "db", "ACU-Hr", 0.12, 3],
  ["Aurora:StorageUsage", "CreateDBInstance:0021", "cluster", "GB-Mo", 0.1, 0.4],
  ["Aurora:StorageIOUsage", "CreateDBInstance:0021", "cluster", "IOs", 0.0000002, 400_000],
];
const PLAIN = [
  ["InstanceUsage:db.m5.large", "CreateDBInstance:0014", "db", "Hrs", 0.178, 1],
  ["RDS:GP2-Storage", "CreateDBInstance:0002", "db", "GB-Mo", 0.115, 0.2],
];
const ENGINES = { "0021": "Aurora PostgreSQL", "0016": "Aurora MySQL", "0014": "PostgreSQL", "0002": "MySQL" };
const ACCOUNTS = Array.from({ length: 12 }, (_, index) => String(100_000_000_000 + index * 7_777_777_777));

/** Middles of rows: 155 columns that nobody reads, most of them empty. */
const middles = Array.from({ length: 400 }, () =>
  Array.from({ length: FILLERS }, () => {
    const kind = random();
    if (kind < 0.66) return "";
    if (kind < 0.9992) return one(["General purpose", "NA", "us-east-1", "Yes", "No", "AWS Region"]);
    return kind < 0.9994 ? "Zürich" : `"Compute, Storage and ""more"" ${upTo(1000)}"`;
  }).join(","),
);

/** A decimal as AWS prints it, and its exact value in units of 10⁻¹⁸. */
function decimal(value, mayBeScientific) {
  if (mayBeScientific && random() < 0.24) {
    const digits = 1 + upTo(9_999_999);
    const power = upTo(4) + 1;
    const text = String(digits);
    const mantissa = text.length === 1 ? text : `${text[0]}.${text.slice(1)}`;
    return [`${mantissa}E-${power}`, BigInt(digits) * 10n ** (SCALE - BigInt(power + text.length - 1))];
  }
  if (random() < 0.01) return ["0E-10", 0n];
  const units = Math.round(value * (0.5 + random()) * 1e10);
  const digits = String(units).padStart(11, "0");
  return [`${digits.slice(0, -10)}.${digits.slice(-10)}`, BigInt(units) * 10n ** (SCALE - 10n)];
}

const stamps = Array.from({ length: HOURS + 1 }, (_, hour) =>
  new Date(Date.UTC(2026, 8, 1, hour)).toISOString().replace(".000", ""),
);
const rows = Math.max(1, Math.round(target / ROW_BYTES));
const fleet = Math.max(6, Math.round((rows * (allAurora ? 1 : 0.03)) / HOURS));
const totals = { rows, rdsRows: 0, auroraRows: 0, rdsCost: 0n, auroraCost: 0n, auroraUsage: 0n };

function row(index) {
  const hour = Math.floor((index * HOURS) / rows);
  const kind = random();
  const isAurora = allAurora || kind < 0.03;
  const isRds = isAurora || kind < 0.05;
  const item = upTo(fleet);
  const account = ACCOUNTS[item % ACCOUNTS.length];
  const [type, operation, resource, unit, rate, amount] = isAurora
    ? AURORA[item % AURORA.length]
    : isRds
      ? one(PLAIN)
      : ["USE2-Requests-Tier1", "RunInstances", "", "Hrs", 0.01, 1];
  const code = isRds ? "AmazonRDS" : one(OTHERS);
  const region = item % 3 === 0 ? "us-east-1" : "us-west-2";
  const arn = isRds
    ? `arn:aws:rds:${region}:${account}:${resource}:${isAurora ? "prod" : "plain"}-${resource === "db" ? "" : "cluster-"}${item}`
    : `i-0${(item * 2_654_435_761).toString(16)}`;
  const [usage, usageUnits] = isRds && unit === "Hrs" ? ["1.0000000000", 10n ** SCALE] : decimal(amount, true);
  const [cost, costUnits] = decimal(rate * amount, true);
  if (isRds) {
    totals.rdsRows += 1;
    totals.rdsCost += costUnits;
  }
  if (isAurora) {
    totals.auroraRows += 1;
    totals.auroraCost += costUnits;
    totals.auroraUsage += usageUnits;
  }
  const engine = ENGINES[operation.slice(-4)] ?? "";
  const isBroken = random() < 0.004;
  const description = isBroken
    ? `"${rate} per ${unit}, see\n${one(["AmazonRDS,InstanceUsage", ",,,AmazonRDS,,,", 'the ""AmazonRDS"" page'])}\nbelow"`
    : `$${rate} per ${unit} running ${engine === "" ? code : engine}`;
  return [
    `${(index * 2_654_435_761).toString(36)}abcdefghijklmnopqrstuvwxyz0123456789`,
    `${stamps[hour]}/${stamps[hour + 1]},,AWS,Anniversary,999988887777,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z`,
    `${account},Usage,${stamps[hour]},${stamps[hour + 1]},${code},${type},${operation},${region}a,${arn}`,
    `${usage},USD,${rate},${cost},${cost},${description}`,
    `"Amazon Web Services, Inc.",${isRds ? "Amazon Relational Database Service" : "Amazon Elastic Compute Cloud"}`,
    `${engine},${region},${code}`,
    middles[upTo(middles.length)],
    `${cost},${rate},OnDemand,${unit},,,,name-${item},${item % 5 === 0 ? "" : `team-${item % 40}`}\n`,
  ].join(",");
}

const file = openSync(path, "w");
let text = `${header.join(",")}\n`;
for (let index = 0; index < rows; index += 1) {
  text += row(index);
  if (text.length > 4e6) {
    writeSync(file, text);
    text = "";
  }
}
writeSync(file, text);
closeSync(file);
const printed = (units) => `${units / 10n ** SCALE}.${String(units % 10n ** SCALE).padStart(Number(SCALE), "0")}`;
writeFileSync(
  `${path}.totals.json`,
  JSON.stringify(totals, (_, value) => (typeof value === "bigint" ? printed(value) : value)),
);
