import { describe, expect, test } from "vitest";
import { compareProxy, compareReaders, compareServerless, loadPriceBook, parseCluster } from "@aurora-cost/core";

const book = await loadPriceBook(["us-east-1"]);
const base = { region: "us-east-1", engine: "aurora-postgresql", engineVersion: "16.4", storage: { gb: 100 } };

describe("compare --by serverless", () => {
  test("breaks even at the mean ACU whose price is the instance's", () => {
    const cluster = parseCluster({ ...base, instances: [{ class: "db.r6g.large" }] });
    // 0.26 USD an hour ÷ 0.12 USD per ACU-Hour
    expect(compareServerless(cluster, book).breakEven?.meanAcu.toFixed(6)).toBe("2.166667");
  });

  test("without a load it gives the ends of the range and recommends nothing new", () => {
    const cluster = parseCluster({
      ...base,
      instances: [{ class: "db.r6g.large" }],
      serverlessV2: { minAcu: 1, maxAcu: 8 },
    });
    const { options, recommended, savingsPerMonth } = compareServerless(cluster, book);
    // 1 and 8 ACU × 730 h × 0.12, and 10 USD of storage
    expect(options.find(({ id }) => id === "serverless-v2")).toMatchObject({ total: null, lines: [] });
    expect(options.map(({ totalLow, totalHigh }) => [totalLow?.toString(), totalHigh?.toString()])).toEqual([
      ["199.8", "199.8"],
      ["97.6", "710.8"],
    ]);
    expect({ recommended, savingsPerMonth }).toEqual({ recommended: "provisioned", savingsPerMonth: null });
  });

  test("a flat load of 1 ACU is cheaper on Serverless v2", () => {
    const load = { profile: "flat", baseAcu: 1 };
    const cluster = parseCluster({ ...base, instances: [{ class: "db.r6g.large" }], load });
    const { recommended, savingsPerMonth } = compareServerless(cluster, book);
    // 730 h × (0.26 − 0.12)
    expect([recommended, savingsPerMonth?.toString()]).toEqual(["serverless-v2", "102.2"]);
  });

  test("a load above 256 ACU is not recommended on Serverless v2", () => {
    const load = { profile: "spiky", baseAcu: 1, peakAcu: 300 };
    const cluster = parseCluster({ ...base, instances: [{ class: "db.r8g.24xlarge" }], load });
    const { options, recommended } = compareServerless(cluster, book);
    expect(options.find(({ id }) => id === "serverless-v2")?.findings).toContainEqual(
      expect.objectContaining({ rule: "LOAD-001", severity: "error" }),
    );
    expect(recommended).toBe("provisioned");
  });
});

describe("compare --by readers", () => {
  const cluster = parseCluster({
    ...base,
    instances: [{ class: "db.r6g.large", role: "writer" }],
    load: { profile: "flat", baseAcu: 12, readShare: "0.75" },
  });

  test("a reader costs its hours and no storage", () => {
    const { options } = compareReaders(cluster, book);
    expect(options.map(({ total }) => total.toString()).slice(0, 3)).toEqual(["199.8", "389.6", "579.4"]);
    expect(options).toHaveLength(16);
  });

  test("the fewest that carry the reads under 80 % are recommended", () => {
    // 9 ACU of reads: 112 % of one reader of 8 ACU, 56 % of two
    expect(compareReaders(cluster, book).recommended).toBe("2-readers");
  });

  test("without a reader failover waits for a new instance", () => {
    const { options } = compareReaders(cluster, book);
    expect(options.slice(0, 2).map(({ failover }) => failover)).toEqual([
      { to: "new-instance", typicalSeconds: 600 },
      { to: "reader", typicalSeconds: 60 },
    ]);
  });

  test("Auto Scaling pays for the readers that the load asks for", () => {
    const scaling = { minReaders: 1, maxReaders: 5, policies: [{ metric: "cpu", target: 60 }] };
    const { autoScaling } = compareReaders({ ...cluster, ...parseScaling(scaling) }, book);
    // 9 ACU of reads at 60 % of 8 ACU each: 2 readers
    expect([autoScaling?.meanReaders.toString(), autoScaling?.total.toString()]).toEqual(["2", "579.4"]);
  });
});

function parseScaling(autoScaling: object): Pick<ReturnType<typeof parseCluster>, "autoScaling"> {
  const parsed = parseCluster({ ...base, instances: [{ class: "db.r6g.large" }], autoScaling });
  return parsed.autoScaling === undefined ? {} : { autoScaling: parsed.autoScaling };
}

describe("compare --by proxy", () => {
  test("it costs 87.60 USD at its minimum in us-east-1, and keeps the cluster from pausing", () => {
    const cluster = parseCluster({
      ...base,
      instances: [{ class: "db.serverless" }],
      serverlessV2: { minAcu: 0, maxAcu: 8 },
      load: { profile: "dev-test", baseAcu: 0, peakAcu: 2 },
    });
    const { minimumCost, proxyCost, pausingCost, options } = compareProxy(cluster, book);
    expect([minimumCost?.toString(), proxyCost.toFixed(2)]).toEqual(["87.6", "87.60"]);
    expect(pausingCost.gt(0)).toBe(true);
    expect(options.map(({ pauses }) => pauses)).toEqual([true, false]);
  });

  test("with several small instances both readings of the minimum are shown", () => {
    const instances = [
      { class: "db.serverless", role: "writer", acu: 1 },
      { class: "db.serverless", role: "reader", acu: 1 },
    ];
    const [, withIt] = compareProxy(parseCluster({ ...base, instances }), book).options;
    // 8 ACU more for 730 h at 0.015
    expect(withIt.totalPerInstance?.minus(withIt.total).toString()).toBe("87.6");
  });

  test.each([
    [1500, "with"],
    [1300, "without"],
  ])("%i of 1719 connections: %s", (peak, recommended) => {
    const cluster = parseCluster({ ...base, instances: [{ class: "db.r6g.large" }], connections: { peak } });
    expect(compareProxy(cluster, book).recommended).toBe(recommended);
  });
});
