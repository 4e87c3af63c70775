import {
  type Analysis,
  type ClusterReport,
  money,
  percent,
  type Reconciliation,
  type Verdict,
} from "@aurora-cost/core";
import { spellConfiguration, spellSource } from "./estimate.ts";
import { findingLines, notesLine } from "./findings.ts";
import { type Paint, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

const COLUMNS = [
  { title: "Cluster" },
  { title: "Region" },
  { title: "Now" },
  { title: "Cost", align: "right" },
  { title: "I/O", align: "right" },
  { title: "even at", align: "right" },
  { title: "Verdict" },
  { title: "Saves/month", align: "right" },
] as const;

const GAP = 2;

/** The verdicts as a person reads them: worst savings first, what is not known below, the sums at the end. */
export function analysisText(report: Analysis, paint: Paint, explain: boolean): string {
  const { clusters, period, currency, priceBook } = report;
  const unit = currency ?? "";
  const months = period.months.length === 0 ? "no usage" : spellMonths(period.months);
  const head = `Aurora storage configuration · ${months}${period.complete ? "" : " (not fully covered)"} · ${report.cost} prices${currency === null ? "" : ` · ${currency}`}`;
  const body =
    clusters.length === 0
      ? [noClusters(report)]
      : [
          fleetTable(report, paint),
          "",
          ...clusters.flatMap((cluster) => [
            ...notes(cluster, paint, explain),
            ...(explain ? proof(cluster, paint) : []),
          ]),
          ...notesLine(
            clusters.flatMap((cluster) => cluster.findings),
            paint,
            explain,
          ),
          "",
        ];
  return [
    paint("bold", head),
    "",
    ...body,
    ...reconciliationLines(report.reconciliation, unit),
    ...report.hints.flatMap((hint) => wrap(`Note: ${hint}`, "  ")),
    paint(
      "dim",
      `Prices: ${priceBook.id}, published ${priceBook.publishedOn}; the bill's own public rates come first.`,
    ),
    "",
    paint("bold", nextStep(report)),
    "",
  ].join("\n");
}

function fleetTable({ clusters, totals }: Analysis, paint: Paint): string {
  const rows = clusters.map(clusterRow);
  const saved = money(totals.savingsPerMonth);
  const count = `${String(totals.clusters)} ${totals.clusters === 1 ? "cluster" : "clusters"}`;
  const footer = [count, "", "", money(totals.cost), "", "", "", saved];
  const widths = COLUMNS.map(({ title }, index) =>
    Math.max(title.length, ...[...rows, footer].map((row) => row[index]?.length ?? 0)),
  );
  // Names take what the other columns leave, so that the table fits.
  const others = widths.slice(1).reduce((total, width) => total + width + GAP, 0);
  const nameWidth = Math.max(12, WIDTH - others);
  const painted = rows.map(([name = "", ...cells], index) => [
    shorten(name, nameWidth),
    ...cells.map((cell, column) =>
      column === VERDICT - 1 ? paintVerdict(clusters[index]?.verdict, cell, paint) : cell,
    ),
  ]);
  return table(
    COLUMNS.map((column) => ({ ...column, title: paint("dim", column.title) })),
    [...painted, COLUMNS.map(() => ""), footer.map((cell) => paint("bold", cell))],
  );
}

const VERDICT = COLUMNS.findIndex(({ title }) => title === "Verdict");

function clusterRow(cluster: ClusterReport): readonly string[] {
  const { verdict, alternative, ioShare, breakEven } = cluster;
  const saving = verdict.startsWith("switch-") ? (alternative?.savingsPerMonth ?? null) : null;
  return [
    cluster.joinedBy === "group" ? "(not told apart)" : cluster.name,
    cluster.region,
    spellConfiguration(cluster.storageConfiguration),
    money(cluster.costs.total),
    ioShare === null ? "–" : percent(ioShare),
    breakEven?.ioShare === undefined || breakEven.ioShare === null ? "–" : percent(breakEven.ioShare),
    spellVerdict(verdict),
    saving === null ? "–" : money(saving),
  ];
}

export function spellVerdict(verdict: Verdict): string {
  switch (verdict) {
    case "stay":
      return "stay";
    case "switch-to-io-optimized":
      return "→ I/O-Optimized";
    case "switch-to-standard":
      return "→ Standard";
    case "too-close-to-call":
      return "too close";
    case "undetermined":
      return "undetermined";
    default:
      return verdict satisfies never;
  }
}

function paintVerdict(verdict: Verdict | undefined, text: string, paint: Paint): string {
  if (verdict?.startsWith("switch-") === true) return paint("green", text);
  return verdict === "undetermined" ? paint("yellow", text) : text;
}

/** Why, in a sentence; how it was joined; and what stands in the way. */
function notes(cluster: ClusterReport, paint: Paint, explain: boolean): readonly string[] {
  const { joinedBy, explanations, findings, account, region, engine } = cluster;
  const label = joinedBy === "group" ? `${engine ?? "unknown engine"} in ${region}, account ${account}` : cluster.name;
  return [
    `${paint("bold", label)} ${paint("dim", `· ${spellJoin(cluster)}`)}`,
    ...[...explanations, ...certainty(cluster), ...(explain ? hindsight(cluster) : [])].flatMap((text) =>
      wrap(`  ${text}`, "    "),
    ),
    ...findingLines(findings, paint, explain, "  "),
  ];
}

/** How far the saving of a switch may be off. */
function certainty({ verdict, alternative }: ClusterReport): readonly string[] {
  const [low, high] = alternative?.interval ?? [];
  if (!verdict.startsWith("switch-") || low === undefined || high === undefined || low.eq(high)) return [];
  return [`Judged by the spread of its days, it saves ${money(low)} to ${money(high)} a month (90 % interval).`];
}

/** What other schedules would have cost. */
function hindsight({ history }: ClusterReport): readonly string[] {
  if (history === null) return [];
  const { from, to, paid, standard, ioOptimized, best } = history;
  const switches = best.switches.map((one) => `to ${spellConfiguration(one.to)} on ${one.on}`).join(", ");
  return [
    `Compute, storage and I/O of ${from} to ${to}: paid ${money(paid)}; always Standard ${money(standard)}, always I/O-Optimized ${money(ioOptimized)}, at best ${money(best.total)}${switches === "" ? " without a switch" : `, switching ${switches}`}.`,
  ];
}

/** Every usage type: what was billed, and what stands for it on the other side. */
function proof({ lines }: ClusterReport, paint: Paint): readonly string[] {
  return lines.flatMap(({ usageType, formula, rows, firstDay, lastDay, alternative }) => [
    `  ${usageType}: ${formula}`,
    paint("dim", `    ${String(rows)} rows, ${firstDay} to ${lastDay}`),
    ...(alternative === null ? [] : [`    ${alternative.usageType ?? "–"}: ${alternative.formula}`]),
    ...(alternative?.source === null || alternative?.source === undefined
      ? []
      : [paint("dim", `    ${spellSource(alternative.source)}`)]),
  ]);
}

function spellJoin({ joinedBy, members, dataQuality }: ClusterReport): string {
  const quality = `${String(dataQuality.days)} ${dataQuality.days === 1 ? "day" : "days"} of data, ${dataQuality.grade}`;
  if (joinedBy === "group") return `${String(members.length)} resources · ${quality}`;
  if (members.length === 0) return `no instance in the bill · ${quality}`;
  const how = joinedBy === "single-candidate" ? "as the only candidate" : `by ${joinedBy}`;
  return `${String(members.length)} ${members.length === 1 ? "instance" : "instances"} joined ${how} · ${quality}`;
}

function reconciliationLines(reconciliation: Reconciliation, currency: string): readonly string[] {
  const { rdsCost, attributed, grouped, setAside, difference, basis } = reconciliation;
  const aside = setAside.map(({ reason, rows, cost }) => `${reason} ${money(cost)} (${String(rows)})`).join(", ");
  const total = setAside.reduce((sum, { cost }) => sum.plus(cost), rdsCost.times(0));
  return [
    `Reconciled: ${[money(rdsCost), currency].join(" ").trim()} of Amazon RDS (${basis})`,
    `  = ${money(attributed)} in clusters + ${money(grouped)} in groups + ${money(total)} set aside; difference ${difference.toString()}`,
    ...(setAside.some(({ reason }) => reason === "unreadable")
      ? ["  The cost of unreadable rows is known only where its cell can be read: the sums may be too low."]
      : []),
    ...(aside === "" ? [] : wrap(`  set aside (rows): ${aside}`, "    ")),
  ];
}

function noClusters({ inputs, reconciliation }: Analysis): string {
  const rows = inputs.reduce((total, input) => total + (input.rows ?? input.rdsRows), 0);
  const rds = inputs.reduce((total, input) => total + input.rdsRows, 0);
  return rds === 0
    ? `No row of Amazon RDS among ${String(rows)} rows.\n`
    : `No Aurora cluster among ${String(rds)} rows of Amazon RDS (${money(reconciliation.rdsCost)}).\n`;
}

/** One line of what to do next. */
function nextStep({ clusters, totals, currency }: Analysis): string {
  const switching = clusters.filter((cluster) => cluster.verdict.startsWith("switch-"));
  if (switching.length > 0) {
    const names = switching.slice(0, 3).map((cluster) => cluster.name);
    const more = switching.length > names.length ? ` and ${String(switching.length - names.length)} more` : "";
    return `Next: switch ${names.join(", ")}${more}: ${money(totals.savingsPerMonth)} ${currency ?? ""} a month.`;
  }
  if (clusters.some((cluster) => cluster.joinedBy === "group")) {
    return "Next: tell the grouped clusters apart with --inventory, --map or --tag.";
  }
  const unknown = clusters.find((cluster) => cluster.reasons.includes("io-unknown"));
  return unknown === undefined
    ? "Next: nothing to switch."
    : `Next: give VolumeReadIOPs + VolumeWriteIOPs of ${unknown.name} (CloudWatch) with --metrics.`;
}

function spellMonths(months: readonly string[]): string {
  const first = months[0] ?? "";
  const last = months.at(-1) ?? "";
  return first === last ? first : `${first} to ${last}`;
}

function shorten(name: string, width: number): string {
  return name.length <= width ? name : `${name.slice(0, width - 1)}…`;
}
