import type { Cluster, Instance } from "../cluster/cluster.ts";
import type { ReservedInstance } from "../commitments/commitments.ts";
import { type Decimal, sum, ZERO } from "../decimal.ts";
import type { RuleFacts } from "./rule.ts";

/** All instances but the writer. */
export function readerCount(described: Cluster | null): Decimal {
  const instances = countOf(described?.instances ?? []);
  return instances.isZero() ? ZERO : instances.minus(1);
}

export function countOf(instances: readonly Instance[]): Decimal {
  return sum(instances.map((instance) => instance.count));
}

/** Whether reserved DB instances are described, or cover usage of the bill. */
export function hasReserved(facts: RuleFacts): boolean {
  return reservedOf(facts).length > 0 || facts.billed?.kinds.includes("reserved") === true;
}

export function reservedOf({ described }: RuleFacts): readonly ReservedInstance[] {
  return described?.commitments?.reservedInstances ?? [];
}
