import type { Report } from "./report.ts";

/** The document of `compare --format json`, and what was typed. */
export function toJson({ view, inputs, currency, priceBook, comparison }: Report): string {
  const { region, engine, ...rest } = inputs;
  const document = {
    schemaVersion: 1,
    region,
    engine,
    currency,
    hoursPerMonth: "730",
    priceBook,
    inputs: rest,
    [view]: comparison,
  };
  return `${JSON.stringify(document, (_key, value: unknown) => (value === "-0" ? "0" : value), 2)}\n`;
}
