// Writes a price list in the shape of AWS's index.json for AmazonRDS, of about as many megabytes as asked for.
//
//     node bench/generate-price-list.mjs 300 /tmp/index.json
//
// Prices and SKUs are made up; proportions are those of the real file: most of it is Reserved terms of other engines.
import { createWriteStream } from "node:fs";
import { once } from "node:events";

const REGIONS = [
  ["us-east-1", "", "US East (N. Virginia)"],
  ["us-east-2", "USE2-", "US East (Ohio)"],
  ["us-west-1", "USW1-", "US West (N. California)"],
  ["us-west-2", "USW2-", "US West (Oregon)"],
  ["ca-central-1", "CAN1-", "Canada (Central)"],
  ["sa-east-1", "SAE1-", "South America (Sao Paulo)"],
  ["eu-west-1", "EU-", "EU (Ireland)"],
  ["eu-west-2", "EUW2-", "EU (London)"],
  ["eu-west-3", "EUW3-", "EU (Paris)"],
  ["eu-central-1", "EUC1-", "EU (Frankfurt)"],
  ["eu-north-1", "EUN1-", "EU (Stockholm)"],
  ["eu-south-1", "EUS1-", "EU (Milan)"],
  ["ap-south-1", "APS3-", "Asia Pacific (Mumbai)"],
  ["ap-southeast-1", "APS1-", "Asia Pacific (Singapore)"],
  ["ap-southeast-2", "APS2-", "Asia Pacific (Sydney)"],
  ["ap-northeast-1", "APN1-", "Asia Pacific (Tokyo)"],
  ["ap-northeast-2", "APN2-", "Asia Pacific (Seoul)"],
  ["ap-northeast-3", "APN3-", "Asia Pacific (Osaka)"],
];
const FAMILIES = [
  "r5",
  "r6g",
  "r6i",
  "r6gd",
  "r7g",
  "r7i",
  "r8g",
  "r8gd",
  "m5",
  "m6g",
  "m6i",
  "m7g",
  "m7i",
  "x2g",
  "t4g",
];
const SIZES = ["large", "xl", "2xl", "4xl", "8xl", "12xl", "16xl", "24xl"];
const ENGINES = [
  ["Aurora PostgreSQL", "0021", ""],
  ["Aurora MySQL", "0016", ""],
  ["PostgreSQL", "0014", ""],
  ["MySQL", "0002", ""],
  ["MariaDB", "0018", ""],
  ["Oracle", "0005", "Enterprise"],
  ["Oracle", "0020", "Standard Two"],
  ["SQL Server", "0010", "Express"],
  ["SQL Server", "0011", "Web"],
  ["SQL Server", "0012", "Standard"],
  ["SQL Server", "0015", "Enterprise"],
  ["Db2", "0034", "Standard"],
];
const RESERVED = [
  ["1yr", "No Upfront", "4NA7Y494T4", 0.65, 0],
  ["1yr", "Partial Upfront", "HU7G6KETJZ", 0.3, 2600],
  ["1yr", "All Upfront", "6QCMYABX3D", 0, 5100],
  ["3yr", "Partial Upfront", "38NPMPTW36", 0.2, 5200],
  ["3yr", "All Upfront", "NQ3QZPMQV9", 0, 9800],
];

const [megabytes = "300", path = "index.json"] = process.argv.slice(2);
const wanted = Number(megabytes) * 1e6;
const stream = createWriteStream(path);
let written = 0;

async function write(text) {
  written += text.length;
  if (!stream.write(text)) await once(stream, "drain");
}

const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** The SKU of the product so many places down the list. */
function skuOf(place) {
  let rest = BigInt(place + 1) * 5_915_587_277n * 1_000_000_007n;
  let sku = "";
  while (sku.length < 16) {
    sku += ALPHABET[Number(rest % 31n)];
    rest /= 31n;
  }
  return sku;
}

function attributes([regionCode, prefix, location], [databaseEngine, code, databaseEdition], usage, more) {
  return {
    servicecode: "AmazonRDS",
    location,
    locationType: "AWS Region",
    engineCode: String(Number(code)),
    databaseEngine,
    ...(databaseEdition === "" ? {} : { databaseEdition }),
    usagetype: `${prefix}${usage}`,
    operation: `CreateDBInstance:${code}`,
    regionCode,
    servicename: "Amazon Relational Database Service",
    ...more,
  };
}

function* products() {
  for (const region of REGIONS) {
    for (const engine of ENGINES) {
      const aurora = engine[0].startsWith("Aurora");
      if (aurora) {
        yield ["Database Storage", attributes(region, engine, "Aurora:StorageUsage", {}), "GB-Mo", 0.1];
        yield ["Database Storage", attributes(region, engine, "Aurora:IO-OptimizedStorageUsage", {}), "GB-Mo", 0.225];
        yield ["System Operation", attributes(region, engine, "Aurora:StorageIOUsage", {}), "IOs", 0.0000002];
        yield ["ServerlessV2", attributes(region, engine, "Aurora:ServerlessV2Usage", {}), "ACU-Hr", 0.12];
      }
      for (const family of FAMILIES) {
        for (const [step, size] of SIZES.entries()) {
          const kinds = aurora ? ["InstanceUsage", "InstanceUsageIOOptimized"] : ["InstanceUsage", "Multi-AZUsage"];
          for (const kind of kinds) {
            const more = {
              instanceType: `db.${family}.${size.replace(/xl$/, "xlarge")}`,
              currentGeneration: "Yes",
              instanceFamily: "Memory optimized",
              vcpu: String(2 ** (step + 1)),
              physicalProcessor: "AWS Graviton",
              memory: `${String(2 ** (step + 4))} GiB`,
              storage: kind === "InstanceUsageIOOptimized" ? "Aurora IO Optimization Mode" : "EBS Only",
              networkPerformance: "Up to 10 Gigabit",
              processorArchitecture: "64-bit",
              licenseModel: "No license required",
              deploymentOption: kind === "Multi-AZUsage" ? "Multi-AZ" : "Single-AZ",
              instanceTypeFamily: family.toUpperCase(),
              normalizationSizeFactor: String(2 ** (step + 2)),
            };
            yield [
              "Database Instance",
              attributes(region, engine, `${kind}:db.${family}.${size}`, more),
              "Hrs",
              (0.2 + family.length / 100) * 2 ** step,
            ];
          }
        }
      }
    }
  }
}

function term(sku, offerTermCode, rates, termAttributes) {
  const key = `${sku}.${offerTermCode}`;
  const priceDimensions = Object.fromEntries(
    rates.map(([code, unit, description, usd]) => [
      `${key}.${code}`,
      {
        rateCode: `${key}.${code}`,
        description,
        ...(unit === "Quantity" ? {} : { beginRange: "0", endRange: "Inf" }),
        unit,
        pricePerUnit: { USD: usd.toFixed(10) },
        appliesTo: [],
      },
    ]),
  );
  return [key, { offerTermCode, sku, effectiveDate: "2026-10-01T00:00:00Z", priceDimensions, termAttributes }];
}

await write(`{
  "formatVersion" : "v1.0",
  "disclaimer" : "Made up for a benchmark; these are nobody's prices.",
  "offerCode" : "AmazonRDS",
  "version" : "20261006000000",
  "publicationDate" : "2026-10-06T00:00:00Z",
  "products" : {`);
const listed = [];
// The rest of the bytes that a product brings is in its terms.
const termsFactor = 4.6;
for (const [productFamily, productAttributes, unit, usd] of products()) {
  if (written * termsFactor > wanted) break;
  const sku = skuOf(listed.length);
  const product = { sku, productFamily, attributes: productAttributes };
  await write(`${listed.length === 0 ? "" : ","}\n    "${sku}" : ${JSON.stringify(product, null, 2)}`);
  listed.push([sku, unit, usd, productAttributes.instanceType ?? ""]);
}
await write(`\n  },\n  "terms" : {\n    "OnDemand" : {`);
let comma = "";
for (const [sku, unit, usd, instance] of listed) {
  const description = `$${usd.toFixed(3)} per RDS ${instance} Single-AZ instance hour (or partial hour)`;
  const terms = Object.fromEntries([term(sku, "JRTCKXETXF", [["6YS6EN2CT7", unit, description, usd]], {})]);
  await write(`${comma}\n      "${sku}" : ${JSON.stringify(terms, null, 2)}`);
  comma = ",";
}
await write(`\n    },\n    "Reserved" : {`);
comma = "";
for (const [sku, unit, usd] of listed) {
  if (unit !== "Hrs") continue;
  const terms = Object.fromEntries(
    RESERVED.map(([LeaseContractLength, PurchaseOption, code, hourly, upfront]) =>
      term(
        sku,
        code,
        [
          ["6YS6EN2CT7", "Hrs", "reserved instance applied", usd * hourly],
          ...(upfront === 0 ? [] : [["2TG2D8R56U", "Quantity", "Upfront Fee", Math.round(usd * upfront)]]),
        ],
        { LeaseContractLength, OfferingClass: "standard", PurchaseOption },
      ),
    ),
  );
  await write(`${comma}\n      "${sku}" : ${JSON.stringify(terms, null, 2)}`);
  comma = ",";
}
await write('\n    }\n  },\n  "attributesList" : {}\n}\n');
stream.end();
await once(stream, "finish");
process.stdout.write(`${path}: ${(written / 1e6).toFixed(0)} MB, ${String(listed.length)} products\n`);
