import { type Cluster, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { INSTANCE_CLASSES } from "./instance-classes.ts";
import { inRanges } from "./version-ranges.ts";

/**
 * `documented`: AWS prints the number. `derived`: a formula that meets every number AWS prints. `about`: an estimate.
 * `given`: the user's own setting.
 */
export type Certainty = "documented" | "derived" | "about" | "given";

/** How many connections a DB instance takes, and how that is known. */
export interface ConnectionLimit {
  readonly maxConnections: number;
  /** What is left for the application: on PostgreSQL AWS keeps 3 for itself. */
  readonly usable: number;
  readonly certainty: Certainty;
  readonly formula: string;
  readonly source: string;
}

type Reason = Omit<ConnectionLimit, "maxConnections" | "usable">;
type Points = readonly (readonly [acu: number, maxConnections: number])[];

const MYSQL_GUIDE = "Amazon Aurora User Guide, Managing performance and scaling for Amazon Aurora MySQL";
const POSTGRESQL_GUIDE = "Amazon Aurora User Guide, Performance and scaling for Amazon Aurora PostgreSQL";
const CAPACITY_GUIDE = "Amazon Aurora User Guide, Performance and scaling for Aurora Serverless v2";
const V1_GUIDE = "Amazon Aurora User Guide of June 2023, How Aurora Serverless v1 works";

/** Default of Aurora PostgreSQL below its cap, as AWS last printed it: in the guide of June 2023. */
const POSTGRESQL_PRINTED: Readonly<Record<string, number>> = {
  "db.r4.large": 1600,
  "db.r4.xlarge": 3200,
  "db.r5.large": 1600,
  "db.r5.xlarge": 3300,
  "db.r6g.large": 1722,
  "db.r6g.xlarge": 3479,
  "db.x2g.large": 3479,
  "db.t3.medium": 420,
  "db.t3.large": 844,
  "db.t4g.medium": 405,
  "db.t4g.large": 844,
};

const POSTGRESQL_CAP = 5000;
/** With a minimum of 0 or 0.5 ACU. */
const POSTGRESQL_LOW_CAP = 2000;
/** For AWS's own automation. */
const POSTGRESQL_RESERVED = 3;

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
 * Default `max_connections` of a provisioned class, or nothing for a class that is not known.
 *
 *     Aurora MySQL        1000 × round(log2(memory ÷ 8,187,281,408 B))
 *       T classes         45 × round(log2(memory ÷ 805,306,368 B))
 *     Aurora PostgreSQL   min(5000, DBInstanceClassMemory ÷ 9,531,392 B)
 *
 * DBInstanceClassMemory is what the operating system leaves, which AWS does not print: below the cap the number is the one AWS
 * last printed for the class, else about 109.8 × GiB − 35. Every class of 64 GiB or more has 5,000.
 *
 * @example db.r6g.xlarge takes 2,000 on Aurora MySQL and 3,479 on Aurora PostgreSQL
 */
export function classConnections(engine: Engine, className: string): ConnectionLimit | null {
  const memoryGib = INSTANCE_CLASSES[className]?.memoryGib;
  if (memoryGib === undefined) return null;
  return engine === "aurora-mysql" ? mysqlClass(className, memoryGib) : postgresqlClass(className, memoryGib);
}

function mysqlClass(className: string, memoryGib: string): ConnectionLimit {
  const [step, divisor] = className.startsWith("db.t") ? [45, 805_306_368] : [1000, 8_187_281_408];
  const doublings = Math.round(Math.log2((Number(memoryGib) * 2 ** 30) / divisor));
  // AWS's table leaves these out: r8a is too new, the others are not for MySQL.
  const printed = !/^db\.(r8a|r8gd|r6gd|r6id)\./.test(className);
  return limit("aurora-mysql", step * doublings, {
    certainty: printed ? "documented" : "derived",
    formula: `${String(step)} × round(log2(${memoryGib} GiB ÷ ${String(divisor)} B))`,
    source: MYSQL_GUIDE,
  });
}

function postgresqlClass(className: string, memoryGib: string): ConnectionLimit {
  const printed = POSTGRESQL_PRINTED[className];
  if (printed !== undefined) {
    const formula = "as AWS last printed it for the class";
    const source = "Amazon Aurora User Guide of June 2023, Managing Amazon Aurora PostgreSQL";
    return limit("aurora-postgresql", printed, { certainty: "documented", formula, source });
  }
  const fitted = rounded(new Decimal("109.8").times(memoryGib).minus(35));
  return limit("aurora-postgresql", Math.min(fitted, POSTGRESQL_CAP), {
    certainty: fitted < POSTGRESQL_CAP ? "about" : "derived",
    formula: `min(5000, 109.8 × ${memoryGib} GiB − 35)`,
    source: POSTGRESQL_GUIDE,
  });
}

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

/**
 * The limit of a cluster's instances of a class: the cluster's own setting, else the default.
 *
 * Nothing where that is not known: an unknown class, or serverless capacity without a maximum.
 */
export function instanceConnections(cluster: Cluster, className: string): ConnectionLimit | null {
  const { engine, connections, serverlessV2 } = cluster;
  const own = connections?.maxConnections;
  if (own !== undefined) {
    return limit(engine, rounded(own), {
      certainty: "given",
      formula: "connections.maxConnections",
      source: "the description",
    });
  }
  if (className !== SERVERLESS_CLASS) return classConnections(engine, className);
  const { maxAcu, minAcu = null } = serverlessV2 ?? {};
  return maxAcu === undefined ? null : serverlessConnections(engine, maxAcu, minAcu);
}

/**
 * The most that `max_connections` can be set to; without a version, that of the newest.
 *
 * Source: the guides of both engines, checked 2026-11-23. Past the default, memory may run out.
 */
export function highestMaxConnections(engine: Engine, engineVersion: string | null): number {
  if (engine === "aurora-postgresql") return 262_143;
  return engineVersion === null || inRanges(engine, engineVersion, ["8.4.10+"]) ? 50_000 : 16_000;
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

function limit(engine: Engine, maxConnections: number, reason: Reason): ConnectionLimit {
  const reserved = engine === "aurora-postgresql" ? POSTGRESQL_RESERVED : 0;
  return { maxConnections, usable: Math.max(maxConnections - reserved, 0), ...reason };
}

/** A count as a plain number. */
function rounded(value: Decimal): number {
  return Number(value.toFixed(0));
}
