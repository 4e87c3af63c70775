import type { Decimal } from "../decimal.ts";
import type { SavingsPlan } from "./commitments.ts";
import { planBoundaries, plannedFamilies } from "./cover.ts";
import { familiesOf, unitBoundaries } from "./demand.ts";
import { type Purchase, reservationCost } from "./lines.ts";
import { poolsOf, type Reservation } from "./reserved-instances.ts";
import { bill, onDemandCost, type Side } from "./side.ts";

/**
 * The cheapest way to commit to a month's compute.
 *
 * For each family any number of reserved instances of any one offering, or none, or the savings plan instead of them, with
 * the best commitment. Cost is linear between the numbers and commitments tried, so that none between them is cheaper.
 */
export function bestMix(of: Side, offers: readonly Reservation[], plan: SavingsPlan | undefined): Purchase {
  const reserved = familiesOf(of.demands).flatMap(
    (family) =>
      cheapestReservation(
        of,
        offers.filter((offer) => offer.family === family),
      ) ?? [],
  );
  let best: Purchase = { reservations: reserved, plan: undefined };
  if (plan === undefined) return best;
  let least = bill(of, best).total;
  const eligible = plannedFamilies(of.demands, plan);
  const movable = reserved.filter(({ family }) => eligible.includes(family));
  for (const left of subsets(movable)) {
    const reservations = reserved.filter((one) => !left.includes(one));
    for (const hourlyCommitment of planBoundaries(of.demands, of.month, poolsOf(reservations), plan)) {
      if (hourlyCommitment.isZero() && left.length === 0) continue;
      const purchase = {
        reservations,
        plan: hourlyCommitment.isZero() ? undefined : { ...plan, hourlyCommitment },
      };
      const { total } = bill(of, purchase);
      if (total.lt(least)) [best, least] = [purchase, total];
    }
  }
  return best;
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  let all: readonly (readonly T[])[] = [[]];
  for (const item of items) all = [...all, ...all.map((subset) => [...subset, item])];
  return all;
}

/** The best number of one family's reserved instances, of the best offering; nothing where on demand is no dearer. */
function cheapestReservation(of: Side, offers: readonly Reservation[]): Reservation | undefined {
  let best: Reservation | undefined;
  let least: Decimal | undefined;
  for (const offer of offers) {
    const demands = of.demands.filter(({ family }) => family === offer.family);
    const counts = unitBoundaries(demands, offer.family, of.month).flatMap((units) => {
      const count = units.div(offer.units);
      return [count.floor(), count.ceil()];
    });
    for (const count of counts) {
      const reservation = { ...offer, count };
      const total = onDemandCost(demands, of.month, poolsOf([reservation]), undefined).plus(
        reservationCost([reservation], of.month),
      );
      if (least === undefined || total.lt(least)) [best, least] = [reservation, total];
    }
  }
  return best?.count.gt(0) === true ? best : undefined;
}
