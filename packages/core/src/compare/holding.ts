import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { loadCurve, peakLoad } from "../capacity/load.ts";
import { acuRange, serverlessInstances } from "../capacity/serverless-cluster.ts";
import { classAcu } from "../capacity/sizing.ts";
import type { Cluster, Load } from "../cluster/cluster.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import type { Finding } from "../rules/rule.ts";

/** Share of the load on the instance that carries most of it. */
export function busiestShare({ instances }: Cluster, { readShare }: Load): Decimal {
  const readers = sum(instances.filter(({ role }) => role === "reader").map(({ count }) => count));
  return readers.isZero() ? new Decimal(1) : Decimal.max(new Decimal(1).minus(readShare), readShare.div(readers));
}

/** What a configuration fails to hold of the load; nothing where it holds, or where no load is described. */
export function overload(cluster: Cluster): readonly Finding[] {
  return [...beyondRange(cluster), ...beyondClass(cluster)];
}

function beyondRange(cluster: Cluster): readonly Finding[] {
  const { maxAcu, acuPerSecond } = acuRange(cluster, false);
  const short = serverlessInstances(cluster).filter(
    ({ usage }) => usage.peakAcu.gte(maxAcu) && usage.unmetAcu.gt(ZERO),
  );
  if (short.length === 0) return [];
  const mean = Decimal.max(...short.map(({ usage }) => usage.unmetAcu))
    .toSignificantDigits(3)
    .toString();
  const slow = acuPerSecond === null ? "" : " or comes faster than capacity rises";
  const message = `the load goes above the maximum of ${maxAcu.toString()} ACU${slow}: ${mean} ACU on average are not served`;
  return [{ rule: "LOAD-001", severity: "error", message, source: "the load" }];
}

function beyondClass(cluster: Cluster): readonly Finding[] {
  if (cluster.load === undefined) return [];
  const needed = peakLoad(loadCurve(cluster.load)).times(busiestShare(cluster, cluster.load));
  return [...new Set(cluster.instances.map((instance) => instance.class))]
    .filter((name) => INSTANCE_CLASSES[name] !== undefined && classAcu(name).lt(needed))
    .map((name) => ({
      rule: "LOAD-003",
      severity: "error",
      message: `${name} has the CPU of ${classAcu(name).toString()} ACU, and the load peaks at ${needed.toString()} ACU on one instance`,
      source: "the load",
    }));
}
/** Share of the capacity that is left at the peak on the busiest instance, and of the connections; the lesser of both. */
export function headroom(cluster: Cluster): Decimal | null {
  const connections = connectionUse(cluster);
  const shares = [
    ...(connections === null ? [] : [connections.share]),
    ...(cluster.load === undefined
      ? []
      : [peakLoad(loadCurve(cluster.load)).times(busiestShare(cluster, cluster.load)).div(capacityOf(cluster))]),
  ];
  return shares.length === 0 ? null : new Decimal(1).minus(Decimal.max(...shares));
}

/** ACUs of the smallest instance. */
function capacityOf(cluster: Cluster): Decimal {
  const { maxAcu } = acuRange(cluster, false);
  const provisioned = cluster.instances.flatMap(({ class: name }) =>
    INSTANCE_CLASSES[name] === undefined ? [] : classAcu(name),
  );
  return Decimal.min(...(provisioned.length < cluster.instances.length ? [...provisioned, maxAcu] : provisioned));
}

