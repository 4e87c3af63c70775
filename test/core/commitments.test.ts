import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CommitmentComparison,
  type CommitmentOption,
  compareCommitments,
  compareStorage,
  Decimal,
  loadPriceBook,
  parseCluster,
  type PriceBook,
  priceBook,
} from "@aurora-cost/core";

/** Without prices of reserved instances, so that those of the descriptions count. */
const book = withoutReserved(await loadPriceBook(["us-east-1", "cn-north-1"]));

function withoutReserved(shipped: PriceBook): PriceBook {
  return {
    ...shipped,
    regions: new Map([...shipped.regions].map(([region, table]) => [region, { ...table, reserved: new Map() }])),
  };
}

const base = { region: "us-east-1", engine: "aurora-postgresql" };
const noUpfront = { class: "db.r6g.large", term: "1yr", payment: "no-upfront", hourly: "0.17" };

function compare(input: object, prices = book): CommitmentComparison {
  return compareCommitments(parseCluster(input), prices);
}

function optionOf({ options }: CommitmentComparison, id: string): CommitmentOption {
  const option = options.find((one) => one.id === id);
  if (option === undefined) throw new Error(`no option ${id} in ${options.map((one) => one.id).join(", ")}`);
  return option;
}

function total(comparison: CommitmentComparison, id: string): string {
  return optionOf(comparison, id).total.toString();
}

function near(actual: Decimal, wanted: Decimal | number): boolean {
  return actual.minus(wanted).abs().lt("1e-25");
}

function rules(comparison: CommitmentComparison): readonly string[] {
  return comparison.findings.map(({ rule }) => rule);
}

function offerR4(term: string, payment: string, prices: object): CommitmentComparison {
  return compare({
    ...base,
    engine: "aurora-mysql",
    instances: [{ class: "db.r4.large" }],
    commitments: { reservedInstances: [{ class: "db.r4.large", term, payment, ...prices }] },
  });
}

describe("published figures", () => {
  // AWS agent toolkit, worked examples of commitment pricing: 526, 342 and 184 in whole dollars.
  test("6 ACU under a plan that saves 35 % cost 342 instead of 526", () => {
    const comparison = compare({
      ...base,
      instances: [{ class: "db.serverless", acu: 6 }],
      commitments: { savingsPlan: { hourlyCommitment: "0.468", rates: { "Aurora:ServerlessV2Usage": "0.078" } } },
    });
    expect(total(comparison, "on-demand")).toBe("525.6");
    expect(total(comparison, "savings-plan")).toBe("341.64");
    expect(optionOf(comparison, "savings-plan").lines).toMatchObject([
      { charge: "savings-plan", usageType: "Aurora:ServerlessV2Usage", quantity: new Decimal(4380) },
    ]);
    expect(comparison).toMatchObject({ current: "described", recommended: "described" });
    expect(comparison.options.some(({ id }) => id.startsWith("reserved"))).toBe(false);
  });

  // aws-samples/sample-aurora-serverless-migration-assessment-tool, sample report.
  test("db.r5.xlarge costs 277.40 reserved and 423.40 on demand", () => {
    const comparison = compare({
      ...base,
      instances: [{ class: "db.r5.xlarge" }],
      commitments: { reservedInstances: [{ ...noUpfront, class: "db.r5.xlarge", hourly: "0.38" }] },
    });
    expect(total(comparison, "on-demand")).toBe("423.4");
    expect(total(comparison, "reserved-1yr-no-upfront")).toBe("277.4");
    expect(total(comparison, "described")).toBe("277.4");
    const [offered] = comparison.offerings;
    expect(offered?.breakEvenUtilization?.toFixed(6)).toBe("0.655172");
  });

  // Infracost's golden files print the recurring part only, and 0.00 for all upfront.
  test("db.r4.large reserved costs what it was paid upfront, too", () => {
    const costs = (comparison: CommitmentComparison): readonly string[] =>
      optionOf(comparison, "described").lines.map(({ cost }) => cost.toFixed(2));
    expect(costs(offerR4("1yr", "no-upfront", { hourly: "0.19" }))).toEqual(["138.70"]);
    expect(costs(offerR4("1yr", "partial-upfront", { upfront: 788.4, hourly: "0.09" }))).toEqual(["65.70", "65.70"]);
    expect(costs(offerR4("3yr", "partial-upfront", { upfront: 1576.8, hourly: "0.06" }))).toEqual(["43.80", "43.80"]);
    expect(costs(offerR4("1yr", "all-upfront", { upfront: 1576.8 }))).toEqual(["131.40"]);
    expect(optionOf(offerR4("1yr", "all-upfront", { upfront: 1 }), "described").otherConfigurationTotal).toBeNull();
  });

  // The toolkit's example starts from 1694, at 0.58 an hour: that is db.r5.xlarge.
  test("four db.r6g.xlarge cost 1515.48 on demand", () => {
    const comparison = compare({ ...base, instances: [{ class: "db.r6g.xlarge", count: 4 }] });
    expect(comparison.options.map(({ id }) => id)).toEqual(["on-demand"]);
    expect(total(comparison, "on-demand")).toBe("1515.48");
    expect(comparison).toMatchObject({ current: "on-demand", recommended: "on-demand", coverage: [], offerings: [] });
  });

  // AWS agent toolkit, mechanics of commitment pricing.
  test("ten db.r6g.large on I/O-Optimized need 52 units an hour, 13 reserved ones, 3 more than ten", () => {
    const comparison = compare({
      ...base,
      storageConfiguration: "io-optimized",
      instances: [{ class: "db.r6g.large", count: 10 }],
      commitments: { reservedInstances: [{ ...noUpfront, count: 10 }] },
    });
    const [coverage] = comparison.coverage;
    expect([coverage?.unitsNeeded, coverage?.unitsOwned].map(String)).toEqual(["52", "40"]);
    expect([coverage?.instancesNeeded, coverage?.instancesMissing].map(String)).toEqual(["13", "3"]);
    expect(total(comparison, "reserved-1yr-no-upfront")).toBe(new Decimal("0.17").times(13 * 730).toString());
    expect(comparison.findings.find(({ rule }) => rule === "IO-011")?.message).toBe(
      "10 × db.r6g.large on I/O-Optimized need 52 units an hour: 13 reserved db.r6g.large, 3 more than owned",
    );
    expect(rules(comparison)).toEqual(["IO-011", "IO-012", "RI-002", "RI-003"]);
  });

  // Amazon Aurora User Guide, Reserved DB instances: 10.4 units used, 8 covered, 2.4 on demand.
  test("two db.r6g.large on I/O-Optimized leave 2.4 of 10.4 units on demand under two reserved ones", () => {
    const comparison = compare({
      ...base,
      storageConfiguration: "io-optimized",
      instances: [{ class: "db.r6g.large", count: 2 }],
      commitments: { reservedInstances: [{ ...noUpfront, count: 2 }] },
    });
    const [onDemand] = optionOf(comparison, "described").lines;
    expect(onDemand?.quantity.toFixed(20)).toBe(new Decimal("2.4").div("10.4").times(1460).toFixed(20));
  });
});

describe("cover", () => {
  test("is size-flexible within a family and stops at its border", () => {
    const comparison = compare({
      ...base,
      instances: [{ class: "db.r6g.2xlarge" }, { class: "db.r5.large" }],
      commitments: { reservedInstances: [{ ...noUpfront, count: 4 }] },
    });
    expect(optionOf(comparison, "described").lines.map(({ usageType, cost }) => [usageType, cost.toString()])).toEqual([
      ["InstanceUsage:db.r5.large", new Decimal("0.29").times(730).toString()],
      ["HeavyUsage:db.r6g.large", "496.4"],
    ]);
    expect(comparison.options.some(({ id }) => id === "reserved-1yr-no-upfront")).toBe(false);
  });

  test("of a part of the month is paid for all of it", () => {
    const comparison = compare({
      ...base,
      instances: [{ class: "db.r6g.large", hours: 200 }],
      commitments: { reservedInstances: [noUpfront] },
    });
    expect(total(comparison, "described")).toBe("124.1");
    expect(total(comparison, "on-demand")).toBe("52");
    expect(comparison).toMatchObject({ recommended: "on-demand", savingsPerMonth: new Decimal("72.1") });
    expect(total(comparison, "best-mix")).toBe("52");
    expect(comparison.coverage[0]?.unusedCostPerMonth.toString()).toBe("90.1");
  });

  test("of a savings plan follows the reserved instances, and what is unused is paid", () => {
    const comparison = compare({
      ...base,
      instances: [
        { class: "db.r8g.large", count: 2 },
        { class: "db.serverless", acu: 1, hours: 365 },
      ],
      commitments: {
        reservedInstances: [{ ...noUpfront, class: "db.r8g.large", hourly: "0.18" }],
        savingsPlan: {
          hourlyCommitment: "0.3",
          rates: { "InstanceUsage:db.r8g.large": "0.22", "Aurora:ServerlessV2Usage": "0.08" },
        },
      },
    });
    // Serverless saves a third and goes first; then 0.22 of the instance, all of it in the hours without Serverless.
    expect(
      optionOf(comparison, "described").lines.map(({ description, cost }) => [description, cost.toString()]),
    ).toEqual([
      ["1 × db.r8g.large reserved, 1yr no-upfront", "131.4"],
      ["db.r8g.large, writer: savings plan", "160.6"],
      ["db.serverless, writer, mean 1 ACU: savings plan", "29.2"],
      ["Savings plan: commitment that nothing uses", "29.2"],
    ]);
    expect(rules(comparison)).toEqual(expect.arrayContaining(["RI-001", "SP-002", "SP-003"]));
  });

  test("says what a plan and reserved instances leave out", () => {
    const comparison = compare({
      ...base,
      instances: [{ class: "db.r6g.large" }],
      commitments: {
        reservedInstances: [{ ...noUpfront, class: "db.r5.large" }],
        savingsPlan: { hourlyCommitment: 1, rates: { "InstanceUsageIOOptimized:db.r7g.large": "0.3" } },
      },
    });
    expect(rules(comparison)).toEqual(["RP-004", "RI-002", "RI-002", "RI-003", "SP-001", "SP-002", "SP-003"]);
    expect(comparison.findings[1]?.message).toBe("nothing in the cluster uses the reserved db.r5.large");
    expect(total(comparison, "described")).toBe(new Decimal("0.26").plus("0.17").plus(1).times(730).toString());
  });

  test("takes the price book's prices before the description's, and says so", () => {
    const row = { usageType: "InstanceUsage:db.r6g.large", engine: "aurora-postgresql", date: "2026-11-01", source: 0 };
    const prices = priceBook({ id: "own", publishedOn: "2026-11-01", sha256: "0".repeat(64) }, [
      {
        region: "us-east-1",
        currency: "USD",
        sources: ["a list"],
        prices: [{ ...row, engine: "aurora-postgresql", unit: "Hours", unitPrice: "0.26", status: "listed" }],
        reserved: [
          { ...row, engine: "aurora-postgresql", term: "1yr", payment: "no-upfront", upfront: "0", hourly: "0.2" },
          { ...row, engine: "aurora-postgresql", term: "3yr", payment: "all-upfront", upfront: "2628", hourly: "0" },
        ],
      },
    ]);
    const commitments = { reservedInstances: [noUpfront] };
    const comparison = compare({ ...base, instances: [{ class: "db.r6g.large" }], commitments }, prices);
    expect(total(comparison, "described")).toBe("146");
    expect(total(comparison, "reserved-3yr-all-upfront")).toBe("73");
    expect(comparison).toMatchObject({ recommended: "reserved-3yr-all-upfront", storageBreakEven: null });
    expect(rules(comparison)).toContain("PRICE-003");
    const own = { reservedInstances: [{ class: "db.r6g.large", term: "1yr", payment: "no-upfront" }] };
    expect(rules(compare({ ...base, instances: [{ class: "db.r6g.large" }], commitments: own }, prices))).not.toContain(
      "PRICE-003",
    );
  });
});

describe("refused in one line", () => {
  const fleet = { ...base, instances: [{ class: "db.r6g.large" }] };
  const reserve = (more: object): object => ({
    ...fleet,
    commitments: { reservedInstances: [{ ...noUpfront, ...more }] },
  });
  const plan = (rates: object, more: object = {}): object => ({
    ...fleet,
    ...more,
    commitments: { savingsPlan: { hourlyCommitment: 1, rates } },
  });
  const at = "commitments.reservedInstances[0]";

  test.each<[string, object, string]>([
    ["Serverless v2", reserve({ class: "db.serverless" }), `${at}.class is db.serverless: reserved instances cover no`],
    [
      "a size without units",
      reserve({ class: "db.r6g.huge" }),
      `${at}.class has no size that reserved instances come in`,
    ],
    ["three years without upfront", reserve({ term: "3yr" }), `${at} is for 3yr with no-upfront`],
    ["no upfront with one", reserve({ upfront: 5 }), `${at} is no-upfront`],
    ["partial upfront in part", reserve({ payment: "partial-upfront" }), `${at} must give both upfront and hourly`],
    ["all upfront by the hour", reserve({ payment: "all-upfront" }), `${at} is all-upfront`],
    ["all upfront for nothing", reserve({ payment: "all-upfront", hourly: 0, upfront: 0 }), `${at} is all-upfront`],
    ["no upfront for nothing", reserve({ hourly: 0 }), `${at} is no-upfront: it has hourly, more than 0`],
    [
      "partial upfront with the upfront part left out",
      reserve({ payment: "partial-upfront", upfront: 0, hourly: "0.09" }),
      `${at} must give both upfront and hourly, more than 0`,
    ],
    ["another term", reserve({ term: "2yr" }), `${at}.term must be 1yr or 3yr`],
    ["a misspelt key", reserve({ hourley: 1 }), `unknown key ${at}.hourley (did you mean hourly?)`],
    [
      "a family that no plan covers",
      plan({ "InstanceUsage:db.r6g.large": 1 }),
      "commitments.savingsPlan.rates holds InstanceUsage:db.r6g.large: a Database Savings Plan covers",
    ],
    [
      "storage in a plan",
      plan({ "Aurora:StorageUsage": 1 }),
      "commitments.savingsPlan.rates holds Aurora:StorageUsage",
    ],
    [
      "a plan in China",
      plan({ "Aurora:ServerlessV2Usage": 1 }, { region: "cn-north-1" }),
      "commitments.savingsPlan is not sold in the China Regions",
    ],
    [
      "a rate of nothing",
      plan({ "Aurora:ServerlessV2Usage": 0 }),
      "commitments.savingsPlan.rates must be greater than 0",
    ],
  ])("%s", (_, input, message) => {
    expect(() => parseCluster(input)).toThrow(message);
  });

  test("a reservation without prices, naming class, term, payment and the way out", () => {
    const { hourly: _, ...unpriced } = noUpfront;
    expect(() => compare({ ...fleet, commitments: { reservedInstances: [unpriced] } })).toThrow(
      "no price of a reserved db.r6g.large, 1yr, no-upfront, in us-east-1 for aurora-postgresql: give it hourly under commitments.reservedInstances[0], or a book that has it with --prices",
    );
  });

  test("a plan rate above the on-demand price", () => {
    const input = plan({ "InstanceUsage:db.r8g.large": 1 }, { instances: [{ class: "db.r8g.large" }] });
    expect(() => compare(input)).toThrow("InstanceUsage:db.r8g.large at 1, above its on-demand price of 0.276");
  });
});

const configuration = fc.constantFrom("standard", "io-optimized");
const size = fc.constantFrom("large", "xlarge", "2xlarge", "4xlarge");
const count = fc.integer({ min: 1, max: 12 });
const rate = fc.integer({ min: 1, max: 2000 }).map((n) => new Decimal(n).div(10000).toString());

describe("properties", () => {
  test("cost is linear in the number of instances but where the owned units run out", () => {
    fc.assert(
      fc.property(
        configuration,
        fc.integer({ min: 2, max: 20 }),
        count,
        rate,
        (storageConfiguration, n, owned, hourly) => {
          const cost = (instances: number): Decimal =>
            optionOf(
              compare({
                ...base,
                storageConfiguration,
                instances: [{ class: "db.r6g.large", count: instances }],
                commitments: { reservedInstances: [{ ...noUpfront, count: owned, hourly }] },
              }),
              "described",
            ).total;
          const perInstance = storageConfiguration === "standard" ? 10 : 13;
          const bendsWithin = (n - 1) * perInstance < owned * 10 && owned * 10 < (n + 1) * perInstance;
          const bend = cost(n + 1)
            .minus(cost(n).times(2))
            .plus(cost(n - 1));
          expect(near(bend, 0)).toBe(!bendsWithin);
        },
      ),
    );
  });

  test("a fleet that its reserved instances cover in full costs what they cost", () => {
    fc.assert(
      fc.property(size, count, rate, fc.integer({ min: 1, max: 9999 }), (name, n, hourly, upfront) => {
        const comparison = compare({
          ...base,
          instances: [{ class: `db.r6g.${name}`, count: n }],
          commitments: {
            reservedInstances: [
              { class: `db.r6g.${name}`, count: n, term: "1yr", payment: "partial-upfront", upfront, hourly },
            ],
          },
        });
        const own = new Decimal(upfront).div(8760).plus(hourly).times(730).times(n);
        expect(near(optionOf(comparison, "described").total, own)).toBe(true);
        expect(total(comparison, "reserved-1yr-partial-upfront")).toBe(total(comparison, "described"));
        expect(comparison.coverage[0]?.unusedCostPerMonth.toString()).toBe("0");
      }),
    );
  });

  test("two reservations cost and cover what one of both does", () => {
    fc.assert(
      fc.property(configuration, count, count, size, rate, (storageConfiguration, n, owned, name, hourly) => {
        const priced = (...counts: number[]): CommitmentComparison =>
          compare({
            ...base,
            storageConfiguration,
            instances: [{ class: "db.r6g.2xlarge", count: n }],
            commitments: {
              reservedInstances: counts.map((each) => ({ ...noUpfront, class: `db.r6g.${name}`, count: each, hourly })),
            },
          });
        expect(priced(owned, owned)).toEqual(priced(2 * owned));
      }),
    );
  });

  test("thirteen reserved instances cover ten of the same class on I/O-Optimized, to the last unit", () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 50 }), (name, tens) => {
        const comparison = compare({
          ...base,
          storageConfiguration: "io-optimized",
          instances: [{ class: `db.r6g.${name}`, count: 10 * tens }],
          commitments: { reservedInstances: [{ ...noUpfront, class: `db.r6g.${name}`, count: 13 * tens }] },
        });
        const [coverage] = comparison.coverage;
        expect(coverage?.unitsNeeded).toEqual(coverage?.unitsOwned);
        expect(coverage?.unusedCostPerMonth.toString()).toBe("0");
        expect(optionOf(comparison, "described").lines.map(({ charge }) => charge)).toEqual(["reserved-instances"]);
      }),
    );
  });

  const mixed = fc.record({
    storageConfiguration: configuration,
    sizes: fc.array(fc.tuple(size, count, fc.integer({ min: 1, max: 730 })), { minLength: 1, maxLength: 3 }),
    acu: fc.integer({ min: 1, max: 9 }),
    acuHours: fc.integer({ min: 1, max: 730 }),
    owned: count,
    hourly: rate,
    commitment: rate,
    saving: fc.integer({ min: 1, max: 60 }),
  });
  type Mixed = typeof mixed extends fc.Arbitrary<infer T> ? T : never;

  function reservedOf(a: Mixed, owned: number): readonly object[] {
    const hourly = new Decimal(a.hourly).times(3).toString();
    return [{ ...noUpfront, class: "db.r8g.xlarge", count: owned, hourly }];
  }

  function describeMixed(a: Mixed): object {
    const less = (price: string): string =>
      new Decimal(price)
        .times(100 - a.saving)
        .div(100)
        .toString();
    return {
      ...base,
      storageConfiguration: a.storageConfiguration,
      instances: [
        ...a.sizes.map(([name, n, hours]) => ({ class: `db.r8g.${name}`, count: n, hours })),
        { class: "db.serverless", acu: a.acu, hours: a.acuHours },
      ],
      storage: { gb: 100 },
      io: { requestsPerMonth: 1e9 },
      commitments: {
        reservedInstances: reservedOf(a, a.owned),
        savingsPlan: {
          hourlyCommitment: a.commitment,
          rates: {
            "Aurora:ServerlessV2Usage": less("0.12"),
            "Aurora:ServerlessV2IOOptimizedUsage": less("0.16"),
            "InstanceUsage:db.r8g.large": less("0.27"),
            "InstanceUsageIOOptimized:db.r8g.large": less("0.35"),
          },
        },
      },
    };
  }

  test("lines sum to totals, a plan costs its commitment, and no option is cheaper than the best mix", () => {
    fc.assert(
      fc.property(mixed, (a) => {
        const comparison = compare(describeMixed(a));
        const best = optionOf(comparison, "best-mix");
        for (const option of comparison.options) {
          const added = option.lines.reduce((all, line) => all.plus(line.cost), new Decimal(0));
          expect(added.eq(option.total)).toBe(true);
          if (option.id === "described") continue;
          expect(best.total.lte(option.total.plus("1e-25"))).toBe(true);
          const other = best.otherConfigurationTotal;
          expect(option.otherConfigurationTotal?.plus("1e-25").gte(other ?? 0)).toBe(true);
        }
        const paid = optionOf(comparison, "described")
          .lines.filter(({ charge }) => charge === "savings-plan")
          .reduce((all, line) => all.plus(line.cost), new Decimal(0));
        expect(near(paid, new Decimal(a.commitment).times(730))).toBe(true);
        const chosen = optionOf(comparison, comparison.recommended);
        expect(comparison.options.every((option) => option.total.gte(chosen.total))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("the best mix of reserved instances is the best of all numbers of them", () => {
    fc.assert(
      fc.property(mixed, (a) => {
        const fleet = describeMixed(a);
        const owning = (owned: number): CommitmentComparison =>
          compare({ ...fleet, commitments: { reservedInstances: reservedOf(a, owned) } });
        const most = a.sizes.reduce(
          (units, [name, n]) => units + n * (name === "4xlarge" ? 6 : name === "2xlarge" ? 3 : 2),
          1,
        );
        let least = optionOf(owning(0), "on-demand").total;
        for (let owned = 1; owned <= most; owned += 1)
          least = Decimal.min(least, optionOf(owning(owned), "described").total);
        expect(near(optionOf(owning(0), "best-mix").total, least)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  test("what I/O-Optimized adds is the difference of the two totals without I/O, at the bends as between them", () => {
    fc.assert(
      fc.property(mixed, (a) => {
        const comparison = compare(describeMixed(a));
        const { otherConfigurationTotal: other, total: here } = optionOf(comparison, "described");
        const ahead = a.storageConfiguration === "standard" ? other?.minus(here) : here.minus(other ?? 0);
        const even = comparison.storageBreakEven;
        expect(near(even?.premiumPerMonth ?? new Decimal(0), ahead?.plus(200) ?? 0)).toBe(true);
        const positive = Decimal.max(even?.premiumPerMonth ?? 0, 0);
        expect(near(even?.breakEven?.ioCost ?? new Decimal(0), positive)).toBe(true);
        const kinks = even?.families[0]?.kinks ?? [];
        expect(kinks.map(({ spareUnitsFrom }) => spareUnitsFrom)).toEqual(
          kinks.map(({ spareUnitsFrom }) => spareUnitsFrom).sort((x, y) => x.cmp(y)),
        );
      }),
      { numRuns: 30 },
    );
  });

  test("with spare units compute adds nothing, without any the on-demand price of what is not covered", () => {
    const comparison = compare({
      ...base,
      instances: [{ class: "db.r6g.large", count: 10 }],
      storage: { gb: 800 },
      commitments: { reservedInstances: [{ ...noUpfront, count: 12 }] },
    });
    const [family] = comparison.storageBreakEven?.families ?? [];
    expect(family?.spareUnits.toString()).toBe("8");
    const bends = family?.kinks.map((kink) => [kink.spareUnitsFrom.toString(), kink.premiumPerMonth.toFixed(2)]);
    // 10 × 0.078 × 730 = 569.40 of compute, 800 × 0.125 = 100 of storage
    expect(bends).toEqual([
      ["-40", "669.40"],
      ["0", "669.40"],
      ["12", "100.00"],
    ]);
    // 4 of 52 units an hour are not covered.
    const wanted = new Decimal(4).div("5.2").times("0.338").times(730).plus(100);
    expect(near(comparison.storageBreakEven?.premiumPerMonth ?? new Decimal(0), wanted)).toBe(true);
  });

  test("without commitments the break-even is that of the storage comparison", () => {
    const cluster = parseCluster({
      ...base,
      instances: [
        { class: "db.r8g.2xlarge", count: 2 },
        { class: "db.serverless", acu: 2 },
      ],
      storage: { gb: 800 },
    });
    const { breakEven, premiumPerMonth, families } = compareCommitments(cluster, book).storageBreakEven ?? {};
    expect(breakEven).toEqual(compareStorage(cluster, book).breakEven);
    expect([premiumPerMonth, families]).toEqual([breakEven?.ioCost, []]);
  });
});
