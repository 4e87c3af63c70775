import { type ConnectionLimit, money, type Size, type SizeOption, thousands } from "@aurora-cost/core";
import { explainLines } from "./estimate.ts";
import { findingLines, notesLine } from "./findings.ts";
import { type Paint, table } from "./table.ts";

/** A size as a person reads it: the load, its ACUs, what each configuration costs, and which one to run. */
export function sizeText(size: Size, paint: Paint, explain: boolean): string {
  const { region, engine, engineVersion, priceBook, options, currency, findings, cheapestProvisioned } = size;
  const version = engineVersion === null ? "" : ` ${engineVersion}`;
  return [
    paint("bold", `${size.load.class} · ${engine}${version} · ${region} · price book of ${priceBook.publishedOn}`),
    spellLoad(size),
    "",
    table(
      [{ title: "Serverless v2" }, { title: "ACU", align: "right" }, ...(explain ? [{ title: "" }] : [])],
      acuRows(size, explain),
    ),
    ...(explain ? [paint("dim", `  AWS's sizing: ${size.sizingSource}`)] : []),
    "",
    table(
      [
        { title: "One instance and its volume" },
        { title: "Mean ACU", align: "right" },
        { title: `${currency} a month`, align: "right" },
      ],
      options.map((option) => [optionName(option), option.acu?.toString() ?? "–", money(option.total)]),
    ),
    "",
    ...connectionLines(size, paint, explain),
    paint("bold", advice(size)),
    ...(explain && cheapestProvisioned !== null
      ? [`  ${cheapestProvisioned.class}: ${cheapestProvisioned.formula}`]
      : []),
    ...findingLines(findings, paint, explain),
    ...notesLine(findings, paint, explain),
    ...(explain ? options.flatMap((option) => ["", ...proof(option, paint)]) : []),
    "",
  ].join("\n");
}

function spellLoad({ load }: Size): string {
  const { vcpu, memoryGib, cpuP95, cpuMax, cpuAvg, connections, workingSetGib, storageGib } = load;
  return [
    `${String(vcpu)} vCPU, ${memoryGib.toString()} GiB`,
    `CPU ${cpuP95.toDecimalPlaces(1).toString()} % (p95), ${cpuMax.toDecimalPlaces(1).toString()} % (max)${cpuAvg === null ? "" : `, ${cpuAvg.toDecimalPlaces(1).toString()} % (mean)`}`,
    connections === null ? "connections not known" : `${thousands(connections, 0)} connections`,
    workingSetGib === null ? "working set not known" : `working set ${workingSetGib.toString()} GiB`,
    storageGib === null ? "no volume priced" : `volume ${storageGib.toString()} GiB`,
  ].join(" · ");
}

function acuRows({ acu, formulas, recommendedAcu }: Size, explain: boolean): readonly (readonly string[])[] {
  const rows: readonly (readonly [string, string | undefined, string | null])[] = [
    ["Typical load", acu.typical.toString(), formulas.typical],
    ["Peak load", acu.peak.toString(), formulas.peak],
    ["Average load", acu.average.toString(), formulas.average],
    ["Connections fill", acu.connectionFloor?.toString(), formulas.connectionFloor],
    ["Working set fills", acu.memoryFloor?.toString(), formulas.memoryFloor],
    ["AWS's minimum", acu.min.toString(), formulas.min],
    ["AWS's maximum", acu.max.toString(), formulas.max],
    ["Recommended minimum", recommendedAcu?.min.toString() ?? "none", formulas.recommendedMin],
    ["Recommended maximum", recommendedAcu?.max.toString() ?? "none", formulas.recommendedMax],
  ];
  return rows.flatMap(([name, value, formula]) =>
    value === undefined ? [] : [[name, value, ...(explain ? [formula ?? ""] : [])]],
  );
}

function optionName({ id, class: name }: SizeOption): string {
  switch (id) {
    case "provisioned":
      return `${name}, as now`;
    case "serverless":
      return "Serverless v2, typical load";
    case "serverless-low":
      return "Serverless v2, at AWS's minimum";
    case "serverless-high":
      return "Serverless v2, at AWS's maximum";
    case "serverless-recommended":
      return "Serverless v2, recommended range";
    case "cheapest-provisioned":
      return `${name}, cheapest class that holds it`;
    default:
      return id satisfies never;
  }
}

function connectionLines({ load, connectionLimits }: Size, paint: Paint, explain: boolean): readonly string[] {
  const { provisioned, serverless } = connectionLimits;
  const known = [provisioned, serverless].flatMap((limit) => limit ?? []);
  return [
    `Connections by default: ${load.class} ${spellLimit(provisioned)}${serverless === null ? "" : `, Serverless v2 in its recommended range ${spellLimit(serverless)}`}.`,
    ...(explain ? known.map(({ formula, source }) => paint("dim", `  ${formula}: ${source}`)) : []),
  ];
}

function spellLimit(limit: ConnectionLimit | null): string {
  if (limit === null) return "not known";
  return `${limit.certainty === "about" ? "about " : ""}${String(limit.maxConnections)}`;
}

function advice({ recommended, options, recommendedAcu, load, currency }: Size): string {
  const serverless = options.find(({ id }) => id === "serverless-recommended");
  const cheapest = options.find(({ id }) => id === "cheapest-provisioned");
  const range = `Serverless v2 from ${String(recommendedAcu?.min)} to ${String(recommendedAcu?.max)} ACU`;
  switch (recommended) {
    case null:
      return `Neither a class of the price book nor Serverless v2 holds what ${load.class} carries.`;
    case "serverless":
      return cheapest === undefined || serverless === undefined
        ? `${range} is recommended: no provisioned class holds the load.`
        : `${range} is recommended: ${money(cheapest.total.minus(serverless.total))} ${currency} a month less than ${cheapest.class}.`;
    case "provisioned":
      return serverless === undefined || cheapest === undefined
        ? `${cheapest?.class ?? load.class} is recommended: Serverless v2 does not hold the load.`
        : `${cheapest.class} is recommended: ${range} would cost ${money(serverless.total.minus(cheapest.total))} ${currency} a month more.`;
    default:
      return recommended satisfies never;
  }
}

/** Every line's arithmetic and where its price comes from. */
function proof(option: SizeOption, paint: Paint): readonly string[] {
  return [paint("bold", optionName(option)), ...explainLines(option.lines, paint)];
}
