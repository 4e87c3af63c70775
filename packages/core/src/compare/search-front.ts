import { type Cluster, SERVERLESS_CLASS, type StorageConfiguration } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import { checkCluster, obstacle } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import { percent } from "../text.ts";
import type { Candidate } from "./search-costs.ts";
import { readersOf, type Shape } from "./search-space.ts";

/** Why a configuration is none. */
interface Failure {
  /** Alike failures have the same: `provisioned capacity`. */
  readonly kind: string;
  readonly reason: string;
  /** Use of what falls short, 1 for what cannot be counted. */
  readonly use: Decimal;
}

export interface Failed {
  readonly candidate: Candidate;
  readonly failure: Failure;
}

/** Nobody pays for more headroom than this. */
const ENOUGH_HEADROOM = new Decimal("0.75");

const ALL = new Decimal(1);

/** Share of capacity and of connections that is left at the peak, the lesser of both; nothing where neither is known. */
export function headroomOf({ capacityUse, connections }: Pick<Shape, "capacityUse" | "connections">): Decimal | null {
  const uses = [capacityUse, connections?.share ?? null].filter((use) => use !== null);
  return uses.length === 0 ? null : ALL.minus(Decimal.max(...uses));
}

/**
 * The front of cost against headroom, and what costs less than its first: of each kind of failure the one that fails by
 * least. Where the load is only assumed there is no headroom to choose, and the front is the cheapest alone.
 */
export function sift(
  cluster: Cluster,
  candidates: readonly Candidate[],
  assumed: boolean,
): { readonly front: readonly Candidate[]; readonly failed: readonly Failed[] } {
  const failureOf = judge(cluster);
  const front: Candidate[] = [];
  const failed = new Map<string, Failed>();
  let most = new Decimal(-Infinity);
  for (const candidate of candidates) {
    const left = headroomOf(candidate.shape) ?? ALL;
    if (front.length > 0 && left.lte(most)) continue;
    const failure = failureOf(candidate);
    if (failure === null) {
      front.push(candidate);
      most = left;
      if (assumed || left.gte(ENOUGH_HEADROOM)) break;
    } else if (front.length === 0 && failed.get(failure.kind)?.failure.use.lte(failure.use) !== true) {
      failed.set(failure.kind, { candidate, failure });
    }
  }
  return { front, failed: [...failed.values()].sort((a, b) => a.candidate.total.cmp(b.candidate.total)) };
}

/** Only errors forbid anything, and there are many configurations to ask about. */
const refusals = rules.filter(({ severity }) => severity === "error");

/** Says why a configuration is none, once for all ways to pay for it. */
function judge(cluster: Cluster): (candidate: Candidate) => Failure | null {
  const today = checkCluster(refusals, cluster, cluster.storageConfiguration);
  const failsOver = readersOf(cluster) > 0;
  const known = new Map<Shape, Map<StorageConfiguration, Failure | null>>();
  return ({ shape, storageConfiguration }) => {
    const own = known.get(shape) ?? new Map<StorageConfiguration, Failure | null>();
    known.set(shape, own);
    let failure = own.get(storageConfiguration);
    if (failure === undefined) {
      failure = shortage(shape, failsOver) ?? refusal(shape, storageConfiguration, today);
      own.set(storageConfiguration, failure);
    }
    return failure;
  };
}

function kindOf({ compute }: Shape, what: string): string {
  return `${compute.class === SERVERLESS_CLASS ? "serverless" : "provisioned"} ${what}`;
}

function shortage(shape: Shape, failsOver: boolean): Failure | null {
  const { capacityUse, connections, readers } = shape;
  if (capacityUse?.gt(1) === true) {
    const reason = `at the peak the busiest instance would have to carry ${percent(capacityUse)} of what it can`;
    return { kind: kindOf(shape, "capacity"), reason, use: capacityUse };
  }
  if (connections !== null && connections.share.gt(1)) {
    const reason = `${connections.needed.value.toString()} connections needed, ${String(connections.available)} available`;
    return { kind: kindOf(shape, "connections"), reason, use: connections.share };
  }
  if (failsOver && readers === 0) {
    return { kind: kindOf(shape, "failover"), reason: "it leaves no reader to fail over to", use: ALL };
  }
  return null;
}

/** What AWS refuses, and does not refuse today. */
function refusal(
  shape: Shape,
  configuration: StorageConfiguration,
  today: ReturnType<typeof checkCluster>,
): Failure | null {
  const error = obstacle(checkCluster(refusals, shape.cluster, configuration), today);
  if (error === undefined) return null;
  return { kind: kindOf(shape, error.rule), reason: `${error.rule}: ${error.message}`, use: ALL };
}
