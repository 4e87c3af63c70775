import { Decimal } from "../decimal.ts";
import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

/** Kilobytes that count as one request. */
const METERED_KB = 32;

/**
 * RDS Data API.
 *
 *     cost  = calls × ceil(KB per call ÷ 32) × unitPrice
 *     [USD]   [Requests]                       [USD per Request]
 *
 * Priced in tiers of the month's requests. The usage type's name is ours: no bill with it has been seen.
 *
 * @example 5,000,000 calls of 40 KB = 10,000,000 requests × $0.00000035 = $3.50
 */
export const dataApi: Charge<"Requests"> = charge({
  id: "data-api",
  name: "RDS Data API",
  unit: "Requests",
  usageType: { standard: "DataAPI:Requests", "io-optimized": "DataAPI:Requests" },
  part: "other",
  resource: "cluster",
  usage: ({ dataApi: api }) => {
    if (api === undefined) return [];
    const units = Decimal.max(1, api.kbPerRequest.div(METERED_KB).ceil());
    return [
      {
        quantity: quantity(api.requestsPerMonth.times(units), "Requests"),
        formula: `${api.requestsPerMonth.toString()} calls × ${units.toString()} × 32 KB`,
        description: "RDS Data API requests",
      },
    ];
  },
  source: {
    title: "Amazon Aurora pricing, Data API",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
