import { acuLimits } from "../capacity/acu-limits.ts";
import { blockersOf, pauseBlockers } from "../capacity/auto-pause.ts";
import { type Cluster, type Instance, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { type Decimal, sum } from "../decimal.ts";

/** Instances of Serverless v2; those of secondary Regions are not among them. */
export function serverlessOf(described: Cluster | null): readonly Instance[] {
  return (described?.instances ?? []).filter(isServerless);
}

export function isServerless({ class: name, count }: Instance): boolean {
  return name === SERVERLESS_CLASS && count.gt(0);
}

export function countOf(instances: readonly Instance[]): Decimal {
  return sum(instances.map((instance) => instance.count));
}

/** A cluster whose serverless instances are meant to pause; nothing for another. */
export function meantToPause(described: Cluster | null): Cluster | null {
  if (described?.serverlessV2?.minAcu?.isZero() !== true) return null;
  const elsewhere = described.globalDatabase?.secondaries.some(({ instances }) => instances.some(isServerless));
  return serverlessOf(described).length > 0 || elsewhere === true ? described : null;
}

/** Serverless instances that can pause: the range lets them, and nothing keeps them awake. */
export function pausingOf(described: Cluster | null): readonly Instance[] {
  const cluster = meantToPause(described);
  if (cluster === null || acuLimits(cluster.engine, cluster.engineVersion ?? null)?.minAcu !== "0") return [];
  const blockers = pauseBlockers(cluster);
  return serverlessOf(cluster).filter((instance) => blockersOf(instance, blockers).length === 0);
}
