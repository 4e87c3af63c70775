import { type CheapestComparison, type CheapestOption, money, percent } from "@aurora-cost/core";
import { explainLines, lineTable } from "./estimate.ts";
import { findingLines, notesLine } from "./findings.ts";
import { type Paint, table } from "./table.ts";
import { wrap } from "./wrap.ts";

/** The front of cost against headroom, the current and the recommended configuration line by line, and why cheaper ones fail. */
export function cheapestText(
  comparison: CheapestComparison,
  heading: string,
  currency: string,
  paint: Paint,
  explain: boolean,
): string {
  const { options, current, recommended, considered, rejected, findings } = comparison;
  const shown = options.filter(({ id }) => id === current || id === recommended);
  return [
    paint("bold", heading),
    "",
    optionTable(comparison),
    "",
    ...wrap(advice(comparison, currency)).map((line) => paint("bold", line)),
    ...wrap(
      `${String(considered)} configurations were priced. Shown is the cheapest that holds, then what more headroom costs.`,
    ),
    "",
    ...shown.flatMap(({ id, total, lines, findings: own }) => [
      paint("bold", `${id}: ${money(total)} ${currency} a month`),
      lineTable(lines),
      ...(explain ? ["", ...explainLines(lines, paint)] : []),
      ...findingLines(own, paint, explain),
      ...notesLine(own, paint, explain),
      "",
    ]),
    ...(rejected.length === 0
      ? []
      : [
          paint("bold", options.length > 1 ? "Cheaper, but" : "Considered, but"),
          ...rejected.flatMap(({ id, total, reason }) => wrap(`${money(total)}  ${id}: ${reason}`, "  ")),
          "",
        ]),
    ...findingLines(findings, paint, explain),
    ...notesLine(findings, paint, explain),
    "",
  ].join("\n");
}

function advice({ recommended, current, savingsPerMonth, options }: CheapestComparison, currency: string): string {
  if (recommended !== current) {
    const more = savingsPerMonth.gt(0) ? "less" : "more, which the load needs";
    return `${recommended} is recommended: ${money(savingsPerMonth.abs())} ${currency} a month ${more}.`;
  }
  return options[0]?.headroom?.isNegative() === true
    ? "No configuration holds what is described; nothing is recommended."
    : "Nothing that holds costs less than the current configuration.";
}

function optionTable({ options, current, recommended }: CheapestComparison): string {
  const now = options.find(({ id }) => id === current);
  return table(
    [
      { title: "" },
      { title: "Configuration" },
      { title: "A month", align: "right" },
      { title: "Against current", align: "right" },
      { title: "Headroom", align: "right" },
    ],
    options.map((option) => [
      option.id === recommended ? "→" : "",
      option.id === current ? `current: ${spell(option)}` : option.id,
      money(option.total),
      now === undefined || option === now ? "–" : signed(option, now),
      option.headroom === null ? "–" : percent(option.headroom),
    ]),
  );
}

function signed({ total }: CheapestOption, now: CheapestOption): string {
  const difference = total.minus(now.total);
  return `${difference.gt(0) ? "+" : ""}${money(difference)}`;
}

function spell({ classes, readers, storageConfiguration, proxy }: CheapestOption): string {
  return [
    `${classes.join(" and ")}${readers === 0 ? "" : ` + ${String(readers)} reader${readers === 1 ? "" : "s"}`}`,
    storageConfiguration,
    ...(proxy ? ["proxy"] : []),
  ].join(", ");
}
