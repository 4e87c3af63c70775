import type { Decimal } from "./decimal.ts";

/** Units of the AWS price list as FOCUS spells them; prices are always per one of these. */
export type Unit =
  | "Hours"
  | "ACU-Hours"
  | "ACU-Months"
  | "vCPU-Hours"
  | "vCPU-Months"
  | "GB"
  | "GB-Months"
  | "Requests"
  | "Secret-Months"
  | "Key-Months"
  | "Shard-Hours"
  | "PUT-Payload-Units"
  | "Change-Record-Hours";

declare const countedIn: unique symbol;
declare const pricedPer: unique symbol;

/** An amount of one unit. Brands exist for the compiler only. */
export type Quantity<U extends Unit> = Decimal & { readonly [countedIn]: U };

/** Money per single unit. */
export type UnitPrice<U extends Unit> = Decimal & { readonly [pricedPer]: U };

export function quantity<U extends Unit>(value: Decimal, _unit: U): Quantity<U> {
  return value as Quantity<U>;
}

export function unitPrice<U extends Unit>(value: Decimal, _unit: U): UnitPrice<U> {
  return value as UnitPrice<U>;
}

/**
 * The only multiplication of quantity and price.
 *
 *     cost  = amount × price
 *     [USD]   [U]      [USD per U]
 */
export function cost<U extends Unit>(amount: Quantity<U>, price: UnitPrice<NoInfer<U>>): Decimal {
  return amount.times(price);
}
