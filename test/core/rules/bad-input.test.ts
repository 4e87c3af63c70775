import { estimate, loadPriceBook, parseCluster } from "@aurora-cost/core";
import { expect, test } from "vitest";

const book = await loadPriceBook(["us-east-1"]);

/** Ranges of Serverless v2 that AWS refuses or that do nothing, with the finding that every command then has. */
test.each<[what: string, serverlessV2: object, more: object, rule: string]>([
  ["a minimum above the maximum", { minAcu: 8, maxAcu: 4 }, {}, "SV2-002"],
  ["a minimum that is no multiple of 0.5", { minAcu: "0.3", maxAcu: 4 }, {}, "SV2-001"],
  ["a maximum that is no multiple of 0.5", { minAcu: 1, maxAcu: "4.1" }, {}, "SV2-001"],
  ["a maximum above what the version allows", { maxAcu: 200 }, { engineVersion: "15.4" }, "SV2-004"],
  ["a maximum above what any version allows", { maxAcu: 300 }, {}, "SV2-006"],
  ["a range on a version without Serverless v2", { maxAcu: 16 }, { engineVersion: "12.9" }, "CL-001"],
  ["a minimum of 0 behind a proxy", { minAcu: 0, maxAcu: 4 }, { proxy: {} }, "AP-002"],
  ["a minimum of 0 on a version that cannot pause", { minAcu: 0, maxAcu: 4 }, { engineVersion: "16.2" }, "SV2-005"],
])("%s is a named error", (_, serverlessV2, more, rule) => {
  const cluster = parseCluster({
    region: "us-east-1",
    engine: "aurora-postgresql",
    instances: [{ class: "db.serverless" }],
    load: { profile: "flat", baseAcu: 1 },
    serverlessV2,
    ...more,
  });
  const errors = estimate(cluster, book).findings.filter(({ severity }) => severity === "error");
  expect(errors.map((finding) => finding.rule)).toEqual([rule]);
});
