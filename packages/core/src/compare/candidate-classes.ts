import { dbInstance } from "../charges/db-instance.ts";
import { fillTemplate } from "../charges/charge.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import { clusterPrice } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import { classOffering } from "../capacity/class-offering.ts";
import { classConnections } from "../capacity/connections.ts";
import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { classAcu } from "../capacity/sizing.ts";

/** A provisioned class that the cluster could run on. */
export interface CandidateClass {
  readonly name: string;
  /** What its CPUs can do, in ACUs. */
  readonly acu: Decimal;
  /** `max_connections` less what AWS keeps. */
  readonly connections: number;
  /** In the cluster's storage configuration. */
  readonly hourly: Decimal;
}

/**
 * Classes with a price that the engine version is known to offer, the cheapest first; one that the cluster has already counts
 * unless the version lacks it. T classes are for development and tests, and only count where the cluster has one.
 */
export function candidateClasses(cluster: Cluster, book: PriceBook): readonly CandidateClass[] {
  const present = new Set(cluster.instances.map((instance) => instance.class));
  const burstable = [...present].some((name) => name.startsWith("db.t"));
  const template = dbInstance.usageType[cluster.storageConfiguration] ?? "";
  return Object.keys(INSTANCE_CLASSES)
    .filter((name) => burstable || !name.startsWith("db.t"))
    .filter((name) => {
      const { offered } = classOffering(name, cluster.engine, cluster.engineVersion ?? null);
      return offered === "yes" || (offered === "unconfirmed" && present.has(name));
    })
    .flatMap((name) => {
      const price = clusterPrice(cluster, book, fillTemplate(template, { class: name }), dbInstance.unit);
      if (price === undefined) return [];
      const connections = classConnections(cluster.engine, name)?.usable ?? 0;
      return [{ name, acu: classAcu(name), connections, hourly: new Decimal(price.unitPrice) }];
    })
    .sort((a, b) => a.hourly.cmp(b.hourly) || b.acu.cmp(a.acu));
}

/** The cheapest class with so much capacity and so many connections; nothing where none has. */
export function cheapestHolding(
  candidates: readonly CandidateClass[],
  acu: Decimal,
  connections: Decimal,
): CandidateClass | undefined {
  return candidates.find((candidate) => candidate.acu.gte(acu) && connections.lte(candidate.connections));
}
