import { type Decimal, ZERO } from "../decimal.ts";

/** The I/O of a month at which Aurora Standard and Aurora I/O-Optimized cost the same. */
export interface BreakEven {
  readonly ioRequestsPerMonth: Decimal;
  readonly ioRequestsPerSecond: Decimal;
  /** What that many requests cost on Aurora Standard. */
  readonly ioCost: Decimal;
  /** Their share of compute, storage and I/O on Aurora Standard; `null` when all of these are 0. */
  readonly ioShare: Decimal | null;
  /** `always-cheaper`: I/O-Optimized costs no more even without any I/O. */
  readonly reason: "always-cheaper" | null;
}

export interface BreakEvenInput {
  /** Compute and storage of the month at Standard prices. */
  readonly standard: Decimal;
  /** The same quantities at I/O-Optimized prices. */
  readonly ioOptimized: Decimal;
  /** Per request. */
  readonly ioUnitPrice: Decimal;
  readonly hoursPerMonth: Decimal;
}

/**
 * Solves the break-even exactly; the cost is linear in the I/O count, whatever the mix of instances, ACUs and storage.
 *
 *     N*     = (I/O-Optimized − Standard) ÷ price per request        [Requests]
 *     share* = N* × price ÷ (Standard + N* × price)
 *
 * Only charges whose price depends on the configuration take part: backup, proxy, transfer and their like cost the same on
 * both sides. `null` when a request costs nothing, for then no count can make up the difference.
 */
export function breakEven({ standard, ioOptimized, ioUnitPrice, hoursPerMonth }: BreakEvenInput): BreakEven | null {
  if (ioUnitPrice.lte(0)) return null;
  const premium = ioOptimized.minus(standard);
  const ioCost = premium.gt(0) ? premium : ZERO;
  const requests = ioCost.div(ioUnitPrice);
  return {
    ioRequestsPerMonth: requests,
    ioRequestsPerSecond: requests.div(hoursPerMonth.times(3600)),
    ioCost,
    ioShare: share(ioCost, standard.plus(ioCost)),
    reason: premium.gt(0) ? null : "always-cheaper",
  };
}

/** A part of a whole, or nothing of nothing. */
export function share(part: Decimal, whole: Decimal): Decimal | null {
  return whole.isZero() ? null : part.div(whole);
}
