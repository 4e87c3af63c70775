import { describe, expect, test } from "vitest";
import { connectionsNeeded, connectionUse, type ConnectionUse, Decimal, parseCluster } from "@aurora-cost/core";

const base = { region: "us-east-1", engine: "aurora-postgresql" };
const one = [{ class: "db.r6g.xlarge" }];
const three = [
  { class: "db.r6g.xlarge", role: "writer" },
  { class: "db.r6g.large", role: "reader", count: 2 },
];
const load = { profile: "flat", baseAcu: 1, readShare: "0.8" };
/** 1,000 transactions of 50 ms a second hold 50 connections. */
const busy = { lambdaConcurrency: 2000, transactionsPerSecond: 1000, secondsPerTransaction: "0.05" };

function needed(connections: object): readonly (string | undefined)[] {
  const described = parseCluster({ ...base, instances: one, connections }).connections ?? {};
  const { direct, behindProxy } = connectionsNeeded(described);
  return [direct?.value.toString(), behindProxy?.value.toString()];
}

function use(through: "direct" | "proxy", description: object): readonly ConnectionUse[] {
  return connectionUse(parseCluster({ ...base, ...description }), through);
}

describe("what clients need", () => {
  test.each<[string, object, readonly (string | undefined)[]]>([
    ["a connection for every Lambda execution", { lambdaConcurrency: 2000 }, ["2000", undefined]],
    ["a full pool for every instance", { appInstances: 20, poolSize: 10 }, ["200", undefined]],
    ["the peak that was measured", { peak: 900 }, ["900", undefined]],
    // 50 ÷ 0.7 = 71.4
    ["what transactions hold, behind a proxy", busy, ["2000", "72"]],
    ["one more for every pinned session", { ...busy, pinnedSessions: 30 }, ["2000", "102"]],
    ["nothing that is known", { newPerSecond: 5 }, [undefined, undefined]],
  ])("is %s", (_, connections, expected) => {
    expect(needed(connections)).toEqual(expected);
  });

  test("follows the headroom that a proxy keeps", () => {
    const described = parseCluster({ ...base, instances: one, connections: busy }).connections ?? {};
    const { behindProxy } = connectionsNeeded(described, new Decimal("0.5"));
    expect(behindProxy).toMatchObject({ formula: "1000 /s × 0.05 s ÷ (1 − 0.5), rounded up" });
    expect(behindProxy?.value.toString()).toBe("100");
  });
});

describe("what a cluster has", () => {
  test("is the default less 3 for an application on PostgreSQL", () => {
    const [writer] = use("direct", { instances: one, connections: { lambdaConcurrency: 2000 } });
    expect(writer).toMatchObject({ role: "writer", class: "db.r6g.xlarge", available: { formula: "3479 − 3" } });
    // 2000 ÷ 3476
    expect(writer?.share?.toFixed(4)).toBe("0.5754");
  });

  test("is the proxy's percentage of it for a proxy, rounded down", () => {
    const [writer] = use("proxy", { instances: one, connections: busy, proxy: { maxConnectionsPercent: 35 } });
    expect(writer?.available).toMatchObject({ formula: "3479 × 35 %, rounded down" });
    expect(writer?.available?.value.toString()).toBe("1217");
    expect(writer?.needed.value.toString()).toBe("72");
  });

  test("is shared by the readers, each of them taking its part", () => {
    const [writer, reader, ...rest] = use("direct", { instances: three, load, connections: { peak: 1000 } });
    expect(rest).toEqual([]);
    expect(writer?.needed.value.toString()).toBe("200");
    expect(reader?.needed).toMatchObject({ formula: "(1000 at the peak) × 0.8 ÷ 2 readers, rounded up" });
    expect(reader?.needed.value.toString()).toBe("400");
    expect(reader?.limit?.maxConnections).toBe(1722);
  });

  test("is all of it the writer's where there are no readers, whatever is read", () => {
    const [writer] = use("direct", { instances: one, load, connections: { peak: 1000 } });
    expect(writer?.needed.value.toString()).toBe("1000");
  });

  test("is not known for serverless capacity without a maximum, and neither is the share", () => {
    const serverless = { instances: [{ class: "db.serverless", acu: 2 }], connections: { peak: 1000 } };
    expect(use("direct", serverless)).toMatchObject([{ limit: null, available: null, share: null }]);
    const [known] = use("direct", { ...serverless, serverlessV2: { minAcu: "0.5", maxAcu: 16 } });
    expect(known?.limit?.maxConnections).toBe(2000);
  });

  test("followed the current capacity on Serverless v1", () => {
    const described = { engine: "aurora-mysql", serverlessV1: { acu: 4 }, connections: { peak: 135 } };
    const [only] = use("direct", described);
    expect(only).toMatchObject({ class: "serverless v1", limit: { maxConnections: 270 } });
    expect(only?.share?.toString()).toBe("0.5");
  });

  test("is not weighed where the need is not known", () => {
    expect(use("direct", { instances: one })).toEqual([]);
    expect(use("proxy", { instances: one, connections: { peak: 1000 } })).toEqual([]);
  });
});
