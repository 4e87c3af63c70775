import {
  compareStorageUnder,
  type Decimal,
  InputError,
  ioOptimizedRules,
  parseCluster,
  type Path,
  postgresqlClassRule,
  type PriceBook,
  spellPath,
  type StorageComparison,
} from "@aurora-cost/core";
import { COMPARABLE_REGIONS, comparableClasses, missingCharges } from "./book.ts";
import type { Numbers } from "./numbers.ts";

/** The panel's fields, as typed. */
export interface StorageForm {
  readonly region: string;
  readonly engine: string;
  readonly instanceClass: string;
  readonly instances: string;
  readonly storageGb: string;
  readonly ioMillions: string;
}

export type FieldName = keyof StorageForm;

export interface FieldError {
  readonly kind: "error";
  readonly field: FieldName;
  readonly message: string;
}

export interface StorageResult {
  readonly kind: "result";
  readonly comparison: StorageComparison;
  readonly currency: string;
  readonly ioRequests: Decimal;
  readonly form: StorageForm;
  readonly book: PriceBook;
}

/** The rules that can speak of what the form describes: a page carries no others. */
const RULES = [postgresqlClassRule, ...ioOptimizedRules];

/** Where in a cluster description each field ends up; the first that matches. */
const FIELDS: readonly (readonly [path: RegExp, field: FieldName])[] = [
  [/^region/, "region"],
  [/^engine/, "engine"],
  [/^instances\[\d+\]\.count/, "instances"],
  [/^instances/, "instanceClass"],
  [/^storage/, "storageGb"],
  [/^io/, "ioMillions"],
];

/** Compares what the form describes, or says which field to mend and how. */
export function compareForm(form: StorageForm, book: PriceBook, numbers: Numbers): StorageResult | FieldError {
  try {
    return { kind: "result", form, book, ...compare(form, book, numbers) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: "error", field: fieldOf(error.path), message: sentence(error) };
  }
}

function compare(
  form: StorageForm,
  book: PriceBook,
  numbers: Numbers,
): Pick<StorageResult, "comparison" | "currency" | "ioRequests"> {
  const typed = (field: FieldName, path: Path): Decimal => at(path, () => numbers.parse(form[field]));
  const ioRequests = typed("ioMillions", ["io"]).times(1_000_000);
  const instanceClass = form.instanceClass.trim();
  if (instanceClass === "db.serverless") {
    throw fault(["instances"], "this panel compares provisioned classes, such as db.r6g.large");
  }
  const cluster = parseCluster({
    region: form.region,
    engine: form.engine,
    instances: instancesOf(instanceClass, typed("instances", ["instances", 0, "count"])),
    storage: { gb: typed("storageGb", ["storage"]).toString() },
    io: { requestsPerMonth: ioRequests.toString() },
  });
  const missing = missingCharges(book, cluster.region, cluster.engine);
  if (missing.length > 0) {
    const other = COMPARABLE_REGIONS.includes(cluster.region) ? "engine" : "Region";
    const what = missing.join(" and ");
    throw fault(["region"], `the price book lacks ${what} of ${cluster.region}; choose another ${other}`);
  }
  const classes = comparableClasses(book, cluster.region, cluster.engine);
  for (const { class: name } of cluster.instances) {
    if (!classes.includes(name)) throw fault(["instances"], unknownClass(name, cluster.region, classes));
  }
  return {
    comparison: compareStorageUnder(RULES, cluster, book),
    currency: book.regions.get(cluster.region)?.currency ?? "USD",
    ioRequests,
  };
}

/** One writer and the rest readers; a count that cannot be split is core's to refuse. */
function instancesOf(name: string, count: Decimal): readonly object[] {
  if (!count.isInteger() || count.lte(1)) return [{ class: name, count: count.toString() }];
  return [
    { class: name, role: "writer" },
    { class: name, role: "reader", count: count.minus(1).toString() },
  ];
}

function unknownClass(name: string, region: string, classes: readonly string[]): string {
  const family = name.split(".").slice(0, 2).join(".");
  const siblings = classes.filter((known) => known.startsWith(`${family}.`));
  const instead =
    siblings.length === 0
      ? `choose one of the ${String(classes.length)} in the list`
      : `priced of ${family}: ${siblings.map((known) => known.slice(family.length + 1)).join(", ")}`;
  return `no price of ${name} in both configurations in ${region}; ${instead}`;
}

function at<T>(path: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof InputError ? fault(path, error.message) : error;
  }
}

function fault(path: Path, message: string): InputError {
  return new InputError("invalid-value", message, path);
}

function fieldOf(path: Path): FieldName {
  const spelled = spellPath(path);
  return FIELDS.find(([pattern]) => pattern.test(spelled))?.[1] ?? "instanceClass";
}

/** Beside its field a message needs no path. */
function sentence({ message, path }: InputError): string {
  const spelled = spellPath(path);
  const text = spelled !== "" && message.startsWith(`${spelled} `) ? message.slice(spelled.length + 1) : message;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
