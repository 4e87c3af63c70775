import type { Report } from "./report.ts";

/** The verdict, and a table of every option's lines with their arithmetic. */
export function toMarkdown(report: Report): string {
  const { title, verdict, summary, choices, money, priceBook, currency } = report;
  const tables = choices.flatMap(({ name, total, lines }) => [
    `### ${name}${total === null ? "" : `: ${money(total)} a month`}`,
    "",
    `| What | Quantity | Price, ${currency} | Cost, ${currency} | Source |`,
    "| --- | ---: | ---: | ---: | --- |",
    ...lines.map(({ description, quantity, unit, unitPrice, cost, source }) =>
      row([description, `${quantity.toString()} ${unit}`, unitPrice.toString(), cost.toString(), origin(source)]),
    ),
    "",
  ]);
  return [
    `## ${title}`,
    "",
    `**${verdict}** ${summary}.`,
    "",
    ...tables,
    `List prices On-Demand, 730 hours. Price book ${priceBook.id}, published ${priceBook.publishedOn}.`,
    "",
  ].join("\n");
}

function origin({ title, date }: { readonly title: string; readonly date: string | null }): string {
  return date === null ? title : `${title}, ${date}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}
