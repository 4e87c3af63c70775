import type { Engine, StorageConfiguration } from "../cluster/cluster.ts";
import { type Coverage, overlap, union } from "./hours.ts";
import { type Inventory, type InventoryCluster, placeOf } from "./inventory.ts";
import type { Entry } from "./ledger.ts";

export type JoinedBy = "map" | "inventory" | "tag" | "single-candidate" | "group";

/** A DB cluster as the bill shows it, or a group of clusters that could not be told apart. */
export interface BilledCluster {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly engine: Engine | null;
  readonly joinedBy: JoinedBy;
  /** ARNs of its DB instances; of a group, also of its clusters. */
  readonly members: readonly string[];
  readonly entries: readonly Entry[];
  readonly inventory: InventoryCluster | null;
}

export interface Unjoined {
  readonly reason: "snapshot" | "ambiguous-engine" | "plain-rds" | "unattributed";
  readonly entry: Entry;
}

export interface Joined {
  readonly clusters: readonly BilledCluster[];
  readonly unjoined: readonly Unjoined[];
  /** Instances that a deleted cluster or one of several could own. */
  readonly hints: readonly string[];
}

export interface JoinOptions {
  readonly inventory: Inventory;
  /** DB instance name or ARN → cluster name, resource id or ARN. */
  readonly map: ReadonlyMap<string, string>;
}

/** A resource of the bill with all its entries. */
interface Resource {
  readonly id: string;
  readonly name: string;
  readonly kind: "instance" | "storage" | "snapshot" | "other";
  readonly account: string;
  readonly region: string;
  engine: Engine | null;
  readonly tag: string;
  readonly entries: readonly Entry[];
  readonly hours: Readonly<Record<StorageConfiguration, Coverage>>;
}

interface Draft {
  readonly id: string;
  name: string;
  storage: Resource | null;
  readonly account: string;
  readonly region: string;
  readonly instances: Resource[];
  joinedBy: JoinedBy | null;
  readonly inventory: InventoryCluster | null;
}

/**
 * Brings DB instances and the storage of their clusters together, which share no key in a bill.
 *
 * In order, each step for what is left: the user's map, the inventory, an equal tag, the single candidate within account,
 * Region, engine, storage configuration and overlapping hours. What is still open stands in a group, named as such.
 */
export function joinClusters(entries: readonly Entry[], options: JoinOptions): Joined {
  const resources = collectResources(entries);
  const drafts = draftClusters(resources, options.inventory);
  const unjoined: Unjoined[] = [];
  const hints: string[] = [];
  const open: Resource[] = [];
  const small: Resource[] = [];

  for (const resource of resources) {
    if (resource.kind === "storage" && resource.id !== "") continue;
    const named = namedCluster(resource, drafts, options);
    if (named !== null) {
      named.draft.instances.push(resource);
      named.draft.joinedBy = stronger(named.draft.joinedBy, named.by);
    } else if (!resource.entries.some((entry) => entry.sure)) {
      const plain = options.inventory.plainInstances.has(`${resource.account}/${resource.region}/${resource.name}`);
      unjoined.push(...withReason(resource, plain ? "plain-rds" : "ambiguous-engine"));
    } else if (resource.kind === "snapshot") {
      unjoined.push(...withReason(resource, "snapshot"));
    } else if (hasCompute(resource) || resource.kind === "storage") {
      open.push(resource);
    } else {
      small.push(resource);
    }
  }

  adoptVolumes(drafts, hints);
  const grouped = joinSingleCandidates(open, drafts, hints);
  for (const resource of small) {
    const candidates = [...drafts.values()].filter(
      (draft) => samePlace(draft, resource) && fitsEngine(draft, resource),
    );
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1 && resource.kind === "instance") only.instances.push(resource);
    else unjoined.push(...withReason(resource, "unattributed"));
  }
  const clusters = [...drafts.values()]
    .filter((draft) => !grouped.drafts.has(draft) && (draft.storage !== null || draft.instances.length > 0))
    .map(finish);
  return { clusters: [...clusters, ...groups(grouped)], unjoined, hints };
}

function collectResources(entries: readonly Entry[]): Resource[] {
  const byId = new Map<string, Entry[]>();
  for (const entry of entries) {
    // Rows without resource id belong together only as far as account, Region, engine and kind of resource go.
    // Nor does what is surely Aurora make the rest so.
    const nameless = `\n${entry.charge.resource}\n${entry.engine ?? ""}\n${String(entry.sure)}`;
    const id = entry.resourceId === "" ? nameless : entry.resourceId;
    const key = `${entry.account}\n${entry.region}\n${id}`;
    const list = byId.get(key);
    if (list === undefined) byId.set(key, [entry]);
    else list.push(entry);
  }
  return [...byId.values()].map(describeResource);
}

function describeResource(entries: readonly Entry[]): Resource {
  const hours: Record<StorageConfiguration, Coverage> = { standard: new Map(), "io-optimized": new Map() };
  let id = "";
  let account = "";
  let region = "";
  let engine: Engine | null = null;
  let tag = "";
  for (const entry of entries) {
    id = entry.resourceId;
    account = entry.account;
    region = entry.region;
    engine ??= entry.engine;
    if (tag === "") tag = entry.tag;
    if (entry.configuration !== null) {
      hours[entry.configuration] = union(hours[entry.configuration], entry.hours);
    }
  }
  const kind = resourceKind(id, entries);
  return { id, name: id.split(":").at(-1) ?? "", kind, account, region, engine, tag, entries, hours };
}

function resourceKind(id: string, entries: readonly Entry[]): Resource["kind"] {
  const type = id.split(":")[5];
  if (type === "cluster-snapshot" || type === "snapshot") return "snapshot";
  if (entries.some((entry) => entry.charge.part === "compute")) return "instance";
  if (entries.some((entry) => entry.charge.part === "storage" || entry.charge.part === "storageIo")) return "storage";
  if (type === "cluster") return "storage";
  return type === "db" ? "instance" : "other";
}

/** One id may stand under several accounts or Regions. */
function keyOf({ account, region, id }: Resource): string {
  return `${account}/${region}/${id}`;
}

function hasCompute(resource: Resource): boolean {
  return resource.entries.some((entry) => entry.charge.part === "compute");
}

/** One draft for each cluster whose storage is billed, and for each cluster of the inventory. */
function draftClusters(resources: readonly Resource[], inventory: Inventory): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  const known = new Map(inventory.clusters.map((cluster) => [cluster.resourceId.toLowerCase(), cluster]));
  const seen = new Set<InventoryCluster>();
  for (const storage of resources) {
    if (storage.kind !== "storage" || storage.id === "") continue;
    const cluster = known.get(storage.name.toLowerCase()) ?? null;
    if (cluster !== null) {
      seen.add(cluster);
      storage.engine ??= cluster.engine;
    }
    drafts.set(keyOf(storage), {
      id: storage.id,
      name: cluster?.name ?? storage.name,
      storage,
      account: storage.account,
      region: storage.region,
      instances: [],
      joinedBy: cluster === null ? null : "inventory",
      inventory: cluster,
    });
  }
  for (const cluster of inventory.clusters) {
    if (seen.has(cluster)) continue;
    const id = cluster.arn === "" ? cluster.name : cluster.arn;
    const place = placeOf(cluster.arn);
    drafts.set(id, {
      id,
      name: cluster.name,
      storage: null,
      ...place,
      instances: [],
      joinedBy: "inventory",
      inventory: cluster,
    });
  }
  return drafts;
}

/** The cluster that map, inventory or tag name for an instance. */
function namedCluster(
  resource: Resource,
  drafts: Map<string, Draft>,
  { map, inventory }: JoinOptions,
): { readonly draft: Draft; readonly by: JoinedBy } | null {
  if (resource.id === "") return null;
  const mapped = map.get(resource.id) ?? map.get(resource.name);
  if (mapped !== undefined) return { draft: mappedDraft(mapped, resource, drafts), by: "map" };
  if (inventory.clusters.length > 0) {
    for (const draft of drafts.values()) {
      // Serverless v1 rows name the cluster itself.
      const isItself = resource.id.split(":")[5] === "cluster" && draft.inventory?.name === resource.name;
      const isMember = isItself || draft.inventory?.members.has(resource.name) === true;
      if (isMember && samePlace(draft, resource)) return { draft, by: "inventory" };
    }
  }
  if (resource.tag !== "") {
    const tagged = [...drafts.values()].filter(
      (draft) => draft.storage?.tag === resource.tag && samePlace(draft, resource) && fitsEngine(draft, resource),
    );
    const [only] = tagged;
    if (only !== undefined && tagged.length === 1) return { draft: only, by: "tag" };
  }
  return null;
}

function mappedDraft(target: string, resource: Resource, drafts: Map<string, Draft>): Draft {
  for (const draft of drafts.values()) {
    const names = [draft.id, draft.name, draft.storage?.name];
    if (names.includes(target) && (samePlace(draft, resource) || draft.id === target)) return draft;
  }
  const id = `arn:aws:rds:${resource.region}:${resource.account}:cluster:${target}`;
  const { account, region } = resource;
  const draft: Draft = {
    id,
    name: target,
    storage: null,
    account,
    region,
    instances: [],
    joinedBy: "map",
    inventory: null,
  };
  drafts.set(id, draft);
  return draft;
}

/**
 * A cluster that a map names, but whose volume the name does not tell: the volume is its if it is the only candidate.
 */
function adoptVolumes(drafts: Map<string, Draft>, hints: string[]): void {
  for (const draft of drafts.values()) {
    if (draft.joinedBy !== "map" || draft.storage !== null) continue;
    const candidates = [...drafts].filter(
      ([, other]) =>
        other.storage !== null &&
        other.inventory === null &&
        other.instances.length === 0 &&
        draft.instances.some((instance) => isCandidate(other, instance)),
    );
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1) {
      draft.storage = only[1].storage;
      drafts.delete(only[0]);
    } else {
      hints.push(
        `the map names ${draft.name}, but no volume in the bill is known to be its: name it by its resource id, cluster-…`,
      );
    }
  }
}

interface Grouped {
  readonly resources: ReadonlySet<Resource>;
  readonly drafts: ReadonlySet<Draft>;
}

function joinSingleCandidates(open: readonly Resource[], drafts: Map<string, Draft>, hints: string[]): Grouped {
  const unclaimed = new Set([...drafts.values()].filter((draft) => draft.joinedBy === null));
  const grouped = { resources: new Set<Resource>(), drafts: new Set<Draft>() };
  for (const resource of open) {
    const all = [...drafts.values()].filter((draft) => isCandidate(draft, resource));
    const left = all.filter((draft) => unclaimed.has(draft));
    const candidates = left.length > 0 ? left : all;
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1 && resource.id !== "") {
      only.instances.push(resource);
      only.joinedBy ??= "single-candidate";
      // A map or a tag may have left it out by mistake; an inventory lists all members.
      if (all.some((draft) => draft !== only && draft.inventory === null)) {
        hints.push(
          `${resource.name} is joined to ${only.name}, the only cluster that map and tags leave; name it there to be sure`,
        );
      }
    } else if (only === undefined && isNamedV1(resource)) {
      drafts.set(keyOf(resource), standalone(resource));
    } else {
      grouped.resources.add(resource);
      for (const draft of left) grouped.drafts.add(draft);
      if (left.length === 0 && all.length > 1) {
        hints.push(
          `${resource.name} is in no listed cluster; it may have belonged to ${all.map((draft) => draft.name).join(" or ")}`,
        );
      }
    }
  }
  return grouped;
}

/** Rows of Serverless v1 name the cluster itself, unless the export has no resource ids: then they may be of several. */
function isNamedV1({ id, entries }: Resource): boolean {
  return id !== "" && entries.some((entry) => entry.charge.id === "serverless-v1");
}

function standalone(resource: Resource): Draft {
  const { id, name, account, region } = resource;
  return {
    id,
    name,
    storage: null,
    account,
    region,
    instances: [resource],
    joinedBy: "single-candidate",
    inventory: null,
  };
}

function isCandidate(draft: Draft, resource: Resource): boolean {
  const { storage } = draft;
  if (storage === null || !samePlace(draft, resource) || !fitsEngine(draft, resource)) return false;
  return (
    overlap(storage.hours.standard, resource.hours.standard) ||
    overlap(storage.hours["io-optimized"], resource.hours["io-optimized"])
  );
}

function samePlace(draft: Draft, resource: Resource): boolean {
  const anywhere = draft.account === "" && draft.region === "";
  return anywhere || (draft.account === resource.account && draft.region === resource.region);
}

/**
 * Storage rows of Aurora MySQL tell no engine, those of Aurora PostgreSQL do: a cluster without engine takes any instance but
 * one of Aurora PostgreSQL.
 */
function fitsEngine(draft: Draft, resource: Resource): boolean {
  const engine = draft.storage?.engine ?? draft.inventory?.engine ?? null;
  if (engine === null) return resource.engine !== "aurora-postgresql";
  return resource.engine === null || resource.engine === engine;
}

function stronger(a: JoinedBy | null, b: JoinedBy): JoinedBy {
  const order: readonly JoinedBy[] = ["map", "inventory", "tag", "single-candidate", "group"];
  return a !== null && order.indexOf(a) < order.indexOf(b) ? a : b;
}

function withReason(resource: Resource, reason: Unjoined["reason"]): Unjoined[] {
  return resource.entries.map((entry) => ({ reason, entry }));
}

function finish(draft: Draft): BilledCluster {
  const resources = draft.storage === null ? draft.instances : [draft.storage, ...draft.instances];
  return {
    id: draft.id,
    name: draft.name,
    account: draft.account === "" ? (resources[0]?.account ?? "") : draft.account,
    region: draft.region === "" ? (resources[0]?.region ?? "") : draft.region,
    engine: draft.inventory?.engine ?? engineOf(resources),
    joinedBy: draft.joinedBy ?? "single-candidate",
    members: draft.instances.map((instance) => instance.id),
    entries: resources.flatMap((resource) => resource.entries),
    inventory: draft.inventory,
  };
}

function engineOf(resources: readonly Resource[]): Engine | null {
  return resources.find((resource) => resource.engine !== null)?.engine ?? null;
}

/** Groups by account, Region, engine and storage configuration; entries common to both go where their resource is. */
function groups({ resources, drafts }: Grouped): readonly BilledCluster[] {
  const members = [...drafts].flatMap((draft) => [
    ...(draft.storage === null ? [] : [draft.storage]),
    ...draft.instances,
  ]);
  const all = new Set([...members, ...resources]);
  const byId = new Map<string, { first: Resource; engine: Engine | null; members: Set<string>; entries: Entry[] }>();
  for (const resource of all) {
    const engine = resource.engine ?? engineNearby(resource, all);
    const home: StorageConfiguration = resource.hours.standard.size > 0 ? "standard" : "io-optimized";
    for (const entry of resource.entries) {
      const id = `group:${resource.account}/${resource.region}/${engine ?? "unknown"}/${entry.configuration ?? home}`;
      const group = byId.get(id) ?? { first: resource, engine, members: new Set(), entries: [] };
      byId.set(id, group);
      if (resource.id !== "") group.members.add(resource.id);
      group.entries.push(entry);
    }
  }
  return [...byId].map(([id, group]) => ({
    id,
    name: id.slice("group:".length),
    account: group.first.account,
    region: group.first.region,
    engine: group.engine,
    joinedBy: "group",
    members: [...group.members],
    entries: group.entries,
    inventory: null,
  }));
}

/** The engine of storage that tells none: that of the instances it may belong to, when they agree. */
function engineNearby(resource: Resource, all: ReadonlySet<Resource>): Engine | null {
  const engines = new Set<Engine>();
  for (const other of all) {
    if (other.engine === null || other.account !== resource.account || other.region !== resource.region) continue;
    if (other.kind === "instance") engines.add(other.engine);
  }
  const mysql = engines.has("aurora-mysql") ? "aurora-mysql" : null;
  return engines.size === 1 ? ([...engines][0] ?? null) : mysql;
}
