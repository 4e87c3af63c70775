/**
 * Published examples, one JSON file each in `test/golden/`.
 *
 *     source     who published it; `url` is null where the copy read did not tell its address
 *     note       what is particular, and where a rate or a figure is not the source's own
 *     input      a cluster description
 *     expected   any of:
 *       total, currency (USD), complete (true)   of the estimate
 *       lines      sums over the lines of a charge (or of one usage type): quantity, cost; unitPrice is each line's
 *       absent     charges without a line
 *       unpriced   charges named as having no price
 *       wrong      unit prices somebody prints and that must not come out
 *       comparison standard, ioOptimized (totals), savingsPerMonth, recommended, ioShare, ioOptimizedLines, breakEven
 *       commitments totals of the ways to commit, by id: total, lines, and wrong ones that somebody prints
 *     tolerance  `cost` in the Region's currency, `share` as a fraction; what is not named is compared exactly
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as v from "valibot";
import {
  compareCommitments,
  compareStorage,
  Decimal,
  estimate,
  type Line,
  loadPriceBook,
  parseCluster,
} from "@aurora-cost/core";

const folder = new URL("../golden/", import.meta.url);

const lines = v.array(
  v.strictObject({
    charge: v.string(),
    usageType: v.optional(v.string()),
    quantity: v.optional(v.string()),
    unitPrice: v.optional(v.string()),
    cost: v.optional(v.string()),
  }),
);

const goldenSchema = v.strictObject({
  source: v.strictObject({
    title: v.string(),
    url: v.nullable(v.pipe(v.string(), v.url())),
    checkedOn: v.pipe(v.string(), v.isoDate()),
  }),
  note: v.string(),
  input: v.unknown(),
  expected: v.strictObject({
    total: v.optional(v.string()),
    currency: v.optional(v.string(), "USD"),
    complete: v.optional(v.boolean(), true),
    lines: v.optional(lines, []),
    absent: v.optional(v.array(v.string()), []),
    unpriced: v.optional(v.array(v.string()), []),
    wrong: v.optional(
      v.array(
        v.strictObject({
          by: v.string(),
          usageType: v.string(),
          unitPrice: v.string(),
        }),
      ),
      [],
    ),
    comparison: v.optional(
      v.strictObject({
        standard: v.optional(v.string()),
        ioOptimized: v.optional(v.string()),
        savingsPerMonth: v.optional(v.string()),
        recommended: v.optional(v.picklist(["standard", "io-optimized"])),
        ioShare: v.optional(v.string()),
        ioOptimizedLines: v.optional(lines, []),
        breakEven: v.optional(
          v.strictObject({
            ioRequestsPerMonth: v.optional(v.string()),
            ioCost: v.optional(v.string()),
            ioShare: v.optional(v.string()),
          }),
        ),
      }),
    ),
    commitments: v.optional(
      v.array(
        v.strictObject({
          id: v.string(),
          total: v.optional(v.string()),
          lines: v.optional(lines, []),
          wrong: v.optional(v.array(v.strictObject({ by: v.string(), total: v.string() })), []),
        }),
      ),
      [],
    ),
  }),
  tolerance: v.strictObject({
    cost: v.optional(v.string(), "0"),
    share: v.optional(v.string(), "0"),
  }),
});

const goldens = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => ({
    name: file.replace(".json", ""),
    ...v.parse(goldenSchema, JSON.parse(readFileSync(new URL(file, folder), "utf8"))),
  }));

const book = await loadPriceBook();

type Lines = v.InferOutput<typeof lines>;

/** Says how a figure misses the published one; one that the example does not give is not compared. */
function miss(
  what: string,
  actual: Decimal | null | undefined,
  published: string | undefined,
  tolerance = "0",
): string[] {
  if (published === undefined) return [];
  const off = actual?.minus(published).abs();
  if (off?.lte(tolerance) === true) return [];
  return [`${what} is ${String(actual)}, published ${published} ± ${tolerance}`];
}

function missedLines(actual: readonly Line[], wanted: Lines, tolerance: string): string[] {
  return wanted.flatMap(({ charge, usageType, quantity, unitPrice, cost }) => {
    const what = usageType ?? charge;
    const found = actual.filter(
      (line) => line.charge === charge && (usageType === undefined || line.usageType === usageType),
    );
    if (found.length === 0) return [`no line of ${what}`];
    const sum = (of: (line: Line) => Decimal): Decimal => found.map(of).reduce((a, b) => a.plus(b), new Decimal(0));
    return [
      ...miss(
        `quantity of ${what}`,
        sum((line) => line.quantity),
        quantity,
      ),
      ...miss(
        `cost of ${what}`,
        sum((line) => line.cost),
        cost,
        tolerance,
      ),
      ...found.flatMap((line) => miss(`unit price of ${what}`, line.unitPrice, unitPrice)),
    ];
  });
}

test("the folder of published examples is not empty", () => {
  expect(goldens.length).toBeGreaterThan(0);
});

describe.each(goldens)("$name", ({ input, expected, tolerance }) => {
  const result = estimate(parseCluster(input), book);
  const priced = result.lines.map((line) => line.charge);
  const unpriced = result.unpriced.map((line) => line.charge);

  test("the estimate agrees with what was published", () => {
    expect([
      ...miss("total", result.total, expected.total, tolerance.cost),
      ...missedLines(result.lines, expected.lines, tolerance.cost),
    ]).toEqual([]);
    expect(result.currency).toBe(expected.currency);
  });

  test("what has no price is named, and what is not billed has no line", () => {
    expect(result.complete).toBe(expected.complete);
    expect(expected.unpriced.filter((charge) => !unpriced.includes(charge))).toEqual([]);
    expect(expected.unpriced.filter((charge) => priced.includes(charge))).toEqual([]);
    expect(expected.absent.filter((charge) => [...priced, ...unpriced].includes(charge))).toEqual([]);
  });
});

const compared = goldens.flatMap(({ name, input, expected: { comparison }, tolerance }) =>
  comparison === undefined ? [] : [{ name, input, comparison, tolerance }],
);

test.each(compared)("the storage comparison of $name agrees with what was published", (golden) => {
  const { comparison, tolerance } = golden;
  const cluster = parseCluster(golden.input);
  const { options, recommended, savingsPerMonth, ioShare, breakEven } = compareStorage(cluster, book);
  const [standard, ioOptimized] = options;
  const wanted = comparison.breakEven;
  expect([
    ...miss("Standard total", standard.total, comparison.standard, tolerance.cost),
    ...miss("I/O-Optimized total", ioOptimized.total, comparison.ioOptimized, tolerance.cost),
    ...miss("savings", savingsPerMonth, comparison.savingsPerMonth, tolerance.cost),
    ...miss("I/O share", ioShare, comparison.ioShare, tolerance.share),
    ...missedLines(ioOptimized.lines, comparison.ioOptimizedLines, tolerance.cost),
    ...miss("break-even requests", breakEven?.ioRequestsPerMonth, wanted?.ioRequestsPerMonth),
    ...miss("break-even cost", breakEven?.ioCost, wanted?.ioCost, tolerance.cost),
    ...miss("break-even share", breakEven?.ioShare, wanted?.ioShare, tolerance.share),
  ]).toEqual([]);
  expect(recommended).toBe(comparison.recommended ?? cluster.storageConfiguration);
});

const wrong = goldens.flatMap(({ input, expected }) => expected.wrong.map((one) => ({ input, ...one })));

test.each(wrong)("$usageType is not $unitPrice, as printed by $by", ({ input, usageType, unitPrice }) => {
  const all = compareStorage(parseCluster(input), book).options.flatMap((option) => option.lines);
  const ours = all.find((line) => line.usageType === usageType)?.unitPrice;
  expect(ours?.eq(unitPrice)).toBe(false);
});

const committed = goldens.flatMap(({ name, input, expected, tolerance }) =>
  expected.commitments.map((wanted) => ({ name, input, tolerance, ...wanted })),
);

test.each(committed)("$id of $name costs what was published, and nothing that is known to be wrong", (golden) => {
  const { options } = compareCommitments(parseCluster(golden.input), book);
  const option = options.find(({ id }) => id === golden.id);
  if (option === undefined) throw new Error(`no option ${golden.id}`);
  const { cost } = golden.tolerance;
  expect([
    ...miss("total", option.total, golden.total, cost),
    ...missedLines(option.lines, golden.lines, cost),
  ]).toEqual([]);
  expect(golden.wrong.filter(({ total }) => option.total.minus(total).abs().lte(cost))).toEqual([]);
});
