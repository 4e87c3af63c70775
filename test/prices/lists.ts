import type { Unit } from "@aurora-cost/core";

/** A product of a price list and its terms, in the shape of index.json and of GetProducts. */
export interface Item {
  readonly product: { readonly sku: string; readonly productFamily: string; readonly attributes: Attributes };
  readonly terms: { readonly OnDemand: Offers; readonly Reserved: Offers };
}

export type Attributes = Readonly<Record<string, string>>;
type Offers = Readonly<Record<string, Offer>>;

interface Offer {
  readonly offerTermCode: string;
  readonly sku: string;
  readonly effectiveDate: string;
  readonly priceDimensions: Readonly<Record<string, Dimension>>;
  readonly termAttributes: Attributes;
}

interface Dimension {
  readonly rateCode: string;
  readonly description: string;
  readonly beginRange?: string;
  readonly endRange?: string;
  readonly unit: string;
  readonly pricePerUnit: Readonly<Record<string, string>>;
  readonly appliesTo: readonly string[];
}

export interface Tier {
  readonly begin: string;
  readonly end: string;
  readonly price: string;
}

interface Reservation {
  readonly lease: string;
  readonly option: string;
  readonly upfront?: string;
  readonly hourly?: string;
  readonly offering?: string;
}

export interface ItemOptions {
  readonly unit?: string;
  readonly currency?: string;
  readonly effective?: string;
  readonly reserved?: readonly Reservation[];
}

/** A product at one price, or in tiers; `null` for one that is not sold On-Demand. */
export function item(
  sku: string,
  product: Attributes,
  price: string | readonly Tier[] | null,
  { unit = "Hrs", currency = "USD", effective = "2026-10-01", reserved = [] }: ItemOptions = {},
): Item {
  const tiers = typeof price === "string" ? [{ begin: "0", end: "Inf", price }] : (price ?? []);
  const dimensions = tiers.map(({ begin, end, price: amount }, index) => ({
    code: `6YS6EN2CT${String(7 + index)}`,
    dimension: {
      description: `${amount} per ${unit}`,
      beginRange: begin,
      endRange: end,
      unit,
      pricePerUnit: { [currency]: amount },
    },
  }));
  const onDemand = price === null ? [] : [offer(sku, "JRTCKXETXF", effective, dimensions, {})];
  const reservations = reserved.map(({ lease, option, upfront, hourly, offering = "standard" }, index) =>
    offer(
      sku,
      `RESERVED${String(index)}`,
      effective,
      [
        ...(upfront === undefined ? [] : [{ code: "2TG2D8R56U", dimension: once(upfront, currency) }]),
        ...(hourly === undefined ? [] : [{ code: "6YS6EN2CT7", dimension: everyHour(hourly, currency) }]),
      ],
      { LeaseContractLength: lease, OfferingClass: offering, PurchaseOption: option },
    ),
  );
  return {
    product: { sku, productFamily: "Database Instance", attributes: { servicecode: "AmazonRDS", ...product } },
    terms: { OnDemand: Object.fromEntries(onDemand), Reserved: Object.fromEntries(reservations) },
  };
}

function once(upfront: string, currency: string): Omit<Dimension, "rateCode" | "appliesTo"> {
  return { description: "Upfront Fee", unit: "Quantity", pricePerUnit: { [currency]: upfront } };
}

function everyHour(hourly: string, currency: string): Omit<Dimension, "rateCode" | "appliesTo"> {
  return {
    description: "reserved instance applied",
    beginRange: "0",
    endRange: "Inf",
    unit: "Hrs",
    pricePerUnit: { [currency]: hourly },
  };
}

function offer(
  sku: string,
  offerTermCode: string,
  effective: string,
  dimensions: readonly { readonly code: string; readonly dimension: Omit<Dimension, "rateCode" | "appliesTo"> }[],
  termAttributes: Attributes,
): readonly [string, Offer] {
  const key = `${sku}.${offerTermCode}`;
  const priceDimensions = Object.fromEntries(
    dimensions.map(({ code, dimension }) => {
      const rateCode = `${key}.${code}`;
      return [rateCode, { rateCode, ...dimension, appliesTo: [] }];
    }),
  );
  return [key, { offerTermCode, sku, effectiveDate: `${effective}T00:00:00Z`, priceDimensions, termAttributes }];
}

/** The attributes of a product in us-east-1, or in the Region of another prefix. */
export function attributes(usagetype: string, databaseEngine?: string, regionCode = "us-east-1"): Attributes {
  return {
    usagetype,
    regionCode,
    locationType: "AWS Region",
    ...(databaseEngine === undefined ? {} : { databaseEngine }),
  };
}

/** How price lists of Amazon RDS spell a unit. */
export const LISTED_UNITS: Readonly<Partial<Record<Unit, string>>> = {
  Hours: "Hrs",
  "ACU-Hours": "ACU-Hr",
  "ACU-Months": "month",
  "vCPU-Hours": "vCPU-hour",
  "vCPU-Months": "month",
  GB: "GB",
  "GB-Months": "GB-Mo",
  Requests: "IOs",
  "Change-Record-Hours": "CR-Hr",
};

/** What stands at the top of an index.json. */
export const LIST_HEAD = {
  formatVersion: "v1.0",
  disclaimer: "Made up for a test; these are nobody's prices.",
  offerCode: "AmazonRDS",
  version: "20261006060230",
  publicationDate: "2026-10-06T06:02:30Z",
};

/** An index.json of these products. */
export function indexJson(items: readonly Item[], head: Readonly<Record<string, string>> = {}): string {
  const terms = (kind: "OnDemand" | "Reserved"): Readonly<Record<string, Offers>> =>
    Object.fromEntries(
      items.flatMap((each) =>
        Object.keys(each.terms[kind]).length === 0 ? [] : [[each.product.sku, each.terms[kind]]],
      ),
    );
  const list = {
    ...LIST_HEAD,
    ...head,
    products: Object.fromEntries(items.map(({ product }) => [product.sku, product])),
    terms: { OnDemand: terms("OnDemand"), Reserved: terms("Reserved") },
    attributesList: {},
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}
