import type { ChargeRow } from "../row.ts";

/** Everything a format may tell about a row; each maps to the columns that hold it, best first. */
export type Field =
  | "provider"
  | "serviceCode"
  | "serviceName"
  | "lineType"
  | "commitmentType"
  | "commitmentStatus"
  | "reservation"
  | "account"
  | "region"
  | "usageType"
  | "sku"
  | "operation"
  | "engine"
  | "resourceId"
  | "description"
  | "start"
  | "end"
  | "currency"
  | "quantity"
  | "billedCost"
  | "listCost"
  | "listRate"
  | "contractedCost"
  | "effectiveCost"
  | "savingsPlanCost"
  | "unusedUpfront"
  | "unusedRecurring"
  | "totalCommitment"
  | "usedCommitment";

/** A column by its name, or a key of a map column. */
export type Column = string | { readonly map: string; readonly key: string };

/** The cells of a row, by field; empty where the export has no such column. */
export type Cells = Readonly<Record<Field, string>>;

/**
 * One billing export format: how to know it, where its columns are, and what its rows mean.
 *
 * Columns are found by name, in any order; any may be missing but those in `required`.
 */
export interface Format {
  readonly id: "cur-legacy" | "cur2" | "focus-1.0" | "focus-1.1" | "focus-1.2" | "dbr" | "monthly-bill";
  /** Looks at the lower-case names of the header. */
  readonly matches: (header: ReadonlySet<string>) => boolean;
  readonly columns: { readonly [F in Field]?: readonly Column[] };
  readonly required: readonly Field[];
  /** Where the value of a tag stands. */
  readonly tag: (key: string) => readonly Column[];
  /** What the reconciliation sums: the column of the billed cost. */
  readonly basis: "UnblendedCost" | "BilledCost" | "UnBlendedCost" | "CostBeforeTax";
  /** Names of Amazon RDS that {@link Format.isRds} knows; {@link RDS_NAME} alone where none are given. */
  readonly serviceNames?: readonly string[];
  /** Whether a row is of the service Amazon RDS. */
  readonly isRds: (cells: Pick<Cells, "provider" | "serviceCode" | "serviceName">) => boolean;
  /** Whether a row is a total of others. */
  readonly isTotal?: (cells: Cells) => boolean;
  readonly interpret: (cells: Cells) => Omit<ChargeRow, "tag">;
}

/** The name of Amazon RDS where an export has no service codes. */
export const RDS_NAME = "Amazon Relational Database Service";
export const RDS_CODE = "AmazonRDS";

/** Aurora DSQL is a service of its own. */
export const DSQL_CODE = "AuroraDSQL";
