import { Decimal as Host } from "decimal.js";

/**
 * The project's own decimal constructor: 40 significant digits, half-even, never printed with an exponent.
 *
 * A private clone, so that a page that configures decimal.js for itself changes nothing here.
 */
export const Decimal: typeof Host = Host.clone({
  defaults: true,
  precision: 40,
  rounding: Host.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Decimal = Host;

export const ZERO: Decimal = new Decimal(0);

/** Adds exactly; nothing is 0. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}
