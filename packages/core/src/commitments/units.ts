import type { StorageConfiguration } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";

/**
 * Normalized units of the sizes of DB instances; 48xlarge follows from the others.
 *
 * Source: Amazon Aurora User Guide, Reserved DB instances for Amazon Aurora; `normalizationSizeFactor` of the price list.
 */
const UNITS: ReadonlyMap<string, number> = new Map([
  ["small", 1],
  ["medium", 2],
  ["large", 4],
  ["xlarge", 8],
  ["2xlarge", 16],
  ["4xlarge", 32],
  ["8xlarge", 64],
  ["12xlarge", 96],
  ["16xlarge", 128],
  ["24xlarge", 192],
  ["32xlarge", 256],
  ["48xlarge", 384],
]);

/** Units that a running unit takes from reserved instances; exact, unlike the ratio of the listed prices. */
const UNIT_FACTOR: Readonly<Record<StorageConfiguration, Decimal>> = {
  standard: new Decimal(1),
  "io-optimized": new Decimal("1.3"),
};

/** A class as reserved instances see it. */
export interface SizedClass {
  /** `db.r6g`: reserved instances are size-flexible within it, for one engine and Region. */
  readonly family: string;
  readonly units: Decimal;
}

/** Splits `db.r6g.large` into family and normalized units; nothing for `db.serverless` and sizes without units. */
export function sizedClass(name: string): SizedClass | undefined {
  const cut = name.lastIndexOf(".");
  const units = UNITS.get(name.slice(cut + 1));
  return units === undefined || cut <= "db".length
    ? undefined
    : { family: name.slice(0, cut), units: new Decimal(units) };
}

/**
 * Normalized units that a running instance needs in an hour.
 *
 *     units = size × 1      on Aurora Standard
 *     units = size × 1.3    on Aurora I/O-Optimized
 *
 * @example db.r6g.large on I/O-Optimized: 4 × 1.3 = 5.2
 */
export function unitsNeeded(units: Decimal, configuration: StorageConfiguration): Decimal {
  return units.times(UNIT_FACTOR[configuration]);
}
