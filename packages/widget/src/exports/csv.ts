import type { Report } from "./report.ts";

const HEAD = [
  "option",
  "charge",
  "usageType",
  "description",
  "quantity",
  "unit",
  "unitPrice",
  "cost",
  "currency",
  "source",
  "date",
];

/** Every line of every option. Numbers are unrounded. */
export function toCsv({ choices, currency }: Report): string {
  const rows = choices.flatMap(({ id, lines }) =>
    lines.map(({ charge, usageType, description, quantity, unit, unitPrice, cost, source }) => [
      id,
      charge,
      usageType,
      description,
      quantity.toString(),
      unit,
      unitPrice.toString(),
      cost.toString(),
      currency,
      source.title,
      source.date ?? "",
    ]),
  );
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** Quoted where it must be; what a spreadsheet would take for a formula is text. */
function cell(text: string): string {
  const safe = /^[=+@\t-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
