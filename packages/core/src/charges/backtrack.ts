import { quantity } from "../units.ts";
import { charge, type Charge } from "./charge.ts";

/**
 * Backtrack change records, Aurora MySQL only.
 *
 *     cost  = records held × hoursPerMonth × unitPrice
 *     [USD]   [Change-Record-Hours]          [USD per Change-Record-Hour]
 *
 *     records held = windowHours × statementsPerHour × changeRecordsPerStatement
 *
 * A record is billed for every hour it is kept, so the month's quantity is what the window holds, times the month's hours.
 *
 * @example a window of 24 h × 10,000,000 statements × 0.38 = 91,200,000 records; × 730 h × $0.000000012 = $798.91
 */
export const backtrack: Charge<"Change-Record-Hours"> = charge({
  id: "backtrack",
  name: "Backtrack",
  unit: "Change-Record-Hours",
  usageType: { standard: "Aurora:BacktrackUsage", "io-optimized": "Aurora:BacktrackUsage" },
  part: "other",
  resource: "cluster",
  usage: ({ backtrack: window, hoursPerMonth }) => {
    if (window === undefined) return [];
    const { windowHours, statementsPerHour, changeRecordsPerStatement } = window;
    const held = windowHours.times(statementsPerHour).times(changeRecordsPerStatement);
    return [
      {
        quantity: quantity(held.times(hoursPerMonth), "Change-Record-Hours"),
        formula: `${windowHours.toString()} h × ${statementsPerHour.toString()} /h × ${changeRecordsPerStatement.toString()} × ${hoursPerMonth.toString()} h`,
        description: `Backtrack window of ${windowHours.toString()} hours`,
      },
    ];
  },
  source: {
    title: "Amazon Aurora pricing, Backtrack",
    url: "https://aws.amazon.com/rds/aurora/pricing/",
    checkedOn: "2026-11-23",
  },
});
