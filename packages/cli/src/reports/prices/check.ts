import { type ComparedPrice, type Decimal, type PriceDifference, thousands } from "@aurora-cost/core";
import { count } from "../count.ts";
import { type Paint, table } from "../table.ts";

/** Two books or price lists, and what differs between them. */
export interface CheckReport {
  readonly old: string;
  readonly new: string;
  readonly regions: readonly PriceDifference[];
  /** Regions of the one and not of the other. */
  readonly onlyOld: readonly string[];
  readonly onlyNew: readonly string[];
}

/** The document of `prices check`. */
export function checkDocument(report: CheckReport): unknown {
  return { schemaVersion: 1, ...report };
}

/** How many new or gone prices are told by name; JSON has all of them. */
const NAMED = 20;

/** Every price that moved, and the first of those that are new or gone, Region by Region. */
export function checkText(report: CheckReport, paint: Paint): string {
  const heading = `${report.old} → ${report.new}`;
  return `${[heading, ...report.regions.map((difference) => differenceText(difference, paint))].join("\n\n")}\n`;
}

function differenceText({ region, currency, same, moved, new: added, gone }: PriceDifference, paint: Paint): string {
  const counts = `${count(moved.length)} moved, ${count(added.length)} new, ${count(gone.length)} gone, ${count(same)} the same`;
  const columns = [
    { title: "Moved" },
    { title: "Unit" },
    { title: `Old, ${currency}`, align: "right" },
    { title: `New, ${currency}`, align: "right" },
    { title: "Change", align: "right" },
  ] as const;
  const rows = moved.map((row) => [row.key, row.unit, row.old, row.new, signed(row.change)]);
  return [
    `${paint("bold", region)}: ${counts}`,
    ...(moved.length === 0 ? [] : [table(columns, rows)]),
    ...named("New", added),
    ...named("Gone", gone),
  ].join("\n\n");
}

function named(title: string, prices: readonly ComparedPrice[]): readonly string[] {
  if (prices.length === 0) return [];
  const rows = prices.slice(0, NAMED).map(({ key, unit, price }) => [key, unit, price]);
  const more = prices.length > NAMED ? `\nand ${count(prices.length - NAMED)} more (--format json has all)` : "";
  return [`${table([{ title }, { title: "Unit" }, { title: "Price", align: "right" }], rows)}${more}`];
}

function signed(change: Decimal | null): string {
  if (change === null) return "–";
  return `${change.isNegative() ? "" : "+"}${thousands(change.times(100), 2)} %`;
}
