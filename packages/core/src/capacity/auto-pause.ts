import { type Cluster, type Instance, SERVERLESS_CLASS } from "../cluster/cluster.ts";

/** Idle seconds before a pause: Amazon Aurora User Guide, Scaling to zero ACUs with automatic pause and resume. */
export const PAUSE_SECONDS = { least: 300, most: 86_400, default: 300 } as const;

/** What keeps instances from pausing. */
export interface PauseBlocker {
  /** The rule that says so. */
  readonly rule: string;
  /** `all` instances, or only the `writer` with the readers that follow it (promotion tier 0 and 1). */
  readonly scope: "all" | "writer";
}

/**
 * What keeps a cluster's serverless instances from pausing, beside their own connections.
 *
 * Source: Amazon Aurora User Guide, Scaling to zero ACUs with automatic pause and resume.
 */
export function pauseBlockers(cluster: Cluster): readonly PauseBlocker[] {
  const { proxy, features, globalDatabase, instances } = cluster;
  const provisioned = instances.some((instance) => instance.class !== SERVERLESS_CLASS && !instance.count.isZero());
  const blockers: readonly (PauseBlocker | false)[] = [
    proxy !== undefined && { rule: "AP-002", scope: "all" },
    provisioned && { rule: "AP-003", scope: "writer" },
    features.logicalReplication === true && {
      rule: "AP-004",
      scope: "writer",
    },
    features.zeroEtl === true && { rule: "AP-005", scope: "writer" },
    globalDatabase !== undefined && {
      rule: "AP-006",
      scope: "writer",
    },
  ];
  return blockers.filter((blocker) => blocker !== false);
}

/** Whether an instance follows the writer: the writer itself, and readers of promotion tier 0 and 1, the default. */
export function followsWriter({ role, promotionTier }: Instance): boolean {
  return role === "writer" || promotionTier?.gt(1) !== true;
}

/** What keeps this instance from pausing; nothing when it can. */
export function blockersOf(instance: Instance, blockers: readonly PauseBlocker[]): readonly PauseBlocker[] {
  return blockers.filter(({ scope }) => scope === "all" || followsWriter(instance));
}
