import { connectionUse } from "../capacity/connections-needed.ts";
import { INSTANCE_CLASSES } from "../capacity/instance-classes.ts";
import { loadCurve, peakLoad } from "../capacity/load.ts";
import { classAcu } from "../capacity/sizing.ts";
import type { Cluster, StorageConfiguration } from "../cluster/cluster.ts";
import { priceReservations } from "../commitments/reserved-instances.ts";
import { bill, sideOf } from "../commitments/side.ts";
import { Decimal, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { inMonth } from "../estimate.ts";
import { type Line, unusedPrices } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import { checkCluster } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
import { overload, peakUse } from "./holding.ts";
import { type Candidate, priceShapes, type SearchCosts } from "./search-costs.ts";
import { headroomOf, sift } from "./search-front.ts";
import { readersOf, shapesOf } from "./search-space.ts";
import { withLoad } from "./serverless-sides.ts";

/** The cluster as described, or a configuration that holds its load. */
export interface CheapestOption {
  /** `current`, or `db.r6g.large + 1 reader, io-optimized, proxy` */
  readonly id: string;
  /** DB instance classes, the writer's first. */
  readonly classes: readonly string[];
  /** Of Serverless v2. */
  readonly range: { readonly minAcu: Decimal; readonly maxAcu: Decimal } | null;
  readonly readers: number;
  readonly storageConfiguration: StorageConfiguration;
  readonly proxy: boolean;
  /** Reserved instances to buy: `2 × db.r6g.large, 1yr no-upfront`; `null` for none. */
  readonly buys: string | null;
  readonly total: Decimal;
  /** Share of capacity and of connections that is left at the peak, the lesser of both; `null` where neither is known. */
  readonly headroom: Decimal | null;
  readonly lines: readonly Line[];
  readonly findings: readonly Finding[];
}

/** A configuration that costs less, and why it is not recommended. */
export interface RejectedOption {
  readonly id: string;
  readonly total: Decimal;
  readonly reason: string;
}

/** The cheapest configuration that holds the load. */
export interface CheapestComparison {
  /** The current one, then the front of cost against headroom: each the cheapest that leaves as much at the peak. */
  readonly options: readonly CheapestOption[];
  readonly current: "current";
  readonly recommended: string;
  /** Current total − the recommended one's: negative where the current one does not hold the load. */
  readonly savingsPerMonth: Decimal;
  /** How many configurations were priced. */
  readonly considered: number;
  /** Cheaper ones that fail, or all where none holds: of each kind of failure the one that fails by least. */
  readonly rejected: readonly RejectedOption[];
  readonly findings: readonly Finding[];
}

/**
 * Searches classes and Serverless ranges × readers × storage configuration × proxy × reserved instances for the cheapest
 * configuration that holds the load and its connections, keeps the failover there is, and runs into no rule that the
 * cluster does not run into today.
 *
 * Without a load what holds has the CPU of the largest described instance and as many readers. All instances are of one
 * class. Reserved instances and the savings plan of the description are paid in every option.
 *
 * @throws {InputError} for a line without a price, or a cluster on Serverless v1
 */
export function compareAll(described: Cluster, book: PriceBook, asOf?: string): CheapestComparison {
  const dated = inMonth(described, book, asOf);
  if (dated.instances.length === 0) {
    throw new InputError("not-offered", "compare --by all needs instances: describe db.serverless with a load instead");
  }
  const known = withLoad(dated);
  const assumed = known.load === undefined;
  const cluster = assumed ? withCpuOfToday(known) : known;
  const reservations = priceReservations(dated, book).filter(({ count }) => count.gt(0));
  const costs = { cluster, book, owned: { reservations, plan: dated.commitments?.savingsPlan } };
  const candidates = priceShapes(shapesOf(cluster, book, assumed), costs);
  const { front, failed } = sift(cluster, candidates, assumed);
  const current = currentOption(dated, cluster, costs, assumed);
  const found = front
    .map((candidate) => holdingOption(candidate, costs, assumed))
    .filter((option) => !isCurrent(option, current));
  const [best] = found;
  const better = best !== undefined && (best.total.lt(current.total) || current.headroom?.isNegative() === true);
  const chosen = better ? best : current;
  const options = [current, ...found];
  return {
    options,
    current: "current",
    recommended: chosen.id,
    savingsPerMonth: current.total.minus(chosen.total),
    considered: candidates.length,
    rejected: failed
      .filter(({ candidate }) => front.length === 0 || candidate.total.lt(chosen.total))
      .map(({ candidate, failure }) => ({ id: idOf(candidate), total: candidate.total, reason: failure.reason })),
    findings: [
      ...(assumed ? WITHOUT_LOAD : []),
      ...unusedPrices(dated, book),
      ...stalePrices(
        options.flatMap(({ lines }) => lines),
        asOf ?? latestKnownDay(book),
      ),
    ],
  };
}

function isCurrent(option: CheapestOption, current: CheapestOption): boolean {
  const same = (["readers", "storageConfiguration", "proxy", "buys"] as const).every(
    (key) => option[key] === current[key],
  );
  return same && option.classes.join() === current.classes.join() && option.total.eq(current.total);
}

const WITHOUT_LOAD: readonly Finding[] = [
  {
    rule: "LOAD-002",
    severity: "warning",
    message:
      "without a load Serverless has no price here, and what holds has the CPU and the readers of today: give load:",
    source: "the description",
  },
];

/** A flat load of the CPU that is there. */
function withCpuOfToday(cluster: Cluster): Cluster {
  const acus = cluster.instances.flatMap(({ class: name }) =>
    INSTANCE_CLASSES[name] === undefined ? [] : classAcu(name),
  );
  if (acus.length === 0) return cluster;
  return { ...cluster, load: { profile: "flat", baseAcu: Decimal.max(...acus), readShare: ZERO } };
}

function idOf({ shape, storageConfiguration, bought }: Candidate): string {
  const { compute, readers, proxy } = shape;
  const { class: name, range } = compute;
  const instances = range === undefined ? name : `${name} ${range.minAcu.toString()}–${range.maxAcu.toString()} ACU`;
  const parts = [
    readers === 0 ? instances : `${instances} + ${String(readers)} reader${readers === 1 ? "" : "s"}`,
    storageConfiguration,
    ...(proxy ? ["proxy"] : []),
    ...(bought === null ? [] : [`reserved-${bought.term}-${bought.payment} × ${bought.count.toString()}`]),
  ];
  return parts.join(", ");
}

function holdingOption(candidate: Candidate, { book, owned }: SearchCosts, assumed: boolean): CheapestOption {
  const { shape, storageConfiguration, bought } = candidate;
  const { compute, readers, proxy, cluster } = shape;
  const purchase = { ...owned, reservations: [...owned.reservations, ...(bought === null ? [] : [bought])] };
  return {
    id: idOf(candidate),
    classes: [compute.class],
    range: compute.range ?? null,
    readers,
    storageConfiguration,
    proxy,
    buys: bought === null ? null : `${bought.count.toString()} × ${bought.class}, ${bought.term} ${bought.payment}`,
    ...bill(sideOf(cluster, storageConfiguration, book), purchase),
    headroom: headroomOf({ ...shape, ...(assumed ? { capacityUse: null } : {}) }),
    findings: checkCluster(rules, cluster, storageConfiguration),
  };
}

/** The cluster as it is, under its own commitments. */
function currentOption(dated: Cluster, cluster: Cluster, costs: SearchCosts, assumed: boolean): CheapestOption {
  const { storageConfiguration, proxy, serverlessV2, instances, load } = cluster;
  const capacityUse = assumed || load === undefined ? null : peakUse(cluster, peakLoad(loadCurve(load)));
  const { minAcu, maxAcu } = serverlessV2 ?? {};
  return {
    id: "current",
    classes: [...new Set(instances.map((instance) => instance.class))],
    range: minAcu === undefined || maxAcu === undefined ? null : { minAcu, maxAcu },
    readers: readersOf(cluster),
    storageConfiguration,
    proxy: proxy !== undefined,
    buys: null,
    ...bill(sideOf(dated, storageConfiguration, costs.book), costs.owned),
    headroom: headroomOf({ capacityUse, connections: connectionUse(cluster) }),
    findings: [...checkCluster(rules, dated, storageConfiguration), ...(assumed ? [] : overload(cluster))],
  };
}
