import { Decimal, ZERO } from "../../decimal.ts";
import { InputError } from "../../errors.ts";
import type { Unit } from "../../units.ts";
import type { PaymentOption, PriceTier, ReservedTerm } from "../book.ts";
import type { ListedRate, ListOrigin, RejectReason } from "./listed.ts";
import type { Placed } from "./product.ts";

/** A rate as it is kept until the end of the list. */
export interface ReadRate extends Omit<ListedRate, "rateCode" | "pricePerUnit"> {
  /** The rate code without the SKU it begins with. */
  readonly code: string;
  /** In the Region's currency. */
  readonly price: string;
  readonly origin: ListOrigin;
}

/** An On-Demand price, and the rates it was made of: one for each tier. */
export interface OnDemandPrice {
  readonly unitPrice: string;
  /** `null` where the price is the same for every quantity. */
  readonly tiers: readonly PriceTier[] | null;
  readonly rates: readonly [ReadRate, ...ReadRate[]];
}

/** A reservation: what is paid at the start, and for every hour of the term. */
export interface ReservedPrice {
  readonly term: ReservedTerm;
  readonly payment: PaymentOption;
  readonly upfront: string;
  readonly hourly: string;
  readonly rate: ReadRate;
}

/** Told of every rate that no price is made of. */
export type OnReject = (rate: ReadRate, reason: RejectReason) => void;

/** The currency AWS bills a Region in. */
export function regionCurrency(region: string): string {
  return region.startsWith("cn-") ? "CNY" : "USD";
}

/**
 * The On-Demand price of a product, or nothing.
 *
 * @throws {InputError} when two of its rates hold for the same quantities
 */
export function onDemandPrice(placed: Placed, rates: readonly ReadRate[], reject: OnReject): OnDemandPrice | null {
  const usable = inForce(rates, reject).flatMap((rate) => {
    const unitPrice = priceOf(rate, placed.unit, reject);
    const from = rangeEnd(rate.beginRange) ?? ZERO;
    return unitPrice === null ? [] : [{ rate, unitPrice, from, upTo: rangeEnd(rate.endRange) }];
  });
  usable.sort((a, b) => a.from.cmp(b.from));
  const [first] = usable;
  if (first === undefined) return null;
  if (!placed.free && usable.every(({ unitPrice }) => unitPrice === "0")) {
    for (const { rate } of usable) reject(rate, "zero-price");
    return null;
  }
  const twin = usable.find(({ from }, index) => usable[index - 1]?.from.eq(from) === true);
  if (twin !== undefined) {
    throw new InputError(
      "ambiguous-price",
      `two prices for ${placed.usageType} in ${placed.region}: SKU ${first.rate.sku} has ${first.unitPrice} and ${twin.unitPrice}`,
    );
  }
  const joined = usable.every(({ from }, index) => (index === 0 ? ZERO : usable[index - 1]?.upTo)?.eq(from) === true);
  if (!joined) {
    for (const { rate } of usable) reject(rate, "tier");
    return null;
  }
  const tiers = usable.map(({ upTo, unitPrice }) => ({ upTo: upTo === null ? null : upTo.toString(), unitPrice }));
  const single = tiers.length === 1 && first.upTo === null;
  return {
    unitPrice: first.unitPrice,
    tiers: single ? null : tiers,
    rates: [first.rate, ...usable.slice(1).map(({ rate }) => rate)],
  };
}

/** The reservations a product is sold with. */
export function reservedPrices(placed: Placed, rates: readonly ReadRate[], reject: OnReject): readonly ReservedPrice[] {
  const groups = new Map<string, ReadRate[]>();
  for (const rate of rates) {
    const key = `${rate.leaseContractLength} ${rate.purchaseOption}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [rate]);
    else group.push(rate);
  }
  return [...groups.values()].flatMap((group) => reservedPrice(placed, group, reject));
}

const TERMS: ReadonlyMap<string, ReservedTerm> = new Map([
  ["1yr", "1yr"],
  ["1 yr", "1yr"],
  ["3yr", "3yr"],
  ["3 yr", "3yr"],
]);

const PAYMENTS: ReadonlyMap<string, PaymentOption> = new Map([
  ["no upfront", "no-upfront"],
  ["partial upfront", "partial-upfront"],
  ["all upfront", "all-upfront"],
]);

function reservedPrice(placed: Placed, group: readonly ReadRate[], reject: OnReject): readonly ReservedPrice[] {
  const term = TERMS.get(group[0]?.leaseContractLength.toLowerCase() ?? "");
  const payment = PAYMENTS.get(group[0]?.purchaseOption.toLowerCase() ?? "");
  const standard: ReadRate[] = [];
  for (const rate of group) {
    const sold = placed.reservable && (rate.offeringClass === "" || rate.offeringClass === "standard");
    if (sold && term !== undefined && payment !== undefined) standard.push(rate);
    else reject(rate, "other-term");
  }
  if (term === undefined || payment === undefined) return [];
  const rates = inForce(standard, reject).flatMap((rate) => {
    const once = rate.unit === "Quantity";
    const amount = priceOf(rate, once ? null : "Hours", reject);
    return amount === null ? [] : [{ rate, once, amount }];
  });
  const [upfront, ...moreUpfront] = rates.filter(({ once }) => once);
  const [hourly, ...moreHourly] = rates.filter(({ once }) => !once);
  const needed = payment === "no-upfront" ? [hourly] : payment === "all-upfront" ? [upfront] : [upfront, hourly];
  const complete = needed.every((part) => part !== undefined && part.amount !== "0");
  const rate = (hourly ?? upfront)?.rate;
  if (rate === undefined || !complete || moreUpfront.length > 0 || moreHourly.length > 0) {
    for (const part of rates) reject(part.rate, "incomplete-term");
    return [];
  }
  return [{ term, payment, upfront: upfront?.amount ?? "0", hourly: hourly?.amount ?? "0", rate }];
}

/** The rates of the newest effective date that had come when the list was published. */
function inForce(rates: readonly ReadRate[], reject: OnReject): readonly ReadRate[] {
  const dates = rates.map(({ effectiveOn }) => effectiveOn).sort();
  if (dates[0] === dates.at(-1)) return rates;
  const begun = rates.filter(({ effectiveOn, origin }) => effectiveOn <= (origin.publishedOn ?? effectiveOn));
  const newest = begun
    .map(({ effectiveOn }) => effectiveOn)
    .sort()
    .at(-1);
  return rates.filter((rate) => {
    const holds = rate.effectiveOn === (newest ?? dates[0]);
    if (!holds) reject(rate, "other-effective-date");
    return holds;
  });
}

/** Units as price lists spell them, in lower case. */
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ["hrs", "Hours"],
  ["hr", "Hours"],
  ["hours", "Hours"],
  ["hour", "Hours"],
  ["gb-mo", "GB-Months"],
  ["gb-month", "GB-Months"],
  ["gb-months", "GB-Months"],
  ["gb", "GB"],
  ["ios", "Requests"],
  ["requests", "Requests"],
  ["request", "Requests"],
  ["api calls", "Requests"],
  ["api requests", "Requests"],
  ["calls", "Requests"],
  ["acu-hr", "ACU-Hours"],
  ["acu-hrs", "ACU-Hours"],
  ["acu-hour", "ACU-Hours"],
  ["acu-hours", "ACU-Hours"],
  ["acu-month", "ACU-Months"],
  ["acu-months", "ACU-Months"],
  ["vcpu-hr", "vCPU-Hours"],
  ["vcpu-hrs", "vCPU-Hours"],
  ["vcpu-hour", "vCPU-Hours"],
  ["vcpu-hours", "vCPU-Hours"],
  ["vcpu-month", "vCPU-Months"],
  ["vcpu-months", "vCPU-Months"],
  ["cr-hr", "Change-Record-Hours"],
  ["cr-hrs", "Change-Record-Hours"],
]);

function isUnit(text: string, unit: Unit): boolean {
  const spelled = text.toLowerCase();
  // Performance Insights is sold by the "month" of a vCPU or ACU, which the usage type tells.
  if (/^months?$/.test(spelled)) return unit.endsWith("-Months");
  return UNITS.get(spelled) === unit;
}

function priceOf(rate: ReadRate, unit: Unit | null, reject: OnReject): string | null {
  const text = rate.price;
  if (unit !== null && !isUnit(rate.unit, unit)) return rejected("unit");
  if (!/^\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(text)) return rejected("unreadable-price");
  return new Decimal(text).toString();

  function rejected(reason: RejectReason): null {
    reject(rate, reason);
    return null;
  }
}

/** `Inf` is `null`. */
function rangeEnd(text: string): Decimal | null {
  return /^\d+(?:\.\d+)?$/.test(text) ? new Decimal(text) : null;
}
