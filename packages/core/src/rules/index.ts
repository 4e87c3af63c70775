import { billingExportRules } from "./billing-exports.ts";
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
import { storageRules } from "./storage.ts";

/** Every rule, family by family. */
export const rules: readonly Rule[] = [
  ...instanceClassRules,
  ...extendedSupportRules,
  ...ioOptimizedRules,
  ...storageRules,
  ...readerRules,
  ...proxyRules,
  ...featureRules,
  ...reservedInstanceRules,
  ...savingsPlanRules,
  ...billingExportRules,
  ...metricRules,
];
