import { dayNumber, spellDay } from "../../calendar.ts";
import { Decimal, sum } from "../../decimal.ts";
import { InputError } from "../../errors.ts";
import { isNumberCell } from "../exact-sum.ts";
import { type ExplorerFigure, isRdsService, namesRds, NO_FIGURE, readFigure } from "./cost-explorer.ts";
import type { Sheet, Table } from "./sheet.ts";

/** A column of costs: the value it is grouped by, and what stood in brackets after it. */
interface CostColumn {
  readonly index: number;
  readonly value: string;
  readonly currency: string;
}

/** A row of a period. */
interface Period {
  readonly at: number;
  readonly cells: readonly string[];
  readonly start: string;
  readonly end: string;
}

/**
 * The CSV that Cost Explorer's console downloads: a column for each value of one dimension, a row for each period. Nothing
 * in it depends on the language of the console: dimension and totals are told by what the cells hold.
 *
 * It has costs only, no quantities and no resources. A row that begins with no date is a total or a title; a last column that
 * sums the others is their total.
 */
export const costExplorerCsv: Sheet<Table> = {
  id: "cost-explorer-csv",
  matches: ([header = [], ...rows]) =>
    costColumns(header).length >= 2 && rows.some(([first = ""]) => PERIOD.test(first)),
  read: (table) => {
    const [header = []] = table;
    const periods = periodsOf(table);
    const columns = withoutTotal(costColumns(header), header, periods);
    const dimension = dimensionOf(columns.map(({ value }) => value));
    return {
      basis: "UnblendedCost",
      rows: periods.flatMap(({ at, cells, start, end }) =>
        columns.flatMap(({ index, value, currency }) => {
          const cost = cells[index]?.trim() ?? "";
          if (cost === "") return [];
          return [{ at, read: readFigure({ ...NO_FIGURE, [dimension]: value, currency, start, end, cost }) }];
        }),
      ),
      estimatedMonths: [],
      warnings: missingPeriods(table, columns, periods),
      goesOn: false,
      question: dimension,
    };
  },
};

const PERIOD = /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}(?::\d{2}){0,2}Z?)?\s*$/;

/** `EC2-Instances($)`, `Total costs ($)`, `Custos totais(R$)`; a unit such as `(Hrs)` is no currency. */
const COST_HEADER = /^(.*?)\s*\(([$€£¥₩]|[A-Z]{1,2}\$|[A-Z]{3})\)$/s;

const CURRENCIES: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", R$: "BRL" };

function costColumns(header: readonly string[]): readonly CostColumn[] {
  return header.flatMap((title, index) => {
    const [, value, sign = ""] = COST_HEADER.exec(title.trim()) ?? [];
    if (index === 0 || value === undefined) return [];
    return [{ index, value, currency: /^[A-Z]{3}$/.test(sign) ? sign : (CURRENCIES[sign] ?? "") }];
  });
}

/** Each period up to the next one; the last is as long as the others are. */
function periodsOf(table: Table): readonly Period[] {
  const dated = table.flatMap((cells, at) => {
    const start = (cells[0] ?? "").trim();
    return PERIOD.test(start) ? [{ at, cells, start }] : [];
  });
  const hourly = dated.some(({ start }) => start.length > "2026-09-01".length);
  const monthly = dated.every(({ start }) => start.slice(8, 10) === "01") && !hourly;
  return dated.map((row) => ({
    ...row,
    end: hourly ? row.start : monthly ? nextMonth(row.start) : nextDay(row.start),
  }));
}

function nextDay(day: string): string {
  const [, year, month, date] = PERIOD.exec(day) ?? [];
  return spellDay(dayNumber(Number(year), Number(month), Number(date)) + 1);
}

function nextMonth(day: string): string {
  const [, year, month] = PERIOD.exec(day) ?? [];
  const next = Number(year) * 12 + Number(month);
  return `${String(Math.floor(next / 12))}-${String((next % 12) + 1).padStart(2, "0")}-01`;
}

/** Cells have ten decimals, of which the last is rounded. */
const ROUNDING = "0.000001";

/** The last column is the total where its title says so, or where it sums the others in every row. */
function withoutTotal(
  columns: readonly CostColumn[],
  header: readonly string[],
  periods: readonly Period[],
): readonly CostColumn[] {
  const last = columns.at(-1);
  if (last?.index !== header.length - 1) return columns;
  const others = columns.slice(0, -1);
  const sums = (cells: readonly string[]): boolean =>
    sum(others.map((each) => costOf(cells, each)))
      .minus(costOf(cells, last))
      .abs()
      .lt(ROUNDING);
  return /^total (costs?|cost)$/i.test(last.value) || periods.every(({ cells }) => sums(cells)) ? others : columns;
}

function costOf(cells: readonly string[], { index }: CostColumn): Decimal {
  const cell = cells[index]?.trim() ?? "";
  return new Decimal(cell === "" || !isNumberCell(cell) ? 0 : cell);
}

/** @throws {InputError} for accounts, Regions and instance classes, which do not tell what was charged */
function dimensionOf(values: readonly string[]): keyof ExplorerFigure {
  if (values.some(isRdsService)) return "service";
  if (values.some(namesRds)) return "usageType";
  if (values.some((value) => value.startsWith("CreateDB"))) return "operation";
  const other = OTHER_DIMENSIONS.find(({ pattern }) => values.some((value) => pattern.test(value)));
  if (other === undefined) return "service";
  throw new InputError(
    "unusable-file",
    `grouped by ${other.name}, which does not tell what was charged: in Cost Explorer group by usage type, filter the service to Relational Database Service, and download again`,
  );
}

const OTHER_DIMENSIONS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: "account", pattern: /(^|\()\d{12}\)?$/ },
  { name: "Region", pattern: /^[a-z]{2}(-[a-z]+)+-\d$/ },
  { name: "instance type", pattern: /^(db\.)?[a-z]+\d+[a-z]*\.\d*(x?large|micro|small|medium|nano)$/ },
];

/** The total row says more than the rows hold when some were cut off. */
function missingPeriods(table: Table, columns: readonly CostColumn[], periods: readonly Period[]): readonly string[] {
  const total = table
    .slice(1)
    .find(([first = "", ...cells]) => !PERIOD.test(first) && cells.some((cell) => Number(cell) > 0));
  if (total === undefined) return [];
  const held = sum(periods.flatMap(({ cells }) => columns.map((column) => costOf(cells, column))));
  const said = sum(columns.map((column) => costOf(total, column)));
  if (held.minus(said).abs().lt("0.01")) return [];
  return [`its rows add up to ${held.toString()}, its total row says ${said.toString()}: rows are missing`];
}
