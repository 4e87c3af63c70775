import { hardwareOf } from "../capacity/instance-classes.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { candidateClasses } from "../compare/candidate-classes.ts";
import { totalOf } from "../compare/total.ts";
import { allOfClass } from "../compare/variants.ts";
import { Decimal } from "../decimal.ts";
import type { PriceBook } from "../prices/book.ts";
import type { SizeInput } from "./input.ts";

/** A provisioned class that holds a load. */
export interface HoldingClass {
  readonly class: string;
  /** Percent of its CPU. */
  readonly cpuP95: Decimal;
  readonly cpuMax: Decimal;
  readonly total: Decimal;
  /** Why it holds. */
  readonly formula: string;
}

/**
 * Most of a CPU that the 95th percentile may take, in percent: our own choice, a fifth to spare. AWS prints no number.
 */
export const HIGHEST_P95: Decimal = new Decimal(80);

/**
 * The cheapest class of the price book that holds a load; the given one in a tie, nothing where none does.
 *
 *     p95 × vCPU now ÷ its vCPU ≤ 80 %,  max × vCPU now ÷ its vCPU ≤ 100 %
 *     working set ≤ its memory; where that is not known, no less memory than now
 *     connections ≤ its default max_connections
 *
 * A vCPU counts the same in every family, though newer ones do more.
 */
export function cheapestClass(input: SizeInput, cluster: Cluster, book: PriceBook): HoldingClass | null {
  let best: HoldingClass | null = null;
  for (const { name, connections } of candidateClasses(cluster, book)) {
    if (input.connections?.gt(connections) === true) continue;
    const use = cpuUse(name, input);
    if (!use.holds || !hasMemory(name, input)) continue;
    const total = totalOf(allOfClass(cluster, name), book);
    if (best === null || total.lt(best.total) || (total.eq(best.total) && name === input.class)) {
      best = { class: name, total, cpuP95: use.cpuP95, cpuMax: use.cpuMax, formula: use.formula };
    }
  }
  return best;
}

function cpuUse(name: string, input: SizeInput): Omit<HoldingClass, "class" | "total"> & { readonly holds: boolean } {
  const [now, its] = [hardwareOf(input.class).vcpu, hardwareOf(name).vcpu];
  const cpuP95 = input.cpuP95.times(now).div(its);
  const cpuMax = input.cpuMax.times(now).div(its);
  const spelled = `${input.cpuP95.toString()} % × ${String(now)} ÷ ${String(its)} vCPU = ${cpuP95.toDecimalPlaces(2).toString()} %`;
  return {
    cpuP95,
    cpuMax,
    formula: `${spelled} ≤ ${HIGHEST_P95.toString()} %`,
    holds: cpuP95.lte(HIGHEST_P95) && cpuMax.lte(100),
  };
}

function hasMemory(name: string, { class: now, workingSetGib }: SizeInput): boolean {
  return new Decimal(hardwareOf(name).memoryGib).gte(workingSetGib ?? hardwareOf(now).memoryGib);
}
