import type { Cluster, Decimal, PriceBook } from "@aurora-cost/core";
import { fault, type Form, type Place } from "./form.ts";
import { COMPARABLE_REGIONS, missingCharges } from "./prices.ts";

/** Where the parts of a cluster description come from; the first that matches. */
export const PLACES: readonly Place[] = [
  [/^region/, "region"],
  [/^engine/, "engine"],
  [/^instances\[\d+\]\.count/, "instances"],
  [/^instances/, "instanceClass"],
  [/^storage/, "storageGb"],
  [/^io/, "ioMillions"],
  [/^load\.baseAcu/, "baseAcu"],
  [/^load/, "peakAcu"],
  [/^serverlessV2\.minAcu/, "minAcu"],
  [/^serverlessV2\.seconds/, "secondsUntilAutoPause"],
  [/^serverlessV2/, "maxAcu"],
  [/^/, "instanceClass"],
];

/** One writer and the rest readers; a count that cannot be split is core's to refuse. */
export function instancesOf(form: Form, extra: object = {}): readonly object[] {
  const name = form.text("instanceClass");
  const count = form.number("instances");
  if (!count.isInteger() || count.lte(1)) return [{ class: name, count: count.toString(), ...extra }];
  return [
    { class: name, role: "writer", ...extra },
    { class: name, role: "reader", count: count.minus(1).toString(), ...extra },
  ];
}

export function ioRequestsOf(form: Form): Decimal {
  return form.number("ioMillions").times(1_000_000);
}

/** The load as the form has it: a profile with its base and, but for the flat one, its peak. */
export function loadOf(form: Form): object {
  const profile = form.text("profile");
  const baseAcu = form.number("baseAcu").toString();
  return profile === "flat" ? { profile, baseAcu } : { profile, baseAcu, peakAcu: form.number("peakAcu").toString() };
}

/** The same cluster.
 *
 * @throws {InputError} at the Region, where storage or I/O have no price */
export function requireStoragePrices(cluster: Cluster, book: PriceBook): Cluster {
  const { region, engine } = cluster;
  const missing = missingCharges(book, region, engine);
  if (missing.length === 0) return cluster;
  const other = COMPARABLE_REGIONS.includes(region) ? "engine" : "Region";
  throw fault("region", `the price book lacks ${missing.join(" and ")} of ${region}; choose another ${other}`);
}

/** What to choose instead of a class without a price. */
export function classesAlike(name: string, classes: readonly string[]): string {
  const family = name.split(".").slice(0, 2).join(".");
  const siblings = classes.filter((known) => known.startsWith(`${family}.`));
  if (siblings.length === 0) return `choose one of the ${String(classes.length)} in the list`;
  return `priced of ${family}: ${siblings.map((known) => known.slice(family.length + 1)).join(", ")}`;
}
