import { type Analysis, type ClusterReport, money, percent } from "@aurora-cost/core";
import { spellVerdict } from "./analysis.ts";
import { spellConfiguration } from "./estimate.ts";

const HEADER = `| Cluster | Region | Now | Cost | I/O | Even at | Verdict | Saves a month | 90 % interval |
| --- | --- | --- | ---: | ---: | ---: | --- | ---: | ---: |`;

/** The fleet as a comment on a pull request has it: a table, why, and the sums. */
export function analysisMarkdown(report: Analysis): string {
  const { clusters, totals, reconciliation, period, currency, priceBook } = report;
  const unit = currency ?? "";
  const why = clusters.flatMap(({ name, explanations }) =>
    explanations.map((text) => `- **${plain(name)}**: ${plain(text)}`),
  );
  return `## Aurora storage configuration, ${period.months.join(", ") || "no usage"}

${clusters.length === 0 ? "No Aurora cluster in the bill." : [HEADER, ...clusters.map(row)].join("\n")}

**${money(totals.savingsPerMonth)} ${unit} a month** to save in ${String(totals.clusters)} ${totals.clusters === 1 ? "cluster" : "clusters"} that cost ${money(totals.cost)} ${unit}.

<details><summary>Why</summary>

${why.join("\n")}

</details>

Reconciled: ${money(reconciliation.rdsCost)} ${unit} of Amazon RDS, difference ${reconciliation.difference.toString()}. Prices: ${priceBook.id}, ${priceBook.publishedOn}.
`;
}

function row(cluster: ClusterReport): string {
  const { name, region, storageConfiguration, costs, ioShare, breakEven, verdict, alternative } = cluster;
  const switches = verdict.startsWith("switch-");
  const [low, high] = alternative?.interval ?? [];
  const cells = [
    plain(name),
    region,
    spellConfiguration(storageConfiguration),
    money(costs.total),
    ioShare === null ? "–" : percent(ioShare),
    breakEven?.ioShare === undefined || breakEven.ioShare === null ? "–" : percent(breakEven.ioShare),
    spellVerdict(verdict),
    switches && alternative?.savingsPerMonth != null ? money(alternative.savingsPerMonth) : "–",
    switches && low !== undefined && high !== undefined ? `${money(low)} to ${money(high)}` : "–",
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Names come from bills: nothing in them is markup, and none ends a cell. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>|#~]/g, "\\$&").replaceAll(/[\r\n]+/g, " ");
}
