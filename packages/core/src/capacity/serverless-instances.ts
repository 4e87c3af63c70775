import { type Cluster, type Instance, type Load, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { type AcuV2Capacity, acuV2OfSteps, type AcuV2Settings, toHalfAcu } from "./acu-v2.ts";
import { followsWriter, pauseBlockers } from "./auto-pause.ts";
import { INSTANCE_CLASSES } from "./instance-classes.ts";
import { demandSteps, loadCurve } from "./load.ts";
import { serverlessRange } from "./serverless-range.ts";
import { lengthOf, type Steps } from "./steps.ts";

/** An entry of `db.serverless` instances. */
export interface ServerlessInstance {
  readonly instance: Instance;
  /** Of one of its `count`; `null` where it keeps the mean ACU it is described with. */
  readonly capacity: AcuV2Capacity | null;
}

const ONE = new Decimal(1);

/** Memory of an ACU. Source: Amazon Aurora User Guide, How Aurora serverless works, checked 2026-11-23. */
const GIB_PER_ACU = 2;

/**
 * The serverless instances of a cluster and the capacity each takes from the load.
 *
 *     a reader's demand = load × readShare ÷ readers             [ACU]
 *     the writer's      = load × (1 − readShare)                 [ACU]
 *
 * The reader endpoint spreads over all readers, provisioned ones too; without readers the writer carries everything. Readers of
 * promotion tier 0 and 1 are never below the writer, of which a provisioned one counts by its memory, 2 GiB an ACU. The writer
 * is awake while a reader is.
 *
 * @throws {InputError} for an instance with neither `acu` nor a load to follow
 */
export function serverlessInstances(cluster: Cluster): readonly ServerlessInstance[] {
  const serverless = cluster.instances.filter((instance) => instance.class === SERVERLESS_CLASS);
  if (serverless.every(({ acu }) => acu !== undefined)) {
    return serverless.map((instance) => ({ instance, capacity: null }));
  }
  const capacityOf = scaling(cluster, serverless);
  return serverless.map((instance) => ({
    instance,
    capacity: instance.acu === undefined ? capacityOf(instance) : null,
  }));
}

/** How each instance that follows the load scales: readers by themselves, then their writer, then the readers that follow it. */
function scaling(cluster: Cluster, serverless: readonly Instance[]): (instance: Instance) => AcuV2Capacity {
  const alone = simulation(cluster);
  const round = alone.round;
  const readers = serverless
    .filter(({ role, count }) => role === "reader" && !count.isZero())
    .map((reader) => constantAcu(reader, round) ?? alone.run(reader, {}).steps);
  const writer = cluster.instances.find(({ role, count }) => role === "writer" && !count.isZero());
  const above =
    writer === undefined ? {} : { writer: constantAcu(writer, round) ?? alone.run(writer, { readers }).steps };
  return (instance) => {
    if (instance.role === "writer") return alone.run(instance, { readers });
    return alone.run(instance, followsWriter(instance) ? above : {});
  };
}

interface Simulation {
  /** Seconds after which the load repeats. */
  readonly round: number;
  readonly run: (instance: Instance, others: Pick<AcuV2Settings, "writer" | "readers">) => AcuV2Capacity;
}

function simulation(cluster: Cluster): Simulation {
  const { load, serverlessV2 = {}, hoursPerMonth, region } = cluster;
  if (load === undefined) {
    throw new InputError("missing-key", `${SERVERLESS_CLASS} in ${region} has neither acu nor a load: give it acu`);
  }
  const { minAcu, maxAcu } = serverlessRange(cluster);
  const { secondsUntilAutoPause, acuPerSecond } = serverlessV2;
  const demand = demandOf(cluster, load);
  const pausing = minAcu.isZero() ? pauseBlockers(cluster).filter(({ blockers }) => blockers.length === 0) : [];
  const settings = {
    minAcu,
    maxAcu,
    ...(secondsUntilAutoPause === undefined ? {} : { secondsUntilAutoPause }),
    ...(acuPerSecond === undefined ? {} : { acuPerSecond }),
  };
  return {
    round: lengthOf(demand.writer),
    run: (instance, others) => {
      const canPause = pausing.some((one) => one.instance === instance);
      const hours = instance.hours ?? hoursPerMonth;
      return acuV2OfSteps(demand[instance.role], { ...settings, ...others, canPause }, hours);
    },
  };
}

/** The load of one instance of each role. */
function demandOf({ instances }: Cluster, load: Load): Readonly<Record<Instance["role"], Steps<Decimal>>> {
  const all = demandSteps(loadCurve(load));
  const writers = countOf(instances, "writer");
  const readers = countOf(instances, "reader");
  const readShare = readers.isZero() ? ZERO : writers.isZero() ? ONE : load.readShare;
  return {
    writer: scaled(all, ONE.minus(readShare), writers),
    reader: scaled(all, readShare, readers),
  };
}

function countOf(instances: readonly Instance[], role: Instance["role"]): Decimal {
  return sum(instances.filter((instance) => instance.role === role).map(({ count }) => count));
}

function scaled(steps: Steps<Decimal>, share: Decimal, among: Decimal): Steps<Decimal> {
  if (among.lte(1) && share.eq(1)) return steps;
  const spread = Decimal.max(1, among);
  return steps.map(({ seconds, value }) => ({ seconds, value: value.times(share).div(spread) }));
}

/** Capacity that no load moves: of a provisioned instance, or of a described mean. */
function constantAcu({ class: name, acu }: Instance, seconds: number): Steps<number> | null {
  if (name === SERVERLESS_CLASS) return acu === undefined ? null : [{ seconds, value: toHalfAcu(acu) }];
  return [{ seconds, value: toHalfAcu(acuEquivalent(name)) }];
}

function acuEquivalent(name: string): Decimal {
  const known = INSTANCE_CLASSES[name];
  if (known === undefined) throw new InputError("invalid-value", `the memory of ${name} is not known`);
  return new Decimal(known.memoryGib).div(GIB_PER_ACU);
}
