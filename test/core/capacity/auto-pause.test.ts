import { describe, expect, test } from "vitest";
import { parseCluster, pauseBlockers } from "@aurora-cost/core";

const writer = { class: "db.serverless" };
const follower = { class: "db.serverless", role: "reader", promotionTier: 1 };
const apart = { class: "db.serverless", role: "reader", promotionTier: 2 };
const base = {
  region: "us-east-1",
  engine: "aurora-postgresql",
  instances: [writer, follower, apart],
  serverlessV2: { minAcu: 0, maxAcu: 8 },
  load: { profile: "dev-test", baseAcu: 0, peakAcu: 2 },
};

/** What keeps writer, tier 1 reader and tier 2 reader awake. */
const blockers = (more: object): readonly string[] =>
  pauseBlockers(parseCluster({ ...base, ...more })).map((outlook) => outlook.blockers.map(({ id }) => id).join(", "));

const FREE = ["", "", ""];
/** By what keeps the writer and readers of tier 0 and 1 awake, the latter for the writer's sake as well. */
const withWriter = (id: string): readonly string[] => [`${id}, awake-reader`, `${id}, awake-writer`, ""];
const everyone = (id: string): readonly string[] => [`${id}, awake-reader`, `${id}, awake-writer`, id];

describe("an instance of a cluster with a minimum of 0 pauses", () => {
  test.each<[what: string, more: object, expected: readonly string[]]>([
    ["by itself", {}, FREE],
    ["whatever jobs are scheduled", { features: { scheduledJobs: true } }, FREE],
    ["with Lambda functions that come and go", { connections: { lambdaConcurrency: 50 } }, FREE],
    ["but not with a minimum above 0", { serverlessV2: { minAcu: 0.5 } }, everyone("min-acu")],
    ["nor without a described minimum", { serverlessV2: {} }, everyone("min-acu")],
    ["nor on an older engine version", { engineVersion: "16.2" }, everyone("engine-version")],
    ["nor behind RDS Proxy", { proxy: {} }, everyone("rds-proxy")],
    ["nor with Babelfish", { features: { babelfish: true } }, everyone("babelfish")],
    [
      "while logical replication needs its writer",
      { features: { logicalReplication: true } },
      withWriter("logical-replication"),
    ],
    ["while zero-ETL needs its writer", { features: { zeroEtl: true } }, withWriter("zero-etl")],
    [
      "unless it is the primary of a Global Database, but for readers of tier 2",
      { globalDatabase: { secondaries: [{ region: "eu-west-1" }] } },
      withWriter("global-database-primary"),
    ],
    [
      "unless it shares the cluster with a provisioned one, but for readers of tier 2",
      { instances: [writer, follower, apart, { class: "db.r6g.large", role: "reader" }] },
      withWriter("provisioned-instance"),
    ],
    [
      "unless a pool holds connections to it, as to the writer",
      { connections: { appInstances: 4, poolSize: 10 } },
      ["open-connection", "awake-writer", ""],
    ],
    [
      "unless a pool holds connections to it, as to readers that serve reads",
      { connections: { appInstances: 4, poolSize: 10 }, load: { ...base.load, readShare: 0.5 } },
      everyone("open-connection"),
    ],
  ])("%s", (_, more, expected) => {
    expect(blockers(more)).toEqual(expected);
  });

  test("unless it is in a secondary Region", () => {
    const globalDatabase = { secondaries: [{ region: "eu-west-1", instances: [{ ...apart, acu: 1 }] }] };
    const [, , , secondary] = pauseBlockers(parseCluster({ ...base, globalDatabase }));
    expect(secondary?.region).toBe("eu-west-1");
    expect(secondary?.blockers.map(({ id }) => id)).toEqual(["global-database-secondary"]);
  });
});

test("a reader of no described promotion tier has tier 1, as in AWS", () => {
  const instances = [writer, { class: "db.serverless", role: "reader" }];
  expect(blockers({ instances, features: { zeroEtl: true } })).toEqual([
    "zero-etl, awake-reader",
    "zero-etl, awake-writer",
  ]);
});

test("provisioned instances are not spoken of, and every blocker gives its reason", () => {
  const instances = [{ class: "db.r6g.large" }, follower];
  const [only, ...others] = pauseBlockers(parseCluster({ ...base, instances }));
  expect(others).toEqual([]);
  expect(only?.blockers.map(({ reason }) => reason)).toEqual(["the cluster has a provisioned instance"]);
});
