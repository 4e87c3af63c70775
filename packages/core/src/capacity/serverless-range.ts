import type { Cluster } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import { acuLimits, CURRENT_ACU_LIMITS } from "./acu-limits.ts";

/** Between what the Serverless v2 instances of a cluster scale, one range for all of them. */
export interface ServerlessRange {
  readonly minAcu: Decimal;
  readonly maxAcu: Decimal;
  /** Whether the engine version can pause at 0 ACUs. */
  readonly autoPause: boolean;
}

const DEFAULT_MIN_ACU = new Decimal("0.5");

/**
 * The described range as far as engine and platform version allow it; without one, 0.5 ACU to what they allow.
 *
 * A version that has no Serverless v2 is for the rules to refuse; here it has today's limits.
 */
export function serverlessRange({ engine, engineVersion, serverlessV2 = {} }: Cluster): ServerlessRange {
  const { minAcu = DEFAULT_MIN_ACU, maxAcu, platformVersion } = serverlessV2;
  const limits = acuLimits(engine, engineVersion ?? null, platformVersion ?? null) ?? CURRENT_ACU_LIMITS;
  const ceiling = new Decimal(limits.maxAcu);
  return {
    minAcu: Decimal.max(minAcu, limits.minAcu),
    maxAcu: maxAcu === undefined ? ceiling : Decimal.min(maxAcu, ceiling),
    autoPause: limits.autoPause,
  };
}
