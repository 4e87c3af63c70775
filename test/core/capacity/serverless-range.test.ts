import { describe, expect, test } from "vitest";
import { parseCluster, serverlessRange } from "@aurora-cost/core";

const range = (more: object): string => {
  const instances = [{ class: "db.serverless", acu: 1 }];
  const cluster = parseCluster({ region: "us-east-1", engine: "aurora-mysql", instances, ...more });
  const { minAcu, maxAcu, autoPause } = serverlessRange(cluster);
  return `${minAcu.toString()} to ${maxAcu.toString()}${autoPause ? ", can pause" : ""}`;
};

describe("the range of a cluster", () => {
  test.each<[what: string, more: object, expected: string]>([
    ["is 0.5 ACU to today's maximum where nothing is described", {}, "0.5 to 256, can pause"],
    ["ends where its version does", { engineVersion: "3.05.2" }, "0.5 to 128"],
    [
      "is the described one within that",
      { engineVersion: "3.08.0", serverlessV2: { minAcu: 0, maxAcu: 40 } },
      "0 to 40, can pause",
    ],
    [
      "is cut to what its version allows",
      { engineVersion: "3.05.2", serverlessV2: { minAcu: 0, maxAcu: 200 } },
      "0.5 to 128",
    ],
    [
      "is cut to what its platform allows",
      { serverlessV2: { maxAcu: 200, platformVersion: 1 } },
      "0.5 to 128, can pause",
    ],
    ["is today's where its version has no Serverless v2", { engineVersion: "5.7" }, "0.5 to 256, can pause"],
  ])("%s", (_, more, expected) => {
    expect(range(more)).toBe(expected);
  });
});
