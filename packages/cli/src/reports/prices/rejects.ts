import type { Rejected } from "@aurora-cost/core";
import { csvLine } from "../csv-line.ts";

export const REJECT_HEADER: string = csvLine(["reason", "region", "engine", "usage_type", "sku", "rate_code", "term"]);

/** What a price list held and no book took, as `--rejects` keeps it. */
export function rejectLine({ reason, region, engine, usageType, sku, rateCode, term }: Rejected): string {
  return csvLine([reason, region, engine, usageType, sku, rateCode, term]);
}
