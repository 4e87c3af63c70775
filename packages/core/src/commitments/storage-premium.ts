import { storageIo } from "../charges/storage-io.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { type BreakEven, breakEven } from "../compare/break-even.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { clusterPrice } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import type { SavingsPlan } from "./commitments.ts";
import type { Pools } from "./cover.ts";
import { familiesOf, peakUnits, unitBoundaries } from "./demand.ts";
import { type Purchase, reservationCost } from "./lines.ts";
import { poolsOf } from "./reserved-instances.ts";
import { onDemandCost, type Side } from "./side.ts";

/** A bend in what I/O-Optimized adds, as a function of the units that Aurora Standard leaves spare. */
export interface PremiumKink {
  /** Owned − needed on Aurora Standard; negative where instances run on demand. */
  readonly spareUnitsFrom: Decimal;
  readonly premiumPerMonth: Decimal;
  /** `null` where I/O has no price. */
  readonly ioRequestsPerMonth: Decimal | null;
}

export interface FamilyPremium {
  readonly family: string;
  /** Normalized units an hour, beyond those needed on Aurora Standard; negative where instances run on demand. */
  readonly spareUnits: Decimal;
  readonly kinks: readonly PremiumKink[];
}

/** Standard against I/O-Optimized under the described commitments. */
export interface CommittedBreakEven {
  readonly premiumPerMonth: Decimal;
  /** `null` where I/O has no price. */
  readonly breakEven: BreakEven | null;
  readonly families: readonly FamilyPremium[];
}

/**
 * What I/O-Optimized adds to compute and storage under the described commitments, and the I/O that makes up for it.
 *
 *     premium = cost(1.3 × units) − cost(1.0 × units)      under the same reserved instances and plan, plus storage
 *     [USD]
 *     N*      = premium ÷ price per request                [Requests]
 *
 * While spare units exist, compute adds nothing; beyond them it adds the on-demand price of what is not covered. The
 * premium is therefore piecewise linear in the units owned, with bends where a size is covered in full in either
 * configuration. Values at the bends are exact; a described savings plan may add bends between them.
 */
export function committedBreakEven(
  cluster: Cluster,
  book: PriceBook,
  sides: readonly [Side, Side],
  { reservations, plan }: Purchase,
): CommittedBreakEven {
  const [standard, optimized] = sides[0].configuration === "standard" ? sides : [sides[1], sides[0]];
  const ioPrice = clusterPrice(cluster, book, storageIo.usageType.standard ?? "", storageIo.unit);
  const owned = poolsOf(reservations);
  const paid = reservationCost(reservations, standard.month).plus(standard.month.times(plan?.hourlyCommitment ?? ZERO));
  // The threshold counts the primary's requests; those of secondary Regions are a cost beside them.
  const ioElsewhere = standard.others.filter(
    ({ charge, region }) => charge === storageIo.id && region !== cluster.region,
  );
  const costs = (pools: Pools): { readonly standard: Decimal; readonly ioOptimized: Decimal } => ({
    standard: dependentCost(standard, pools, plan).plus(sum(ioElsewhere.map((line) => line.cost))),
    ioOptimized: dependentCost(optimized, pools, plan),
  });
  const now = costs(owned);
  return {
    premiumPerMonth: now.ioOptimized.minus(now.standard),
    breakEven:
      ioPrice === undefined
        ? null
        : breakEven({
            standard: now.standard.plus(paid),
            ioOptimized: now.ioOptimized.plus(paid),
            ioUnitPrice: ioPrice.unitPrice,
            hoursPerMonth: cluster.hoursPerMonth,
          }),
    families: familiesOf(standard.demands)
      .filter((family) => owned.has(family))
      .map((family) => {
        const needed = peakUnits(standard.demands, family);
        const bends = sides.flatMap(({ demands, month }) => unitBoundaries(demands, family, month));
        return {
          family,
          spareUnits: (owned.get(family) ?? ZERO).minus(needed),
          kinks: bent(
            ascending(bends).map((units) => {
              const at = costs(new Map([...owned, [family, units]]));
              const premium = at.ioOptimized.minus(at.standard);
              return {
                spareUnitsFrom: units.minus(needed),
                premiumPerMonth: premium,
                ioRequestsPerMonth:
                  ioPrice?.unitPrice.gt(0) === true ? Decimal.max(premium, ZERO).div(ioPrice.unitPrice) : null,
              };
            }),
          ),
        };
      }),
  };
}

/** Compute and storage, without what commitments cost in either configuration alike. */
function dependentCost({ demands, others, month }: Side, pools: Pools, plan: SavingsPlan | undefined): Decimal {
  const rest = others.filter(({ part }) => part === "compute" || part === "storage");
  return onDemandCost(demands, month, pools, plan).plus(sum(rest.map((line) => line.cost)));
}

/** The ends, and the points between them where the line through their neighbours is left. */
function bent(points: readonly PremiumKink[]): readonly PremiumKink[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined || after === undefined) return true;
    const turn = rise(before, point)
      .times(run(point, after))
      .minus(rise(point, after).times(run(before, point)));
    return turn.abs().gt(ROUNDING);
  });
}

/** Far above what 40 digits round, far below a cent. */
const ROUNDING = new Decimal("1e-20");

function ascending(values: readonly Decimal[]): readonly Decimal[] {
  return [...new Map(values.map((value) => [value.toString(), value])).values()].sort((a, b) => a.cmp(b));
}

function rise(from: PremiumKink, to: PremiumKink): Decimal {
  return to.premiumPerMonth.minus(from.premiumPerMonth);
}

function run(from: PremiumKink, to: PremiumKink): Decimal {
  return to.spareUnitsFrom.minus(from.spareUnitsFrom);
}
