import { Decimal, type StorageComparison } from "@aurora-cost/core";
import type { JSX } from "preact";
import type { Numbers } from "../numbers.ts";
import { Facts } from "./facts.tsx";

/** AWS's own rule of thumb: I/O-Optimized pays once I/O exceeds a quarter of the Aurora spend. */
const RULE_OF_THUMB = new Decimal("0.25");

export interface BreakEvenProps {
  readonly comparison: StorageComparison;
  readonly numbers: Numbers;
}

/** The exact break-even, beside the rule of thumb. */
export function BreakEven({ comparison, numbers }: BreakEvenProps): JSX.Element {
  const { breakEven } = comparison;
  if (breakEven === null)
    return <p class="break-even">An I/O request costs nothing here, so there is no break-even.</p>;
  if (breakEven.reason === "always-cheaper") {
    return <p class="break-even">I/O-Optimized costs no more here, even without any I/O.</p>;
  }
  const { ioRequestsPerMonth, ioRequestsPerSecond, ioShare } = breakEven;
  return (
    <div class="block">
      <h3>Break-even</h3>
      <Facts
        facts={[
          ["I/O requests a month", <span part="break-even">{numbers.count(ioRequestsPerMonth)}</span>],
          ["a second", numbers.count(ioRequestsPerSecond)],
          ["I/O’s share of the Standard bill", ioShare === null ? "–" : numbers.percent(ioShare)],
        ]}
      />
      <RuleOfThumb comparison={comparison} exact={ioShare} numbers={numbers} />
    </div>
  );
}

function RuleOfThumb({
  comparison: { ioShare, savingsPerMonth },
  exact,
  numbers,
}: BreakEvenProps & { readonly exact: Decimal | null }): JSX.Element | null {
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
