/**
 * Published sizings: examples in `test/golden/sizing/`, and the grid of AWS agent toolkit for AWS, acu_calculator.py, run offline
 * with the prices of us-east-1 in its own price table and 100 GiB of storage.
 *
 *     input      what `parseSizeInput` takes
 *     expected   acu, monthly; lines: cost of a charge, provisioned or at the typical capacity; recommended
 *     tolerance  `cost` in the Region's currency
 */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { Decimal, InputError, loadPriceBook, parseSizeInput, size, type Size } from "@aurora-cost/core";

const folder = new URL("../golden/sizing/", import.meta.url);
const numbers = v.record(v.string(), v.string());
const goldenSchema = v.strictObject({
  source: v.strictObject({
    title: v.string(),
    url: v.pipe(v.string(), v.url()),
    checkedOn: v.pipe(v.string(), v.isoDate()),
  }),
  note: v.string(),
  input: v.unknown(),
  expected: v.strictObject({
    acu: numbers,
    monthly: numbers,
    lines: numbers,
    recommended: v.picklist(["provisioned", "serverless"]),
  }),
  tolerance: v.strictObject({ cost: v.string() }),
});
const goldens = readdirSync(folder).map((file) => ({
  name: file.replace(".json", ""),
  ...v.parse(goldenSchema, JSON.parse(readFileSync(new URL(file, folder), "utf8"))),
}));
const grid = parse<Record<string, string>>(
  readFileSync(new URL("../golden/aws-toolkit-acu-vectors.csv", import.meta.url), "utf8"),
  { columns: true },
);

const book = await loadPriceBook(["us-east-1"]);
const base = { region: "us-east-1", engine: "aurora-postgresql", class: "db.r6g.xlarge", cpuP95: 35, cpuMax: 72 };

function sized(more: object = {}): Size {
  return size(parseSizeInput({ ...base, ...more }), book);
}

function rulesOf({ findings }: Size): readonly string[] {
  return findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

/** The message and path of what an input is refused with. */
function refusal(input: unknown): readonly [string, readonly (string | number)[]] {
  try {
    parseSizeInput(input);
  } catch (error) {
    if (error instanceof InputError) return [error.message, error.path];
    throw error;
  }
  throw new Error("not refused");
}

/** Says how a figure misses the published one. */
function miss(what: string, actual: Decimal | undefined, published = "none", tolerance = "0"): readonly string[] {
  const off = actual?.minus(published).abs();
  if (off?.lte(tolerance) === true) return [];
  return [`${what} is ${String(actual)}, published ${published} ± ${tolerance}`];
}

test("the folder of published sizings is not empty", () => {
  expect(goldens.length).toBeGreaterThan(0);
});

test.each(goldens)("$name agrees with what was published", ({ input, expected, tolerance }) => {
  const document = size(parseSizeInput(input), book);
  const acu: Readonly<Record<string, unknown>> = { ...document.acu };
  const monthly = new Map(Object.entries(document.monthly));
  const lines = document.options.slice(0, 2).flatMap((option) => option.lines);
  const shown = Object.fromEntries(Object.keys(expected.acu).map((name) => [name, String(acu[name])]));
  expect(shown).toEqual(expected.acu);
  expect([
    ...Object.entries(expected.monthly).flatMap(([name, value]) =>
      miss(name, monthly.get(name), value, tolerance.cost),
    ),
    ...Object.entries(expected.lines).flatMap(([charge, value]) =>
      miss(charge, lines.find((line) => line.charge === charge)?.cost, value, tolerance.cost),
    ),
  ]).toEqual([]);
  expect(document.recommended).toBe(expected.recommended);
});

test.each(grid)(
  "$instance at $cpu_p95 % and $cpu_max % with $connections connections costs what AWS's tool prints",
  (row) => {
    const { instance = "", price_hour: price = "" } = row;
    const { monthly } = sized({
      class: instance,
      cpuP95: row["cpu_p95"],
      cpuMax: row["cpu_max"],
      connections: row["connections"],
      workingSetGib: row["working_set_gib"],
      storageGib: 100,
      prices: {
        [`InstanceUsage:${instance}`]: price,
        "Aurora:ServerlessV2Usage": "0.12",
        "Aurora:StorageUsage": "0.10",
      },
    });
    // Python rounds binary floats, so a half may go either way.
    expect([
      ...miss("provisioned", monthly.provisioned, row["provisioned_total_100gib"], "0.005"),
      ...miss("serverless", monthly.serverless, row["serverless_total_100gib"], "0.005"),
    ]).toEqual([]);
  },
);

describe("the recommendation", () => {
  test("is serverless where it costs less than any class that holds the load", () => {
    const document = sized({ class: "db.r6g.2xlarge", cpuP95: 5, cpuMax: 20 });
    expect(document.recommended).toBe("serverless");
    // 730 × 0.12 × 2 ACU against 730 × 0.754: half the vCPUs, the same 64 GiB
    expect(document.monthly.serverless.toString()).toBe("175.2");
    expect(document.cheapestProvisioned).toMatchObject({ class: "db.x2g.xlarge", monthly: new Decimal("550.42") });
  });

  test("is the class there is where both cost the same", () => {
    // 6 ACU × 0.05 = 0.3
    const prices = { "Aurora:ServerlessV2Usage": "0.05", "InstanceUsage:db.r6g.xlarge": "0.3" };
    const { monthly, cheapestProvisioned, recommended } = sized({ prices });
    expect(cheapestProvisioned?.class).toBe("db.r6g.xlarge");
    expect([monthly.provisioned, monthly.serverless].map(String)).toEqual(["219", "219"]);
    expect(recommended).toBe("provisioned");
    const cheaper = { ...prices, "Aurora:ServerlessV2Usage": "0.049" };
    expect(sized({ prices: cheaper }).recommended).toBe("serverless");
  });

  test("weighs serverless at its recommended minimum where that is above the typical load", () => {
    const document = sized({ class: "db.t4g.large", cpuP95: 5, cpuMax: 20, workingSetGib: 8 });
    // Typical 0.5 ACU would cost 43.80, the working set holds 4 ACU: 350.40, and the class 106.58.
    expect(document.monthly.serverless.toString()).toBe("43.8");
    expect(document.options.find(({ id }) => id === "serverless-recommended")?.total.toString()).toBe("350.4");
    expect(document.recommended).toBe("provisioned");
    expect(rulesOf(document)).toContain("warning SIZE-002");
  });

  test("is for the range that holds the load, even where AWS's sizing says that it exceeds Serverless v2", () => {
    const document = sized({ class: "db.r6g.16xlarge", cpuP95: 1, cpuMax: 2, connections: 4000 });
    // AWS: 4,000 × 10 MB fill 20 ACU, above its maximum of 1.3 × 5.5
    expect([document.acu.min, document.acu.max, document.acu.exceedsServerless].map(String)).toEqual([
      "7.5",
      "7.5",
      "true",
    ]);
    expect(document).toMatchObject({ recommended: "serverless", recommendedAcu: { min: new Decimal(20) } });
    expect(document.options.find(({ id }) => id === "serverless-recommended")?.total.toString()).toBe("1752");
    expect(rulesOf(document)).toContain("warning SIZE-002");
  });

  test.each<[string, object, string]>([
    ["that 256 ACU do not hold", { class: "db.r8g.48xlarge", cpuP95: 1, cpuMax: 55 }, "error SIZE-001"],
    [
      "whose connections no capacity takes",
      { class: "db.t4g.large", cpuP95: 5, cpuMax: 20, connections: 5000 },
      "error SIZE-001",
    ],
    [
      "whose working set no capacity holds",
      { class: "db.r8g.24xlarge", cpuP95: 1, cpuMax: 2, workingSetGib: 600 },
      "error SIZE-001",
    ],
    ["of an engine version without Serverless v2", { cpuP95: 1, cpuMax: 2, engineVersion: "13.5" }, "error SIZE-001"],
  ])("never is serverless for a load %s", (_, load, finding) => {
    const document = sized(load);
    expect(document.recommended).not.toBe("serverless");
    expect(rulesOf(document)).toContain(finding);
  });
});

describe("the cheapest class", () => {
  test("is the one there is, where no cheaper one of its memory holds the load", () => {
    expect(sized().cheapestProvisioned).toMatchObject({ class: "db.r6g.xlarge", maxConnections: 3479 });
  });

  test("is a smaller one where the working set fits into it", () => {
    const { cheapestProvisioned } = sized({ cpuP95: 35, cpuMax: 45, workingSetGib: 12 });
    expect(cheapestProvisioned).toMatchObject({
      class: "db.r6g.large",
      formula: "35 % × 4 ÷ 2 vCPU = 70 % ≤ 80 %",
    });
    expect(cheapestProvisioned?.cpuMax.toString()).toBe("90");
  });

  test.each<[string, object]>([
    ["95th percentile beyond 80 %", { cpuP95: 41, cpuMax: 45, workingSetGib: 12 }],
    ["maximum beyond 100 %", { cpuP95: 35, cpuMax: 51, workingSetGib: 12 }],
    ["working set beyond its memory", { cpuP95: 35, cpuMax: 45, workingSetGib: 17 }],
    ["connections beyond its limit", { cpuP95: 35, cpuMax: 45, workingSetGib: 12, connections: 1800 }],
  ])("is not db.r6g.large with a %s", (_, load) => {
    expect(sized(load).cheapestProvisioned?.class).not.toBe("db.r6g.large");
  });

  test("is a larger one where the class there is has no room left", () => {
    const document = sized({ cpuP95: 90, cpuMax: 100 });
    expect(document.cheapestProvisioned?.class).toBe("db.r6g.2xlarge");
    expect(rulesOf(document)).toContain("warning SIZE-004");
  });

  test("is no T class unless one is there already", () => {
    const idle = { cpuP95: 1, cpuMax: 2, workingSetGib: 1 };
    expect(sized(idle).cheapestProvisioned?.class).toBe("db.r6g.large");
    expect(sized({ ...idle, class: "db.t4g.large" }).cheapestProvisioned?.class).toBe("db.t4g.medium");
  });

  test("is no class that only old engine versions have, or whose versions AWS does not tell", () => {
    const cheap = { "InstanceUsage:db.r4.xlarge": "0.01", "InstanceUsage:db.r8a.xlarge": "0.01" };
    expect(sized({ prices: cheap }).cheapestProvisioned?.class).toBe("db.r6g.xlarge");
    expect(sized({ prices: cheap, class: "db.r8a.xlarge" }).cheapestProvisioned?.class).toBe("db.r8a.xlarge");
  });

  test("is one that the engine version has", () => {
    const cheap = { prices: { "InstanceUsage:db.r8g.xlarge": "0.01" } };
    expect(sized({ ...cheap, engineVersion: "16.3" }).cheapestProvisioned?.class).toBe("db.r8g.xlarge");
    expect(sized({ ...cheap, engineVersion: "16.2" }).cheapestProvisioned?.class).toBe("db.r6g.xlarge");
  });

  test("is none where no class holds the load, which is said", () => {
    const document = sized({ class: "db.r8g.48xlarge", cpuP95: 90, cpuMax: 100 });
    expect(document).toMatchObject({ cheapestProvisioned: null, recommended: null });
    expect(rulesOf(document)).toContain("warning SIZE-005");
  });
});

describe("connections", () => {
  test("are limited by the class, and by the recommended range", () => {
    expect(sized().maxConnections).toEqual({ provisioned: 3479, serverless: 3360 });
    expect(sized({ engine: "aurora-mysql" }).maxConnections).toEqual({ provisioned: 2000, serverless: 2000 });
    expect(sized({ class: "db.r8g.48xlarge" }).maxConnections).toEqual({ provisioned: 5000, serverless: null });
  });
});

describe("what was not measured", () => {
  test("is null, and the missing working set is said", () => {
    const document = sized();
    expect(document.load).toMatchObject({ cpuAvg: null, connections: null, workingSetGib: null, storageGib: null });
    expect(document.acu).toMatchObject({ connectionFloor: null, memoryFloor: null });
    expect(rulesOf(document)).toContain("warning SIZE-006");
    expect(rulesOf(sized({ workingSetGib: 12 }))).not.toContain("warning SIZE-006");
  });

  test("has a ratio of its own for x classes, which is said", () => {
    expect(rulesOf(sized({ class: "db.x2g.large", prices: { "InstanceUsage:db.x2g.large": 1 } }))).toContain(
      "info SIZE-003",
    );
  });
});

test("an engine version past standard support pays Extended Support on both sides", () => {
  const idle = { class: "db.r6g.large", cpuP95: 5, cpuMax: 20 };
  const { monthly } = sized({ ...idle, engineVersion: "13.15" });
  const without = sized({ ...idle, engineVersion: "16.4" }).monthly;
  // 2 vCPU × 730 h × 0.10, and 0.5 ACU × 730 h × 0.085
  expect(monthly.provisioned.minus(without.provisioned).toString()).toBe("146");
  expect(monthly.serverlessLow.minus(without.serverlessLow).toString()).toBe("31.025");
});

test("the engine version and the platform version bound the recommended range, not AWS's", () => {
  const busy = { class: "db.r6g.8xlarge", cpuP95: 70, cpuMax: 90 };
  for (const versions of [{ engineVersion: "14.9" }, { platformVersion: 1 }]) {
    const { acu, recommendedAcu } = sized({ ...busy, ...versions });
    expect([acu.max.toString(), recommendedAcu?.max.toString()]).toEqual(["150.5", "128"]);
  }
});

describe("an input that is refused", () => {
  test.each<[string, object, RegExp, readonly string[]]>([
    ["CPU below 0", { ...base, cpuP95: -1 }, /^cpuP95 must be ≥ 0: -1$/, ["cpuP95"]],
    ["CPU above 100", { ...base, cpuMax: 101 }, /^cpuMax must be 0 to 100 percent: 101$/, ["cpuMax"]],
    ["a percentile above the maximum", { ...base, cpuP95: 80 }, /^cpuP95 is above cpuMax: 80 > 72$/, ["cpuP95"]],
    ["a mean above the maximum", { ...base, cpuAvg: 80 }, /^cpuAvg is above cpuMax: 80 > 72$/, ["cpuAvg"]],
    ["words", { ...base, cpuP95: "busy" }, /^cpuP95 must be a number: busy$/, ["cpuP95"]],
    ["a class that is none", { ...base, class: "db.r6g.xlarg" }, /did you mean db\.r6g\.xlarge\?/, ["class"]],
    ["serverless itself", { ...base, class: "db.serverless" }, /provisioned class/, ["class"]],
    ["a part of a connection", { ...base, connections: 1.5 }, /^connections must be a whole number/, ["connections"]],
    ["another engine", { ...base, engine: "mysql" }, /^engine must be aurora-postgresql or aurora-mysql$/, ["engine"]],
    [
      "a platform version that is none",
      { ...base, platformVersion: 5 },
      /^platformVersion must be 1 to 4$/,
      ["platformVersion"],
    ],
    ["an unknown key", { ...base, cpuP99: 1 }, /^unknown key cpuP99$/, ["cpuP99"]],
    ["no Region", { ...base, region: undefined }, /^missing region$/, ["region"]],
    ["no load at all", { region: "us-east-1", engine: "aurora-mysql" }, /SZ-001.*class.*95th percentile.*maximum/, []],
    ["a load in part", { ...base, cpuMax: undefined }, /SZ-001.*\(cpuMax is missing\)$/, []],
  ])("is one with %s", (_, input, message, path) => {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const [said, where] = refusal(given);
    expect(said).toMatch(message);
    expect(where).toEqual(path);
  });

  test("is one without a price, naming it", async () => {
    const elsewhere = await loadPriceBook([]);
    expect(() => size(parseSizeInput({ ...base, region: "mx-central-1" }), elsewhere)).toThrow(
      /InstanceUsage:db\.r6g\.xlarge in mx-central-1/,
    );
  });
});
