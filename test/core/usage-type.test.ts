import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KNOWN_REGIONS, parseUsageType, recognise } from "@aurora-cost/core";

/** Usage types seen on real bills and in price lists. */
const observed = parse<Record<"usage_type" | "region_prefix" | "kind" | "storage_mode", string>>(
  readFileSync(new URL("../fixtures/usage-types-observed.csv", import.meta.url), "utf8"),
  { columns: true },
).map(({ usage_type: text, region_prefix: prefix, kind, storage_mode: mode }) => ({
  text,
  prefix,
  kind,
  mode,
  bare: prefix === "" ? text : text.slice(prefix.length + 1),
}));

const REGIONS: Readonly<Record<string, string>> = {
  AFS1: "af-south-1",
  APE1: "ap-east-1",
  APN1: "ap-northeast-1",
  APN2: "ap-northeast-2",
  APN3: "ap-northeast-3",
  APS1: "ap-southeast-1",
  APS2: "ap-southeast-2",
  APS3: "ap-south-1",
  APS4: "ap-southeast-3",
  APS5: "ap-south-2",
  APS6: "ap-southeast-4",
  APS7: "ap-southeast-5",
  CAN1: "ca-central-1",
  CAN2: "ca-west-1",
  CNN1: "cn-north-1",
  CNW1: "cn-northwest-1",
  EU: "eu-west-1",
  EUC1: "eu-central-1",
  EUC2: "eu-central-2",
  EUN1: "eu-north-1",
  EUS1: "eu-south-1",
  EUS2: "eu-south-2",
  EUW1: "eu-west-1",
  EUW2: "eu-west-2",
  EUW3: "eu-west-3",
  ILC1: "il-central-1",
  MEC1: "me-central-1",
  MES1: "me-south-1",
  MXC1: "mx-central-1",
  SAE1: "sa-east-1",
  UGE1: "us-gov-east-1",
  UGW1: "us-gov-west-1",
  USE1: "us-east-1",
  USE2: "us-east-2",
  USW1: "us-west-1",
  USW2: "us-west-2",
};
const prefixes = Object.entries(REGIONS);

/** The charge behind each kind of the table; `null` for what is no charge of Aurora. */
const CHARGES: Readonly<Record<string, string | null>> = {
  instance: "db-instance",
  "serverless-v2": "serverless-v2",
  "serverless-v1": "serverless-v1",
  storage: "storage",
  io: "storage-io",
  backup: "backup-storage",
  backtrack: "backtrack",
  "global-db": "replicated-write-io",
  export: "snapshot-export",
  proxy: "rds-proxy",
  "perf-insights": "performance-insights",
  "extended-support": "extended-support",
  "cpu-credits": "cpu-credits",
  "data-transfer": "data-transfer",
  "ri-fee": null,
  "not-aurora": null,
};

const shortSizes = (text: string): string => text.replace(/xlarge\b/g, "xl");
const longSizes = (text: string): string => text.replace(/(\.\d*x)l\b/g, "$1large");

test("the prefixes of this test cover the Regions that are known", () => {
  expect(new Set(Object.values(REGIONS))).toEqual(new Set(KNOWN_REGIONS));
});

describe.each(observed)("$text", ({ text, prefix, kind, mode, bare }) => {
  test("names its Region in the prefix, or none", () => {
    expect(parseUsageType(text).region).toBe(prefix === "" ? null : REGIONS[prefix]);
  });

  test("is recognised as what it is, in its storage configuration", () => {
    const found = recognise(parseUsageType(text).name);
    const plainRds = kind === "extended-support" && !text.includes("Aurora");
    const charge = plainRds ? null : CHARGES[kind];
    const configuration = charge === null || mode === "either" ? null : mode;
    const instanceClass = kind === "instance" ? longSizes(bare.slice(bare.indexOf(":") + 1)) : undefined;
    expect(found?.charge.id ?? null).toBe(charge);
    expect(found?.configuration ?? null).toBe(configuration);
    expect(found?.fill["class"]).toBe(instanceClass);
  });

  test("is one usage type whatever the Region prefix, its separator and the spelling of sizes", () => {
    const canonical = parseUsageType(`USE1-${bare}`).name;
    const wanted = recognise(canonical);
    expect(canonical).toBe(longSizes(bare));
    for (const [anyPrefix, region] of prefixes) {
      for (const separator of ["-", ":"]) {
        for (const name of [bare, shortSizes(bare), longSizes(bare)]) {
          const spelled = `${anyPrefix}${separator}${name}`;
          expect(parseUsageType(spelled)).toEqual({ region, name: canonical });
        }
      }
    }
    expect(recognise(parseUsageType(`EU-${shortSizes(bare)}`).name)).toEqual(wanted);
  });
});

const anyObserved = fc.constantFrom(...observed);
const anyPrefix = fc.constantFrom(...prefixes);

test("reading a usage type twice gives what reading it once gave", () => {
  fc.assert(
    fc.property(anyObserved, anyPrefix, ({ bare }, [prefix]) => {
      // Transfer between Regions names the other Region at the front, just as a prefix would.
      fc.pre(!/^[A-Z]+\d-AWS-/.test(bare));
      const { name } = parseUsageType(`${prefix}-${bare}`);
      expect(parseUsageType(name)).toEqual({ region: null, name });
    }),
  );
});

test("every class and size is recognised in both configurations, whichever way it is spelled", () => {
  const family = fc.stringMatching(/^[a-z][0-9][a-z]{0,3}$/);
  const times = fc.constantFrom("", "2", "4", "8", "12", "16", "24", "32", "48");
  const meter = fc.constantFrom(["InstanceUsage", "standard"], ["InstanceUsageIOOptimized", "io-optimized"]);
  fc.assert(
    fc.property(family, times, meter, anyPrefix, (name, n, [usage, configuration], [prefix, region]) => {
      for (const size of [`${n}xl`, `${n}xlarge`]) {
        const read = parseUsageType(`${prefix}-${usage}:db.${name}.${size}`);
        expect(read.region).toBe(region);
        expect(recognise(read.name)).toMatchObject({
          charge: { id: "db-instance" },
          configuration,
          fill: { class: `db.${name}.${n}xlarge` },
        });
      }
    }),
  );
});

test("text that no known prefix begins is left as it is", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^[A-Z]{2,3}\d?[-:]/.test(text) && !/db\./.test(text));
      expect(parseUsageType(text)).toEqual({ region: null, name: text });
    }),
  );
});

test("RDS:, DSQL- and Aurora: are not taken for Region prefixes", () => {
  for (const text of [
    "RDS:ProxyUsage",
    "DSQL-Storage",
    "Aurora:StorageUsage",
    "XXX1-Aurora:StorageUsage",
    "-EU",
    ":",
  ]) {
    expect(parseUsageType(text)).toEqual({ region: null, name: text });
  }
});
