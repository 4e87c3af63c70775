import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { loadCurve, peakLoad } from "../capacity/load.ts";
import { acuRange, serverlessInstances } from "../capacity/serverless-cluster.ts";
import { classAcu } from "../capacity/sizing.ts";
import { type Cluster, type Load, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import type { Finding } from "../rules/rule.ts";

/** Share of the load on the instance that carries most of it. */
export function busiestShare({ instances }: Cluster, { readShare }: Load): Decimal {
  const readers = sum(instances.filter(({ role }) => role === "reader").map(({ count }) => count));
  return readers.isZero() ? new Decimal(1) : Decimal.max(new Decimal(1).minus(readShare), readShare.div(readers));
}

/**
 * How much of the smallest instance the peak takes where most of the load is; nothing for a class that is not known.
 *
 *     use = peak × share of the busiest instance ÷ its ACUs
 */
export function peakUse(cluster: Cluster, peak: Decimal): Decimal | null {
  if (cluster.load === undefined) return null;
  const capacities = cluster.instances.map(({ class: name }) =>
    name === SERVERLESS_CLASS
      ? acuRange(cluster, false).maxAcu
      : INSTANCE_CLASSES[name] === undefined
        ? null
        : classAcu(name),
  );
  const known = capacities.filter((acu) => acu !== null);
  if (known.length < capacities.length) return null;
  return peak.times(busiestShare(cluster, cluster.load)).div(Decimal.min(...known));
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
