import type { Analysis } from "@aurora-cost/core";

/** A line of JSON for each cluster, biggest saving first, each as in the whole document. */
export function analysisNdjson({ clusters }: Analysis): string {
  return clusters.map((cluster) => `${JSON.stringify(cluster)}\n`).join("");
}
