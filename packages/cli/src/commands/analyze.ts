import {
  analyze,
  type CostView,
  type Inventory,
  joinClusters,
  type LedgerTotals,
  openLedger,
  readInventory,
} from "@aurora-cost/core";
import { type Condition, parseCondition } from "../fail-on.ts";
import { UsageError } from "../failure.ts";
import { onInterrupt } from "../interruption.ts";
import { readOptions, textOf, textsOf } from "../options.ts";
import { emit, notice } from "../output.ts";
import { openPrices } from "../prices.ts";
import { openRejects } from "../rejects.ts";
import { analysisFormats } from "../reports/analysis-formats.ts";
import { analysisText } from "../reports/analysis.ts";
import { paintFor } from "../reports/table.ts";
import { readCsv } from "../sources/csv.ts";
import { inputName } from "../sources/bytes.ts";
import { findInputs } from "../sources/inputs.ts";
import { readJson } from "../sources/json.ts";
import { openMetrics } from "../sources/metrics.ts";
import { type FileEngine, readFiles, type ReadOptions } from "../sources/read-files.ts";
import { readRemote } from "../sources/remote/read-remote.ts";
import type { RemoteOptions } from "../sources/remote/remote-table.ts";
import { refuseSameMoney } from "../sources/same-money.ts";
import { cutAnswer } from "../sources/sheet.ts";
import type { InputFile } from "../sources/sniff.ts";

/** Exit code of a run in which a `--fail-on` condition holds. */
const CONDITION_HOLDS = 1;

/** Exit code of a run whose sums do not meet. */
const NOT_RECONCILED = 3;

/** `aurora-cost analyze`: billing exports in, a verdict for every Aurora cluster out. */
export async function analyzeCommand(names: readonly string[], raw: unknown): Promise<void> {
  const options = readOptions(raw);
  const own = analyzeOptions(raw);
  // From here on Ctrl-C ends with 130, whatever there is to stop.
  onInterrupt(() => undefined);
  const found = await findInputs(names);
  const bills = found.files.filter(isBill);
  if (own.remote !== null && bills.length > 0) {
    throw new UsageError(`${bills[0]?.path ?? ""}: --engine ${own.remote.engine} reads its table, not files`);
  }
  if (own.remote === null && bills.length === 0 && names.length === 0) {
    throw new UsageError("no input: name export files or folders, - for standard input, or --engine trino or athena");
  }
  if (own.remote === null && bills.length === 0) throw new UsageError(`${names.join(", ")}: no billing export there`);
  for (const text of found.leftOut) notice(`warning: ${text}`, false);
  for (const path of found.skipped)
    notice(`skipped ${path}: not a billing export, inventory, map or metrics`, options.quiet);

  const inventory = await readInventories([...own.inventory, ...pathsOf(found.files, "inventory")]);
  const map = await readMaps([...own.map, ...pathsOf(found.files, "map")]);
  const metrics = await openMetrics([...options.metrics, ...pathsOf(found.files, "metrics")], options.quiet);
  const rejects = openRejects({ file: own.rejects, stop: own.onError === "stop" });
  const ledger = openLedger();
  const reading: ReadOptions = {
    tagKey: own.tag,
    month: own.month,
    cost: own.cost,
    hash: own.hash,
    quiet: options.quiet,
    onReject: rejects.add,
  };
  const { inputs, engine } = await (
    own.remote === null ? readFiles(bills, own.engine, ledger, reading) : readRemote(own.remote, ledger, reading)
  ).finally(rejects.close);
  refuseSameMoney(inputs);
  for (const line of rejects.lines()) notice(line, false);
  for (const { path, warnings } of inputs) {
    for (const text of warnings) notice(`warning: ${inputName(path)}: ${text}`, options.quiet);
  }
  const cut = cutAnswer(inputs);
  if (cut !== undefined) {
    notice(
      `warning: ${inputName(cut.path)}: more pages follow it (NextPageToken): without them the sums are too low`,
      false,
    );
  }
  if (inputs.every((input) => input.rows === 0)) {
    throw new UsageError(`${bills.map((file) => file.path).join(", ")}: header only, no rows to analyze`);
  }
  if (own.month !== undefined && inputs.every((input) => input.rdsRows === 0)) {
    notice(`warning: no row of Amazon RDS in ${own.month}`, false);
  }
  for (const input of inputs) if (input.rows === 0) notice(`warning: ${input.path}: header only, no rows`, false);

  const totals = ledger.totals();
  const report = analyze({
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    totals,
    joined: joinClusters(totals.entries, { inventory, map }),
    book: await openPrices(regionsOf(totals), options.prices),
    metrics,
    view: own.cost,
    basis: [...new Set(inputs.map((input) => input.basis))].join(" and "),
    engine,
    estimatedMonths: [...new Set(inputs.flatMap((input) => input.estimatedMonths))].sort(),
    inputs: inputs.map(({ path, format, rows, rdsRows, sha256 }) => ({ path, format, rows, rdsRows, sha256 })),
  });
  const paint = paintFor(process.stdout, options.color && options.out === undefined);
  const write = analysisFormats.get(options.format);
  await emit(write === undefined ? analysisText(report, paint, options.explain) : write(report), options.out);
  if (own.failOn.some((condition) => condition(report))) process.exitCode = CONDITION_HOLDS;
  if (!report.reconciliation.difference.isZero()) {
    process.stderr.write(
      `aurora-cost: the sums do not reconcile: ${report.reconciliation.difference.toString()} of ${report.reconciliation.rdsCost.toString()} is in no bucket; please report this\n`,
    );
    process.exitCode = NOT_RECONCILED;
  }
}

function isBill({ kind }: InputFile): boolean {
  return ["bill", "table", "document", "parquet", "result"].includes(kind);
}

interface AnalyzeOptions {
  readonly inventory: readonly string[];
  readonly map: readonly string[];
  readonly tag: string | undefined;
  readonly month: string | undefined;
  readonly hash: boolean;
  readonly cost: CostView;
  readonly engine: FileEngine;
  /** Where the export lies, if not in files. */
  readonly remote: RemoteOptions | null;
  readonly failOn: readonly Condition[];
  readonly onError: "skip" | "stop";
  /** The file that keeps unreadable rows. */
  readonly rejects: string | undefined;
}

function analyzeOptions(raw: unknown): AnalyzeOptions {
  const given = typeof raw === "object" && raw !== null ? new Map<string, unknown>(Object.entries(raw)) : new Map();
  const month = given.get("month");
  if (typeof month === "string" && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw new UsageError(`--month must be a month such as 2026-09: ${month}`);
  }
  const tag = given.get("tag");
  const rejects = given.get("rejects");
  const cost = given.get("cost");
  const engine = given.get("engine");
  return {
    inventory: textsOf(given.get("inventory")),
    map: textsOf(given.get("map")),
    tag: typeof tag === "string" ? tag : undefined,
    month: typeof month === "string" ? month : undefined,
    hash: given.get("hash") === true,
    cost: cost === "net" || cost === "amortized" ? cost : "list",
    engine: engine === "csv" || engine === "duckdb" ? engine : "auto",
    remote: remoteOptions(given),
    failOn: textsOf(given.get("failOn")).map(parseCondition),
    onError: given.get("onError") === "stop" ? "stop" : "skip",
    rejects: typeof rejects === "string" ? rejects : undefined,
  };
}

/** Options that take the place of files. */
const REMOTE = ["server", "catalog", "schema", "table", "outputLocation"] as const;

function remoteOptions(given: ReadonlyMap<string, unknown>): RemoteOptions | null {
  const engine = given.get("engine");
  const [server, catalog, schema, table, outputLocation] = REMOTE.map((name) => textOf(given.get(name)));
  if (engine === "trino" || engine === "athena") return { engine, server, catalog, schema, table, outputLocation };
  const stray = REMOTE.find((name) => given.get(name) !== undefined);
  if (stray === undefined) return null;
  const option = stray === "outputLocation" ? "output-location" : stray;
  throw new UsageError(`--${option} goes with --engine trino or athena`);
}

function pathsOf(files: readonly InputFile[], kind: InputFile["kind"]): readonly string[] {
  return files.filter((file) => file.kind === kind).map((file) => file.path);
}

async function readInventories(paths: readonly string[]): Promise<Inventory> {
  const documents: unknown[] = [];
  for (const path of new Set(paths)) documents.push(await readJson(path));
  try {
    return readInventory(documents);
  } catch {
    throw new UsageError(
      `${paths.join(", ")}: not the output of aws rds describe-db-clusters or describe-db-instances`,
    );
  }
}

async function readMaps(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const map = new Map<string, string>();
  for (const path of new Set(paths)) {
    let header: readonly string[] | undefined;
    await readCsv({ path, hash: false }, (record, line) => {
      if (header === undefined) {
        header = record.map((cell) => cell.trim());
        if (header.join() !== "instance,cluster") {
          throw new UsageError(`${path}:1: a map needs the header instance,cluster`);
        }
        return;
      }
      const [instance = "", cluster = ""] = record;
      if (instance === "" || cluster === "")
        throw new UsageError(`${path}:${String(line)}: needs an instance and a cluster`);
      map.set(instance, cluster);
    });
  }
  return map;
}

function regionsOf(totals: LedgerTotals): ReadonlySet<string> {
  return new Set(totals.entries.map((entry) => entry.region));
}
