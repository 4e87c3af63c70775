import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["@aurora-cost/source"] },
  ssr: { resolve: { conditions: ["@aurora-cost/source"] } },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/build.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    // Spawned commands and a real browser take their time on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 180_000,
  },
});
