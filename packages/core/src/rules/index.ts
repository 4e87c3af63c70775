import { autoPauseRules } from "./auto-pause.ts";
import { billingExportRules } from "./billing-exports.ts";
import { connectionRules } from "./connections.ts";
import { extendedSupportRules } from "./extended-support.ts";
import { featureRules } from "./features.ts";
import { instanceClassRules } from "./instance-classes.ts";
import { ioOptimizedRules } from "./io-optimized.ts";
import { metricRules } from "./metrics.ts";
import { proxyRules } from "./proxy.ts";
import { readerRules } from "./readers.ts";
import { reservedInstanceRules } from "./reserved-instances.ts";
import type { Rule } from "./rule.ts";
import { savingsPlanRules } from "./savings-plans.ts";
import { serverlessRangeRules } from "./serverless-range.ts";
import { serverlessV1Rules } from "./serverless-v1.ts";
import { serverlessV2Rules } from "./serverless-v2.ts";
import { sizingRules } from "./sizing.ts";
import { storageRules } from "./storage.ts";

/** Every rule, family by family. */
export const rules: readonly Rule[] = [
  ...instanceClassRules,
  ...serverlessRangeRules,
  ...serverlessV2Rules,
  ...autoPauseRules,
  ...serverlessV1Rules,
  ...extendedSupportRules,
  ...ioOptimizedRules,
  ...storageRules,
  ...readerRules,
  ...proxyRules,
  ...connectionRules,
  ...sizingRules,
  ...featureRules,
  ...reservedInstanceRules,
  ...savingsPlanRules,
  ...billingExportRules,
  ...metricRules,
];
