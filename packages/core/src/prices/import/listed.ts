/** A price list as a whole: where a row comes from, and from when. */
export interface ListOrigin {
  /** `20261006060230` */
  readonly version: string | null;
  /** `2026-10-06` */
  readonly publishedOn: string | null;
}

/** A product of the price list AmazonRDS, with the attribute names of index.json. */
export interface ListedProduct {
  readonly sku: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A price dimension and the term it belongs to: a line of index.csv. */
export interface ListedRate {
  readonly sku: string;
  readonly rateCode: string;
  /** `OnDemand`, `Reserved` */
  readonly term: string;
  /** `2026-10-01` */
  readonly effectiveOn: string;
  /** As the list spells it: `Hrs`, `GB-Mo`, `IOs`. */
  readonly unit: string;
  readonly pricePerUnit: Readonly<Record<string, string>>;
  readonly beginRange: string;
  /** `Inf` for no end. */
  readonly endRange: string;
  readonly leaseContractLength: string;
  readonly purchaseOption: string;
  readonly offeringClass: string;
}

/** Why something of a price list is in no price book. */
export type RejectReason =
  /** A product of another service. */
  | "other-service"
  /** A Local Zone, a place without Region, or a Region that was not asked for. */
  | "outside-region"
  /** A usage type ending in `-LimitlessPreview`. */
  | "preview"
  /** MariaDB, Oracle, SQL Server, Db2. */
  | "other-engine"
  /** A DB instance whose engine the row does not tell. */
  | "unknown-engine"
  /** RDS Custom, Outposts, mirrors. */
  | "other-deployment"
  /** RDS for MySQL and PostgreSQL, where no comparison needs it. */
  | "plain-rds"
  | "unknown-usage-type"
  /** A term of a product that the list does not hold. */
  | "no-product"
  | "no-on-demand-term"
  /** Neither On-Demand nor one of the five ways to reserve. */
  | "other-term"
  /** A reservation without its upfront fee or its hourly rate. */
  | "incomplete-term"
  /** Replaced by a later one, or not yet in force when the list was published. */
  | "other-effective-date"
  /** Not in the currency AWS bills the Region in. */
  | "currency"
  /** Not in a unit the charge is counted in. */
  | "unit"
  /** Tiers that leave a gap. */
  | "tier"
  | "zero-price"
  | "unreadable-price"
  /** A row for any engine, where each engine has a row of its own. */
  | "own-engine-row"
  /** Another SKU has the same price for the same usage type. */
  | "same-price"
  /** Read before, from another file. */
  | "duplicate";

/** Something of a price list that was set aside. */
export interface Rejected {
  readonly reason: RejectReason;
  readonly sku: string;
  readonly region: string;
  /** As the list spells it. */
  readonly usageType: string;
  readonly engine: string;
  /** Of the price dimension; empty for a product without one. */
  readonly rateCode: string;
  readonly term: string;
}
