import { money, type ServiceComparison, type ServiceOption, thousands } from "@aurora-cost/core";
import { spellSource } from "./estimate.ts";
import { findingLines, notesLine } from "./findings.ts";
import { type Paint, table } from "./table.ts";

const NAMES: Readonly<Record<ServiceOption["id"], string>> = {
  aurora: "Aurora",
  "rds-single-az": "RDS Single-AZ",
  "rds-multi-az": "RDS Multi-AZ instance",
  "rds-multi-az-cluster": "RDS Multi-AZ cluster",
  ec2: "EC2, self-managed",
};

/** The same database on other services, side by side, with what each sum leaves out. */
export function serviceText(
  { options, findings }: ServiceComparison,
  heading: string,
  currency: string,
  paint: Paint,
  explain: boolean,
): string {
  const rows = options.map(({ id, total }) => [NAMES[id], total === null ? "no price" : money(total)]);
  return [
    paint("bold", heading),
    "",
    table([{ title: "On" }, { title: `${currency} a month`, align: "right" }], rows),
    "",
    ...options.flatMap((option) => [...details(option, paint, explain), ""]),
    ...findingLines(findings, paint, explain),
    ...notesLine(findings, paint, explain),
    "",
  ].join("\n");
}

function details({ id, lines, excludes }: ServiceOption, paint: Paint, explain: boolean): readonly string[] {
  const missing = lines.filter((line) => line.cost === null).map((line) => line.usageType);
  return [
    paint("bold", NAMES[id]),
    ...lines.map(({ description, quantity, unit, cost }) => {
      const spent = cost === null ? "no price" : money(cost);
      return `  ${description}: ${thousands(quantity, 0)} ${unit}, ${spent}`;
    }),
    ...(explain
      ? lines.flatMap(({ formula, source }) => [
          `    ${formula}`,
          ...(source === null ? [] : [paint("dim", `    ${spellSource(source)}`)]),
        ])
      : []),
    ...(excludes.length === 0 ? [] : [`  not included: ${excludes.join("; ")}`]),
    ...(missing.length === 0 ? [] : [paint("yellow", `  the price book lacks ${missing.join(", ")}`)]),
  ];
}
