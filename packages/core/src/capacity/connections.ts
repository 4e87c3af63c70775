import type { Engine } from "../engine.ts";
import { Decimal } from "../decimal.ts";
import { INSTANCE_CLASSES } from "./instance-classes.ts";

/** How sure a number of connections is: AWS's own, computed by a formula that fits AWS's, or about. */
type Certainty = "documented" | "derived" | "about";

/** The default of `max_connections` and how it came about. */
export interface MaxConnections {
  readonly value: number;
  readonly certainty: Certainty;
  readonly formula: string;
}

/** Aurora PostgreSQL never sets more by itself, whatever the class. */
const POSTGRESQL_CAP = 5000;

/** Aurora PostgreSQL with a minimum of 0 or 0.5 ACU. */
const LOW_MINIMUM_CAP = 2000;

/** Connections that AWS's automation keeps for itself on Aurora PostgreSQL. */
export const RESERVED_BY_AWS: Readonly<Record<Engine, number>> = { "aurora-mysql": 0, "aurora-postgresql": 3 };

const GIB = 2 ** 30;

/** Half of db.r4.large's 15.25 GiB: AWS's table doubles from there. */
const MYSQL_BYTES = 8_187_281_408;
const MYSQL_BYTES_BURSTABLE = 805_306_368;

/** Aurora PostgreSQL, where AWS's last table differs from the fit through it. */
const POSTGRESQL_TABLE: Readonly<Record<string, number>> = {
  "db.r5.large": 1600,
  "db.r5.xlarge": 3300,
  "db.r4.large": 1600,
  "db.r4.xlarge": 3200,
  "db.t4g.large": 844,
  "db.t4g.medium": 405,
  "db.t3.large": 844,
  "db.t3.medium": 420,
};

/**
 * `max_connections` of a provisioned DB instance, as Aurora sets it; nothing for a class that is not known.
 *
 *     Aurora MySQL:       1000 × round(log2(memory ÷ 8187281408))      T classes 45 × round(log2(memory ÷ 805306368))
 *     Aurora PostgreSQL:  min(5000, round(109.8 × GiB − 35))           about: AWS divides the memory that is left to it
 *
 * Source: Amazon Aurora User Guide, Maximum connections to an Aurora MySQL DB instance: every row of its table equals the
 * formula, which it describes and does not print; and, for Aurora PostgreSQL, its table of June 2023 and the formula
 * LEAST(DBInstanceClassMemory ÷ 9531392, 5000).
 */
export function classConnections(engine: Engine, name: string): MaxConnections | null {
  const known = INSTANCE_CLASSES[name];
  if (known === undefined) return null;
  return engine === "aurora-mysql" ? mysqlClass(name, known.memoryGib) : postgresqlClass(name, known.memoryGib);
}

function mysqlClass(name: string, gib: string): MaxConnections {
  const burstable = name.startsWith("db.t");
  const [step, bytes] = burstable ? [45, MYSQL_BYTES_BURSTABLE] : [1000, MYSQL_BYTES];
  return {
    value: step * doublings(new Decimal(gib).times(GIB).div(bytes)),
    certainty: name.startsWith("db.r8a.") ? "derived" : "documented",
    formula: `${String(step)} × round(log2(${gib} GiB ÷ ${String(bytes)} bytes))`,
  };
}

/** round(log2(value)) of a value of at least 1, exactly: the n with 2^(2n − 1) ≤ value² < 2^(2n + 1). */
function doublings(value: Decimal): number {
  let count = 0;
  for (let rest = value.times(value).div(2); rest.gte(1); rest = rest.div(4)) count += 1;
  return count;
}

function postgresqlClass(name: string, gib: string): MaxConnections {
  const tabled = POSTGRESQL_TABLE[name];
  if (tabled !== undefined) return { value: tabled, certainty: "about", formula: "AWS's table of June 2023" };
  const fit = new Decimal(gib).times("109.8").minus(35).round();
  return {
    value: Number(Decimal.min(POSTGRESQL_CAP, fit).toString()),
    certainty: "about",
    formula: `min(${String(POSTGRESQL_CAP)}, round(109.8 × ${gib} GiB − 35))`,
  };
}

/** `max_connections` by the maximum capacity of Serverless v2, as AWS tables it. */
const BY_MAX_ACU: readonly {
  readonly acu: number;
  readonly "aurora-mysql": number;
  readonly "aurora-postgresql": number;
}[] = [
  { acu: 1, "aurora-mysql": 90, "aurora-postgresql": 189 },
  { acu: 4, "aurora-mysql": 135, "aurora-postgresql": 823 },
  { acu: 8, "aurora-mysql": 1000, "aurora-postgresql": 1669 },
  { acu: 16, "aurora-mysql": 2000, "aurora-postgresql": 3360 },
  { acu: 32, "aurora-mysql": 3000, "aurora-postgresql": 5000 },
  { acu: 64, "aurora-mysql": 4000, "aurora-postgresql": 5000 },
  { acu: 128, "aurora-mysql": 5000, "aurora-postgresql": 5000 },
  { acu: 192, "aurora-mysql": 6000, "aurora-postgresql": 5000 },
  { acu: 256, "aurora-mysql": 6000, "aurora-postgresql": 5000 },
];

/**
 * `max_connections` of an Aurora Serverless v2 instance: it follows the maximum of the range, not the capacity held.
 *
 *     between the documented points:
 *     Aurora PostgreSQL  min(5000, round(211.4 × maxAcu − 22.3))     within 1 of every documented point
 *     Aurora MySQL       the documented point below
 *
 * With a minimum of 0 or 0.5 ACU Aurora PostgreSQL stays at 2,000. A changed maximum counts from the next reboot.
 * Source: Amazon Aurora User Guide, Choosing the Aurora Serverless capacity range.
 */
export function serverlessConnections(engine: Engine, minAcu: Decimal, maxAcu: Decimal): MaxConnections {
  const open = openConnections(engine, maxAcu);
  if (engine === "aurora-mysql" || minAcu.gt("0.5") || open.value <= LOW_MINIMUM_CAP) return open;
  return {
    value: LOW_MINIMUM_CAP,
    certainty: "documented",
    formula: `at most ${String(LOW_MINIMUM_CAP)} with a minimum of ${minAcu.toString()} ACU`,
  };
}

function openConnections(engine: Engine, maxAcu: Decimal): MaxConnections {
  const below = BY_MAX_ACU.filter(({ acu }) => maxAcu.gte(acu)).at(-1);
  if (below !== undefined && maxAcu.eq(below.acu)) {
    return { value: below[engine], certainty: "documented", formula: `AWS's table at ${maxAcu.toString()} ACU` };
  }
  if (engine === "aurora-mysql") {
    const formula = `AWS's table at ${String(below?.acu ?? 1)} ACU, the next point below ${maxAcu.toString()}`;
    return { value: below?.[engine] ?? 0, certainty: "about", formula };
  }
  const fit = maxAcu.times("211.4").minus("22.3").round();
  return {
    value: Number(Decimal.max(0, Decimal.min(POSTGRESQL_CAP, fit)).toString()),
    certainty: "derived",
    formula: `min(${String(POSTGRESQL_CAP)}, round(211.4 × ${maxAcu.toString()} ACU − 22.3))`,
  };
}

/** Serverless v1 of Aurora MySQL, by the capacity held: Amazon Aurora User Guide of June 2023. */
const SERVERLESS_V1: readonly (readonly [acu: number, connections: number])[] = [
  [1, 90],
  [2, 180],
  [4, 270],
  [8, 1000],
  [256, 6000],
];

/** `max_connections` of Aurora MySQL Serverless v1 at a capacity; the documented point below between them. */
export function serverlessV1Connections(acu: Decimal): number {
  return SERVERLESS_V1.filter(([at]) => acu.gte(at)).at(-1)?.[1] ?? 90;
}
