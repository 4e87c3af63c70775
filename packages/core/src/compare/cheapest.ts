import { classAcu } from "../capacity/sizing.ts";
import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { connectionUse } from "../capacity/connections-needed.ts";
import { type Cluster, type Instance, SERVERLESS_CLASS, type StorageConfiguration } from "../cluster/cluster.ts";
import { priceReservations } from "../commitments/reserved-instances.ts";
import { bill, sideOf } from "../commitments/side.ts";
import { Decimal, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { inMonth } from "../estimate.ts";
import { type Line, unusedPrices } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import { checkCluster } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
import { headroom, overload } from "./holding.ts";
import { type Candidate, clusterOf, tabulate } from "./search-table.ts";
import { withLoad } from "./serverless-sides.ts";

/** A configuration that holds the load. */
export interface HoldingOption {
  /** `db.r6g.large + 1 reader, io-optimized, proxy` */
  readonly id: string;
  readonly class: string;
  readonly minAcu: Decimal | null;
  readonly maxAcu: Decimal | null;
  readonly readers: number;
  readonly storageConfiguration: StorageConfiguration;
  readonly proxy: boolean;
  /** `reserved-1yr-no-upfront`; `null` on demand. */
  readonly commitment: string | null;
  readonly total: Decimal;
  /** Share of capacity and connections that is left at the peak; `null` where neither is known. */
  readonly headroom: Decimal | null;
  readonly lines: readonly Line[];
  readonly findings: readonly Finding[];
}

/** A cheaper configuration, and why it is none. */
export interface RejectedOption {
  readonly id: string;
  readonly total: Decimal;
  readonly reasons: readonly string[];
}

/** The cheapest configuration that holds the load. */
export interface CheapestComparison {
  /** The front of cost against headroom: each is the cheapest with so much headroom. */
  readonly options: readonly HoldingOption[];
  readonly current: HoldingOption;
  /** Id of the recommended option; that of the current one where nothing is cheaper. */
  readonly recommended: string;
  /** Current total − the recommended one's. */
  readonly savingsPerMonth: Decimal;
  /** Configurations that were priced. */
  readonly considered: Decimal;
  /** Cheaper ones that fail, the cheapest of each kind of compute. */
  readonly rejected: readonly RejectedOption[];
  readonly findings: readonly Finding[];
}

/** Rejected favourites that are shown. */
const SHOWN_REJECTED = 8;

/**
 * Searches DB instance classes and Serverless ranges × readers × storage configuration × proxy × reserved instances for the
 * cheapest that holds the load and its connections and that no rule forbids.
 *
 * Without a load a configuration holds when its instances have the CPU of those described. A cluster with a reader keeps one.
 *
 * @throws {InputError} for a line without a price, or Serverless v1
 */
export function findCheapest(described: Cluster, book: PriceBook, asOf?: string): CheapestComparison {
  const dated = inMonth(described, book, asOf);
  if (dated.instances.length === 0) {
    throw new InputError(
      "not-offered",
      "compare --by all needs instances: describe db.serverless in place of serverlessV1",
    );
  }
  const cluster = withAssumedLoad(withLoad(dated));
  const candidates = tabulate(cluster, book);
  const { front, rejected } = sift(cluster, candidates);
  const options = front.map((candidate) => shown(cluster, candidate, book));
  const current = currentOption(cluster, dated, book);
  const [best] = options;
  const better = best !== undefined && best.total.lt(current.total);
  return {
    options,
    current,
    recommended: better ? best.id : current.id,
    savingsPerMonth: better ? current.total.minus(best.total) : ZERO,
    considered: new Decimal(candidates.length),
    rejected: rejected.filter(({ total }) => total.lt(better ? best.total : current.total)).slice(0, SHOWN_REJECTED),
    findings: [
      ...assumed(described),
      ...unusedPrices(dated, book),
      ...stalePrices(
        options.flatMap(({ lines }) => lines),
        asOf ?? latestKnownDay(book),
      ),
    ],
  };
}

/** A load of the CPU that is there, where none is described. */
function withAssumedLoad(cluster: Cluster): Cluster {
  if (cluster.load !== undefined) return cluster;
  const acus = cluster.instances.flatMap(({ class: name }) =>
    INSTANCE_CLASSES[name] === undefined ? [] : classAcu(name),
  );
  return acus.length === 0
    ? cluster
    : { ...cluster, load: { profile: "flat", baseAcu: Decimal.max(...acus), readShare: ZERO } };
}

function assumed({ load, instances }: Cluster): readonly Finding[] {
  if (load !== undefined || instances.some(({ acu }) => acu !== undefined)) return [];
  const message =
    "without a load, only what has the CPU of the described instances counts as holding it: give load:, or --metrics";
  return [{ rule: "LOAD-002", severity: "warning", message, source: "the description" }];
}

interface Sifted {
  readonly front: readonly Candidate[];
  readonly rejected: readonly RejectedOption[];
}

/** The front of cost against headroom, and the cheapest of each kind that fails before it begins. */
function sift(cluster: Cluster, candidates: readonly Candidate[]): Sifted {
  const front: Candidate[] = [];
  const rejected = new Map<string, RejectedOption>();
  let most: Decimal | null = null;
  for (const candidate of candidates) {
    if (front.length === 0 && rejected.has(kindOf(candidate))) {
      if (problemsOf(cluster, candidate).length > 0) continue;
    }
    const variant = clusterOf(cluster, candidate);
    const left = headroom(variant);
    if (most !== null && (left === null || left.lte(most))) continue;
    const problems = problemsOf(cluster, candidate);
    if (problems.length === 0) {
      front.push(candidate);
      most = left ?? new Decimal(1);
    } else if (front.length === 0) {
      rejected.set(kindOf(candidate), { id: idOf(candidate), total: candidate.total, reasons: problems });
    }
  }
  return { front, rejected: [...rejected.values()] };
}

function kindOf({ compute }: Candidate): string {
  return compute.kind === "class" ? compute.candidate.name : `${SERVERLESS_CLASS} ${compute.minAcu.toString()}`;
}

/** Why a configuration is none: what it cannot hold, and what Aurora refuses. */
function problemsOf(cluster: Cluster, candidate: Candidate): readonly string[] {
  const variant = clusterOf(cluster, candidate);
  const connections = connectionUse(variant);
  const crowded =
    connections !== null && connections.share.gt(1)
      ? [`${connections.needed.value.toString()} connections needed, ${String(connections.available)} available`]
      : [];
  const held = [...overload(variant).map(({ message }) => message), ...crowded];
  if (held.length > 0) return held;
  return checkCluster(variant, candidate.storageConfiguration)
    .filter(({ severity }) => severity === "error")
    .map(({ rule, message }) => `${rule}: ${message}`);
}

function idOf({ compute, readers, storageConfiguration, proxy, reservation }: Candidate): string {
  const spelled =
    compute.kind === "class"
      ? compute.candidate.name
      : `${SERVERLESS_CLASS} ${compute.minAcu.toString()}–${compute.maxAcu.toString()} ACU`;
  const parts = [
    readers === 0 ? spelled : `${spelled} + ${String(readers)} reader${readers === 1 ? "" : "s"}`,
    storageConfiguration,
    ...(proxy ? ["proxy"] : []),
    ...(reservation === null ? [] : [`reserved-${reservation.term}-${reservation.payment}`]),
  ];
  return parts.join(", ");
}

function shown(cluster: Cluster, candidate: Candidate, book: PriceBook): HoldingOption {
  const variant = clusterOf(cluster, candidate);
  const { compute, readers, storageConfiguration, proxy, reservation } = candidate;
  const reservations = reservation === null ? [] : [reservation];
  const { total, lines } = bill(sideOf(variant, storageConfiguration, book), { reservations, plan: undefined });
  return {
    id: idOf(candidate),
    class: compute.kind === "class" ? compute.candidate.name : SERVERLESS_CLASS,
    minAcu: compute.kind === "class" ? null : compute.minAcu,
    maxAcu: compute.kind === "class" ? null : compute.maxAcu,
    readers,
    storageConfiguration,
    proxy,
    commitment: reservation === null ? null : `reserved-${reservation.term}-${reservation.payment}`,
    total,
    headroom: headroom(variant),
    lines,
    findings: checkCluster(variant, storageConfiguration),
  };
}

/** The cluster as described, under its own commitments. */
function currentOption(cluster: Cluster, dated: Cluster, book: PriceBook): HoldingOption {
  const { storageConfiguration, proxy, serverlessV2, instances } = cluster;
  const reservations = priceReservations(dated, book).filter(({ count }) => count.gt(0));
  const plan = dated.commitments?.savingsPlan;
  const { total, lines } = bill(sideOf(dated, storageConfiguration, book), { reservations, plan });
  const readers = instances.filter(({ role }) => role === "reader");
  return {
    id: "current",
    class: spellClasses(instances),
    minAcu: serverlessV2?.minAcu ?? null,
    maxAcu: serverlessV2?.maxAcu ?? null,
    readers: readers.reduce((count, reader) => count + Number(reader.count), 0),
    storageConfiguration,
    proxy: proxy !== undefined,
    commitment: dated.commitments === undefined ? null : "described",
    total,
    headroom: headroom(cluster),
    lines,
    findings: [...checkCluster(dated, storageConfiguration), ...overload(cluster)],
  };
}

function spellClasses(instances: readonly Instance[]): string {
  return [...new Set(instances.map((instance) => instance.class))].join(" + ");
}
