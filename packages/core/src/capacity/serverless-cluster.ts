import { type Cluster, type Instance, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { acuLimits } from "./acu-limits.ts";
import { type AcuDemand, type AcuRange, type AcuUsage, runServerless } from "./acu-v2.ts";
import { blockersOf, followsWriter, PAUSE_SECONDS, type PauseBlocker, pauseBlockers } from "./auto-pause.ts";
import { INSTANCE_CLASSES } from "./instance-classes.ts";
import { type LoadCurve, loadCurve, scaleLoad } from "./load.ts";

/** A serverless instance of a cluster under its load. */
export interface ServerlessInstance {
  readonly instance: Instance;
  readonly usage: AcuUsage;
  /** Why it does not pause although the minimum is 0. */
  readonly blockers: readonly PauseBlocker[];
}

/** About 2 GiB of memory for an ACU: Amazon Aurora User Guide, How Aurora Serverless works. */
const GIB_PER_ACU = 2;

/**
 * What the serverless instances that follow the cluster's load hold.
 *
 *     writer  = load × (1 − readShare)          all of it without readers
 *     reader  = load × readShare ÷ readers      in promotion tier 0 and 1 never below the writer
 *
 * Instances with `acu` of their own are left out: they hold what was described.
 */
export function serverlessInstances(
  cluster: Cluster,
  shares: LoadShares | null = loadShares(cluster),
): readonly ServerlessInstance[] {
  if (shares === null) return [];
  const { writes, each } = shares;
  const blockers = pauseBlockers(cluster);
  return cluster.instances.filter(followsLoad).map((instance) => {
    const blocked = blockersOf(instance, blockers);
    const demand = isReader(instance) ? readerDemand(cluster, instance, writes, each) : writerDemand(writes, each);
    return { instance, usage: runServerless(demand, acuRange(cluster, blocked.length > 0)), blockers: blocked };
  });
}

/** What of the load the writer and each reader carry; it depends on the number of readers alone. */
export interface LoadShares {
  readonly writes: LoadCurve;
  readonly each: LoadCurve;
}

/** `null` where no load is described, or no instance follows it. */
export function loadShares({ instances, load }: Cluster): LoadShares | null {
  if (load === undefined || !instances.some(followsLoad)) return null;
  const curve = loadCurve(load);
  const readers = sum(instances.filter(isReader).map(({ count }) => count));
  const reads = readers.isZero() ? ZERO : load.readShare;
  return {
    writes: scaleLoad(curve, new Decimal(1).minus(reads)),
    each: scaleLoad(curve, readers.isZero() ? ZERO : reads.div(readers)),
  };
}

function followsLoad(instance: Instance): boolean {
  return instance.class === SERVERLESS_CLASS && instance.acu === undefined;
}

/** Mean ACUs of an instance while it runs: its own, or those of the load. */
export function meanAcuOf(cluster: Cluster): (instance: Instance) => Decimal {
  const byLoad = new Map(serverlessInstances(cluster).map(({ instance, usage }) => [instance, usage.meanAcu]));
  return (instance) => instance.acu ?? byLoad.get(instance) ?? ZERO;
}

/** The described range; without one from 0.5 to what the engine version allows. */
export function acuRange({ engine, engineVersion, serverlessV2 }: Cluster, blocked: boolean): AcuRange {
  const { minAcu = new Decimal("0.5"), maxAcu, secondsUntilAutoPause, acuPerSecond } = serverlessV2 ?? {};
  const limits = acuLimits(engine, engineVersion ?? null, serverlessV2?.platformVersion?.toString() ?? null);
  const seconds =
    secondsUntilAutoPause === undefined ? PAUSE_SECONDS.default : Number(secondsUntilAutoPause.toString());
  return {
    minAcu,
    maxAcu: maxAcu ?? new Decimal(limits?.maxAcu ?? 256),
    pauseAfterSeconds: minAcu.isZero() && !blocked && limits?.minAcu === "0" ? seconds : null,
    acuPerSecond: acuPerSecond ?? null,
  };
}

function isReader({ role }: Instance): boolean {
  return role === "reader";
}

/** The writer stays awake while a reader is. */
function writerDemand(writes: LoadCurve, each: LoadCurve): readonly AcuDemand[] {
  return writes.map((step, index) => ({ ...step, awake: each[index]?.acu.gt(0) === true }));
}

function readerDemand(
  { instances }: Cluster,
  reader: Instance,
  writes: LoadCurve,
  each: LoadCurve,
): readonly AcuDemand[] {
  if (!followsWriter(reader)) return each;
  const writer = instances.find(({ role }) => role === "writer");
  const own = INSTANCE_CLASSES[writer?.class ?? ""]?.memoryGib;
  const held = writer?.acu ?? (own === undefined ? ZERO : new Decimal(own).div(GIB_PER_ACU));
  return each.map(({ seconds, acu }, index) => ({
    seconds,
    acu: Decimal.max(acu, held, writes[index]?.acu ?? ZERO),
  }));
}
