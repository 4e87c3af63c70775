import { defineConfig, type UserConfig } from "vite";

const config: UserConfig = defineConfig({
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
