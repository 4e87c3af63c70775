import { fillTemplate } from "../charges/charge.ts";
import { dbInstance } from "../charges/db-instance.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import {
  findReserved,
  type PaymentOption,
  type PriceBook,
  type PriceSource,
  type ReservedTerm,
} from "../prices/book.ts";
import type { ReservedInstance } from "./commitments.ts";
import type { Pools } from "./cover.ts";
import { sizedClass } from "./units.ts";

/** Hours that an upfront payment is spread over: years of 365 days. */
const TERM_HOURS: Readonly<Record<ReservedTerm, number>> = { "1yr": 8760, "3yr": 26280 };

/** A term and a way to pay for it. */
export interface Offering {
  readonly term: ReservedTerm;
  readonly payment: PaymentOption;
}

/** What AWS sells; no upfront is for one year only. */
export const OFFERINGS: readonly Offering[] = [
  { term: "1yr", payment: "no-upfront" },
  { term: "1yr", payment: "partial-upfront" },
  { term: "1yr", payment: "all-upfront" },
  { term: "3yr", payment: "partial-upfront" },
  { term: "3yr", payment: "all-upfront" },
];

/** Reserved instances with their prices. */
export interface Reservation extends Offering {
  readonly region: string;
  readonly class: string;
  readonly family: string;
  /** Normalized units of each. */
  readonly units: Decimal;
  readonly count: Decimal;
  /** Of each, once. */
  readonly upfront: Decimal;
  /** Of each, every hour. */
  readonly hourly: Decimal;
  readonly source: PriceSource;
}

/**
 * What a reserved instance costs in an hour, its upfront payment spread evenly over the term.
 *
 *     effective = hourly + upfront ÷ term hours
 *     [USD per Hour]       [USD]     [Hours]: 8,760 or 26,280
 *
 * It is paid for every hour of the term, whether an instance uses it or not.
 */
export function effectiveHourly({ term, upfront, hourly }: Reservation): Decimal {
  return hourly.plus(upfront.div(TERM_HOURS[term]));
}

/** The term's hours of a reservation. */
export function termHours({ term }: Offering): number {
  return TERM_HOURS[term];
}

/**
 * The described reserved instances with their prices, alike ones in one.
 *
 * @throws {InputError} where neither the book nor the description has the prices of one
 */
export function priceReservations(cluster: Cluster, book: PriceBook): readonly Reservation[] {
  const merged = new Map<string, Reservation>();
  for (const [index, described] of (cluster.commitments?.reservedInstances ?? []).entries()) {
    const priced = fromBook(cluster, book, described.class, described) ?? fromDescription(cluster, described);
    if (priced === undefined) throw noRates(cluster, described, index);
    const key = [priced.class, priced.term, priced.payment, priced.upfront, priced.hourly].join(" ");
    const count = described.count.plus(merged.get(key)?.count ?? ZERO);
    merged.set(key, { ...priced, count });
  }
  return [...merged.values()];
}

/** A reserved instance of a class, from the book, else as the description prices the same offering; count 0. */
export function findOffer(
  cluster: Cluster,
  book: PriceBook,
  name: string,
  { term, payment }: Offering,
): Reservation | undefined {
  const own = (cluster.commitments?.reservedInstances ?? [])
    .filter((one) => one.class === name && one.term === term && one.payment === payment)
    .flatMap((one) => fromDescription(cluster, one) ?? []);
  return fromBook(cluster, book, name, { term, payment }) ?? own[0];
}

/** Described reserved instances whose own prices give way to other ones of the book. */
export function overruled(cluster: Cluster, book: PriceBook): readonly ReservedInstance[] {
  return (cluster.commitments?.reservedInstances ?? []).filter((described) => {
    const own = fromDescription(cluster, described);
    const listed = fromBook(cluster, book, described.class, described);
    return (
      own !== undefined && listed !== undefined && !(own.upfront.eq(listed.upfront) && own.hourly.eq(listed.hourly))
    );
  });
}

/** Normalized units owned, by family. */
export function poolsOf(reservations: readonly Reservation[]): Pools {
  const families = [...new Set(reservations.map(({ family }) => family))];
  return new Map(
    families.map((family) => [
      family,
      sum(reservations.filter((one) => one.family === family).map(({ count, units }) => count.times(units))),
    ]),
  );
}

function fromBook(
  cluster: Cluster,
  book: PriceBook,
  name: string,
  { term, payment }: Offering,
): Reservation | undefined {
  const sized = sizedClass(name);
  const usageType = fillTemplate(dbInstance.usageType.standard ?? "", { class: name });
  const row = findReserved(book, cluster.region, { usageType, engine: cluster.engine, term, payment });
  if (row === undefined || sized === undefined) return undefined;
  return {
    ...sized,
    region: cluster.region,
    class: name,
    term,
    payment,
    count: ZERO,
    upfront: new Decimal(row.upfront),
    hourly: new Decimal(row.hourly),
    source: {
      title: book.regions.get(cluster.region)?.sources[row.source] ?? "unknown",
      sku: row.sku ?? null,
      date: row.date,
      basisDate: null,
      status: "listed",
    },
  };
}

function fromDescription(
  cluster: Cluster,
  { class: name, term, payment, upfront, hourly }: ReservedInstance,
): Reservation | undefined {
  const sized = sizedClass(name);
  if (sized === undefined || (upfront === undefined && hourly === undefined)) return undefined;
  return {
    ...sized,
    region: cluster.region,
    class: name,
    term,
    payment,
    count: ZERO,
    upfront: upfront ?? ZERO,
    hourly: hourly ?? ZERO,
    source: { title: "commitments: of the description", sku: null, date: null, basisDate: null, status: "override" },
  };
}

function noRates({ region, engine }: Cluster, described: ReservedInstance, index: number): InputError {
  const { class: name, term, payment } = described;
  const keys = { "no-upfront": "hourly", "partial-upfront": "upfront and hourly", "all-upfront": "upfront" }[payment];
  return new InputError(
    "no-price",
    `no price of a reserved ${name}, ${term}, ${payment}, in ${region} for ${engine}: give it ${keys} under commitments.reservedInstances[${String(index)}], or a book that has it with --prices`,
    ["commitments", "reservedInstances", index],
  );
}
