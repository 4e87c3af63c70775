import { type Decimal, sum, ZERO } from "../decimal.ts";
import type { Line } from "../lines.ts";
import type { Cover, Share } from "./cover.ts";
import { type Reservation, termHours } from "./reserved-instances.ts";
import type { SavingsPlan } from "./commitments.ts";

/** Charge ids of what commitments add to a bill. */
const RESERVED_INSTANCES = "reserved-instances";
const SAVINGS_PLAN = "savings-plan";

export interface Purchase {
  readonly reservations: readonly Reservation[];
  readonly plan: SavingsPlan | undefined;
}

/** Where a bill is from, and the currency it is in. */
export interface Place {
  readonly region: string;
  readonly currency: string;
}

/** The lines of covered compute: what is left on demand, then reserved instances, then the savings plan. */
export function commitmentLines(
  { shares, unusedPlan }: Cover,
  { reservations, plan }: Purchase,
  month: Decimal,
  { region, currency }: Place,
): readonly Line[] {
  const bought = reservations.filter(({ count }) => count.gt(0));
  return [
    ...shares.flatMap((share) => onDemandLine(share, currency)),
    ...bought.flatMap((reservation) => [
      ...upfrontLine(reservation, month, currency),
      ...recurringLine(reservation, month, currency),
    ]),
    ...(plan === undefined ? [] : shares.flatMap((share) => planLine(share, plan, currency))),
    ...unusedPlan.map(({ hours, perHour }) => unusedPlanLine(hours, perHour, region, currency)),
  ];
}

/** What a line's commitments cost in the month whether anything uses them or not. */
export function reservationCost(reservations: readonly Reservation[], month: Decimal): Decimal {
  return sum(
    reservations.map((one) => {
      const upfront = one.count.times(one.upfront).times(month).div(termHours(one));
      return upfront.plus(one.count.times(month).times(one.hourly));
    }),
  );
}

function onDemandLine({ demand, onDemand, reserved, planned }: Share, currency: string): readonly Line[] {
  const { line } = demand;
  if (reserved.isZero() && planned.isZero()) return [line];
  if (onDemand.isZero()) return [];
  const cost = onDemand.times(line.unitPrice);
  const covered = [
    ...(reserved.isZero() ? [] : [`− ${reserved.toString()} under reserved instances`]),
    ...(planned.isZero() ? [] : [`− ${planned.toString()} under the savings plan`]),
  ].join(" ");
  const left = `${line.quantity.toString()} ${covered} = ${onDemand.toString()} ${line.unit}`;
  return [
    {
      ...line,
      quantity: onDemand,
      cost,
      formula: `${left}; × ${line.unitPrice.toString()} ${currency} = ${cost.toString()} ${currency}`,
    },
  ];
}

/** `HeavyUsage` is what AWS bills reserved instances as. */
function reservedLine(reservation: Reservation, month: Decimal): Omit<Line, "unitPrice" | "cost" | "formula"> {
  const { class: name, count, term, payment, region, source } = reservation;
  return {
    charge: RESERVED_INSTANCES,
    part: "compute",
    region,
    usageType: `HeavyUsage:${name}`,
    description: `${count.toString()} × ${name} reserved, ${term} ${payment}`,
    quantity: count.times(month),
    unit: "Hours",
    source,
  };
}

/**
 * The month's share of what was paid upfront.
 *
 *     cost  = count × upfront × month's hours ÷ term's hours
 *     [USD]           [USD]     [Hours]         [Hours]
 */
function upfrontLine(reservation: Reservation, month: Decimal, currency: string): readonly Line[] {
  const { count, upfront } = reservation;
  if (upfront.isZero()) return [];
  const base = reservedLine(reservation, month);
  const term = termHours(reservation);
  const cost = count.times(upfront).times(month).div(term);
  const spread = `${count.toString()} × ${upfront.toString()} ${currency} × ${month.toString()} h ÷ ${String(term)} h`;
  return [
    {
      ...base,
      description: `${count.toString()} × ${reservation.class} upfront, ${reservation.term} ${reservation.payment}`,
      unitPrice: upfront.div(term),
      cost,
      formula: `${spread} = ${cost.toString()} ${currency}`,
    },
  ];
}

/**
 * What reserved instances cost hour by hour, used or not.
 *
 *     cost  = count × month's hours × hourly
 *     [USD]           [Hours]         [USD per Hour]
 */
function recurringLine(reservation: Reservation, month: Decimal, currency: string): readonly Line[] {
  const { count, hourly } = reservation;
  if (hourly.isZero()) return [];
  const base = reservedLine(reservation, month);
  const cost = base.quantity.times(hourly);
  const counted = `${count.toString()} × ${month.toString()} h = ${base.quantity.toString()} Hours`;
  return [
    {
      ...base,
      unitPrice: hourly,
      cost,
      formula: `${counted}; × ${hourly.toString()} ${currency} = ${cost.toString()} ${currency}`,
    },
  ];
}

function planLine({ demand, planned, planCost }: Share, { rates }: SavingsPlan, currency: string): readonly Line[] {
  const { line } = demand;
  const rate = rates[line.usageType];
  if (rate === undefined || planned.isZero()) return [];
  return [
    {
      ...line,
      charge: SAVINGS_PLAN,
      description: `${line.description}: savings plan`,
      quantity: planned,
      unitPrice: rate,
      cost: planCost,
      formula: `${planned.toString()} ${line.unit} × ${rate.toString()} ${currency} = ${planCost.toString()} ${currency}`,
      source: PLAN_SOURCE,
    },
  ];
}

/** The usage type of a plan's fee is named as those of compute plans are; AWS documents none for databases. */
function unusedPlanLine(hours: Decimal, perHour: Decimal, region: string, currency: string): Line {
  const cost = hours.times(perHour);
  return {
    charge: SAVINGS_PLAN,
    part: "compute",
    region,
    usageType: "DatabaseSP:1yrNoUpfront",
    description: "Savings plan: commitment that nothing uses",
    quantity: hours,
    unit: "Hours",
    unitPrice: perHour,
    cost,
    formula: `${hours.toString()} h × ${perHour.toString()} ${currency} not used = ${cost.toString()} ${currency}`,
    source: PLAN_SOURCE,
  };
}

const PLAN_SOURCE = {
  title: "commitments: of the description",
  sku: null,
  date: null,
  basisDate: null,
  status: "override",
} as const;

/** Commitment of a savings plan that nothing uses, in the month. */
export function unusedPlanCost({ unusedPlan }: Cover): Decimal {
  return unusedPlan.reduce((total, { hours, perHour }) => total.plus(hours.times(perHour)), ZERO);
}
