import { readFileSync } from "node:fs";
import { defineConfig, type Plugin, type UserConfig } from "vite";

/** Leaves the prices of plain RDS and EC2, which the element never asks for, out of the bundle. */
const auroraPricesOnly: Plugin = {
  name: "aurora-prices-only",
  enforce: "pre",
  load(id) {
    if (!/\/prices\/data\/[a-z-]+-\d\.json$/.test(id)) return null;
    const file: { readonly prices: readonly { readonly engine: string; readonly usageType: string }[] } = JSON.parse(
      readFileSync(id, "utf8"),
    );
    const prices = file.prices.filter(
      ({ engine, usageType }) => !engine.startsWith("rds-") && !/^(BoxUsage|EBS):/.test(usageType),
    );
    return JSON.stringify({ ...file, prices });
  },
};

const config: UserConfig = defineConfig({
  plugins: [auroraPricesOnly],
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
    rolldownOptions: { output: { minify: true, chunkFileNames: "prices/[name].js" } },
    emptyOutDir: false,
  },
});
export default config;
