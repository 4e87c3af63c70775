import { Decimal, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import type { SavingsPlan } from "./commitments.ts";
import { coverable, type Demand, familiesOf, type Segment, segmentsOf } from "./demand.ts";

/** How a month's demand is met. The three amounts sum to the demand, in its own unit. */
export interface Share {
  readonly demand: Demand;
  readonly reserved: Decimal;
  readonly planned: Decimal;
  readonly onDemand: Decimal;
  /** Commitment of the savings plan that `planned` takes. */
  readonly planCost: Decimal;
}

/** A stretch of the month in which the savings plan is not used up. */
interface UnusedPlan {
  readonly hours: Decimal;
  readonly perHour: Decimal;
}

export interface Cover {
  readonly shares: readonly Share[];
  /** Owned normalized units × hours that nothing used, by family. */
  readonly unusedUnitHours: ReadonlyMap<string, Decimal>;
  readonly unusedPlan: readonly UnusedPlan[];
}

/** Normalized units owned, by family. */
export type Pools = ReadonlyMap<string, Decimal>;

interface Tally {
  reserved: Decimal;
  planned: Decimal;
  onDemand: Decimal;
  planCost: Decimal;
}

/**
 * Covers a month's demand hour by hour: reserved instances first, then the savings plan, then on demand.
 *
 *     covered units = min(owned units, Σ instances × size × (1 or 1.3))      in each hour, by family
 *     plan          = min(commitment, Σ rest × rate)                        in each hour, greatest saving first
 *     on demand     = the rest
 *
 * What an hour leaves unused is lost; it covers no other hour.
 *
 * @throws {InputError} for a plan rate above the on-demand price
 */
export function cover(demands: readonly Demand[], month: Decimal, pools: Pools, plan: SavingsPlan | undefined): Cover {
  const tallies = new Map<Demand, Tally>(
    demands.map((demand) => [demand, { reserved: ZERO, planned: ZERO, onDemand: ZERO, planCost: ZERO }]),
  );
  const unusedUnitHours = new Map<string, Decimal>();
  const unusedPlan: UnusedPlan[] = [];
  const planned = plan === undefined ? [] : byGreatestSaving(demands, plan);
  for (const segment of segmentsOf(demands, month)) {
    const rest = reserve(segment, pools, unusedUnitHours);
    for (const [demand, left] of rest) add(tallies, demand, "reserved", demand.perHour.minus(left), segment.hours);
    let commitment = plan?.hourlyCommitment ?? ZERO;
    for (const { demand, rate } of planned) {
      const left = rest.get(demand) ?? ZERO;
      const spent = Decimal.min(commitment, left.times(rate));
      const amount = spent.eq(left.times(rate)) ? left : spent.div(rate);
      commitment = commitment.minus(spent);
      rest.set(demand, left.minus(amount));
      add(tallies, demand, "planned", amount, segment.hours);
      add(tallies, demand, "planCost", spent, segment.hours);
    }
    for (const demand of segment.running) add(tallies, demand, "onDemand", rest.get(demand) ?? ZERO, segment.hours);
    if (commitment.gt(0) && segment.hours.gt(0)) unusedPlan.push({ hours: segment.hours, perHour: commitment });
  }
  return { shares: [...tallies].map(([demand, tally]) => ({ demand, ...tally })), unusedUnitHours, unusedPlan };
}

/** What reserved instances leave of each running demand, per hour. */
function reserve({ hours, running }: Segment, pools: Pools, unused: Map<string, Decimal>): Map<Demand, Decimal> {
  const rest = new Map(running.map((demand) => [demand, demand.perHour]));
  for (const [family, owned] of pools) {
    let pool = owned;
    for (const demand of coverable(running, family)) {
      const needed = demand.perHour.times(demand.units);
      const covered = Decimal.min(pool, needed);
      pool = pool.minus(covered);
      if (covered.gt(0)) rest.set(demand, needed.minus(covered).div(demand.units));
    }
    unused.set(family, (unused.get(family) ?? ZERO).plus(pool.times(hours)));
  }
  return rest;
}

/**
 * Commitments an hour at which the cost of a savings plan bends: where, in a stretch of the month, the next usage is
 * covered in full.
 */
export function planBoundaries(
  demands: readonly Demand[],
  month: Decimal,
  pools: Pools,
  plan: SavingsPlan,
): readonly Decimal[] {
  const boundaries = new Map<string, Decimal>([["0", ZERO]]);
  const planned = byGreatestSaving(demands, plan);
  for (const segment of segmentsOf(demands, month)) {
    const rest = reserve(segment, pools, new Map());
    let commitment = ZERO;
    for (const { demand, rate } of planned) {
      commitment = commitment.plus((rest.get(demand) ?? ZERO).times(rate));
      boundaries.set(commitment.toString(), commitment);
    }
  }
  return [...boundaries.values()].sort((a, b) => a.cmp(b));
}

/** The families that some demand of theirs has a plan rate for. */
export function plannedFamilies(demands: readonly Demand[], plan: SavingsPlan): readonly string[] {
  return familiesOf(demands.filter(({ line }) => line.usageType in plan.rates));
}

/** The highest share saved comes first, in a tie the lowest rate: AWS Savings Plans User Guide, How Savings Plans apply. */
function byGreatestSaving(
  demands: readonly Demand[],
  { rates }: SavingsPlan,
): readonly { readonly demand: Demand; readonly rate: Decimal }[] {
  return demands
    .flatMap((demand) => {
      const { usageType, unitPrice } = demand.line;
      const rate = rates[usageType];
      if (rate === undefined) return [];
      if (rate.gt(unitPrice)) {
        throw new InputError(
          "invalid-value",
          `commitments.savingsPlan.rates has ${usageType} at ${rate.toString()}, above its on-demand price of ${unitPrice.toString()}`,
          ["commitments", "savingsPlan", "rates", usageType],
        );
      }
      return { demand, rate };
    })
    .sort(
      (a, b) => a.rate.times(b.demand.line.unitPrice).cmp(b.rate.times(a.demand.line.unitPrice)) || a.rate.cmp(b.rate),
    );
}

function add(
  tallies: ReadonlyMap<Demand, Tally>,
  demand: Demand,
  key: keyof Tally,
  perHour: Decimal,
  hours: Decimal,
): void {
  const tally = tallies.get(demand);
  if (tally !== undefined) tally[key] = tally[key].plus(perHour.times(hours));
}
