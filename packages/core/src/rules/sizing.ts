import { connectionsDirect } from "../capacity/connections-needed.ts";
import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { type LoadCurve, loadCurve, meanLoad, peakLoad, percentileLoad } from "../capacity/load.ts";
import { classAcu } from "../capacity/sizing.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { Decimal, ZERO } from "../decimal.ts";
import type { Rule } from "./rule.ts";
import { serverlessOf } from "./serverless.ts";

const TOOLKIT = "AWS agent toolkit (aws/agent-toolkit-for-aws), Aurora serverless advisor";

/** How a range of Serverless v2 follows from a load. */
export const sizingRules: readonly Rule[] = [
  /** A range needs a load that says its peak. When: one is described without. */
  {
    id: "SZ-001",
    severity: "warning",
    source: TOOLKIT,
    check: ({ described }) => {
      const { load, serverlessV2: { minAcu, maxAcu } = {} } = described ?? {};
      if (load !== undefined || serverlessOf(described).length === 0) return null;
      if (minAcu === undefined && maxAcu === undefined) return null;
      return "without a load nobody knows whether the range holds it: give load:, or measure peak, average and working set";
    },
  },
  /** A provisioned class counts as its vCPUs times ACUs for each. When: one has to carry a load in ACUs. */
  {
    id: "SZ-002",
    severity: "info",
    source: TOOLKIT,
    check: ({ described, classes }) => {
      const known = classes.filter((name) => INSTANCE_CLASSES[name] !== undefined);
      if (described?.load === undefined || known.length === 0) return null;
      const worth = known.map((name) => `${name} ${classAcu(name).toString()}`).join(", ");
      return `the load is set against classes by their CPU, 4 ACU for a vCPU of r and x classes, 2 of t: ${worth}`;
    },
  },
  /** AWS's sizing takes the average for the minimum and 1.3 times the peak for the maximum. When: a load is described. */
  {
    id: "SZ-003",
    severity: "info",
    source: TOOLKIT,
    check: ({ described }) => {
      if (described?.load === undefined || serverlessOf(described).length === 0) return null;
      const [min, max] = sizedRange(loadCurve(described.load), described);
      return `for all of this load on one instance AWS's sizing gives ${min.toString()} to ${max.toString()} ACU: at least its average, at most 1.3 × its peak or 1.5 × the typical`;
    },
  },
];

/**
 * AWS's sizing of Serverless v2 for a load in ACUs.
 *
 *     typical = 0.95 × p95 + 0.05 × peak
 *     max     = min(256, max(1.3 × peak, 1.5 × typical))
 *     min     = max(0.5, average, connections × 10 MB ÷ 2 GiB)      at most max
 *
 * Each is rounded up to half an ACU.
 */
function sizedRange(curve: LoadCurve, { connections }: Cluster): readonly [min: Decimal, max: Decimal] {
  const peak = peakLoad(curve);
  const typical = percentileLoad(curve, 95).times("0.95").plus(peak.times("0.05"));
  const highest = Decimal.max(1, up(up(peak).times("1.3")), up(up(typical).times("1.5")));
  const max = Decimal.min(256, highest);
  const floor = up((connectionsDirect(connections ?? {})?.value ?? ZERO).times(10).div(2048));
  return [Decimal.min(max, Decimal.max("0.5", up(meanLoad(curve)), floor)), max];
}

function up(acu: Decimal): Decimal {
  return acu.times(2).ceil().div(2);
}
