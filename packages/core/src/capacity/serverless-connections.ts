import { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { type ConnectionLimit, limit, POSTGRESQL_CAP, type Reason, rounded } from "./connection-limit.ts";

type Points = readonly (readonly [acu: number, maxConnections: number])[];

const CAPACITY_GUIDE = "Amazon Aurora User Guide, Performance and scaling for Aurora Serverless v2";
const V1_GUIDE = "Amazon Aurora User Guide of June 2023, How Aurora Serverless v1 works";

/** With a minimum of 0 or 0.5 ACU. Source: {@link CAPACITY_GUIDE}, checked 2026-11-23. */
const POSTGRESQL_LOW_CAP = 2000;

/** By maximum ACU. Source: {@link CAPACITY_GUIDE}, checked 2026-11-23. */
const V2_POINTS: Readonly<Record<Engine, Points>> = {
  "aurora-mysql": [
    [1, 90],
    [4, 135],
    [8, 1000],
    [16, 2000],
    [32, 3000],
    [64, 4000],
    [128, 5000],
    [192, 6000],
    [256, 6000],
  ],
  "aurora-postgresql": [
    [1, 189],
    [4, 823],
    [8, 1669],
    [16, 3360],
    [32, 5000],
    [64, 5000],
    [128, 5000],
    [192, 5000],
    [256, 5000],
  ],
};

/** Of Aurora MySQL, by current capacity; AWS printed none for PostgreSQL. Source: {@link V1_GUIDE}. */
const V1_POINTS: Points = [
  [1, 90],
  [2, 180],
  [4, 270],
  [8, 1000],
  [256, 6000],
];

/**
 * Default `max_connections` of Aurora Serverless v2. It follows the maximum of the range, not the current capacity, and changes
 * with the next reboot.
 *
 *     Aurora MySQL        AWS's number for the largest printed ACU that is not above the maximum
 *     Aurora PostgreSQL   min(5000, 211.4 × maximum − 22.3), off by 1 at most where AWS prints a number;
 *                         at most 2,000 while the minimum is 0 or 0.5 ACU
 *
 * @example 10 ACU take 1,000 on Aurora MySQL and 2,092 on Aurora PostgreSQL
 */
export function serverlessConnections(engine: Engine, maxAcu: Decimal, minAcu: Decimal | null): ConnectionLimit {
  const point = pointOf(V2_POINTS[engine], maxAcu);
  const held = limit(engine, point.maxConnections, reasonOf(point, maxAcu, CAPACITY_GUIDE));
  if (engine === "aurora-mysql") return held;
  const full = point.exact ? held : fittedServerless(maxAcu);
  if (minAcu === null || minAcu.gt("0.5") || full.maxConnections <= POSTGRESQL_LOW_CAP) return full;
  return limit(engine, POSTGRESQL_LOW_CAP, {
    certainty: "documented",
    formula: `at most 2000 while the minimum is ${minAcu.toString()} ACU`,
    source: CAPACITY_GUIDE,
  });
}

function fittedServerless(maxAcu: Decimal): ConnectionLimit {
  const fitted = rounded(new Decimal("211.4").times(maxAcu).minus("22.3"));
  return limit("aurora-postgresql", Math.min(Math.max(fitted, 0), POSTGRESQL_CAP), {
    certainty: "derived",
    formula: `min(5000, 211.4 × ${maxAcu.toString()} ACU − 22.3)`,
    source: CAPACITY_GUIDE,
  });
}

/** `max_connections` of Aurora Serverless v1, which followed the current capacity; nothing for PostgreSQL. */
export function serverlessV1Connections(engine: Engine, acu: Decimal): ConnectionLimit | null {
  if (engine === "aurora-postgresql") return null;
  const point = pointOf(V1_POINTS, acu);
  return limit(engine, point.maxConnections, reasonOf(point, acu, V1_GUIDE));
}

interface Point {
  readonly acu: number;
  readonly maxConnections: number;
  /** Whether AWS prints this very capacity. */
  readonly exact: boolean;
}

/** The largest printed point that is not above a capacity; below all of them, the first. */
function pointOf(points: Points, capacity: Decimal): Point {
  const [acu, maxConnections] = points.filter(([at]) => capacity.gte(at)).at(-1) ?? points[0] ?? [0, 0];
  return { acu, maxConnections, exact: capacity.eq(acu) };
}

function reasonOf({ acu, exact }: Point, capacity: Decimal, source: string): Reason {
  if (exact) return { certainty: "documented", formula: `as AWS prints it for ${String(acu)} ACU`, source };
  const formula = `as AWS prints it for ${String(acu)} ACU, the nearest it prints to ${capacity.toString()} from below`;
  return { certainty: "about", formula, source };
}
