import { charge, type Charge } from "./charge.ts";

/**
 * Capacity of an Aurora PostgreSQL Limitless Database; recognised in bills only.
 *
 *     cost  = ACU-hours × unitPrice
 *     [USD]   [ACU-Hours] [USD per ACU-Hour]
 *
 * It exists on I/O-Optimized only, so there is nothing to switch.
 */
export const limitless: Charge<"ACU-Hours"> = charge({
  id: "limitless",
  name: "Limitless Database capacity",
  unit: "ACU-Hours",
  usageType: { "io-optimized": "Aurora:IO-OptimizedLimitlessACUUsage-Limitless" },
  part: "compute",
  resource: "instance",
  source: {
    title: "Amazon Aurora pricing, Aurora PostgreSQL Limitless Database",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
