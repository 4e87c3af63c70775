import { money, percent, type ProxyComparison, type ProxyOption } from "@aurora-cost/core";
import { explainLines, lineTable } from "./estimate.ts";
import { findingLines, notesLine } from "./findings.ts";
import { type Paint, table } from "./table.ts";
import { wrap } from "./wrap.ts";

/** With and without RDS Proxy: money, connections, failover, pausing. */
export function proxyText(
  comparison: ProxyComparison,
  heading: string,
  currency: string,
  paint: Paint,
  explain: boolean,
): string {
  const { options, current, recommended, savingsPerMonth, proxyCost, minimumCost, pausingCost, findings } = comparison;
  const [, withIt] = options;
  const advice =
    recommended === current
      ? `${spell(current)} a proxy, as now.`
      : `${spell(recommended)} a proxy is recommended: ${money(savingsPerMonth.abs())} ${currency} a month ${savingsPerMonth.gte(0) ? "less" : "more"}.`;
  return [
    paint("bold", heading),
    "",
    optionTable(options),
    "",
    ...options.flatMap(behaviour),
    "",
    paint("bold", advice),
    `The proxy itself costs ${money(proxyCost)} ${currency} a month.`,
    ...(withIt.totalPerInstance === null
      ? []
      : wrap(
          `AWS does not say whether its minimum holds for the proxy or for each instance; then it is ${money(withIt.totalPerInstance)} in all.`,
        )),
    ...(minimumCost === null
      ? []
      : [
          `It is not free with Serverless v2: at least 8 ACU are billed in every hour, ${money(minimumCost)} ${currency} a month.`,
        ]),
    ...(pausingCost.isZero()
      ? []
      : [`Its open connections keep instances from pausing: ${money(pausingCost)} ${currency} a month.`]),
    "",
    ...options.flatMap(({ id, lines }) => [paint("bold", `${spell(id)} a proxy`), lineTable(lines), ""]),
    ...(explain ? options.flatMap(({ lines }) => [...explainLines(lines, paint), ""]) : []),
    ...findingLines(findings, paint, explain),
    ...notesLine(findings, paint, explain),
    "",
  ].join("\n");
}

function spell(id: ProxyOption["id"]): string {
  return id === "with" ? "With" : "Without";
}

/** What applications see of it. */
function behaviour({ id, connections, failover }: ProxyOption): readonly string[] {
  return [
    ...wrap(`${spell(id)}, at a failover: ${failover}.`),
    ...(connections === null ? [] : wrap(`${spell(id)}, out of connections: ${connections.atTheLimit}.`)),
  ];
}

function optionTable(options: ProxyComparison["options"]): string {
  const [without, withIt] = options;
  const both = (what: string, of: (option: ProxyOption) => string): readonly string[] => [
    what,
    of(without),
    of(withIt),
  ];
  return table(
    [{ title: "RDS Proxy" }, { title: "Without", align: "right" }, { title: "With", align: "right" }],
    [
      both("A month", ({ total }) => money(total)),
      both("Connections needed", ({ connections }) => connections?.needed.toString() ?? "not described"),
      both("Connections available", ({ connections }) => (connections === null ? "–" : String(connections.available))),
      both("Their use", ({ connections }) => (connections === null ? "–" : percent(connections.share))),
      both("Pauses", ({ pauses }) => (pauses ? "yes" : "no")),
    ],
  );
}
