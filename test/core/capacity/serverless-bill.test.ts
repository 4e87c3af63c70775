import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cluster, Decimal, estimate, loadPriceBook, parseCluster } from "@aurora-cost/core";

const book = await loadPriceBook(["us-east-1"]);

/** ACU-Hours that a description is billed for. */
function acuHours(cluster: Cluster): Decimal {
  const lines = estimate(cluster, book).lines.filter(({ charge }) => charge === "serverless-v2");
  return lines.reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0));
}

interface Described {
  readonly hourly: readonly number[];
  readonly readShare: number;
  readonly readers: number;
  readonly promotionTier: number;
  readonly minAcu: number;
  readonly maxAcu: number;
  readonly acuPerSecond: number | null;
}

const HOURS = 730;

function clusterOf({ hourly, readShare, readers, promotionTier, acuPerSecond, ...range }: Described): Cluster {
  return parseCluster({
    region: "us-east-1",
    engine: "aurora-postgresql",
    instances: [
      { class: "db.serverless", role: "writer" },
      ...(readers === 0 ? [] : [{ class: "db.serverless", role: "reader", count: readers, promotionTier }]),
    ],
    serverlessV2: { ...range, ...(acuPerSecond === null ? {} : { acuPerSecond }) },
    load: { hourly, readShare },
    hoursPerMonth: HOURS,
  });
}

const PEAK = 32;
const tenths = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max * 10 }).map((value) => value / 10);
const halves = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 2, max: max * 2 }).map((value) => value / 2);
const idleOrNot = fc.oneof(fc.constant(0), tenths(PEAK));

const described = fc
  .record({
    hourly: fc.array(idleOrNot, { minLength: 24, maxLength: 24 }),
    readShare: fc.integer({ min: 0, max: 10 }).map((value) => value / 10),
    readers: fc.nat(3),
    promotionTier: fc.constantFrom(1, 2),
    minAcu: halves(0, 8),
    more: halves(0, 40),
    acuPerSecond: fc.constantFrom(null, 0.01, 1),
  })
  .map(({ more, ...rest }) => ({ ...rest, maxAcu: Math.max(1, rest.minAcu + more) }));

/** Rounding of means to 40 digits. */
const ROUNDING = "1e-30";

describe("whatever the load, the range and the readers", () => {
  test("the bill stays between the ends of the range, for every instance and hour that is not paused", () => {
    fc.assert(
      fc.property(described, (input) => {
        const billed = acuHours(clusterOf(input));
        const hours = HOURS * (1 + input.readers);
        // With a minimum of 0 all of the time may be paused.
        expect(billed.plus(ROUNDING).gte(input.minAcu * hours)).toBe(true);
        expect(billed.minus(ROUNDING).lte(input.maxAcu * hours)).toBe(true);
      }),
    );
  });

  test("a higher maximum never raises the bill of a load below it", () => {
    fc.assert(
      fc.property(described, halves(0, 64), (input, more) => {
        const holding = { ...input, maxAcu: PEAK };
        const higher = { ...holding, maxAcu: PEAK + more };
        expect(acuHours(clusterOf(higher)).toString()).toBe(acuHours(clusterOf(holding)).toString());
      }),
    );
  });

  test("the bill is never less than the demand that it holds at once", () => {
    fc.assert(
      fc.property(described, (input) => {
        const demand = input.hourly
          .reduce((sum, acu) => sum.plus(acu), new Decimal(0))
          .div(24)
          .times(HOURS);
        const holding = { ...input, maxAcu: PEAK, acuPerSecond: null };
        expect(acuHours(clusterOf(holding)).plus(ROUNDING).gte(demand)).toBe(true);
      }),
    );
  });
});

test.each([
  ["16.3", "0"],
  ["15.7", "0"],
  ["15.6", "365"],
])(
  "a minimum of 0 is billed as a pause on Aurora PostgreSQL %s only if it can pause: %s ACU-Hours",
  (version, hours) => {
    const cluster = parseCluster({
      region: "us-east-1",
      engine: "aurora-postgresql",
      engineVersion: version,
      instances: [{ class: "db.serverless", role: "writer" }],
      serverlessV2: { minAcu: 0, maxAcu: 8 },
      load: { profile: "flat", baseAcu: 0 },
    });
    expect(acuHours(cluster).toString()).toBe(hours);
  },
);
