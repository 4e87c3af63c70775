import { backtrackFacts } from "./backtrack.ts";
import { backupFacts } from "./backup.ts";
import { clonesFacts } from "./clones.ts";
import { endpointsFacts } from "./endpoints.ts";
import type { Fact } from "./fact.ts";
import { globalDatabaseFacts } from "./global-database.ts";
import { highAvailabilityFacts } from "./high-availability.ts";
import { integrationsFacts } from "./integrations.ts";
import { ioOptimizedFacts } from "./io-optimized.ts";
import { monitoringFacts } from "./monitoring.ts";
import { outpostsFacts } from "./outposts.ts";
import { overviewFacts } from "./overview.ts";
import { proxyFacts } from "./proxy.ts";
import { readersFacts } from "./readers.ts";
import { securityFacts } from "./security.ts";
import { serverlessV1Facts } from "./serverless-v1.ts";
import { serverlessV2Facts } from "./serverless-v2.ts";
import { storageFacts } from "./storage.ts";
import { versionsFacts } from "./versions.ts";

/** When the facts were last checked. */
export const FACTS_CHECKED_ON = "2026-11-23";

/** Common claims about Aurora, checked one by one, topic by topic. */
export const facts: readonly Fact[] = [
  ...overviewFacts,
  ...versionsFacts,
  ...serverlessV2Facts,
  ...serverlessV1Facts,
  ...storageFacts,
  ...ioOptimizedFacts,
  ...clonesFacts,
  ...backtrackFacts,
  ...backupFacts,
  ...highAvailabilityFacts,
  ...readersFacts,
  ...endpointsFacts,
  ...globalDatabaseFacts,
  ...proxyFacts,
  ...securityFacts,
  ...monitoringFacts,
  ...integrationsFacts,
  ...outpostsFacts,
];
