import type { Fact } from "./fact.ts";
import { DOCUMENT_HISTORY, STOP_START } from "./sources.ts";

export const serverlessV1Facts: readonly Fact[] = [
  {
    id: "serverless-v1-legacy",
    topic: "serverless-v1",
    claim: "Serverless v1 is a legacy choice that still offers scaling to zero.",
    verdict: "outdated",
    fact: "It is gone: none could be created after 2025-01-08, and it ended on 2025-03-31.",
    since: "2025-03-31",
    source: DOCUMENT_HISTORY,
  },
  {
    id: "serverless-v1-idle",
    topic: "serverless-v1",
    claim: "For no cost while idle, take Serverless v1 or stop the cluster on a schedule.",
    verdict: "wrong",
    fact: "Set the minimum of Serverless v2 to 0 ACUs. Stopping works too, but a stopped cluster starts again after 7 days, and storage and backups cost on.",
    since: "2024-11-20",
    source: STOP_START,
  },
];
