import type { ConnectionLimit } from "../capacity/connection-limit.ts";
import type { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import type { PriceBookId } from "../prices/book.ts";
import type { Finding } from "../rules/rule.ts";
import type { Line } from "../lines.ts";

/** The document behind `size --format json`. */
export interface Size {
  readonly schemaVersion: 1;
  readonly region: string;
  readonly engine: Engine;
  readonly engineVersion: string | null;
  readonly currency: string;
  readonly hoursPerMonth: Decimal;
  readonly priceBook: PriceBookId;
  readonly load: SizedLoad;
  /** AWS's published sizing, even where it breaks its own floors. */
  readonly acu: SizedAcu;
  /** How each of these came about, and the recommended range; `null` where there is no number. */
  readonly formulas: SizeFormulas;
  /** Where the sizing was read. */
  readonly sizingSource: string;
  /** Compute and storage on Aurora Standard, with Extended Support where the engine version costs it. */
  readonly monthly: MonthlyCosts;
  /** The cheaper of what holds the load, `provisioned` in a tie; `null` where neither does. */
  readonly recommended: "provisioned" | "serverless" | null;
  /** The range that breaks no floor; `null` where the versions in use have none. */
  readonly recommendedAcu: { readonly min: Decimal; readonly max: Decimal } | null;
  /** Default `max_connections`, on serverless in the recommended range. */
  readonly maxConnections: { readonly provisioned: number | null; readonly serverless: number | null };
  readonly connectionLimits: {
    readonly provisioned: ConnectionLimit | null;
    readonly serverless: ConnectionLimit | null;
  };
  /** `null` where no class of the book holds the load. */
  readonly cheapestProvisioned: CheapestProvisioned | null;
  readonly options: readonly SizeOption[];
  readonly findings: readonly Finding[];
}

/** What was measured; `null` for what was not. */
export interface SizedLoad {
  readonly class: string;
  readonly vcpu: number;
  readonly memoryGib: Decimal;
  readonly cpuP95: Decimal;
  readonly cpuMax: Decimal;
  readonly cpuAvg: Decimal | null;
  readonly connections: Decimal | null;
  readonly workingSetGib: Decimal | null;
  readonly storageGib: Decimal | null;
}

export interface SizedAcu {
  readonly min: Decimal;
  readonly max: Decimal;
  readonly typical: Decimal;
  readonly peak: Decimal;
  readonly average: Decimal;
  readonly connectionFloor: Decimal | null;
  readonly memoryFloor: Decimal | null;
  readonly exceedsServerless: boolean;
}

export interface SizeFormulas {
  readonly typical: string;
  readonly peak: string;
  readonly average: string;
  readonly connectionFloor: string | null;
  readonly memoryFloor: string | null;
  readonly min: string;
  readonly max: string;
  readonly recommendedMin: string | null;
  readonly recommendedMax: string | null;
}

export interface MonthlyCosts {
  /** The given class. */
  readonly provisioned: Decimal;
  /** At the typical capacity. */
  readonly serverless: Decimal;
  /** At AWS's minimum, all month long. */
  readonly serverlessLow: Decimal;
  /** At AWS's maximum, all month long. */
  readonly serverlessHigh: Decimal;
}

export interface CheapestProvisioned {
  readonly class: string;
  readonly cpuP95: Decimal;
  readonly cpuMax: Decimal;
  readonly monthly: Decimal;
  readonly maxConnections: number | null;
  /** Why it holds the load. */
  readonly formula: string;
}

/** A configuration with its proof. */
export interface SizeOption {
  readonly id:
    | "provisioned"
    | "serverless"
    | "serverless-low"
    | "serverless-high"
    | "serverless-recommended"
    | "cheapest-provisioned";
  /** `db.serverless`, or the provisioned class. */
  readonly class: string;
  /** Mean capacity; `null` for a provisioned class. */
  readonly acu: Decimal | null;
  readonly total: Decimal;
  readonly lines: readonly Line[];
}
