import { classOffered } from "../capacity/class-offers.ts";
import { classConnections } from "../capacity/connections.ts";
import { type InstanceClass, INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { dbInstance } from "../charges/db-instance.ts";
import { fillTemplate } from "../charges/charge.ts";
import { Decimal } from "../decimal.ts";
import { clusterPrice } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import type { SizeInput } from "./input.ts";
import { classCluster, classCost, type InstanceCost } from "./instance-cost.ts";

/** A provisioned class that holds a load. */
export interface HoldingClass extends InstanceCost {
  readonly class: string;
  /** Percent of its CPU. */
  readonly cpuP95: Decimal;
  readonly cpuMax: Decimal;
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
 * A vCPU counts the same in every family, though newer ones do more. T classes, which are for development and tests, are
 * looked at only where the given class is one; another class must be known to run the engine version.
 */
export function cheapestClass(input: SizeInput, book: PriceBook): HoldingClass | null {
  const others = Object.keys(INSTANCE_CLASSES).filter((name) => name !== input.class);
  const holding = [input.class, ...others].flatMap((name) => holdingClass(name, input, book) ?? []);
  const [first] = holding;
  return first === undefined ? null : holding.reduce((best, one) => (one.total.lt(best.total) ? one : best), first);
}

function holdingClass(name: string, input: SizeInput, book: PriceBook): HoldingClass | null {
  const now = INSTANCE_CLASSES[input.class];
  const its = INSTANCE_CLASSES[name];
  if (now === undefined || its === undefined) return null;
  if (!isEligible(name, input) || !hasMemory(its, now, input) || !hasConnections(name, input)) return null;
  const cpuP95 = input.cpuP95.times(now.vcpu).div(its.vcpu);
  const cpuMax = input.cpuMax.times(now.vcpu).div(its.vcpu);
  if (cpuP95.gt(HIGHEST_P95) || cpuMax.gt(100) || !hasPrice(name, input, book)) return null;
  const formula = `${input.cpuP95.toString()} % × ${String(now.vcpu)} ÷ ${String(its.vcpu)} vCPU = ${cpuP95.toDecimalPlaces(2).toString()} % ≤ ${HIGHEST_P95.toString()} %`;
  return { class: name, cpuP95, cpuMax, formula, ...classCost(input, name, book) };
}

/** The given class runs already; another must be known to. */
function isEligible(name: string, { class: given, engine, engineVersion }: SizeInput): boolean {
  const { offered } = classOffered(name, engine, engineVersion ?? null);
  if (name === given) return offered !== "no";
  return offered === "yes" && (!isBurstable(name) || isBurstable(given));
}

function isBurstable(name: string): boolean {
  return name.startsWith("db.t");
}

function hasMemory(its: InstanceClass, now: InstanceClass, { workingSetGib }: SizeInput): boolean {
  return new Decimal(its.memoryGib).gte(workingSetGib ?? now.memoryGib);
}

function hasConnections(name: string, { engine, connections }: SizeInput): boolean {
  return connections === undefined || connections.lte(classConnections(engine, name)?.usable ?? 0);
}

function hasPrice(name: string, input: SizeInput, book: PriceBook): boolean {
  const usageType = fillTemplate(dbInstance.usageType.standard ?? "", { class: name });
  return clusterPrice(classCluster(input, name), book, usageType, dbInstance.unit) !== undefined;
}
