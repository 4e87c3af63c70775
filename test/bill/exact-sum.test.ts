import { exactSum } from "@aurora-cost/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const DIGITS = 120;

/** A decimal text as a count of 10⁻¹²⁰, by integers alone: another route than the one under test. */
function units(text: string): bigint {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim());
  if (match === null) throw new Error(`not a decimal: ${text}`);
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const places = fraction.length - Number(exponent);
  const magnitude = BigInt(`${whole}${fraction}` || "0") * 10n ** BigInt(DIGITS - places);
  return sign === "-" ? -magnitude : magnitude;
}

function exact(cells: readonly string[]): bigint {
  return cells.reduce((total, cell) => total + units(cell), 0n);
}

function summed(cells: readonly string[]): bigint {
  const sum = exactSum();
  for (const cell of cells) expect(sum.add(cell)).toBe(true);
  return units(sum.value().toFixed());
}

const digits = (min: number, max: number) =>
  fc.string({
    unit: fc.constantFrom("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
    minLength: min,
    maxLength: max,
  });
const sign = fc.constantFrom("", "-", "+");

/** As bills write money: up to ten digits before the point and eighteen behind. */
const plain = fc
  .tuple(sign, digits(1, 10), digits(0, 18))
  .map(([s, whole, fraction]) => (fraction === "" ? `${s}${whole}` : `${s}${whole}.${fraction}`));
/** More than the eighteen decimals that are summed as integers. */
const long = fc.tuple(sign, digits(1, 6), digits(19, 28)).map(([s, whole, fraction]) => `${s}${whole}.${fraction}`);
const scientific = fc
  .tuple(sign, digits(1, 1), digits(0, 8), fc.constantFrom("e", "E"), fc.integer({ min: -18, max: 6 }))
  .map(
    ([s, whole, fraction, e, power]) =>
      `${s}${whole}${fraction === "" ? "" : `.${fraction}`}${e}${power > 0 ? "+" : ""}${String(power)}`,
  );
const cell = fc.oneof(plain, long, scientific);

describe("cells sum exactly", () => {
  test("whatever their notation", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), (cells) => {
        expect(summed(cells)).toBe(exact(cells));
      }),
    );
  });

  test("in any order", () => {
    const shuffled = fc
      .array(cell, { minLength: 2, maxLength: 30 })
      .chain((cells) => fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })));
    fc.assert(
      fc.property(shuffled, ([cells, others]) => {
        expect(summed(others)).toBe(summed(cells));
      }),
    );
  });

  test("and to 0 with their opposites", () => {
    const positive = cell.filter((text) => /^\d/.test(text));
    fc.assert(
      fc.property(fc.array(positive, { maxLength: 30 }), (cells) => {
        expect(summed([...cells, ...cells.map((text) => `-${text}`)])).toBe(0n);
      }),
    );
  });

  test("also when they are printed doubles, as CUR 2.0 and FOCUS have them", () => {
    const double = fc
      .double({ min: -1e6, max: 1e6, noNaN: true })
      .filter((value) => value === 0 || Math.abs(value) > 1e-24);
    fc.assert(
      fc.property(fc.array(double.map(String), { maxLength: 30 }), (cells) => {
        expect(summed(cells)).toBe(exact(cells));
      }),
    );
  });

  test.each<[string, readonly string[], string]>([
    ["tenths, which are none in binary", ["0.1", "0.2"], "0.3"],
    ["scientific notation", ["1.2E-7", "0E-10", "8.8e-07"], "0.000001"],
    ["a tenth of a millionth of a cent beside a million", ["1000000", "0.0000000001"], "1000000.0000000001"],
    ["22 decimals beside a thousand", ["1000", "0.0000000000000000000001"], "1000.0000000000000000000001"],
    ["a sum that vanishes", ["-0.5", "0.50"], "0"],
    ["empty cells and blanks", ["", "  ", " 1.50 "], "1.5"],
    ["points without digits on one side", [".5", "1."], "1.5"],
    ["nothing", [], "0"],
  ])("%s", (_, cells, total) => {
    const sum = exactSum();
    for (const text of cells) expect(sum.add(text)).toBe(true);
    expect(sum.value().toString()).toBe(total);
  });

  test("a printed double far behind the point beside the cost of a day", () => {
    const cells = ["120043.0861538461", "5.5511151231257827e-17", "1.2345678901234567e-20"];
    expect(summed(cells)).toBe(exact(cells));
  });
});

describe("what is no number", () => {
  test.each([
    "-",
    "+",
    ".",
    "1,5",
    "1.2.3",
    "12 3",
    "$1.00",
    "1e",
    "e5",
    "1E+",
    "0x10",
    "NaN",
    "Infinity",
    "1_000",
    "--1",
    "٣",
    "1e1.5",
    "NULL",
    "n/a",
    "1\u0000",
  ])("%j is refused and changes nothing", (text) => {
    const sum = exactSum();
    sum.add("1.5");
    expect(sum.add(text)).toBe(false);
    expect(sum.value().toString()).toBe("1.5");
  });

  test("an exponent no bill can hold is refused rather than summed to infinity", () => {
    const sum = exactSum();
    sum.add("1E9999999999999999999");
    expect(sum.value().isFinite()).toBe(true);
  });

  test("any text is either refused or a number", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const sum = exactSum();
        const isNumber = sum.add(text);
        expect(isNumber ? !Number.isNaN(Number(text.trim())) : sum.value().isZero()).toBe(true);
      }),
    );
  });
});
