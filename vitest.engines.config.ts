import { defineConfig } from "vitest/config";

/** Tests that start an engine of their own, which takes a JDK and a download: `pnpm test:engines`. */
export default defineConfig({
  resolve: { conditions: ["@aurora-cost/source"] },
  ssr: { resolve: { conditions: ["@aurora-cost/source"] } },
  test: {
    include: ["test/engines/*.live.ts"],
    globalSetup: ["test/build.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    passWithNoTests: true,
  },
});
