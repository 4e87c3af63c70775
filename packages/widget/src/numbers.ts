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
  /** As typed: every digit, no grouping. */
  readonly plain: (value: Decimal) => string;
  /** Short, for axes: `$1.2K`. */
  readonly short: (value: number, currency?: string) => string;
  /** A share on an axis: `37.5%`. */
  readonly share: (value: number) => string;
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
    plain: (value) => value.toString().replace(".", separators(locale).point),
    short: (value, currency) =>
      new Intl.NumberFormat(locale, {
        numberingSystem: "latn",
        notation: "compact",
        maximumSignificantDigits: 3,
        ...(currency === undefined ? {} : { style: "currency", currency }),
      }).format(value),
    share: (value) =>
      new Intl.NumberFormat(locale, { numberingSystem: "latn", style: "percent", maximumFractionDigits: 1 }).format(
        value,
      ),
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
  const { group, point, example } = separators(locale);
  const space = /\s/.test(group);
  const separator = space ? "\\s" : `\\${group}`;
  const shape = new RegExp(`^[+-]?(\\d+|\\d{1,3}(${separator}\\d{2,3})*${separator}\\d{3})(\\${point}\\d*)?$`);
  const trimmed = text.trim();
  if (!shape.test(trimmed)) {
    const what = trimmed === "" ? "must not be empty" : `must be a number such as ${example}: ${trimmed}`;
    throw new InputError("invalid-value", what);
  }
  return new Decimal(trimmed.replace(new RegExp(separator, "g"), "").replace(point, "."));
}

function separators(locale: string): { readonly group: string; readonly point: string; readonly example: string } {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: "latn", useGrouping: true }).formatToParts(12345.6);
  const value = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
  return {
    group: value("group") ?? ",",
    point: value("decimal") ?? ".",
    example: parts.map((part) => part.value).join(""),
  };
}
