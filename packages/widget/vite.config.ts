import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const PRICES = file("../core/src/prices/data/");
const UNPACK = file("src/unpack.ts");
const KEYS = "virtual:price-keys";

interface Row {
  readonly usageType: string;
  readonly engine: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly sku?: string;
}

interface Region {
  readonly reserved?: unknown;
  readonly prices: readonly Row[];
}

/** What a price is looked up by: the same few hundred in every Region. */
const keyOf = ({ usageType, engine, unit }: Row): string => `${usageType} ${engine} ${unit}`;

/** What the forms of the element describe: compute, storage, I/O and the proxy. */
const OF_FORMS = /^(InstanceUsage|Aurora:(Serverless|StorageUsage|StorageIOUsage|IO-OptimizedStorageUsage)|RDS:Proxy)/;

/** Without the prices of RDS and EC2, of reserved instances and of all else the element never asks for. */
function readRegion(path: string): Region {
  const { reserved: _, ...region }: Region = JSON.parse(readFileSync(path, "utf8"));
  return {
    ...region,
    prices: region.prices.filter(({ engine, usageType }) => OF_FORMS.test(usageType) && !engine.startsWith("rds-")),
  };
}

/**
 * Packs prices for gzip: the keys of all Regions once, and for each Region what differs. `src/unpack.ts` is the way back.
 */
const packedPrices: Plugin = {
  name: "packed-prices",
  enforce: "pre",
  resolveId: (id) => (id === KEYS ? KEYS : null),
  load(id) {
    const regional = /-\d\.json$/;
    const keys = (): readonly string[] => {
      const rows = readdirSync(PRICES)
        .filter((name) => regional.test(name))
        .flatMap((name) => readRegion(PRICES + name).prices);
      return [...new Set(rows.map(keyOf))].sort();
    };
    if (id === KEYS) return `export default ${JSON.stringify(keys().join("|"))}.split("|");`;
    if (!id.startsWith(PRICES) || !regional.test(id)) return null;
    const { prices, ...region } = readRegion(id);
    const known = keys();
    const rests = prices.map((row) =>
      JSON.stringify({
        ...row,
        usageType: undefined,
        engine: undefined,
        unit: undefined,
        unitPrice: undefined,
        sku: undefined,
      }),
    );
    const kinds = [...new Set(rests)];
    const columns = [
      prices.map((row) => known.indexOf(keyOf(row))).map((index, row, all) => index - (all[row - 1] ?? 0)),
      prices.map(({ unitPrice }) => unitPrice).join(" "),
      rests.map((rest) => kinds.indexOf(rest)),
      prices.map(({ sku }) => sku ?? "").join(" "),
    ];
    return {
      moduleType: "js",
      code: `import keys from "${KEYS}";
import { unpack } from ${JSON.stringify(UNPACK)};
export default { ...${JSON.stringify(region)}, prices: unpack(keys, [${kinds.join()}], ...${JSON.stringify(columns)}) };`,
    };
  },
};

const BEYOND_ARITHMETIC =
  "a?cosh?|a?sinh?|a?tanh?|atan2|cbrt|exp|hypot|ln|log|log2|log10|pow|random|sqrt|toBinary|toHex|toOctal|toFraction";

/** Functions that do what methods do. */
const METHODS_AGAIN = "abs|add|ceil|clamp|div|floor|mod|mul|round|sign|sub|sum|trunc";

/** Leaves out what decimal.js can do beyond arithmetic: an eighth of the element, and no price needs a cosine. */
const arithmeticOnly: Plugin = {
  name: "arithmetic-only",
  transform(code, id) {
    if (!id.endsWith("/decimal.mjs")) return null;
    const methods = new RegExp(`^P\\.(?:\\w+ = P\\.)?(?:${BEYOND_ARITHMETIC}) = function[^]*?^};`, "gm");
    const statics = new RegExp(`^ *Decimal\\.(?:${BEYOND_ARITHMETIC}|${METHODS_AGAIN}) = \\w+;`, "gm");
    const constants = /^( *(?:LN10|PI) = ')[\d.]+'/gm;
    const otherBases = /^function parseOther\(x, str\) \{[^]*?^\}/m;
    return code
      .replace(methods, "")
      .replace(statics, "")
      .replace(constants, "$10'")
      .replace(otherBases, "function parseOther(x, str) { throw Error(invalidArgument + str); }");
  },
};

/** Families of rules that no form of the element can break: of engine versions, features, v1, commitments, metrics, exports. */
const RULES_BEYOND_FORMS =
  /^import .*\.\/(billing-exports|extended-support|features|metrics|reserved-instances|savings-plans|serverless-v1)\.ts";$|^ *\.\.\.(billingExport|extendedSupport|feature|metrics?|reservedInstance|savingsPlan|serverlessV1)Rules,$/gm;

/** Charges of what no form describes. */
const CHARGES_OF_OTHERS =
  /^import .*\.\/(backtrack|backup-storage|cloudwatch-logs|cpu-credits|data-\w+|database-insights|extended-support|kinesis|kms|limitless|performance-insights|replicated-write-io|secrets-manager|snapshot-export)\.ts";$|^ {2}(backtrack|backupStorage|cloudwatchLogs|cpuCredits|data[AT]|databaseInsights|extendedSupport|kinesis|kms|limitless|performanceInsights|replicatedWriteIo|secretsManager|snapshotExport)\w*,$/gm;

/** How bills describe a charge, and where its definition was read. */
const CHARGES_BEYOND_FORMS = /^ {2}(described|source): .*,$|^ {2}(described|source): \{\n[^]*?^ {2}\},$/gm;

/** Leaves out of core what serves bills, documents and the command line alone. */
const formsOnly: Plugin = {
  name: "forms-only",
  enforce: "pre",
  transform: (code, id) => {
    if (id.endsWith("/core/src/rules/index.ts")) return code.replace(RULES_BEYOND_FORMS, "");
    if (id.endsWith("/core/src/charges/index.ts")) return code.replace(CHARGES_OF_OTHERS, "");
    if (id.endsWith("/core/src/prices/index.ts"))
      return code.replace("parseRegionPrices((await load()).default)", "(await load()).default");
    if (id.endsWith("/core/src/cluster/schema/description.ts")) {
      return code.replace(/^import \{ commitments \}.*$|^ {4}commitments: v\.exactOptional\(commitments\),$/gm, "");
    }
    if (id.endsWith("/core/src/facts/sources.ts")) return code.replace(/^ {2}url:\s*".*",$/gm, "");
    if (/\/core\/src\/charges\/(?!charge|index)[\w-]+\.ts$/.test(id)) return code.replace(CHARGES_BEYOND_FORMS, "");
    return null;
  },
};

const config: UserConfig = defineConfig({
  plugins: [packedPrices, formsOnly, arithmeticOnly],
  resolve: {
    conditions: ["@aurora-cost/source"],
    alias: { "fastest-levenshtein": file("src/closest.ts") },
  },
  // The browser tests build under NODE_ENV=test, which would choose the development runtime.
  oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
  build: {
    lib: {
      entry: "src/index.tsx",
      formats: ["es", "iife"],
      name: "AuroraCost",
      fileName: (format) => (format === "es" ? "aurora-cost.js" : "aurora-cost.iife.js"),
    },
    // Rules read properties of constants when they are listed: those nobody lists can go.
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      preserveEntrySignatures: "allow-extension",
      output: {
        minify: true,
        comments: false,
        chunkFileNames: ({ name }) => `${/-\d$|keys|unpack/.test(name) ? "prices" : "panels"}/${name}.js`,
      },
    },
    emptyOutDir: false,
    // Browsers with light-dark(): since May 2024.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
  },
});
export default config;
