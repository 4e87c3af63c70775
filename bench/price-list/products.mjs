// Products of a made-up price list, each with its On-Demand price and the ways to reserve it.
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

// A product at a time: its attributes, unit and On-Demand price.
function* priced() {
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

// Products until as many bytes as wanted are written.
export function* listedUpTo(isFull) {
  let place = 0;
  for (const [productFamily, productAttributes, unit, usd] of priced()) {
    if (isFull()) return;
    const sku = skuOf(place);
    place += 1;
    yield { sku, productFamily, attributes: productAttributes, unit, usd };
  }
}

// The rates of a product: On-Demand, and for what is counted in hours five ways to reserve it.
export function* ratesOf({ attributes: { instanceType = "" }, unit, usd }) {
  const description = `$${usd.toFixed(3)} per RDS ${instanceType} Single-AZ instance hour (or partial hour)`;
  yield { term: "OnDemand", code: "JRTCKXETXF", dimensions: [["6YS6EN2CT7", unit, description, usd]], lease: {} };
  if (unit !== "Hrs") return;
  for (const [LeaseContractLength, PurchaseOption, code, hourly, upfront] of RESERVED) {
    const dimensions = [["6YS6EN2CT7", "Hrs", "reserved instance applied", usd * hourly]];
    if (upfront > 0) dimensions.push(["2TG2D8R56U", "Quantity", "Upfront Fee", Math.round(usd * upfront)]);
    yield {
      term: "Reserved",
      code,
      dimensions,
      lease: { LeaseContractLength, OfferingClass: "standard", PurchaseOption },
    };
  }
}
