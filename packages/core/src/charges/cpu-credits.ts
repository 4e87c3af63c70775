import { quantity } from "../units.ts";
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
  usage: ({ cpuCredits: credits, instances }) => {
    const family = instances
      .map((instance) => /^db\.t\w+/.exec(instance.class)?.[0])
      .find((name) => name !== undefined);
    if (credits === undefined || family === undefined) return [];
    return [
      {
        quantity: quantity(credits.vcpuHours, "vCPU-Hours"),
        formula: `${credits.vcpuHours.toString()} vCPU-hours above the baseline`,
        description: `CPU credits, ${family}`,
        fill: { family },
      },
    ];
  },
  source: {
    title: "Amazon Aurora pricing, T4g and T3 CPU credits",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
