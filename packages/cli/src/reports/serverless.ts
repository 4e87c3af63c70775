import {
  type Finding,
  type MinimumOption,
  money,
  percent,
  type ServerlessComparison,
  type ServerlessOption,
  thousands,
} from "@aurora-cost/core";
import { explainLines, lineTable } from "./estimate.ts";
import { findingLines, notesLine } from "./findings.ts";
import { type Paint, table } from "./table.ts";

const NAMES: Readonly<Record<ServerlessOption["id"], string>> = {
  provisioned: "Provisioned",
  "serverless-v2": "Serverless v2",
  "serverless-v1": "Serverless v1",
};

/** Provisioned instances and Serverless side by side: range, break-even, what minimums cost, and the curve over use. */
export function serverlessText(
  comparison: ServerlessComparison,
  heading: string,
  currency: string,
  paint: Paint,
  explain: boolean,
): string {
  const { options, findings } = comparison;
  const all = [...optionFindings(options), ...findings];
  return [
    paint("bold", heading),
    "",
    optionTable(comparison),
    "",
    paint("bold", adviceOf(comparison, currency)),
    ...breakEvenLines(comparison, currency),
    ...loadLines(comparison),
    "",
    paint("bold", `Minimum capacity, up to ${comparison.range.maxAcu.toString()} ACU`),
    minimumTable(comparison.minimums),
    ...(comparison.curve.length === 0
      ? []
      : ["", paint("bold", "Cost by use of the provisioned capacity"), curveTable(comparison)]),
    "",
    ...options.flatMap(({ id, lines }) => (lines.length === 0 ? [] : [paint("bold", NAMES[id]), lineTable(lines), ""])),
    ...(explain ? options.flatMap(({ lines }) => [...explainLines(lines, paint), ""]) : []),
    ...findingLines(all, paint, explain),
    ...notesLine(all, paint, explain),
    "",
  ].join("\n");
}

/** The recommendation, and what stands against it or against something cheaper. */
function adviceOf({ options, current, recommended, savingsPerMonth }: ServerlessComparison, currency: string): string {
  if (savingsPerMonth === null) return `${NAMES[current]} stays until a load says more.`;
  if (recommended !== current) {
    return `${NAMES[recommended]} is recommended: ${money(savingsPerMonth)} ${currency} a month less.`;
  }
  const now = options.find(({ id }) => id === current);
  const barred = options.find(({ total }) => total !== null && now?.total != null && total.lt(now.total));
  const against = errorsOf(barred);
  if (barred?.total != null && now?.total != null && against !== "") {
    const less = `${money(now.total.minus(barred.total))} ${currency} a month less`;
    return `${NAMES[current]} stays: ${NAMES[barred.id]} would cost ${less}, but ${against} forbids it.`;
  }
  const own = errorsOf(now);
  return own === ""
    ? `${NAMES[current]} is the cheapest that holds the load.`
    : `${NAMES[current]} stays, the cheapest here, though ${own} stands against it.`;
}

/** `SV2-017, CN-004` */
function errorsOf(option: ServerlessOption | undefined): string {
  const errors = option?.findings.filter(({ severity }) => severity === "error") ?? [];
  return errors.map(({ rule }) => rule).join(", ");
}

/** What holds for every option once; the rest with the option it is about. */
function optionFindings(options: readonly ServerlessOption[]): readonly Finding[] {
  return options.flatMap(({ id, findings }, index) =>
    findings.flatMap((finding) => {
      const sharing = options.filter((option) => option.findings.some((other) => isSame(other, finding)));
      if (sharing.length === 1) return { ...finding, message: `${NAMES[id]}: ${finding.message}` };
      return sharing[0] === options[index] ? finding : [];
    }),
  );
}

function isSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.message === b.message;
}

function optionTable({ options, current }: ServerlessComparison): string {
  return table(
    [
      { title: "Option" },
      { title: "Class" },
      { title: "A month", align: "right" },
      { title: "At its least", align: "right" },
      { title: "At its most", align: "right" },
    ],
    options.map(({ id, class: name, total, totalLow, totalHigh }) => [
      id === current ? `${NAMES[id]} (current)` : NAMES[id],
      name ?? "–",
      total === null ? "needs a load" : money(total),
      totalLow === null ? "–" : money(totalLow),
      totalHigh === null ? "–" : money(totalHigh),
    ]),
  );
}

function breakEvenLines({ breakEven, range }: ServerlessComparison, currency: string): readonly string[] {
  const speed =
    range.acuPerSecond === null
      ? "AWS publishes no scaling rate: capacity is taken to follow at once."
      : `Capacity is taken to rise by ${range.acuPerSecond.toString()} ACU a second, as described.`;
  if (breakEven === null) return [speed];
  if (breakEven.reason === "always-dearer") return ["Serverless v2 costs more even without any use.", speed];
  if (breakEven.reason === "always-cheaper") return ["Serverless v2 costs less even at 256 ACU.", speed];
  const even = breakEven.meanAcu.toSignificantDigits(5).toString();
  return [`Break-even: a mean of ${even} ACU on every instance costs the same in ${currency}.`, speed];
}

function loadLines({ load, fitting }: ServerlessComparison): readonly string[] {
  if (load === null) return [];
  const { meanAcu, p95Acu, p99Acu, peakAcu } = load;
  const [mean, p95, p99, peak] = [meanAcu, p95Acu, p99Acu, peakAcu].map((acu) => thousands(acu, 2));
  const classes = fitting.map(
    ({ percentile, class: name, total }) =>
      `${percentile} ${name ?? "none"}${total === null ? "" : ` at ${money(total)}`}`,
  );
  return [
    `Load: mean ${mean ?? ""}, p95 ${p95 ?? ""}, p99 ${p99 ?? ""}, peak ${peak ?? ""} ACU.`,
    `Cheapest class that holds it: ${classes.join(", ")}.`,
  ];
}

function minimumTable(minimums: readonly MinimumOption[]): string {
  return table(
    [
      { title: "Min ACU", align: "right" },
      { title: "A month", align: "right" },
      { title: "At its least", align: "right" },
      { title: "Paused", align: "right" },
      { title: "Connections", align: "right" },
      { title: "What it breaks" },
    ],
    minimums.map(({ minAcu, total, totalLow, pausedShare, maxConnections, findings }) => [
      minAcu.toString(),
      total === null ? "–" : money(total),
      money(totalLow),
      pausedShare === null ? "–" : percent(pausedShare),
      maxConnections === null ? "–" : String(maxConnections),
      findings
        .filter(({ severity }) => severity !== "info")
        .map(({ rule }) => rule)
        .join(" "),
    ]),
  );
}

function curveTable({ curve }: ServerlessComparison): string {
  return table(
    [
      { title: "Use", align: "right" },
      { title: "Mean ACU", align: "right" },
      { title: "Provisioned", align: "right" },
      { title: "Serverless v2", align: "right" },
      { title: "Serverless v1 (ended)", align: "right" },
    ],
    curve.map(({ utilization, acu, provisioned, serverlessV2, serverlessV1 }) => [
      percent(utilization),
      thousands(acu, 2),
      money(provisioned),
      money(serverlessV2),
      serverlessV1 === null ? "–" : money(serverlessV1),
    ]),
  );
}
