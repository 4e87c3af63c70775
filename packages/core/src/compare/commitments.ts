import { fillTemplate } from "../charges/charge.ts";
import { dbInstance } from "../charges/db-instance.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { bestMix } from "../commitments/best-mix.ts";
import { cover } from "../commitments/cover.ts";
import { type Demand, familiesOf, peakUnits } from "../commitments/demand.ts";
import { commitmentFindings } from "../commitments/findings.ts";
import { type Purchase, reservationCost, unusedPlanCost } from "../commitments/lines.ts";
import {
  effectiveHourly,
  findOffer,
  type Offering,
  OFFERINGS,
  overruled,
  poolsOf,
  priceReservations,
  type Reservation,
} from "../commitments/reserved-instances.ts";
import { bill, type Side, sideIfAny, sideOf } from "../commitments/side.ts";
import { type CommittedBreakEven, committedBreakEven } from "../commitments/storage-premium.ts";
import { sizedClass, unitsNeeded } from "../commitments/units.ts";
import { Decimal, ZERO } from "../decimal.ts";
import { inMonth } from "../estimate.ts";
import { clusterPrice, type Line, unusedPrices } from "../lines.ts";
import type { PaymentOption, PriceBook, ReservedTerm } from "../prices/book.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import { checkCluster } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";

export interface CommitmentOption {
  /** `on-demand`, `reserved-1yr-no-upfront` and its like, `savings-plan`, `described`, `best-mix`. */
  readonly id: string;
  readonly total: Decimal;
  /** The same question in the other storage configuration; `null` where the cluster has no price or place in it. */
  readonly otherConfigurationTotal: Decimal | null;
  readonly lines: readonly Line[];
}

/** A reserved instance that could be bought for the fleet. */
export interface OfferedInstance {
  /** `reserved-1yr-no-upfront` */
  readonly id: string;
  readonly class: string;
  readonly term: ReservedTerm;
  readonly payment: PaymentOption;
  readonly upfront: Decimal;
  readonly hourly: Decimal;
  /** hourly + upfront ÷ hours of the term. */
  readonly effectiveHourly: Decimal;
  /** In the current storage configuration; `null` where the class has no price there. */
  readonly onDemandHourly: Decimal | null;
  /**
   * Share of the hours above which it pays.
   *
   *     effective × (1 or 1.3 units per unit) ÷ on-demand price
   */
  readonly breakEvenUtilization: Decimal | null;
}

/** What the described reserved instances of a family cover. */
export interface FamilyCoverage {
  readonly family: string;
  /** Normalized units an hour. */
  readonly unitsOwned: Decimal;
  /** Normalized units an hour, while all instances run, in the current storage configuration. */
  readonly unitsNeeded: Decimal;
  /** The smallest class that is reserved. */
  readonly class: string;
  /** How many of it would cover the family. */
  readonly instancesNeeded: Decimal;
  /** How many of these are missing. */
  readonly instancesMissing: Decimal;
  /** What is paid for units that nothing uses. */
  readonly unusedCostPerMonth: Decimal;
}

/** On demand, reserved instances and savings plans for one described cluster. */
export interface CommitmentComparison {
  readonly options: readonly CommitmentOption[];
  /** The option that is paid for today: `described`, else `on-demand`. */
  readonly current: string;
  /** The cheapest option; the current one in a tie. */
  readonly recommended: string;
  /** Current total − the recommended one's. */
  readonly savingsPerMonth: Decimal;
  readonly offerings: readonly OfferedInstance[];
  readonly coverage: readonly FamilyCoverage[];
  /** `null` where the cluster has no price or place in one of the configurations. */
  readonly storageBreakEven: CommittedBreakEven | null;
  readonly findings: readonly Finding[];
}

/** How an option commits, given the demand of a storage configuration. */
interface Candidate {
  readonly id: string;
  readonly buy: (side: Side) => Purchase;
}

/**
 * Prices a cluster under every way of committing to its compute.
 *
 *     total = on-demand rest + Σ reservations × effective hourly × hours + plan commitment × hours + all other lines
 *     [USD]                                     [USD per Hour]    [Hours]
 *
 * A reserved option covers every instance with reserved instances of its family's smallest described class that has a
 * price; a plan is bought as described. All options are priced as if bought today: what is owned already runs to the end
 * of its term.
 *
 * @throws {InputError} for a line without a price, or a reserved instance without one
 */
export function compareCommitments(described: Cluster, book: PriceBook, asOf?: string): CommitmentComparison {
  const cluster = inMonth(described, book, asOf);
  const current = cluster.storageConfiguration;
  const here = sideOf(cluster, current, book);
  const there = sideIfAny(cluster, current === "standard" ? "io-optimized" : "standard", book);
  const purchase: Purchase = {
    reservations: priceReservations(cluster, book).filter(({ count }) => count.gt(0)),
    plan: cluster.commitments?.savingsPlan,
  };
  const offers = OFFERINGS.map((offering) => offersOf(cluster, book, offering, here.demands));

  const options = candidates(here.demands, purchase, offers).map(({ id, buy }) => ({
    id,
    ...bill(here, buy(here)),
    otherConfigurationTotal: there === null ? null : bill(there, buy(there)).total,
  }));
  const now = options.find(({ id }) => id === "described") ?? options[0];
  const best = options.reduce((least, option) => (option.total.lt(least.total) ? option : least), now ?? NOTHING);
  const storageBreakEven = there === null ? null : committedBreakEven(cluster, book, [here, there], purchase);
  const covered = cover(here.demands, here.month, poolsOf(purchase.reservations), purchase.plan);
  const counted = commitmentFindings({
    configuration: current,
    demands: here.demands,
    reservations: purchase.reservations,
    plan: purchase.plan,
    unusedPlanCost: unusedPlanCost(covered),
    currency: here.currency,
    overruled: overruled(cluster, book),
  });
  return {
    options,
    current: now?.id ?? "on-demand",
    recommended: best.id,
    savingsPerMonth: (now?.total ?? ZERO).minus(best.total),
    offerings: offers.flat().map((offer) => offered(cluster, book, offer)),
    coverage: coverage(here, purchase.reservations, covered.unusedUnitHours),
    storageBreakEven,
    findings: [
      // What is counted here takes the place of what a rule says in general.
      ...checkCluster(rules, cluster, current).filter(({ rule }) => !counted.some((finding) => finding.rule === rule)),
      ...counted,
      ...unusedPrices(cluster, book),
      ...stalePrices(
        options.flatMap(({ lines }) => lines),
        asOf ?? latestKnownDay(book),
      ),
    ],
  };
}

const NOTHING: CommitmentOption = { id: "on-demand", total: ZERO, otherConfigurationTotal: null, lines: [] };

function candidates(
  demands: readonly Demand[],
  purchase: Purchase,
  offers: readonly (readonly Reservation[])[],
): readonly Candidate[] {
  const { reservations, plan } = purchase;
  const instances = demands.filter(({ line }) => line.charge === dbInstance.id);
  const reserved = offers.flatMap((perFamily): readonly Candidate[] => {
    const [first] = perFamily;
    const complete = instances.every(({ family }) => perFamily.some((offer) => offer.family === family));
    if (first === undefined || !complete) return [];
    return [{ id: offeringId(first), buy: (of) => ({ reservations: coverAll(of, perFamily), plan: undefined }) }];
  });
  const priced = plan !== undefined || offers.some((perFamily) => perFamily.length > 0);
  return [
    { id: "on-demand", buy: () => ({ reservations: [], plan: undefined }) },
    ...reserved,
    ...(plan === undefined ? [] : [{ id: "savings-plan", buy: () => ({ reservations: [], plan }) }]),
    ...(plan === undefined && reservations.length === 0 ? [] : [{ id: "described", buy: () => purchase }]),
    ...(priced ? [{ id: "best-mix", buy: (of: Side) => bestMix(of, offers.flat(), plan) }] : []),
  ];
}

function offeringId({ term, payment }: Offering): string {
  return `reserved-${term}-${payment}`;
}

/** For each family the smallest class of the description that has a price in the offering. */
function offersOf(
  cluster: Cluster,
  book: PriceBook,
  offering: Offering,
  demands: readonly Demand[],
): readonly Reservation[] {
  const reserved = (cluster.commitments?.reservedInstances ?? []).map((one) => one.class);
  const classes = [...new Set([...demands.map((demand) => demand.class), ...reserved])];
  return familiesOf(demands).flatMap((family) => {
    const offers = classes
      .filter((name) => sizedClass(name)?.family === family)
      .flatMap((name) => findOffer(cluster, book, name, offering) ?? []);
    return offers.sort((a, b) => a.units.cmp(b.units)).slice(0, 1);
  });
}

/** As many reserved instances as the families need while all their instances run. */
function coverAll(of: Side, offers: readonly Reservation[]): readonly Reservation[] {
  return offers.map((offer) => ({ ...offer, count: peakUnits(of.demands, offer.family).div(offer.units).ceil() }));
}

function offered(cluster: Cluster, book: PriceBook, offer: Reservation): OfferedInstance {
  const { class: name, term, payment, upfront, hourly, units } = offer;
  const configuration = cluster.storageConfiguration;
  const usageType = fillTemplate(dbInstance.usageType[configuration] ?? "", { class: name });
  const onDemandHourly = clusterPrice(cluster, book, usageType, dbInstance.unit)?.unitPrice ?? null;
  const effective = effectiveHourly(offer);
  const needed = effective.times(unitsNeeded(units, configuration)).div(units);
  return {
    id: offeringId(offer),
    class: name,
    term,
    payment,
    upfront,
    hourly,
    effectiveHourly: effective,
    onDemandHourly,
    breakEvenUtilization: onDemandHourly?.gt(0) === true ? needed.div(onDemandHourly) : null,
  };
}

function coverage(
  { demands, month }: Side,
  reservations: readonly Reservation[],
  unusedUnitHours: ReadonlyMap<string, Decimal>,
): readonly FamilyCoverage[] {
  return [...poolsOf(reservations)].map(([family, unitsOwned]) => {
    const own = reservations.filter((one) => one.family === family).sort((a, b) => a.units.cmp(b.units));
    const { class: name = "", units = unitsOwned } = own[0] ?? {};
    const needed = peakUnits(demands, family);
    const unused = unusedUnitHours.get(family) ?? ZERO;
    return {
      family,
      unitsOwned,
      unitsNeeded: needed,
      class: name,
      instancesNeeded: needed.div(units).ceil(),
      instancesMissing: Decimal.max(needed.minus(unitsOwned).div(units).ceil(), ZERO),
      unusedCostPerMonth: unused.isZero()
        ? ZERO
        : reservationCost(own, month).times(unused).div(unitsOwned.times(month)),
    };
  });
}
