import type { Analysis } from "@aurora-cost/core";
import { toJsonLine } from "../output.ts";

/** A line of JSON for each cluster, biggest saving first, each as in the whole document. */
export function analysisNdjson({ clusters }: Analysis): string {
  return clusters.map(toJsonLine).join("");
}
