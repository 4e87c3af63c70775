import { type Cluster, type Instance, SERVERLESS_CLASS, type ServerlessV2 } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";

/** The same cluster on provisioned instances: those it has stay, serverless ones become a class. */
export function onProvisioned(cluster: Cluster, className: string): Cluster {
  return {
    ...cluster,
    instances: cluster.instances.map((instance) =>
      instance.class === SERVERLESS_CLASS ? ofClass(instance, className) : instance,
    ),
  };
}

/** The same cluster with every instance of one class. */
export function allOfClass(cluster: Cluster, className: string): Cluster {
  return { ...cluster, instances: cluster.instances.map((instance) => ofClass(instance, className)) };
}

/** The same cluster on Serverless v2, every instance following the load. */
export function onServerless(cluster: Cluster, range: ServerlessV2): Cluster {
  return { ...allOfClass(cluster, SERVERLESS_CLASS), serverlessV2: { ...cluster.serverlessV2, ...range } };
}

/** The same cluster on Serverless v2, every instance at the same mean capacity. */
export function atMeanAcu(cluster: Cluster, acu: Decimal): Cluster {
  const { instances, ...rest } = allOfClass(cluster, SERVERLESS_CLASS);
  return { ...rest, instances: instances.map((instance) => ({ ...instance, acu })) };
}

/** The same cluster with so many readers: the first of those it has, and more like the last of them, else like the writer. */
export function withReaders(cluster: Cluster, count: Decimal): Cluster {
  const writers = cluster.instances.filter(({ role }) => role === "writer");
  const readers: Instance[] = [];
  let missing = count;
  for (const reader of cluster.instances.filter(({ role }) => role === "reader")) {
    const kept = Decimal.min(reader.count, missing);
    missing = missing.minus(kept);
    if (kept.gt(0)) readers.push({ ...reader, count: kept });
  }
  const pattern = cluster.instances.filter(({ role }) => role === "reader").at(-1) ?? writers[0];
  if (missing.gt(0) && pattern !== undefined) readers.push({ ...pattern, role: "reader", count: missing });
  return { ...cluster, instances: [...writers, ...readers] };
}

/** The same cluster with an RDS Proxy, or without. */
export function withProxy({ proxy: described, ...cluster }: Cluster, wanted: boolean): Cluster {
  return wanted ? { ...cluster, proxy: described ?? {} } : cluster;
}

/** The same cluster with the mean capacities left to the load. */
export function followingLoad(cluster: Cluster): Cluster {
  const instances = cluster.instances.map((instance) => {
    const { acu: _, ...rest } = instance;
    return rest;
  });
  return { ...cluster, instances };
}

/** A serverless instance with a mean capacity of its own keeps it. */
function ofClass(instance: Instance, className: string): Instance {
  if (instance.class === className) return instance;
  const { acu: _, ...rest } = instance;
  return { ...rest, class: className };
}
