import { loadCurve } from "../capacity/load.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";

/** How many times what is held a load must jump to for a burst; ours, AWS names no number. */
const BURST = 4;

/** Held at least while not paused. */
const LEAST = new Decimal("0.5");

/** The largest jump of a load from one step to the next. */
export interface Burst {
  /** The capacity held before, at least the minimum. */
  readonly from: Decimal;
  readonly to: Decimal;
}

/** Where a load jumps to more than four times what is held; nothing where it does not, or where a rate is described. */
export function burstOf(described: Cluster | null): Burst | null {
  const { load, serverlessV2: { minAcu = LEAST, acuPerSecond } = {} } = described ?? {};
  if (load === undefined || acuPerSecond !== undefined) return null;
  const curve = loadCurve(load);
  const floor = Decimal.max(LEAST, minAcu);
  let largest: Burst | null = null;
  for (const [index, { acu }] of curve.entries()) {
    const from = Decimal.max(floor, curve.at(index - 1)?.acu ?? floor);
    if (acu.gt(from.times(BURST)) && (largest === null || acu.div(from).gt(largest.to.div(largest.from)))) {
      largest = { from, to: acu };
    }
  }
  return largest;
}
