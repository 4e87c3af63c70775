import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareCommitments,
  compareStorage,
  Decimal,
  type Estimate,
  estimate,
  InputError,
  loadPriceBook,
  parseCluster,
  type ServerlessInstance,
  serverlessInstances,
} from "@aurora-cost/core";

const book = await loadPriceBook(["us-east-1", "eu-west-1"]);
const writer = { class: "db.serverless" };
const follower = { class: "db.serverless", role: "reader" };
const apart = { class: "db.serverless", role: "reader", promotionTier: 15 };
const base = { region: "us-east-1", engine: "aurora-postgresql", engineVersion: "16.4" };
const price = (more: object): Estimate => estimate(parseCluster({ ...base, ...more }), book);
const lines = (more: object, charge = "serverless-v2"): readonly string[] =>
  price(more)
    .lines.filter((line) => line.charge === charge)
    .map((line) => line.quantity.toString());
const flat = (acu: number | string, readShare = 0): object => ({ profile: "flat", baseAcu: acu, readShare });
const day = (hourOf: (hour: number) => number): readonly number[] =>
  Array.from({ length: 24 }, (_, hour) => hourOf(hour));

describe("an estimate of a described load", () => {
  test("takes its mean capacity, and tells how it came about", () => {
    const { lines: priced, findings } = price({
      instances: [writer],
      load: { profile: "office-hours", baseAcu: 1, peakAcu: 8 },
    });
    const [line] = priced;
    // 50 hours a week of 8 ACU and 118 of 1: 518 ACU-hours of 168, × 730 h × $0.12.
    expect(line?.cost.toString()).toBe("270.1");
    expect(line?.description).toBe("db.serverless, writer, mean 3.0833 ACU");
    expect(line?.formula).toContain("mean 3.0833 ACU (518 ACU-hours ÷ 168 h) × 1 × 730 h = ");
    expect(findings).toEqual([]);
  });

  test("rounds every step up, not the mean", () => {
    expect(
      lines({ instances: [writer], hoursPerMonth: 240, load: { hourly: day((hour) => (hour < 12 ? 1.1 : 2.6)) } }),
    ).toEqual([new Decimal("2.25").times(240).toString()]);
  });

  test("takes 0.5 ACU for the least, and what the version allows for the most", () => {
    expect(lines({ instances: [writer], load: flat(0) })).toEqual(["365"]);
    expect(lines({ instances: [writer], load: flat(999) })).toEqual([String(256 * 730)]);
    expect(lines({ instances: [writer], load: flat(999), engineVersion: "15.4" })).toEqual([String(128 * 730)]);
    expect(lines({ instances: [writer], load: flat(0), engineVersion: "15.4", serverlessV2: { minAcu: 0 } })).toEqual([
      "365",
    ]);
  });

  test("leaves an instance the mean that it is described with", () => {
    expect(lines({ instances: [writer, { ...apart, acu: "3.3" }], load: flat(2) })).toEqual(["1460", "2409"]);
  });

  test("pays nothing for what is always paused", () => {
    expect(lines({ instances: [writer], load: flat(0), serverlessV2: { minAcu: 0 } })).toEqual([]);
  });

  test("counts an instance that runs for part of the month for that part, and all of its count", () => {
    expect(lines({ instances: [writer, { ...apart, count: 2, hours: 100 }], load: flat(6, 0.5) })).toEqual([
      "2190",
      "300",
    ]);
  });
});

describe("reads", () => {
  test("go to the readers, spread evenly", () => {
    expect(lines({ instances: [writer, { ...apart, count: 3 }], load: flat(10, 0.6) })).toEqual([
      String(4 * 730),
      String(2 * 3 * 730),
    ]);
  });

  test("stay with the writer where there is no reader", () => {
    expect(lines({ instances: [writer], load: flat(10, 0.6) })).toEqual(["7300"]);
  });

  test("are shared with provisioned readers", () => {
    expect(
      lines({ instances: [writer, apart, { class: "db.r6g.large", role: "reader" }], load: flat(10, 0.4) }),
    ).toEqual([String(6 * 730), String(2 * 730)]);
  });

  test("are all there is where only readers are described", () => {
    expect(lines({ instances: [apart], load: flat(4) })).toEqual(["2920"]);
  });
});

describe("a reader of promotion tier 0 or 1", () => {
  test("costs what its writer costs, one of another tier only what it serves", () => {
    const load = flat(8);
    expect(lines({ instances: [writer, follower, apart], load })).toEqual(["5840", "5840", "365"]);
  });

  test("is as large as a provisioned writer's memory, up to the maximum", () => {
    const instances = [{ class: "db.r6g.large" }, follower];
    expect(lines({ instances, load: flat(1) })).toEqual([String(8 * 730)]);
    expect(lines({ instances, load: flat(1), serverlessV2: { maxAcu: 4 } })).toEqual([String(4 * 730)]);
  });

  test("is never below the mean that its writer is described with", () => {
    expect(lines({ instances: [{ ...writer, acu: "2.2" }, follower], load: flat(1) })).toEqual(["1606", "1825"]);
  });

  test("cannot be sized beside a writer of unknown memory", () => {
    expect(() => price({ instances: [{ class: "db.r99.large" }, follower], load: flat(1) })).toThrow(
      "the memory of db.r99.large is not known",
    );
  });
});

describe("a pause", () => {
  const paused = {
    serverlessV2: { minAcu: 0 },
    load: { hourly: day((hour) => (hour === 0 ? 2 : 0)) },
    hoursPerMonth: 24,
  };
  /** An hour of 2 ACU, and 315 seconds of 0.5. */
  const session = new Decimal(2).plus(new Decimal(315).div(7200)).toString();
  /** The same without a pause. */
  const awake = "13.5";

  test("takes the writer and its readers together", () => {
    expect(lines({ ...paused, instances: [writer, follower] })).toEqual([session, session]);
  });

  test("of the writer waits for a reader that serves reads", () => {
    const instances = [writer, apart];
    const load = { ...paused.load, readShare: 1 };
    const reader = session;
    // The writer, without demand of its own, is awake as long as the reader.
    const beside = new Decimal(3600 + 315).div(7200).toString();
    expect(lines({ ...paused, instances, load })).toEqual([beside, reader]);
  });

  test("is not kept from anyone by an entry of no instances", () => {
    const none = { ...apart, count: 0 };
    expect(lines({ ...paused, instances: [writer, { ...none, acu: 3 }] })).toEqual([session]);
    expect(lines({ ...paused, instances: [writer, { ...none, class: "db.r6g.large" }] })).toEqual([session]);
  });

  test.each<[what: string, more: object, expected: readonly string[]]>([
    ["RDS Proxy", { proxy: {} }, [awake, awake, "12"]],
    ["logical replication", { features: { logicalReplication: true } }, [awake, awake]],
    ["an older engine version", { engineVersion: "16.2" }, [awake, awake, "12"]],
  ])("does not come with %s", (_, more, expected) => {
    expect(lines({ ...paused, instances: [writer, follower, apart], ...more })).toEqual(expected);
  });
});

describe("other charges of the capacity follow the load too", () => {
  const more = { instances: [writer], load: flat(10) };

  test("RDS Proxy", () => {
    expect(lines({ ...more, proxy: {} }, "rds-proxy")).toEqual(["7300"]);
  });

  test("Extended Support", () => {
    expect(lines({ ...more, engineVersion: "13.15", billingMonth: "2026-11" }, "extended-support")).toEqual(["7300"]);
  });

  test("Database Insights, and the history of Performance Insights", () => {
    expect(lines({ ...more, insights: { mode: "advanced" } }, "database-insights")).toEqual(["7300"]);
    const [history] = price({ ...more, insights: { longTermRetention: true } }).unpriced;
    expect([history?.charge, String(history?.quantity)]).toEqual(["performance-insights", "10"]);
  });

  test("a savings plan, also beside an instance that is always paused", () => {
    const instances = [writer, { ...apart, acu: 0 }, { class: "db.r7g.large", role: "reader" }];
    const savingsPlan = { hourlyCommitment: "1", rates: { "Aurora:ServerlessV2Usage": "0.08" } };
    const described = { instances, load: flat(2) };
    const { options } = compareCommitments(parseCluster({ ...base, ...described, commitments: { savingsPlan } }), book);
    expect(options[0]?.total.toString()).toBe(price(described).total.toString());
  });

  test("both storage configurations, at their own price", () => {
    const { options } = compareStorage(parseCluster({ ...base, ...more }), book);
    expect(options.map(({ total }) => total.toString())).toEqual(["876", "1168"]);
  });
});

test("an instance of a secondary Region has no load to follow, and needs acu", () => {
  const instances = [{ class: "db.r6g.large" }];
  const secondary = { region: "eu-west-1", instances: [apart] };
  const described = { instances, load: flat(1), globalDatabase: { secondaries: [secondary] } };
  expect(() => price(described)).toThrow(InputError);
  expect(() => price(described)).toThrow("db.serverless in eu-west-1 has neither acu nor a load: give it acu");
});

describe("whatever the cluster", () => {
  interface Fleet {
    readonly hourly: readonly number[];
    readonly readShare: number;
    readonly followers: number;
    readonly others: number;
  }
  const fleets: fc.Arbitrary<Fleet> = fc.record({
    hourly: fc.array(fc.constantFrom(0, 0, 0.3, 1, 4), { minLength: 24, maxLength: 24 }),
    readShare: fc.constantFrom(0, 0.25, 1),
    followers: fc.integer({ min: 0, max: 2 }),
    others: fc.integer({ min: 0, max: 2 }),
  });
  const capacitiesOf = (
    { hourly, readShare, followers, others }: Fleet,
    more: object = {},
  ): readonly ServerlessInstance[] => {
    const instances = [writer, { ...follower, count: followers }, { ...apart, count: others }];
    const load = { hourly, readShare };
    return serverlessInstances(
      parseCluster({ ...base, instances, load, serverlessV2: { minAcu: 0, maxAcu: 8 }, ...more }),
    );
  };
  test.each<[what: string, more: object]>([
    ["a connection pool", { connections: { appInstances: 1, poolSize: 5 } }],
    ["RDS Proxy", { proxy: {} }],
    ["zero-ETL", { features: { zeroEtl: true } }],
    ["a minimum of 0.5 ACU", { serverlessV2: { minAcu: "0.5", maxAcu: 8 } }],
    ["an older engine version", { engineVersion: "16.2" }],
  ])("%s never lowers its ACU-hours", (_, more) => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        expect(acuHours(capacitiesOf(fleet, more)).gte(acuHours(capacitiesOf(fleet)))).toBe(true);
      }),
    );
  });

  test("the writer is awake while a reader is, and readers of tier 1 are never below it", () => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        const [main, follows, own] = capacitiesOf({ ...fleet, followers: 1, others: 1 }).map(everySecond);
        const below = main?.filter((acu, second) => (follows?.[second] ?? NaN) < acu);
        const alone = main?.filter((acu, second) => acu === 0 && (follows?.[second] !== 0 || own?.[second] !== 0));
        expect([below, alone]).toEqual([[], []]);
      }),
      { numRuns: 20 },
    );
  });
});

function acuHours(found: readonly ServerlessInstance[]): Decimal {
  return Decimal.sum(0, ...found.map(({ instance, capacity }) => instance.count.times(capacity?.acuHours ?? 0)));
}

/** Capacity in each second of the load. */
function everySecond({ capacity }: ServerlessInstance): readonly number[] {
  return (capacity?.steps ?? []).flatMap(({ seconds, value }) => Array<number>(seconds).fill(value));
}
