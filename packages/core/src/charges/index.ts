import type { StorageConfiguration } from "../cluster/cluster.ts";
import { backtrack } from "./backtrack.ts";
import { backupStorage } from "./backup-storage.ts";
import { type Charge, templatePattern } from "./charge.ts";
import { cloudwatchLogs, cloudwatchLogsStorage } from "./cloudwatch-logs.ts";
import { cpuCredits } from "./cpu-credits.ts";
import { dataApi } from "./data-api.ts";
import { dataTransfer, dataTransferRegions } from "./data-transfer.ts";
import { databaseInsights, databaseInsightsServerless } from "./database-insights.ts";
import { dbInstance } from "./db-instance.ts";
import { extendedSupport, extendedSupportServerless } from "./extended-support.ts";
import { kinesis, kinesisPuts } from "./kinesis.ts";
import { kms, kmsRequests } from "./kms.ts";
import { limitless } from "./limitless.ts";
import { performanceInsights, performanceInsightsApi, performanceInsightsServerless } from "./performance-insights.ts";
import { rdsProxy, rdsProxyServerless } from "./rds-proxy.ts";
import { replicatedWriteIo } from "./replicated-write-io.ts";
import { secretsManager, secretsManagerCalls } from "./secrets-manager.ts";
import { serverlessV1 } from "./serverless-v1.ts";
import { serverlessV2 } from "./serverless-v2.ts";
import { snapshotExport } from "./snapshot-export.ts";
import { storageIo } from "./storage-io.ts";
import { storage } from "./storage.ts";

/** Every charge, in the order in which lines are printed. */
export const charges: readonly Charge[] = [
  dbInstance,
  serverlessV2,
  serverlessV1,
  limitless,
  storage,
  storageIo,
  backupStorage,
  snapshotExport,
  backtrack,
  replicatedWriteIo,
  rdsProxy,
  rdsProxyServerless,
  extendedSupportServerless,
  extendedSupport,
  dataApi,
  performanceInsightsServerless,
  performanceInsights,
  performanceInsightsApi,
  databaseInsights,
  databaseInsightsServerless,
  cpuCredits,
  dataTransfer,
  dataTransferRegions,
  secretsManager,
  secretsManagerCalls,
  kms,
  kmsRequests,
  kinesis,
  kinesisPuts,
  cloudwatchLogs,
  cloudwatchLogsStorage,
];

export interface Recognised {
  readonly charge: Charge;
  /** `null` where both configurations share the usage type. */
  readonly configuration: StorageConfiguration | null;
  /** What stood in the usage type's `{…}`. */
  readonly fill: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly pattern: RegExp;
  readonly charge: Charge;
  readonly configuration: StorageConfiguration | null;
}

const patterns: readonly Pattern[] = charges.flatMap((charge) => {
  const { standard, "io-optimized": optimized } = charge.usageType;
  const own = (template: string, configuration: StorageConfiguration | null): Pattern => ({
    pattern: templatePattern(template),
    charge,
    configuration,
  });
  if (typeof standard === "string" && standard === optimized) return [own(standard, null)];
  return [
    ...(typeof standard === "string" ? [own(standard, "standard")] : []),
    ...(typeof optimized === "string" ? [own(optimized, "io-optimized")] : []),
  ];
});

/** Finds the charge and the storage configuration behind a usage type without Region prefix. */
export function recognise(usageType: string): Recognised | undefined {
  for (const { pattern, charge, configuration } of patterns) {
    const match = pattern.exec(usageType);
    if (match !== null) return { charge, configuration, fill: match.groups ?? {} };
  }
  return undefined;
}

/** Finds the charge that a price is of: by its usage type, or where a charge is priced under another key, by that. */
export function chargeOfPrice(usageType: string): Charge | undefined {
  return recognise(usageType)?.charge ?? charges.find(({ priceKey }) => isPriceKey(priceKey, usageType));
}

function isPriceKey(priceKey: string | undefined, usageType: string): boolean {
  return priceKey !== undefined && new RegExp(`^${priceKey.replace(/\{\w+\}/g, "[^:]+")}$`).test(usageType);
}
