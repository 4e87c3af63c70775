import * as v from "valibot";
import type { Engine } from "../cluster/cluster.ts";

/** A DB cluster as `describe-db-clusters` lists it. */
export interface InventoryCluster {
  readonly name: string;
  /** `cluster-ABC…`: how billing rows of storage and I/O name the cluster. */
  readonly resourceId: string;
  readonly arn: string;
  readonly engine: Engine;
  readonly engineVersion: string | null;
  /** Until when AWS refuses another change to I/O-Optimized. */
  readonly nextSwitchAllowed: string | null;
  /** Names of its DB instances. */
  readonly members: ReadonlySet<string>;
}

export interface Inventory {
  readonly clusters: readonly InventoryCluster[];
  /** DB instances that belong to no Aurora cluster, as `account/region/name`: their shared usage types are plain RDS. */
  readonly plainInstances: ReadonlySet<string>;
}

export const NO_INVENTORY: Inventory = { clusters: [], plainInstances: new Set() };

const text = v.optional(v.nullable(v.string()), null);

const clusterShape = v.object({
  DBClusterIdentifier: v.string(),
  DbClusterResourceId: v.optional(v.string(), ""),
  DBClusterArn: v.optional(v.string(), ""),
  Engine: v.string(),
  EngineVersion: text,
  IOOptimizedNextAllowedModificationTime: text,
  DBClusterMembers: v.optional(v.array(v.object({ DBInstanceIdentifier: v.string() })), []),
});

const instanceShape = v.object({
  DBInstanceIdentifier: v.string(),
  DBInstanceArn: v.optional(v.string(), ""),
  DBClusterIdentifier: v.optional(v.nullable(v.string()), null),
  Engine: v.optional(v.string(), ""),
});

const page = v.object({
  DBClusters: v.optional(v.array(clusterShape), []),
  DBInstances: v.optional(v.array(instanceShape), []),
  DBCluster: v.exactOptional(clusterShape),
  DBInstance: v.exactOptional(instanceShape),
});

/** Whether a JSON document is output of the RDS describe (or create) calls, or pages of it. */
export function isInventory(document: unknown): boolean {
  const first: unknown = Array.isArray(document) ? document[0] : document;
  if (typeof first !== "object" || first === null) return false;
  return ["DBClusters", "DBInstances", "DBCluster", "DBInstance"].some((key) => key in first);
}

/**
 * Reads documents of `aws rds describe-db-clusters` and `describe-db-instances`; DocumentDB and Neptune, which the same calls
 * list, are left out.
 *
 * @throws {v.ValiError} when a document is not of that shape
 */
export function readInventory(documents: readonly unknown[]): Inventory {
  const pages = documents.flatMap((document) => (Array.isArray(document) ? document : [document]));
  const clusters = new Map<string, InventoryCluster & { readonly members: Set<string> }>();
  const plainInstances = new Set<string>();
  const parsed = pages.map((document) => v.parse(page, document));

  for (const { DBClusters, DBCluster } of parsed) {
    for (const found of DBCluster === undefined ? DBClusters : [...DBClusters, DBCluster]) {
      const engine = auroraEngine(found.Engine);
      if (engine === null) continue;
      const members = clusters.get(clusterKey(found.DBClusterArn, found.DBClusterIdentifier))?.members ?? new Set();
      for (const member of found.DBClusterMembers) members.add(member.DBInstanceIdentifier);
      clusters.set(clusterKey(found.DBClusterArn, found.DBClusterIdentifier), {
        name: found.DBClusterIdentifier,
        resourceId: found.DbClusterResourceId,
        arn: found.DBClusterArn,
        engine,
        engineVersion: found.EngineVersion,
        nextSwitchAllowed: found.IOOptimizedNextAllowedModificationTime,
        members,
      });
    }
  }
  for (const { DBInstances, DBInstance } of parsed) {
    for (const found of DBInstance === undefined ? DBInstances : [...DBInstances, DBInstance]) {
      const { account, region } = placeOf(found.DBInstanceArn);
      if (found.DBClusterIdentifier === null) {
        if (auroraEngine(found.Engine) === null)
          plainInstances.add(`${account}/${region}/${found.DBInstanceIdentifier}`);
        continue;
      }
      for (const cluster of clusters.values()) {
        const place = placeOf(cluster.arn);
        const here =
          cluster.arn === "" || found.DBInstanceArn === "" || (place.account === account && place.region === region);
        if (here && cluster.name === found.DBClusterIdentifier) cluster.members.add(found.DBInstanceIdentifier);
      }
    }
  }
  return { clusters: [...clusters.values()], plainInstances };
}

function clusterKey(arn: string, name: string): string {
  return arn === "" ? name : arn;
}

function auroraEngine(engine: string): Engine | null {
  if (engine === "aurora-postgresql" || engine === "aurora-mysql") return engine;
  return engine === "aurora" ? "aurora-mysql" : null;
}

/** Account and Region of an RDS ARN; empty for what is none. */
export function placeOf(arn: string): { readonly account: string; readonly region: string } {
  const [scheme, , , region = "", account = ""] = arn.split(":");
  return scheme === "arn" ? { account, region } : { account: "", region: "" };
}
