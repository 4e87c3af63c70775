import { charge, type Charge } from "./charge.ts";

/**
 * CPU credits of T-class DB instances that run above their baseline in unlimited mode.
 *
 *     cost  = credit vCPU-hours × unitPrice
 *     [USD]   [vCPU-Hours]        [USD per vCPU-Hour]
 *
 * @example 24 h × 2 vCPU × $0.09 = $4.32
 */
export const cpuCredits: Charge<"vCPU-Hours"> = charge({
  id: "cpu-credits",
  name: "CPU credits",
  unit: "vCPU-Hours",
  usageType: { standard: "CPUCredits:{family}", "io-optimized": "CPUCredits:{family}" },
  sharedWithRds: true,
  part: "other",
  resource: "instance",
  source: {
    title: "Amazon Aurora pricing, T4g and T3 CPU credits",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
