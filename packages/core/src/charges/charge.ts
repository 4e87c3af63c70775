import type { Cluster, StorageConfiguration } from "../cluster/cluster.ts";
import type { Decimal } from "../decimal.ts";
import { quantity, type Quantity, type Unit } from "../units.ts";

/** Where a fact was read, and when it was last checked there. */
export interface Source {
  readonly title: string;
  readonly url: string;
  readonly checkedOn: string;
}

/** The sums a cluster's costs are shown in. */
export type CostPart = "compute" | "storage" | "storageIo" | "backup" | "other";

/** An amount of a charge that a described cluster uses in a month. */
export interface Usage<U extends Unit> {
  readonly quantity: Quantity<U>;
  /** How the quantity came about: `2 × 730 h`. */
  readonly formula: string;
  readonly description: string;
  /** Values for the `{…}` of the usage type: `{ class: "db.r6g.large" }`. */
  readonly fill?: Readonly<Record<string, string>>;
}

/**
 * One thing that Amazon meters for Aurora.
 *
 * Everything else follows from the list of these: estimates, reading bills and price lists, comparisons, documentation.
 */
export interface Charge<U extends Unit = Unit> {
  /** The file's name. */
  readonly id: string;
  readonly name: string;
  readonly unit: U;
  /**
   * How AWS spells the charge in each storage configuration, without Region prefix; `{name}` stands for what varies.
   * `null` where it is not billed; left out where it cannot exist.
   */
  readonly usageType: { readonly standard?: string | null; readonly "io-optimized"?: string | null };
  /** The key of the price, where several usage types share one; default the usage type itself. */
  readonly priceKey?: string;
  /** Plain RDS uses the same usage type, so that it alone does not say Aurora. */
  readonly sharedWithRds?: true;
  readonly part: CostPart;
  /** Whose resource id the billing row carries. */
  readonly resource: "instance" | "cluster";
  /** How the price description reads, for bills without usage types. `(?<name>…)` gives what varies. */
  readonly described?: { readonly [C in StorageConfiguration]?: RegExp };
  /** What a described cluster uses in a month; left out for what a description cannot hold. */
  readonly usage?: (cluster: Cluster) => readonly Usage<U>[];
  readonly source: Source;
}

/** Declares a charge: ties the unit of its quantities to the unit of its price, and leaves out quantities of 0. */
export function charge<U extends Unit>(definition: Charge<U>): Charge<U> {
  const { usage } = definition;
  if (usage === undefined) return definition;
  return { ...definition, usage: (cluster) => usage(cluster).filter((used) => !used.quantity.isZero()) };
}

/** An amount that is billed as the description gives it: `3 secrets`. */
export function counted<U extends Unit>(
  amount: Decimal | undefined,
  unit: U,
  what: string,
  description: string,
): readonly Usage<U>[] {
  if (amount === undefined) return [];
  return [{ quantity: quantity(amount, unit), formula: `${amount.toString()} ${what}`, description }];
}

/** Writes `{class}` and its like into a usage type. */
export function fillTemplate(template: string, fill: Readonly<Record<string, string>> = {}): string {
  return template.includes("{") ? template.replace(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? "") : template;
}

/** What may be empty in a usage type. */
const OPTIONAL: ReadonlySet<string> = new Set(["variant", "peer"]);

/** The pattern that recognises what {@link fillTemplate} writes. */
export function templatePattern(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(
    `^${escaped.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>[^:]${OPTIONAL.has(name) ? "*" : "+"})`)}$`,
  );
}
