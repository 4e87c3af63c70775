import { InputError } from "../../errors.ts";
import { day } from "./json.ts";
import type { ListedProduct, ListedRate } from "./listed.ts";

/** A line of index.csv: a rate, and the product it is the rate of. */
export interface PriceListLine {
  readonly product: ListedProduct;
  readonly rate: ListedRate;
}

/** Columns of index.csv and the attributes of index.json they hold. */
const ATTRIBUTES: readonly (readonly [column: string, attribute: string])[] = [
  ["serviceCode", "servicecode"],
  ["Location", "location"],
  ["Location Type", "locationType"],
  ["From Region Code", "fromRegionCode"],
  ["To Region Code", "toRegionCode"],
  ["Database Engine", "databaseEngine"],
  ["Deployment Model", "deploymentModel"],
  ["usageType", "usagetype"],
  ["operation", "operation"],
  ["Region Code", "regionCode"],
];

const NEEDED = ["SKU", "RateCode", "TermType", "Unit", "PricePerUnit", "Currency", "usageType"] as const;

/**
 * Binds the header of index.csv, the sixth line of the file, to a reader of the lines below it.
 *
 * @throws {InputError} naming a column that is missing
 */
export function bindPriceListHeader(header: readonly string[]): (record: readonly string[]) => PriceListLine {
  const index = new Map(header.map((name, place) => [name, place]));
  const missing = NEEDED.find((name) => !index.has(name));
  if (missing !== undefined) {
    throw new InputError(
      "missing-column",
      `not a price list: no column ${missing}; download index.csv of AmazonRDS again`,
    );
  }
  const cell = (record: readonly string[], name: string): string => record[index.get(name) ?? -1] ?? "";
  return (record) => {
    const sku = cell(record, "SKU");
    const attributes = ATTRIBUTES.map(([column, attribute]) => [attribute, cell(record, column)] as const);
    return {
      product: { sku, attributes: Object.fromEntries(attributes.filter(([, value]) => value !== "")) },
      rate: {
        sku,
        rateCode: cell(record, "RateCode"),
        term: cell(record, "TermType"),
        effectiveOn: day(cell(record, "EffectiveDate")),
        unit: cell(record, "Unit"),
        pricePerUnit: { [cell(record, "Currency")]: cell(record, "PricePerUnit") },
        beginRange: cell(record, "StartingRange"),
        endRange: cell(record, "EndingRange"),
        leaseContractLength: cell(record, "LeaseContractLength"),
        purchaseOption: cell(record, "PurchaseOption"),
        offeringClass: cell(record, "OfferingClass"),
      },
    };
  };
}
