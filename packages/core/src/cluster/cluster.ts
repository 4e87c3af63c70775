import type { Commitments } from "../commitments/commitments.ts";
import type { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";

export type { Engine } from "../engine.ts";

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
  readonly globalDatabase?: GlobalDatabase;
  /** RDS Proxy in front of all instances. */
  readonly proxy?: RdsProxy;
  readonly dataApi?: DataApi;
  /** Default `auto`: from engineVersion and billingMonth. */
  readonly extendedSupport: "auto" | "none";
  /** `2026-11`; default the month the price book was published in. */
  readonly billingMonth?: string;
  readonly insights?: Insights;
  readonly clones: readonly Clone[];
  readonly cpuCredits?: CpuCredits;
  readonly dataTransfer?: DataTransfer;
  readonly secretsManager?: SecretsManager;
  readonly kms?: Kms;
  readonly kinesis?: Kinesis;
  readonly cloudwatchLogs?: CloudwatchLogs;
  readonly commitments?: Commitments;
  /** Capacity limits, load and connections cost nothing by themselves; they are not looked at yet. */
  readonly serverlessV2?: object;
  readonly load?: object;
  readonly connections?: object;
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

export interface GlobalDatabase {
  /** Write I/Os of the primary; billed once for every secondary Region. */
  readonly replicatedWriteIosPerMonth?: Decimal;
  /** Data sent to each secondary Region. */
  readonly replicatedGbPerMonth?: Decimal;
  readonly secondaries: readonly Secondary[];
}

/** A secondary Region with its own instances, volume and I/O. */
export interface Secondary {
  readonly region: string;
  readonly instances: readonly Instance[];
  readonly storage?: Storage;
  readonly io?: Io;
}

/** Nothing to choose: it stands in front of every instance of the cluster. */
export type RdsProxy = Readonly<Record<string, never>>;

export interface DataApi {
  readonly requestsPerMonth: Decimal;
  /** Mean size of request and response; each 32 KB count as one request. Default 32. */
  readonly kbPerRequest: Decimal;
}

export interface Insights {
  /** CloudWatch Database Insights; `standard` is free. */
  readonly mode: "standard" | "advanced";
  /** Performance Insights history of more than 7 days, where it is still offered. */
  readonly longTermRetention: boolean;
}

/** Pages of a clone that are no longer shared. */
export interface Clone {
  readonly divergedGb: Decimal;
}

/** T classes in unlimited mode. */
export interface CpuCredits {
  readonly vcpuHours: Decimal;
}

export interface DataTransfer {
  readonly internetOutGb?: Decimal;
  /** Between Availability Zones, in either direction. */
  readonly interAzGb?: Decimal;
  readonly interRegionGb?: Decimal;
}

export interface SecretsManager {
  readonly secrets: Decimal;
  readonly apiCallsPerMonth: Decimal;
}

export interface Kms {
  readonly keys: Decimal;
  readonly requestsPerMonth: Decimal;
}

/** A provisioned stream, as Database Activity Streams fill it. */
export interface Kinesis {
  readonly shards: Decimal;
  readonly putUnitsPerMonth: Decimal;
}

/** Where Enhanced Monitoring and exported logs go. */
export interface CloudwatchLogs {
  readonly ingestedGb: Decimal;
  readonly storedGb: Decimal;
}

/** The DB instance class of Aurora Serverless v2. */
export const SERVERLESS_CLASS = "db.serverless";
