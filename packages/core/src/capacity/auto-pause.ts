import { type Cluster, type Instance, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { serverlessRange } from "./serverless-range.ts";

/** What keeps an instance from pausing. */
export interface PauseBlocker {
  readonly id:
    | "min-acu"
    | "engine-version"
    | "open-connection"
    | "rds-proxy"
    | "logical-replication"
    | "zero-etl"
    | "provisioned-instance"
    | "global-database-primary"
    | "global-database-secondary"
    | "babelfish"
    | "awake-reader"
    | "awake-writer";
  readonly reason: string;
}

/** A `db.serverless` instance and what keeps it awake: nothing, and it can pause. */
export interface PauseOutlook {
  readonly region: string;
  readonly instance: Instance;
  readonly blockers: readonly PauseBlocker[];
}

interface Condition extends PauseBlocker {
  readonly blocks: (instance: Instance, cluster: Cluster) => boolean;
}

/** What can be said of an instance by itself; the rest depends on the others. */
const CONDITIONS: readonly Condition[] = [
  {
    id: "min-acu",
    reason: "the minimum capacity is above 0",
    blocks: (_, cluster) => cluster.serverlessV2?.minAcu?.isZero() !== true,
  },
  {
    id: "engine-version",
    reason: "the engine version cannot scale to 0",
    blocks: (_, cluster) => !serverlessRange(cluster).autoPause,
  },
  {
    id: "open-connection",
    reason: "the connection pools of the application hold connections open",
    blocks: (instance, { connections, load }) =>
      connections?.poolSize?.gt(0) === true && (instance.role === "writer" || load?.readShare.isZero() !== true),
  },
  {
    id: "babelfish",
    reason: "Babelfish keeps an instance awake while it is used, and when that is cannot be told",
    blocks: (_, { features }) => features.babelfish === true,
  },
  {
    id: "rds-proxy",
    reason: "RDS Proxy holds connections to every instance",
    blocks: (_, { proxy }) => proxy !== undefined,
  },
  {
    id: "logical-replication",
    reason: "logical replication, or the binary log, needs the writer",
    blocks: (instance, { features }) => features.logicalReplication === true && pausesWithWriter(instance),
  },
  {
    id: "zero-etl",
    reason: "a zero-ETL integration needs the writer",
    blocks: (instance, { features }) => features.zeroEtl === true && pausesWithWriter(instance),
  },
  {
    id: "provisioned-instance",
    reason: "the cluster has a provisioned instance",
    blocks: (instance, { instances }) => instances.some(isProvisioned) && pausesWithWriter(instance),
  },
  {
    id: "global-database-primary",
    reason: "the cluster is the primary of a Global Database",
    blocks: (instance, { globalDatabase }) => globalDatabase !== undefined && pausesWithWriter(instance),
  },
];

const SECONDARY: PauseBlocker = {
  id: "global-database-secondary",
  reason: "the cluster is a secondary of a Global Database",
};
const AWAKE_READER: PauseBlocker = {
  id: "awake-reader",
  reason: "a reader cannot pause, and its writer not without it",
};
const AWAKE_WRITER: PauseBlocker = {
  id: "awake-writer",
  reason: "the writer cannot pause, and a reader of promotion tier 0 or 1 is never below its capacity",
};

/** AWS's default for an instance that has none. */
const DEFAULT_PROMOTION_TIER = 1;

/**
 * Which `db.serverless` instances of a cluster, its secondary Regions included, can pause, and what keeps the others awake.
 *
 *     what holds                                         what it keeps awake
 *     a minimum above 0, RDS Proxy                       every instance
 *     an open connection, Babelfish in use               the instance itself
 *     logical replication or the binary log, zero-ETL,
 *     a provisioned instance beside it,
 *     being the primary of a Global Database             the writer, and readers of promotion tier 0 and 1
 *     being a secondary of one                           every instance
 *     a reader awake                                     the writer
 *
 * Connection pools count as open connections, but not to readers to which none of the load goes. That an awake writer keeps
 * its readers of tier 0 and 1 awake is our reading: their capacity is never below its own.
 *
 * Source: Amazon Aurora User Guide, Scaling to zero ACUs with automatic pause and resume, checked 2026-11-23.
 */
export function pauseBlockers(cluster: Cluster): readonly PauseOutlook[] {
  const own = cluster.instances.filter(isServerless).map((instance) => outlook(instance, cluster));
  const readerAwake = own.some((one) => one.instance.role === "reader" && one.blockers.length > 0);
  const withReaders = own.map((one) => (readerAwake && one.instance.role === "writer" ? add(one, AWAKE_READER) : one));
  const writerAwake = withReaders.some((one) => one.instance.role === "writer" && one.blockers.length > 0);
  const withWriter = withReaders.map((one) =>
    writerAwake && followsWriter(one.instance) ? add(one, AWAKE_WRITER) : one,
  );
  return [...withWriter, ...secondaryOutlooks(cluster)];
}

/** Whether an instance is a reader that is never below its writer's capacity. */
export function followsWriter({ role, promotionTier }: Instance): boolean {
  return role === "reader" && (promotionTier?.lte(1) ?? DEFAULT_PROMOTION_TIER <= 1);
}

function pausesWithWriter(instance: Instance): boolean {
  return instance.role === "writer" || followsWriter(instance);
}

function isServerless({ class: name, count }: Instance): boolean {
  return name === SERVERLESS_CLASS && !count.isZero();
}

function isProvisioned({ class: name, count }: Instance): boolean {
  return name !== SERVERLESS_CLASS && !count.isZero();
}

function outlook(instance: Instance, cluster: Cluster): PauseOutlook {
  const holding = CONDITIONS.filter(({ blocks }) => blocks(instance, cluster));
  return { region: cluster.region, instance, blockers: holding.map(({ id, reason }) => ({ id, reason })) };
}

function secondaryOutlooks(cluster: Cluster): readonly PauseOutlook[] {
  const secondaries = cluster.globalDatabase?.secondaries ?? [];
  return secondaries.flatMap(({ region, instances }) =>
    instances.filter(isServerless).map((instance) => ({ region, instance, blockers: [SECONDARY] })),
  );
}

function add(one: PauseOutlook, blocker: PauseBlocker): PauseOutlook {
  return { ...one, blockers: [...one.blockers, blocker] };
}
