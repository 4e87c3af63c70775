import type { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { compareVersions, type EngineVersion, parseEngineVersion } from "./engine-version.ts";

/** What Aurora Serverless v2 of a version may scale between. */
export interface AcuLimits {
  /** 0 where it can pause. */
  readonly minAcu: 0 | 0.5;
  readonly maxAcu: 128 | 256;
  readonly autoPause: boolean;
  /** The day AWS offered this range. */
  readonly since: string;
}

interface Range extends AcuLimits {
  /** The first versions that have it, one for each major version. */
  readonly from: readonly EngineVersion[];
}

/** The ranges there have been, the same for both engines. */
const FIRST = { minAcu: 0.5, maxAcu: 128, autoPause: false, since: "2022-04-21" } as const;
const TO_256 = { minAcu: 0.5, maxAcu: 256, autoPause: false, since: "2024-10-03" } as const;
const FROM_0 = { minAcu: 0, maxAcu: 256, autoPause: true, since: "2024-11-20" } as const;

/**
 * Ranges by engine version, newest first.
 *
 * AWS lists Aurora PostgreSQL 16.1 both among the versions up to 128 and among those up to 256 ACUs; here it has 256.
 *
 * Source: Amazon Aurora User Guide, How Aurora serverless works; Setting the capacity range; Supported Regions and DB
 * engines for Aurora serverless; Document history. Checked 2026-11-23.
 */
const RANGES: Readonly<Record<Engine, readonly Range[]>> = {
  "aurora-mysql": [
    { ...FROM_0, since: "2026-05-21", from: [[8, 4]] },
    { ...FROM_0, from: [[3, 8, 0]] },
    { ...TO_256, from: [[3, 6, 0]] },
    { ...FIRST, from: [[3, 2, 0]] },
  ],
  "aurora-postgresql": [
    {
      ...FROM_0,
      since: "2025-05-01",
      from: [
        [18, 3],
        [17, 4],
      ],
    },
    {
      ...FROM_0,
      from: [
        [16, 3],
        [15, 7],
        [14, 12],
        [13, 15],
      ],
    },
    {
      ...TO_256,
      from: [
        [16, 1],
        [15, 5],
        [14, 10],
        [13, 13],
      ],
    },
    {
      ...FIRST,
      from: [
        [15, 2],
        [14, 3],
        [13, 6],
      ],
    },
  ],
};

/** What AWS offers today. */
export const CURRENT_ACU_LIMITS: AcuLimits = FROM_0;

/** Platform version 1, the first, caps at 128 ACUs whatever the engine version; later ones do not. */
const FIRST_PLATFORM_MAX = 128;

/**
 * The ACU range of Aurora Serverless v2: what engine version and platform version both allow.
 *
 * Without a version, and with a major version alone, the widest range of those it may be. `null` for an engine version that
 * never had Serverless v2; a major version newer than all known ones has what the newest has.
 *
 * @example Aurora PostgreSQL 16.2 scales from 0.5 to 256 ACUs, 16.3 from 0, and on platform version 1 to 128
 */
export function acuLimits(
  engine: Engine,
  engineVersion: string | null,
  platformVersion: Decimal | null,
): AcuLimits | null {
  const limits =
    engineVersion === null ? CURRENT_ACU_LIMITS : engineLimits(engine, parseEngineVersion(engine, engineVersion));
  if (limits === null || platformVersion?.eq(1) !== true) return limits;
  return { ...limits, maxAcu: FIRST_PLATFORM_MAX };
}

function engineLimits(engine: Engine, version: EngineVersion): AcuLimits | null {
  const [major] = version;
  const ranges = RANGES[engine];
  const newestMajor = ranges[0]?.from[0]?.[0] ?? 0;
  if (major === undefined || major > newestMajor) return CURRENT_ACU_LIMITS;
  const range = ranges.find(({ from }) =>
    from.some((first) => first[0] === major && compareVersions(version, first) >= 0),
  );
  if (range === undefined) return null;
  const { minAcu, maxAcu, autoPause, since } = range;
  return { minAcu, maxAcu, autoPause, since };
}
