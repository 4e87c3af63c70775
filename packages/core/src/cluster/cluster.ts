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
  /** One range for every `db.serverless` instance of the cluster. */
  readonly serverlessV2?: ServerlessV2;
  readonly autoScaling?: AutoScaling;
  /** Demand over time; what `db.serverless` instances without `acu` follow. */
  readonly load?: Load;
  readonly connections?: Connections;
  readonly features: Features;
  /** The version a major upgrade is planned to. */
  readonly upgradeTo?: string;
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
  /** Mean Aurora capacity units while running; `db.serverless` only, and there in place of the load. */
  readonly acu?: Decimal;
  /** Failover priority, 0 to 15. */
  readonly promotionTier?: Decimal;
}

/** What Aurora Serverless v2 may scale between, and how. */
export interface ServerlessV2 {
  /** A multiple of 0.5; 0 lets it pause. */
  readonly minAcu?: Decimal;
  /** A multiple of 0.5, 1 to 256. */
  readonly maxAcu?: Decimal;
  /** Idle time before a pause; default 300. */
  readonly secondsUntilAutoPause?: Decimal;
  /** 1 to 4; a newer one has more capacity and speed for the same price. */
  readonly platformVersion?: Decimal;
  /** How fast capacity rises. AWS publishes no number: without one it is taken as instant. */
  readonly acuPerSecond?: Decimal;
}

/** Aurora Auto Scaling of readers. */
export interface AutoScaling {
  readonly minReaders: Decimal;
  readonly maxReaders: Decimal;
  readonly policies: readonly ScalingPolicy[];
}

/** Target tracking of a mean over all readers. */
export interface ScalingPolicy {
  readonly metric: "cpu" | "connections";
  /** Percent of CPU, or connections to a reader. */
  readonly target: Decimal;
  /** Seconds; default 300. */
  readonly scaleInCooldown: Decimal;
  readonly scaleOutCooldown: Decimal;
}

export type LoadProfile = "flat" | "office-hours" | "nightly-batch" | "spiky" | "dev-test";

/** One of three forms: a named profile, a day or a week hour by hour, or steps of any length. */
export interface Load {
  readonly profile?: LoadProfile;
  /** ACUs outside the profile's peaks; 0 is idle. */
  readonly baseAcu?: Decimal;
  readonly peakAcu?: Decimal;
  /** ACUs of 24 hours of a day, or of 168 of a week from Monday on. */
  readonly hourly?: readonly Decimal[];
  /** Length of each step of `acu`. */
  readonly stepSeconds?: Decimal;
  readonly acu?: readonly Decimal[];
  /** Share of the load that goes to the reader endpoint, 0 to 1; without readers the writer carries it. Default 0. */
  readonly readShare: Decimal;
}

/** Connections at the peak, in one of three forms, and what a proxy makes of them. */
export interface Connections {
  /** Concurrent executions, each with a connection of its own. */
  readonly lambdaConcurrency?: Decimal;
  readonly appInstances?: Decimal;
  readonly poolSize?: Decimal;
  readonly peak?: Decimal;
  readonly transactionsPerSecond?: Decimal;
  /** How long a transaction holds its connection. */
  readonly secondsPerTransaction?: Decimal;
  /** Sessions that a proxy cannot share. */
  readonly pinnedSessions?: Decimal;
  /** New connections a second. */
  readonly newPerSecond?: Decimal;
  /** `max_connections` of the parameter group, where it is not the default. */
  readonly maxConnections?: Decimal;
}

/** Features that cost nothing by themselves but stand in the way of others, or keep capacity up. */
export interface Features {
  /** Database Activity Streams. */
  readonly activityStreams?: boolean;
  readonly babelfish?: boolean;
  readonly enhancedMonitoring?: boolean;
  /** Express configuration. */
  readonly express?: boolean;
  readonly iamAuthentication?: boolean;
  readonly limitless?: boolean;
  /** Logs published to CloudWatch Logs. */
  readonly logExport?: boolean;
  /** Logical replication, or the binary log. */
  readonly logicalReplication?: boolean;
  /** Master password in Secrets Manager. */
  readonly managedPassword?: boolean;
  readonly outposts?: boolean;
  readonly parallelQuery?: boolean;
  readonly pgaudit?: boolean;
  /** Reachable from the internet. */
  readonly publicAccess?: boolean;
  /** Readers must see what was just written. */
  readonly readAfterWrite?: boolean;
  /** pg_cron, or the event scheduler. */
  readonly scheduledJobs?: boolean;
  /** Stopped and started to save money. */
  readonly stopSchedule?: boolean;
  readonly unencrypted?: boolean;
  /** Local or global write forwarding. */
  readonly writeForwarding?: boolean;
  readonly zeroEtl?: boolean;
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
  readonly largestTableGb?: Decimal;
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
  /** Days that automatic backups are kept. */
  readonly retentionDays?: Decimal;
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
  /** Of its readers; AWS offers it in the primary Region only. */
  readonly autoScaling?: AutoScaling;
}

/** It stands in front of every instance of the cluster; none of its settings changes its price. */
export interface RdsProxy {
  /** 1 to 100; default 100. */
  readonly maxConnectionsPercent?: Decimal;
  readonly connectionBorrowTimeoutSeconds?: Decimal;
  readonly idleClientTimeoutSeconds?: Decimal;
  /** Beyond the default endpoint. */
  readonly extraEndpoints?: Decimal;
  readonly proxiesInAccount?: Decimal;
  readonly pinningFilters?: boolean;
  /** Whether it is in the cluster's VPC; taken as true. */
  readonly sameVpc?: boolean;
}

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
