import { sharedMoney } from "@aurora-cost/core";
import { UsageError } from "../failure.ts";
import type { BillReport } from "./bill.ts";
import { inputName } from "./bytes.ts";

/**
 * Two exports of the same month are not summed.
 *
 * @throws {UsageError} naming two files that hold the same rows, or the same days of an account in different formats
 */
export function refuseSameMoney(inputs: readonly BillReport[]): void {
  for (const [index, one] of inputs.entries()) {
    for (const other of inputs.slice(0, index)) {
      const shared = sharedMoney(one.footprint, other.footprint);
      if (shared === null) continue;
      const what = shared === "rows" ? "the same rows" : "the same days of the same accounts";
      const names = `${inputName(other.path)} and ${inputName(one.path)}`;
      throw new UsageError(`${names}: hold ${what}, which would count twice; give one of them`);
    }
  }
}
