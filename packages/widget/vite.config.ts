import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const UNPACK = fileURLToPath(new URL("src/unpack.ts", import.meta.url));

type Row = Readonly<Record<string, unknown>>;

/**
 * Leaves the prices of plain RDS and EC2, which the element never asks for, out of the bundle, and packs the others by
 * column: gzip makes a quarter less of them.
 */
const packedPrices: Plugin = {
  name: "packed-prices",
  enforce: "pre",
  load(id) {
    if (!/\/prices\/data\/[a-z-]+-\d\.json$/.test(id)) return null;
    const { prices, ...region }: { readonly prices: readonly Row[] } = JSON.parse(readFileSync(id, "utf8"));
    const rows = prices.filter(
      ({ engine, usageType }) => !String(engine).startsWith("rds-") && !/^(BoxUsage|EBS):/.test(String(usageType)),
    );
    const names = [...new Set(rows.flatMap(Object.keys))];
    const columns = names.map((name) => rows.map((row) => row[name] ?? 0));
    return {
      moduleType: "js",
      code: `import { unpack } from ${JSON.stringify(UNPACK)};
export default { ...${JSON.stringify(region)}, prices: unpack(${JSON.stringify(names)}, ${JSON.stringify(columns)}) };`,
    };
  },
};

const BEYOND_ARITHMETIC =
  "a?cosh?|a?sinh?|a?tanh?|atan2|cbrt|exp|hypot|ln|log|log2|log10|pow|random|sqrt|toBinary|toHex|toOctal|toFraction";

/** Leaves out what decimal.js can do beyond arithmetic: an eighth of the element, and no price needs a cosine. */
const arithmeticOnly: Plugin = {
  name: "arithmetic-only",
  transform(code, id) {
    if (!id.endsWith("/decimal.mjs")) return null;
    const methods = new RegExp(`^P\\.(?:\\w+ = P\\.)?(?:${BEYOND_ARITHMETIC}) = function[^]*?^};`, "gm");
    const statics = new RegExp(`^ *Decimal\\.(?:${BEYOND_ARITHMETIC}) = \\w+;`, "gm");
    return code.replace(methods, "").replace(statics, "");
  },
};

const config: UserConfig = defineConfig({
  plugins: [packedPrices, arithmeticOnly],
  resolve: { conditions: ["@aurora-cost/source"] },
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
      output: { minify: true, chunkFileNames: "prices/[name].js" },
    },
    emptyOutDir: false,
  },
});
export default config;
