import {
  type Estimate,
  type Line,
  money,
  percent,
  type PriceSource,
  type StorageComparison,
  thousands,
} from "@aurora-cost/core";
import { findingLines, notesLine } from "./findings.ts";
import { type Paint, table } from "./table.ts";

const LINE_COLUMNS = [
  { title: "Charge" },
  { title: "Quantity", align: "right" },
  { title: "Unit" },
  { title: "Unit price", align: "right" },
  { title: "Cost", align: "right" },
  { title: "Price of" },
] as const;

/** Lines of secondary Regions say so. */
function place(line: Pick<Line, "region" | "description">, home: string | undefined): string {
  return home === undefined || line.region === home ? line.description : `${line.region}: ${line.description}`;
}

/** Lines with quantity, price and cost, and the date of each price. */
export function lineTable(lines: readonly Line[]): string {
  return table(
    LINE_COLUMNS,
    lines.map((line) => lineRow(line, lines[0]?.region)),
  );
}

function lineRow(line: Line, home?: string): readonly string[] {
  const { status, date } = line.source;
  const origin =
    status === "override" ? "override" : `${date ?? "unknown date"}${status === "derived" ? ", derived" : ""}`;
  return [
    place(line, home),
    thousands(line.quantity, line.quantity.decimalPlaces() > 2 ? 2 : line.quantity.decimalPlaces()),
    line.unit,
    line.unitPrice.toString(),
    money(line.cost),
    origin,
  ];
}

/** Every line's arithmetic and where its price comes from. */
export function explainLines(lines: readonly Line[], paint: Paint): readonly string[] {
  return lines.flatMap(({ description, usageType, region, formula, source }) => [
    `${description}: ${usageType} in ${region}`,
    `  ${formula}`,
    paint("dim", `  ${spellSource(source)}`),
  ]);
}

/** `AWS price list …, SKU …, 2026-10-06, listed` */
export function spellSource({ title, sku, date, status }: PriceSource): string {
  return [title, sku === null ? "" : `SKU ${sku}`, date ?? "", status].filter((part) => part !== "").join(", ");
}

/** An estimate as a person reads it. */
export function estimateText(estimate: Estimate, paint: Paint, explain: boolean): string {
  const { name, region, engine, storageConfiguration, currency, total, complete, priceBook } = estimate;
  const missing = estimate.unpriced.map((line) => [
    place(line, region),
    thousands(line.quantity, 0),
    line.unit,
    "no price",
    "–",
    "–",
  ]);
  return [
    paint("bold", `${name ?? "Cluster"} · ${engine} · ${region} · ${spellConfiguration(storageConfiguration)}`),
    "",
    table(LINE_COLUMNS, [...estimate.lines.map((line) => lineRow(line, region)), ...missing]),
    "",
    paint(
      "bold",
      `${complete ? "Total" : "Subtotal, lines without price left out"}: ${money(total)} ${currency} a month of ${estimate.hoursPerMonth.toString()} hours`,
    ),
    ...findingLines(estimate.findings, paint, explain),
    ...notesLine(estimate.findings, paint, explain),
    ...(explain ? ["", ...explainLines(estimate.lines, paint), ""] : []),
    paint("dim", `Price book ${priceBook.id}, published ${priceBook.publishedOn}.`),
    "",
  ].join("\n");
}

/** Both storage configurations line by line, and the break-even between them. */
export function storageText(
  comparison: StorageComparison,
  heading: string,
  currency: string,
  paint: Paint,
  explain: boolean,
): string {
  const { options, recommended, savingsPerMonth, breakEven, ioShare } = comparison;
  const blocks = options.flatMap(({ id, lines, total }) => [
    paint("bold", `${spellConfiguration(id)}: ${money(total)} ${currency} a month`),
    lineTable(lines),
    ...(explain ? ["", ...explainLines(lines, paint)] : []),
    "",
  ]);
  const difference = money(savingsPerMonth.abs());
  const advice = savingsPerMonth.isZero()
    ? "Both cost the same."
    : `${spellConfiguration(recommended)} is recommended; the other configuration differs by ${difference} ${currency} a month.`;
  const even =
    breakEven === null
      ? "No break-even: I/O has no price here."
      : breakEven.reason === "always-cheaper"
        ? "I/O-Optimized costs no more than Standard even without any I/O."
        : `Break-even: ${thousands(breakEven.ioRequestsPerMonth, 0)} I/O requests a month (${thousands(breakEven.ioRequestsPerSecond, 1)} a second, ${money(breakEven.ioCost)} ${currency}${breakEven.ioShare === null ? "" : `, ${percent(breakEven.ioShare)} of the Standard bill`}).`;
  const now =
    ioShare === null
      ? ""
      : `I/O is ${percent(ioShare)} of compute, storage and I/O now. The well-known "25 %" is no constant: it depends on this mix.`;
  return [
    paint("bold", heading),
    "",
    ...blocks,
    paint("bold", advice),
    even,
    now,
    ...findingLines(comparison.findings, paint, explain),
    ...notesLine(comparison.findings, paint, explain),
    "",
  ].join("\n");
}

export function spellConfiguration(configuration: string | null): string {
  switch (configuration) {
    case "standard":
      return "Standard";
    case "io-optimized":
      return "I/O-Optimized";
    case "mixed":
      return "switched";
    default:
      return "unknown";
  }
}
