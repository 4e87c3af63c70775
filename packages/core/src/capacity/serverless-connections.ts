import { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { type ConnectionLimit, count, limit, POSTGRESQL_CAP } from "./connection-limit.ts";

type Points = readonly (readonly [acu: number, maxConnections: number])[];

const CAPACITY_GUIDE = "Amazon Aurora User Guide, Performance and scaling for Aurora Serverless v2";

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

/**
 * Default `max_connections` of Aurora Serverless v2. It follows the maximum of the range, not the capacity held, and changes with
 * the next reboot.
 *
 *     Aurora MySQL        AWS's number for the largest printed ACU that is not above the maximum
 *     Aurora PostgreSQL   min(5000, 211.4 × maximum − 22.3), off by 1 at most where AWS prints a number;
 *                         at most 2,000 while the minimum is 0 or 0.5 ACU
 *
 * @example 10 ACU take 1,000 on Aurora MySQL and 2,092 on Aurora PostgreSQL
 */
export function serverlessConnections(engine: Engine, minAcu: Decimal, maxAcu: Decimal): ConnectionLimit {
  const open = openConnections(engine, maxAcu);
  if (engine === "aurora-mysql" || minAcu.gt("0.5") || open.maxConnections <= POSTGRESQL_LOW_CAP) return open;
  return limit(engine, POSTGRESQL_LOW_CAP, {
    certainty: "documented",
    formula: `at most 2000 with a minimum of ${minAcu.toString()} ACU`,
    source: CAPACITY_GUIDE,
  });
}

function openConnections(engine: Engine, maxAcu: Decimal): ConnectionLimit {
  const { acu, maxConnections } = pointBelow(V2_POINTS[engine], maxAcu);
  const source = CAPACITY_GUIDE;
  if (maxAcu.eq(acu)) {
    const formula = `as AWS prints it for ${String(acu)} ACU`;
    return limit(engine, maxConnections, { certainty: "documented", formula, source });
  }
  if (engine === "aurora-mysql") {
    const formula = `as AWS prints it for ${String(acu)} ACU, the nearest it prints to ${maxAcu.toString()} from below`;
    return limit(engine, maxConnections, { certainty: "about", formula, source });
  }
  const fitted = count(new Decimal("211.4").times(maxAcu).minus("22.3"));
  const formula = `min(5000, round(211.4 × ${maxAcu.toString()} ACU − 22.3))`;
  return limit(engine, Math.min(Math.max(fitted, 0), POSTGRESQL_CAP), { certainty: "derived", formula, source });
}

/** Of Aurora MySQL. Source: Amazon Aurora User Guide of June 2023, How Aurora Serverless v1 works. */
const V1_POINTS: Points = [
  [1, 90],
  [2, 180],
  [4, 270],
  [8, 1000],
  [256, 6000],
];

/** `max_connections` of Aurora MySQL Serverless v1 at the capacity held; the printed point below, between them. */
export function serverlessV1Connections(acu: Decimal): number {
  return pointBelow(V1_POINTS, acu).maxConnections;
}

/** The largest printed point that is not above a capacity; below all of them, the first. */
function pointBelow(points: Points, capacity: Decimal): { readonly acu: number; readonly maxConnections: number } {
  const [acu, maxConnections] = points.filter(([at]) => capacity.gte(at)).at(-1) ?? points[0] ?? [0, 0];
  return { acu, maxConnections };
}
