import type { ListedProduct, ListedRate } from "./listed.ts";

/** What of a product's attributes tells which price it is. */
const ATTRIBUTES = [
  "servicecode",
  "location",
  "locationType",
  "fromRegionCode",
  "toRegionCode",
  "databaseEngine",
  "deploymentModel",
  "usagetype",
  "operation",
  "regionCode",
] as const;

/** A value of `products` in index.json, or `product` of GetProducts; nothing for what is no product. */
export function productOf(value: unknown): ListedProduct | null {
  if (!isRecord(value) || typeof value["sku"] !== "string" || !isRecord(value["attributes"])) return null;
  const attributes: Record<string, string> = {};
  for (const name of ATTRIBUTES) {
    const attribute = value["attributes"][name];
    if (typeof attribute === "string") attributes[name] = attribute;
  }
  return { sku: value["sku"], attributes };
}

/**
 * The rates of a SKU's terms: a value of `terms.OnDemand` in index.json, and the same in GetProducts.
 *
 * Copies of the list that other tools keep have lists where AWS has mappings; both are read.
 */
export function ratesOf(term: string, sku: string, terms: unknown): readonly ListedRate[] {
  const rates: ListedRate[] = [];
  for (const offer of valuesOf(terms)) {
    const { effectiveDate, priceDimensions, termAttributes } = offer;
    const attributes = isRecord(termAttributes) ? termAttributes : {};
    if (!isRecord(priceDimensions)) continue;
    for (const [key, dimension] of Object.entries(priceDimensions)) {
      if (!isRecord(dimension)) continue;
      rates.push({
        sku,
        rateCode: textOf(dimension["rateCode"]) || key,
        term,
        effectiveOn: day(effectiveDate),
        unit: textOf(dimension["unit"]),
        pricePerUnit: pricesOf(dimension["pricePerUnit"]),
        beginRange: textOf(dimension["beginRange"]),
        endRange: textOf(dimension["endRange"]),
        leaseContractLength: textOf(attributes["LeaseContractLength"]),
        purchaseOption: textOf(attributes["PurchaseOption"]),
        offeringClass: textOf(attributes["OfferingClass"]),
      });
    }
  }
  return rates;
}

/** `2026-10-01T00:00:00Z` as `2026-10-01`. */
export function day(value: unknown): string {
  return typeof value === "string" ? (/^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? "") : "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function valuesOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return isRecord(value) ? Object.values(value).filter(isRecord) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function pricesOf(value: unknown): Readonly<Record<string, string>> {
  const prices: Record<string, string> = {};
  if (isRecord(value)) for (const [currency, price] of Object.entries(value)) prices[currency] = textOf(price);
  return prices;
}
