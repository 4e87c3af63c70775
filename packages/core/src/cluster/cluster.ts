import type { Decimal } from "../decimal.ts";

/** Engines of Aurora, as `engine` in the RDS API. */
export type Engine = "aurora-mysql" | "aurora-postgresql";

/** How a DB cluster pays for storage and I/O. */
export type StorageConfiguration = "standard" | "io-optimized";

/** A described DB cluster after validation: numbers are decimals, defaults are filled in. */
export interface Cluster {
  readonly name?: string;
  /** `us-east-1` */
  readonly region: string;
  readonly engine: Engine;
  /** `16.4`, `8.0.mysql_aurora.3.08.0` */
  readonly engineVersion?: string;
  /** Default `standard`. */
  readonly storageConfiguration: StorageConfiguration;
  /** Default 730, AWS's own month: 365 × 24 ÷ 12. */
  readonly hoursPerMonth: Decimal;
  readonly instances: readonly Instance[];
  readonly serverlessV1?: ServerlessV1;
  readonly storage?: Storage;
  readonly io?: Io;
  readonly backup?: Backup;
  readonly snapshotExport?: SnapshotExport;
  readonly backtrack?: Backtrack;
  /** The caller's own unit prices, keyed by usage type without Region prefix and with long size names. */
  readonly prices: Readonly<Record<string, Decimal>>;
}

/** One DB instance, or several alike. */
export interface Instance {
  /** `db.r6g.large`, or `db.serverless` for Aurora Serverless v2. */
  readonly class: string;
  readonly role: "writer" | "reader";
  /** Default 1. */
  readonly count: Decimal;
  /** Hours run in the month; default hoursPerMonth. */
  readonly hours?: Decimal;
  /** Mean Aurora capacity units while running; `db.serverless` only. */
  readonly acu?: Decimal;
  /** Failover priority, 0 to 15. */
  readonly promotionTier?: Decimal;
}

/** Aurora Serverless v1, ended 2025-03-31; for old bills. */
export interface ServerlessV1 {
  /** Mean Aurora capacity units over the month. */
  readonly acu: Decimal;
}

/** Either `gb`, or a volume that grows day by day. */
export interface Storage {
  /** Mean volume over the month. */
  readonly gb?: Decimal;
  readonly startGb?: Decimal;
  readonly growthGbPerDay?: Decimal;
  readonly days?: Decimal;
}

/** One of three forms: a monthly count, rates, or a baseline with peak hours. */
export interface Io {
  readonly requestsPerMonth?: Decimal;
  readonly readsPerSecond?: Decimal;
  readonly writesPerSecond?: Decimal;
  readonly baselinePerSecond?: Decimal;
  /** Takes the place of the baseline during the peak hours. */
  readonly peakPerSecond?: Decimal;
  readonly peakHoursPerMonth?: Decimal;
}

/** Either what AWS bills, or what is kept, from which the free allowance is taken. */
export interface Backup {
  readonly billedGb?: Decimal;
  readonly retainedGb?: Decimal;
}

export interface SnapshotExport {
  readonly gb: Decimal;
}

/** Aurora MySQL only. */
export interface Backtrack {
  readonly windowHours: Decimal;
  readonly statementsPerHour: Decimal;
  readonly changeRecordsPerStatement: Decimal;
}

/** The DB instance class of Aurora Serverless v2. */
export const SERVERLESS_CLASS = "db.serverless";
