import {
  type Analysis,
  analyze,
  type ClusterReport,
  bindReader,
  type CostView,
  detectFormat,
  type Inventory,
  type Joined,
  joinClusters,
  loadPriceBook,
  type MetricSeries,
  NO_INVENTORY,
  openLedger,
  type PriceBook,
  type Read,
  usageTypesBySku,
} from "@aurora-cost/core";
import { parse } from "csv-parse/sync";

/** The shipped prices of the Region the fixtures are in. */
const usEast1: PriceBook = await loadPriceBook(["us-east-1"]);
const bySku = usageTypesBySku(usEast1);

export interface Options {
  readonly book?: PriceBook;
  readonly view?: CostView;
  readonly tag?: string;
  readonly inventory?: Inventory;
  readonly map?: ReadonlyMap<string, string>;
  readonly metrics?: readonly MetricSeries[];
}

export interface Result {
  readonly report: Analysis;
  readonly joined: Joined;
  readonly formats: readonly string[];
}

/** Records of a CSV text, header first. */
function records(text: string): readonly (readonly string[])[] {
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true } as const;
  return parse(text, options);
}

/** What each row of an export is read as. */
export function readRows(
  text: string,
  tag?: string,
): { readonly id: string; readonly basis: string; readonly rows: readonly Read[] } {
  const [header = [], ...rest] = records(text);
  const format = detectFormat(header);
  if (format === undefined) throw new Error("no billing export");
  const read = bindReader(format, header, {
    usageTypeOfSku: (sku) => bySku.get(sku),
    ...(tag === undefined ? {} : { tagKey: tag }),
  });
  return { id: format.id, basis: format.basis, rows: rest.map(read) };
}

/** Reads exports, sums, joins and judges them: what the command line does, without files. */
export function analyse(texts: readonly string[], options: Options = {}): Result {
  const files = texts.map((text) => readRows(text, options.tag));
  const basis = [...new Set(files.map((file) => file.basis))].join(" and ");
  const result = analyseReads(
    files.flatMap((file) => file.rows),
    basis,
    options,
  );
  return { ...result, formats: files.map((file) => file.id) };
}

/** Sums, joins and judges what was read. */
export function analyseReads(reads: readonly Read[], basis: string, options: Options = {}): Result {
  const { book = usEast1, view = "list", inventory = NO_INVENTORY, map = new Map(), metrics = [] } = options;
  const ledger = openLedger();
  for (const read of reads) {
    if (read.as === "row") ledger.add(read.row);
    else if (read.as === "unreadable") ledger.addUnreadable(read.billedCost);
    else if (read.as === "dsql") ledger.addDsql(read.billedCost);
  }
  const totals = ledger.totals();
  const joined = joinClusters(totals.entries, { inventory, map });
  const report = analyze({ totals, joined, book, view, basis, engine: "csv", inputs: [], metrics });
  return { report, joined, formats: [] };
}

/** The one cluster of a report, or the one of a name. */
export function onlyCluster({ report }: Result, name?: string): ClusterReport {
  const found = report.clusters.filter((cluster) => name === undefined || cluster.name === name);
  const [only] = found;
  if (only === undefined || found.length !== 1) {
    const names = report.clusters.map((cluster) => cluster.name).join(", ");
    throw new Error(`expected one cluster ${name ?? ""}, found: ${names}`);
  }
  return only;
}

/** Money and rows of each bucket, as texts. */
export function buckets({ report }: Result): Readonly<Record<string, string>> {
  const { attributed, grouped, setAside } = report.reconciliation;
  return {
    attributed: attributed.toString(),
    grouped: grouped.toString(),
    ...Object.fromEntries(setAside.map(({ reason, rows, cost }) => [reason, `${cost.toString()} in ${String(rows)}`])),
  };
}
