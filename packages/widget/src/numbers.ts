import { Decimal, InputError } from "@aurora-cost/core";

/** Numbers as a reader of one locale writes and reads them. */
export interface Numbers {
  /** @throws {InputError} when the text is not a number in this locale */
  readonly parse: (text: string) => Decimal;
  /** Rounded to cents. */
  readonly money: (value: Decimal, currency: string) => string;
  /** With every digit it has. */
  readonly exactMoney: (value: Decimal, currency: string) => string;
  /** At most two decimals. */
  readonly count: (value: Decimal) => string;
  /** With two decimals. */
  readonly percent: (value: Decimal) => string;
}

const CENT = new Decimal("0.01");

export function numbersOf(language: string): Numbers {
  const locale = supported(language);
  const format = (value: Decimal, options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(locale, { numberingSystem: "latn", ...options }).format(value.toNumber());
  const money = (value: Decimal, currency: string, digits: number): string =>
    format(value, {
      style: "currency",
      currency,
      minimumFractionDigits: 2,
      maximumFractionDigits: digits,
    });
  return {
    parse: (text) => parse(text, locale),
    money: (value, currency) =>
      value.gt(0) && value.lt(CENT) ? `< ${money(CENT, currency, 2)}` : money(value.toDecimalPlaces(2), currency, 2),
    exactMoney: (value, currency) => money(value, currency, Math.min(20, Math.max(2, value.decimalPlaces()))),
    count: (value) => format(value.toDecimalPlaces(2), { maximumFractionDigits: 2 }),
    percent: (value) => format(value.toDecimalPlaces(4), { style: "percent", minimumFractionDigits: 2 }),
  };
}

function supported(language: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** Strict about grouping, so that `1.5` is never read as 15. */
function parse(text: string, locale: string): Decimal {
  const parts = new Intl.NumberFormat(locale, {
    numberingSystem: "latn",
    useGrouping: true,
  }).formatToParts(12345.6);
  const group = parts.find(({ type }) => type === "group")?.value ?? ",";
  const point = parts.find(({ type }) => type === "decimal")?.value ?? ".";
  const space = /\s/.test(group);
  const separator = space ? "\\s" : `\\${group}`;
  const shape = new RegExp(`^[+-]?(\\d+|\\d{1,3}(${separator}\\d{2,3})*${separator}\\d{3})(\\${point}\\d*)?$`);
  const trimmed = text.trim();
  if (!shape.test(trimmed)) {
    const example = parts.map(({ value }) => value).join("");
    const what = trimmed === "" ? "must not be empty" : `must be a number such as ${example}: ${trimmed}`;
    throw new InputError("invalid-value", what);
  }
  return new Decimal(trimmed.replace(new RegExp(separator, "g"), "").replace(point, "."));
}
