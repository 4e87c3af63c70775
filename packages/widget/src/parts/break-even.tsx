import { Decimal, type StorageComparison } from "@aurora-cost/core";
import type { JSX } from "preact";
import type { Numbers } from "../numbers.ts";
import { Scale } from "./scale.tsx";

/** AWS's own rule of thumb: I/O-Optimized pays once I/O exceeds a quarter of the Aurora spend. */
const RULE_OF_THUMB = new Decimal("0.25");

export interface BreakEvenProps {
  readonly comparison: StorageComparison;
  readonly requests: Decimal;
  readonly numbers: Numbers;
}

/** The exact break-even, beside the rule of thumb. */
export function BreakEvenView({ comparison, requests, numbers }: BreakEvenProps): JSX.Element {
  const { breakEven } = comparison;
  if (breakEven === null)
    return <p class="break-even">An I/O request costs nothing here, so there is no break-even.</p>;
  if (breakEven.reason === "always-cheaper") {
    return <p class="break-even">I/O-Optimized costs no more here, even without any I/O.</p>;
  }
  return (
    <div class="break-even">
      <h3>Break-even</h3>
      <Scale requests={requests} breakEven={breakEven.ioRequestsPerMonth} />
      <dl>
        <div>
          <dt>I/O requests a month</dt>
          <dd part="break-even">{numbers.count(breakEven.ioRequestsPerMonth)}</dd>
        </div>
        <div>
          <dt>a second</dt>
          <dd>{numbers.count(breakEven.ioRequestsPerSecond)}</dd>
        </div>
        {breakEven.ioShare !== null && (
          <div>
            <dt>I/O’s share of the Standard bill</dt>
            <dd>{numbers.percent(breakEven.ioShare)}</dd>
          </div>
        )}
      </dl>
      <RuleOfThumb comparison={comparison} exact={breakEven.ioShare} numbers={numbers} />
    </div>
  );
}

function RuleOfThumb({
  comparison: { ioShare, savingsPerMonth },
  exact,
  numbers,
}: {
  readonly comparison: StorageComparison;
  readonly exact: Decimal | null;
  readonly numbers: Numbers;
}): JSX.Element | null {
  if (exact === null || ioShare === null) return null;
  const misled = ioShare.gt(RULE_OF_THUMB) !== savingsPerMonth.gt(0);
  return (
    <p class="rule">
      The “25% rule” switches when I/O exceeds a quarter of the bill. For this cluster the exact point is{" "}
      {numbers.percent(exact)}; your I/O is at {numbers.percent(ioShare)}.
      {misled && <strong> Here the rule picks the dearer configuration.</strong>}
    </p>
  );
}
