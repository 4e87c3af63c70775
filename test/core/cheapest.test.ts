import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cluster, compareAll, compareStorage, estimate, loadPriceBook, parseCluster } from "@aurora-cost/core";

const book = await loadPriceBook(["us-east-1"]);

const shop = {
  region: "us-east-1",
  engine: "aurora-postgresql",
  engineVersion: "16.4",
  storage: { gb: 500 },
  io: { requestsPerMonth: 800_000_000 },
  instances: [
    { class: "db.r6g.2xlarge", role: "writer" },
    { class: "db.r6g.2xlarge", role: "reader" },
  ],
  load: { profile: "office-hours", baseAcu: 2, peakAcu: 12, readShare: "0.4" },
  connections: { peak: 400 },
};

/** A described cluster, its load, and what of both the search may change. */
const described = fc
  .record({
    class: fc.constantFrom("db.r6g.large", "db.r6g.xlarge", "db.r6g.4xlarge"),
    readers: fc.integer({ min: 0, max: 3 }),
    gb: fc.integer({ min: 0, max: 20_000 }),
    requests: fc.integer({ min: 0, max: 10_000_000_000 }),
    baseAcu: fc.integer({ min: 0, max: 8 }),
    moreAcu: fc.integer({ min: 1, max: 40 }),
    profile: fc.constantFrom("office-hours", "nightly-batch", "spiky", "dev-test"),
    readPercent: fc.integer({ min: 0, max: 100 }),
    peak: fc.option(fc.integer({ min: 1, max: 6000 })),
    storageConfiguration: fc.constantFrom("standard", "io-optimized"),
  })
  .map((one) => ({
    ...shop,
    storageConfiguration: one.storageConfiguration,
    storage: { gb: one.gb },
    io: { requestsPerMonth: one.requests },
    instances: [
      { class: one.class, role: "writer" },
      ...(one.readers === 0 ? [] : [{ class: one.class, role: "reader", count: one.readers }]),
    ],
    load: {
      profile: one.profile,
      baseAcu: one.baseAcu,
      peakAcu: one.baseAcu + one.moreAcu,
      readShare: one.readPercent / 100,
    },
    connections: { peak: one.peak ?? 10 },
  }));

/** The configuration that an id names: `db.serverless 0.5–8 ACU + 1 reader, standard, proxy`. */
function configured(cluster: object, id: string): Cluster {
  const [instances = "", storageConfiguration = "", ...more] = id.split(", ");
  const [, name = "", min, max, readers = "0"] =
    /^(\S+)(?: ([\d.]+)–([\d.]+) ACU)?(?: \+ (\d+) readers?)?$/.exec(instances) ?? [];
  return parseCluster({
    ...cluster,
    storageConfiguration,
    instances: [
      { class: name, role: "writer" },
      ...(readers === "0" ? [] : [{ class: name, role: "reader", count: readers }]),
    ],
    ...(min === undefined ? {} : { serverlessV2: { minAcu: min, maxAcu: max } }),
    ...(more.includes("proxy") ? { proxy: {} } : {}),
  });
}

describe("compare --by all", () => {
  test("finds a class of a quarter of the size that holds the peak, and keeps a reader to fail over to", () => {
    const { recommended, savingsPerMonth, rejected } = compareAll(parseCluster(shop), book);
    // 2 × 730 h × (1.038 − 0.26)
    expect([recommended, savingsPerMonth.toFixed(2)]).toEqual(["db.r6g.large + 1 reader, standard", "1135.88"]);
    expect(rejected.map(({ id, reason }) => `${id}: ${reason}`)).toContainEqual(
      "db.r6g.xlarge, standard: it leaves no reader to fail over to",
    );
  });

  test("what the table adds up is what the estimate of the same configuration gives", () => {
    fc.assert(
      fc.property(described, (cluster) => {
        const { options, rejected } = compareAll(parseCluster(cluster), book);
        for (const { id, total } of [...options.slice(1), ...rejected]) {
          expect([id, total.toFixed(9)]).toEqual([id, estimate(configured(cluster, id), book).total.toFixed(9)]);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("each further option costs more and leaves more", () => {
    fc.assert(
      fc.property(described, (cluster) => {
        const front = compareAll(parseCluster(cluster), book).options.slice(1);
        for (const [index, option] of front.entries()) {
          const before = front[index - 1];
          if (before === undefined) continue;
          expect(option.total.gte(before.total)).toBe(true);
          expect(option.headroom?.gt(before.headroom ?? 0)).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("a cluster that holds its load never pays more than by choosing its storage configuration alone", () => {
    fc.assert(
      fc.property(described, (input) => {
        const cluster = parseCluster(input);
        const { options, recommended } = compareAll(cluster, book);
        fc.pre(options[0]?.headroom?.isNegative() === false);
        const best = options.find(({ id }) => id === recommended);
        const storage = compareStorage(cluster, book);
        const alone = storage.options.find(({ id }) => id === storage.recommended);
        expect(best?.total.lte(alone?.total ?? 0)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test("without a load the class stays as strong and the readers stay as many", () => {
    const { load: _, ...cluster } = { ...shop, io: { requestsPerMonth: 20_000_000_000 } };
    const { recommended, findings } = compareAll(parseCluster(cluster), book);
    expect(recommended).toBe("db.r6g.2xlarge + 1 reader, io-optimized");
    expect(findings).toContainEqual(expect.objectContaining({ rule: "LOAD-002" }));
  });

  test("a load above all that Aurora offers is said, and nothing is recommended", () => {
    const cluster = parseCluster({ ...shop, load: { profile: "flat", baseAcu: 5000, readShare: "0.1" } });
    const { options, recommended, rejected } = compareAll(cluster, book);
    expect([options.length, recommended]).toEqual([1, "current"]);
    expect(options[0]?.headroom?.isNegative()).toBe(true);
    expect(rejected.map(({ reason }) => reason).join()).toMatch(/at the peak/);
  });

  test("leaves out a proxy where it has no price, and stops where there is one already", async () => {
    const there = await loadPriceBook(["sa-east-1"]);
    const paulo = { ...shop, region: "sa-east-1", connections: { peak: 2000 } };
    const found = compareAll(parseCluster(paulo), there);
    expect([...found.options, ...found.rejected].filter(({ id }) => id.includes("proxy"))).toEqual([]);
    expect(() => compareAll(parseCluster({ ...paulo, proxy: {} }), there)).toThrow(/no price of RDS:ProxyUsage/);
  });

  test("owned reserved instances are paid in every option", () => {
    const owned = [
      {
        class: "db.r6g.2xlarge",
        count: 2,
        term: "1yr",
        payment: "no-upfront",
        hourly: "0.68",
      },
    ];
    const cluster = parseCluster({ ...shop, commitments: { reservedInstances: owned } });
    const { options, recommended } = compareAll(cluster, book);
    // 2 × 730 h × 0.68, and 500 GB at 0.225: 32 units are owned, and 2 × 4 × 1.3 of them carry I/O-Optimized
    expect(recommended).toBe("db.r6g.large + 1 reader, io-optimized");
    expect(options.find(({ id }) => id === recommended)?.total.toFixed(2)).toBe("1105.30");
  });
});
