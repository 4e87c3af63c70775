import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cluster,
  compareStorage,
  Decimal,
  type Estimate,
  estimate,
  InputError,
  type Line,
  loadPriceBook,
  parseCluster,
} from "@aurora-cost/core";

const book = await loadPriceBook(["us-east-1"]);

/** Amounts of a month, all of them ones that AWS bills by use. */
interface Amounts {
  readonly writerHours: number;
  readonly readerHours: number;
  readonly acu: number;
  readonly gb: number;
  readonly requests: number;
  readonly billedGb: number;
  readonly exportedGb: number;
  readonly backtrackHours: number;
}

const amounts: fc.Arbitrary<Amounts> = fc.record({
  writerHours: fc.integer({ min: 1, max: 744_000 }),
  readerHours: fc.integer({ min: 1, max: 744_000 }),
  acu: fc.integer({ min: 1, max: 256_000 }),
  gb: fc.integer({ min: 1, max: 128_000_000 }),
  requests: fc.integer({ min: 1, max: 1_000_000_000_000 }),
  billedGb: fc.integer({ min: 1, max: 128_000_000 }),
  exportedGb: fc.integer({ min: 1, max: 128_000_000 }),
  backtrackHours: fc.integer({ min: 1, max: 72_000 }),
});
const keys = [
  "writerHours",
  "readerHours",
  "acu",
  "gb",
  "requests",
  "billedGb",
  "exportedGb",
  "backtrackHours",
] as const satisfies readonly (keyof Amounts)[];
const configuration = fc.constantFrom("standard", "io-optimized");
const dbClass = fc.constantFrom("db.t4g.medium", "db.r6g.large", "db.r6g.2xlarge", "db.r7g.2xlarge", "db.r8g.16xlarge");

/** In thousandths, so that the amounts have decimals; requests are whole. */
const milli = (n: number): string => new Decimal(n).div(1000).toString();

function describeCluster(a: Amounts, name = "db.r6g.large", storageConfiguration = "standard"): object {
  return {
    region: "us-east-1",
    engine: "aurora-mysql",
    storageConfiguration,
    // Long enough for doubled hours.
    hoursPerMonth: 10_000_000,
    instances: [
      { class: name, role: "writer", hours: milli(a.writerHours) },
      { class: "db.r6g.xlarge", role: "reader", hours: milli(a.readerHours) },
      { class: "db.serverless", role: "reader", acu: milli(a.acu) },
    ],
    storage: { gb: milli(a.gb) },
    io: { requestsPerMonth: a.requests },
    backup: { billedGb: milli(a.billedGb) },
    snapshotExport: { gb: milli(a.exportedGb) },
    backtrack: {
      windowHours: milli(a.backtrackHours),
      statementsPerHour: 1000,
      changeRecordsPerStatement: "0.38",
    },
  };
}

const parse = (input: object): Cluster => parseCluster(input);
const price = (input: object): Estimate => estimate(parse(input), book);
const times = (a: Amounts, factor: number): Amounts => mapAmounts(a, (n) => n * factor);
const total = (lines: readonly Line[]): Decimal =>
  lines.map((line) => line.cost).reduce((a, b) => a.plus(b), new Decimal(0));

function mapAmounts(a: Amounts, change: (n: number, key: keyof Amounts) => number): Amounts {
  const next = { ...a };
  for (const key of keys) next[key] = change(a[key], key);
  return next;
}

/** Some writers and their I/O. */
const fleet = (count: number, io: object): object => ({
  region: "us-east-1",
  engine: "aurora-mysql",
  instances: [{ class: "db.r6g.large", count }],
  io,
});

/** A volume and what is kept in backups beside it. */
const backedUp = (gb: number, retainedGb: number): object => ({
  region: "us-east-1",
  engine: "aurora-postgresql",
  instances: [{ class: "db.r6g.large" }],
  storage: { gb },
  backup: { retainedGb },
});

describe("an estimate", () => {
  test("has a line for everything described, and I/O on Aurora Standard only", () => {
    fc.assert(
      fc.property(amounts, configuration, (a, stored) => {
        const { lines, complete } = price(describeCluster(a, "db.r6g.large", stored));
        const expected = [
          "db-instance",
          "serverless-v2",
          "storage",
          "storage-io",
          "backup-storage",
          "snapshot-export",
          "backtrack",
        ];
        expect(complete).toBe(true);
        expect([...new Set(lines.map((line) => line.charge))]).toEqual(
          expected.filter((charge) => charge !== "storage-io" || stored === "standard"),
        );
      }),
    );
  });

  test("never has an I/O line on Aurora I/O-Optimized, whatever the I/O", () => {
    const anyIo = fc.oneof(
      fc.record({ requestsPerMonth: fc.nat() }),
      fc.record({ readsPerSecond: fc.nat(), writesPerSecond: fc.nat() }),
      fc.record({
        baselinePerSecond: fc.nat(),
        peakPerSecond: fc.nat(),
        peakHoursPerMonth: fc.nat({ max: 730 }),
      }),
    );
    fc.assert(
      fc.property(amounts, anyIo, (a, io) => {
        const cluster = { ...describeCluster(a, "db.r6g.large", "io-optimized"), io };
        const { lines, unpriced } = price(cluster);
        for (const line of [...lines, ...unpriced]) expect(line.usageType).not.toBe("Aurora:StorageIOUsage");
        expect(lines.some((line) => line.part === "storageIo")).toBe(false);
        expect(price({ ...cluster, io: { requestsPerMonth: 0 } }).total).toEqual(total(lines));
      }),
    );
  });

  test("totals its lines exactly, and each line is its quantity at its unit price", () => {
    fc.assert(
      fc.property(amounts, dbClass, configuration, (a, name, stored) => {
        const { lines, total: sum } = price(describeCluster(a, name, stored));
        expect(sum).toEqual(total(lines));
        // In whole numbers of the smallest decimals: another arithmetic than the estimate's.
        for (const line of lines) {
          const [quantity, places] = whole(line.quantity);
          const [unitPrice, morePlaces] = whole(line.unitPrice);
          expect(line.cost).toEqual(
            new Decimal((quantity * unitPrice).toString()).div(new Decimal(10).pow(places + morePlaces)),
          );
        }
      }),
    );
  });

  test("doubles every line when all amounts double", () => {
    fc.assert(
      fc.property(amounts, configuration, (a, stored) => {
        const once = price(describeCluster(a, "db.r6g.large", stored));
        const twice = price(describeCluster(times(a, 2), "db.r6g.large", stored));
        expect(twice.lines.map((line) => line.usageType)).toEqual(once.lines.map((line) => line.usageType));
        for (const [index, line] of once.lines.entries()) {
          expect(twice.lines[index]?.cost).toEqual(line.cost.times(2));
        }
        expect(twice.total).toEqual(once.total.times(2));
      }),
    );
  });

  test("doubles when the I/O rates, the instances and the months double", () => {
    const rates = fc.record({
      baselinePerSecond: fc.nat(10_000),
      peakPerSecond: fc.nat(10_000),
      peakHoursPerMonth: fc.nat({ max: 365 }),
    });
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 15 }), (io, count) => {
        const faster = {
          ...io,
          baselinePerSecond: io.baselinePerSecond * 2,
          peakPerSecond: io.peakPerSecond * 2,
        };
        expect(price(fleet(count * 2, faster)).total).toEqual(price(fleet(count, io)).total.times(2));
        const longer = { ...io, peakHoursPerMonth: io.peakHoursPerMonth * 2 };
        expect(price({ ...fleet(count, longer), hoursPerMonth: 1460 }).total).toEqual(
          price(fleet(count, io)).total.times(2),
        );
      }),
    );
  });

  test("never falls when there is more of anything", () => {
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...keys),
        fc.integer({ min: 1, max: 1e9 }),
        configuration,
        (a, key, more, stored) => {
          const before = price(describeCluster(a, "db.r6g.large", stored)).total;
          const after = price(describeCluster({ ...a, [key]: a[key] + more }, "db.r6g.large", stored)).total;
          const free = key === "requests" && stored === "io-optimized";
          expect(free ? after.eq(before) : after.gt(before)).toBe(true);
        },
      ),
    );
  });

  test("never falls when more is kept in backups or in the volume beside them", () => {
    const gb = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(gb, gb, gb, fc.boolean(), (volumeGb, retainedGb, more, inVolume) => {
        const [v, r] = inVolume ? [volumeGb + more, retainedGb] : [volumeGb, retainedGb + more];
        expect(price(backedUp(v, r)).total.gte(price(backedUp(volumeGb, retainedGb)).total)).toBe(true);
      }),
    );
  });

  test("bills no backup that the volume's size leaves free, and never less than nothing", () => {
    const gb = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(gb, gb, (volumeGb, retainedGb) => {
        const { lines } = price(backedUp(volumeGb, retainedGb));
        const backup = total(lines.filter((line) => line.part === "backup"));
        expect(backup.isZero()).toBe(retainedGb <= volumeGb);
        expect(backup.gte(0)).toBe(true);
      }),
    );
  });

  test("moves only the lines of the price that is raised", () => {
    fc.assert(
      fc.property(amounts, configuration, fc.nat(), fc.integer({ min: 1, max: 1e6 }), (a, stored, pick, raise) => {
        const input = describeCluster(a, "db.r6g.large", stored);
        const before = price(input).lines;
        const raised = before[pick % before.length];
        if (raised === undefined) throw new Error("an estimate without lines");
        const dearer = raised.unitPrice.plus(milli(raise)).toString();
        const after = price({ ...input, prices: { [raised.usageType]: dearer } }).lines;
        expect(after).toHaveLength(before.length);
        const moves = (line: Line): boolean => line.usageType === raised.usageType;
        expect(after.filter((line) => !moves(line))).toEqual(before.filter((line) => !moves(line)));
        for (const [index, line] of after.filter(moves).entries()) {
          expect(line.cost.gt(before.filter(moves)[index]?.cost ?? NaN)).toBe(true);
          expect(line.source.status).toBe("override");
        }
      }),
    );
  });

  test("of two clusters that share a cluster's amounts sums to the whole", () => {
    fc.assert(
      fc.property(amounts, amounts, dbClass, configuration, (one, other, name, stored) => {
        const both = mapAmounts(one, (n, key) => n + other[key]);
        const [a, b, sum] = [one, other, both].map((x) => price(describeCluster(x, name, stored)));
        if (a === undefined || b === undefined || sum === undefined) throw new Error("three estimates");
        expect(sum.total).toEqual(a.total.plus(b.total));
        for (const [index, line] of sum.lines.entries()) {
          expect(line.cost).toEqual(a.lines[index]?.cost.plus(b.lines[index]?.cost ?? 0));
        }
      }),
    );
  });

  test("writes every amount without exponent or negative zero in JSON", () => {
    const gb = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(amounts, gb, gb, (a, volumeGb, retainedGb) => {
        const input = { ...describeCluster(a), storage: { gb: volumeGb }, backup: { retainedGb } };
        const json = JSON.stringify(price(input));
        expect(json).not.toMatch(/"-?\d+(\.\d+)?e[+-]?\d+"/);
        expect(json).not.toContain('"-0"');
      }),
    );
  });
});

describe("the break-even", () => {
  const ioPrice = fc.constantFrom("0.0000002", "0.00000022", "0.00000024", "0.00000028", "0.0000000003");

  test("is the I/O count at which both configurations cost the same, and one request more makes I/O-Optimized cheaper", () => {
    fc.assert(
      fc.property(amounts, dbClass, ioPrice, configuration, (a, name, perRequest, stored) => {
        const input = {
          ...describeCluster(a, name, stored),
          prices: { "Aurora:StorageIOUsage": perRequest },
        };
        const { breakEven } = compareStorage(parse(input), book);
        if (breakEven === null) throw new Error("I/O has a price");
        const at = (requests: Decimal): ReturnType<typeof compareStorage> =>
          compareStorage(parse({ ...input, io: { requestsPerMonth: requests.toString() } }), book);

        const there = at(breakEven.ioRequestsPerMonth);
        const gap = there.options[0].total.minus(there.options[1].total).abs();
        expect(gap.lte("1e-20")).toBe(true);
        expect(
          breakEven.ioShare
            ?.minus(there.ioShare ?? NaN)
            .abs()
            .lte("1e-20"),
        ).toBe(true);

        const above = at(breakEven.ioRequestsPerMonth.floor().plus(1));
        expect(above.options[1].total.lt(above.options[0].total)).toBe(true);
        expect(above.recommended).toBe("io-optimized");

        const below = at(breakEven.ioRequestsPerMonth.ceil().minus(1));
        expect(below.options[0].total.lt(below.options[1].total)).toBe(true);
        expect(below.recommended).toBe("standard");
      }),
    );
  });

  test("depends neither on the I/O there is, nor on backups, exports and Backtrack", () => {
    fc.assert(
      fc.property(amounts, amounts, configuration, configuration, (a, b, one, other) => {
        const { billedGb, exportedGb, backtrackHours, requests } = b;
        const here = compareStorage(parse(describeCluster(a, "db.r6g.large", one)), book);
        const there = compareStorage(
          parse(describeCluster({ ...a, billedGb, exportedGb, backtrackHours, requests }, "db.r6g.large", other)),
          book,
        );
        expect(there.breakEven).toEqual(here.breakEven);
      }),
    );
  });

  test("is a tie that recommends the configuration the cluster has", () => {
    fc.assert(
      fc.property(amounts, configuration, (a, stored) => {
        const input = describeCluster(a, "db.r6g.large", stored);
        const { breakEven } = compareStorage(parse(input), book);
        const requestsPerMonth = breakEven?.ioRequestsPerMonth.toString();
        const { recommended, savingsPerMonth } = compareStorage(parse({ ...input, io: { requestsPerMonth } }), book);
        expect(savingsPerMonth.isZero()).toBe(true);
        expect(recommended).toBe(stored);
      }),
    );
  });

  test("is 0 where I/O-Optimized costs no more even without any I/O", () => {
    const input = {
      ...describeCluster({
        writerHours: 1,
        readerHours: 1,
        acu: 1,
        gb: 1,
        requests: 1,
        billedGb: 1,
        exportedGb: 1,
        backtrackHours: 1,
      }),
      prices: {
        "InstanceUsageIOOptimized:db.r6g.large": "0",
        "InstanceUsageIOOptimized:db.r6g.xlarge": "0",
        "Aurora:ServerlessV2IOOptimizedUsage": "0",
        "Aurora:IO-OptimizedStorageUsage": "0",
      },
    };
    const { breakEven, recommended } = compareStorage(parse(input), book);
    expect(JSON.stringify(breakEven?.ioRequestsPerMonth)).toBe('"0"');
    expect(breakEven?.reason).toBe("always-cheaper");
    expect(recommended).toBe("io-optimized");
  });

  test("does not exist where I/O is free", () => {
    const input = {
      region: "us-east-1",
      engine: "aurora-mysql",
      instances: [{ class: "db.r6g.large" }],
    };
    const { breakEven } = compareStorage(parse({ ...input, prices: { "Aurora:StorageIOUsage": "0" } }), book);
    expect(breakEven).toBeNull();
  });
});

describe("a comparison", () => {
  test("saves what the two totals differ by, with the sign of a switch", () => {
    fc.assert(
      fc.property(amounts, (a) => {
        const standard = compareStorage(parse(describeCluster(a, "db.r6g.large", "standard")), book);
        const optimized = compareStorage(parse(describeCluster(a, "db.r6g.large", "io-optimized")), book);
        expect(standard.options).toEqual(optimized.options);
        expect(standard.savingsPerMonth).toEqual(optimized.savingsPerMonth.negated());
        expect(price(describeCluster(a, "db.r6g.large", "standard")).total).toEqual(standard.options[0].total);
        expect(price(describeCluster(a, "db.r6g.large", "io-optimized")).total).toEqual(standard.options[1].total);
      }),
    );
  });

  test("without a price in either configuration is refused, naming usage type and Region", () => {
    const input = {
      region: "us-east-1",
      engine: "aurora-mysql",
      instances: [{ class: "db.r4.large" }],
    };
    expect(() => compareStorage(parse(input), book)).toThrow(
      new InputError(
        "no-price",
        "no price of InstanceUsageIOOptimized:db.r4.large in us-east-1 for aurora-mysql: give a book that has it with --prices, AWS's price list of the Region (index.json or index.csv of AmazonRDS) to prices import, or its price under prices: in a description",
      ),
    );
  });

  test("of a serverless v1 cluster is refused, for it never existed on I/O-Optimized", () => {
    const input = { region: "us-east-1", engine: "aurora-mysql", serverlessV1: { acu: 1 } };
    expect(() => compareStorage(parse(input), book)).toThrow("serverless-v1 does not exist in the io-optimized");
  });
});

/** A decimal as a whole number and how many places it was moved by. */
function whole(value: Decimal): [digits: bigint, places: number] {
  const [before = "", after = ""] = value.toFixed().split(".");
  return [BigInt(before + after), after.length];
}
