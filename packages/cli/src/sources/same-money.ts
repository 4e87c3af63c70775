import { findSameMoney } from "@aurora-cost/core";
import { UsageError } from "../failure.ts";
import type { BillReport } from "./bill.ts";
import { inputName } from "./bytes.ts";

/**
 * Two exports of the same month are not summed.
 *
 * @throws {UsageError} naming two files that hold the same rows, or the same days of an account in different formats
 */
export function refuseSameMoney(inputs: readonly BillReport[]): void {
  const found = findSameMoney(inputs.map(({ footprint }) => footprint));
  if (found === null) return;
  const [one, other] = [found.first, found.second].map((place) => inputName(inputs[place]?.path ?? ""));
  const what = found.shared === "rows" ? "the same rows" : "the same days of the same accounts";
  throw new UsageError(`${one ?? ""} and ${other ?? ""}: hold ${what}, which would count twice; give one of them`);
}
