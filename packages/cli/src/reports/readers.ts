import { money, percent, type ReaderComparison, type ReaderOption, thousands } from "@aurora-cost/core";
import { explainLines, lineTable } from "./estimate.ts";
import { findingLines, notesLine } from "./findings.ts";
import { type Paint, table } from "./table.ts";

/** Reader counts from 0 to 15, the current and the recommended one line by line, and Auto Scaling where it is described. */
export function readersText(
  comparison: ReaderComparison,
  heading: string,
  currency: string,
  paint: Paint,
  explain: boolean,
): string {
  const { options, current, recommended, savingsPerMonth, autoScaling, findings } = comparison;
  const shown = options.filter(({ id }) => id === current || id === recommended);
  const advice =
    recommended === current
      ? `${spell(current)} as now.`
      : `${spell(recommended)} recommended: ${money(savingsPerMonth.abs())} ${currency} a month ${savingsPerMonth.gt(0) ? "less" : "more"}.`;
  return [
    paint("bold", heading),
    "",
    optionTable(comparison),
    "",
    paint("bold", advice),
    "Readers share the volume: no storage is added. On RDS every one has its own copy.",
    "On Standard their page reads are billed I/O; the upper figure has reads grow with the number of caches.",
    "",
    ...(autoScaling === null
      ? []
      : [
          paint("bold", `Auto Scaling: ${money(autoScaling.total)} ${currency} a month`),
          `On average ${thousands(autoScaling.meanReaders, 2)} readers, at most ${String(autoScaling.peakReaders)}; their CPU goes up to ${thousands(autoScaling.hottestCpu, 0)} %.`,
          lineTable(autoScaling.lines),
          "",
        ]),
    ...shown.flatMap(({ id, lines }) => [paint("bold", spell(id)), lineTable(lines), ""]),
    ...(explain ? shown.flatMap(({ lines }) => [...explainLines(lines, paint), ""]) : []),
    ...findingLines(findings, paint, explain),
    ...notesLine(findings, paint, explain),
    "",
  ].join("\n");
}

function spell(id: string): string {
  return id.replace("-", " ");
}

function optionTable({ options, current }: ReaderComparison): string {
  return table(
    [
      { title: "Readers", align: "right" },
      { title: "A month", align: "right" },
      { title: "Up to", align: "right" },
      { title: "Reader ACU", align: "right" },
      { title: "Their use", align: "right" },
      { title: "Connections", align: "right" },
      { title: "Reader endpoint" },
      { title: "Failover" },
    ],
    options.map((option) => row(option, option.id === current)),
  );
}

function row(
  { readers, allowed, total, totalHigh, capacity, readerEndpoint, failover }: ReaderOption,
  now: boolean,
): string[] {
  return [
    `${now ? "now " : ""}${String(readers)}`,
    money(total),
    totalHigh === null ? "–" : money(totalHigh),
    capacity.readerAcu === null ? "–" : thousands(capacity.readerAcu, 1),
    capacity.readerUse === null ? "–" : percent(capacity.readerUse),
    capacity.readerConnections === null ? "–" : String(capacity.readerConnections),
    { writer: "to the writer", "one-reader": "to one reader", spread: "spread" }[readerEndpoint],
    allowed
      ? `${failover.to === "reader" ? "to a reader" : "to a new instance"}, under ${String(failover.typicalSeconds)} s`
      : "not allowed",
  ];
}
