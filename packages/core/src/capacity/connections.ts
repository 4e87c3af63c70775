import { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { type ConnectionLimit, count, limit, POSTGRESQL_CAP } from "./connection-limit.ts";
import { INSTANCE_CLASSES } from "./instance-classes.ts";

const MYSQL_GUIDE = "Amazon Aurora User Guide, Managing performance and scaling for Amazon Aurora MySQL";
const POSTGRESQL_GUIDE = "Amazon Aurora User Guide, Performance and scaling for Amazon Aurora PostgreSQL";

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

/**
 * Default `max_connections` of a provisioned class, or nothing for a class that is not known.
 *
 *     Aurora MySQL        1000 × round(log2(memory ÷ 8,187,281,408 B))
 *       T classes         45 × round(log2(memory ÷ 805,306,368 B))
 *     Aurora PostgreSQL   min(5000, DBInstanceClassMemory ÷ 9,531,392 B)
 *
 * AWS describes the formula of Aurora MySQL and does not print it: every row of its table equals it. DBInstanceClassMemory is
 * what the operating system leaves, which AWS does not print: below the cap the number is the one AWS last printed for the
 * class, else about 109.8 × GiB − 35. Every class of 64 GiB or more has 5,000.
 *
 * @example db.r6g.xlarge takes 2,000 on Aurora MySQL and 3,479 on Aurora PostgreSQL
 */
export function classConnections(engine: Engine, className: string): ConnectionLimit | null {
  const memoryGib = INSTANCE_CLASSES[className]?.memoryGib;
  if (memoryGib === undefined) return null;
  return engine === "aurora-mysql" ? mysqlClass(className, memoryGib) : postgresqlClass(className, memoryGib);
}

/** The divisor is half of db.r4.large's 15.25 GiB: AWS's table doubles from there. */
function mysqlClass(className: string, memoryGib: string): ConnectionLimit {
  const [step, divisor] = className.startsWith("db.t") ? [45, 805_306_368] : [1000, 8_187_281_408];
  // AWS's table leaves these out: r8a is too new, the others are not for MySQL.
  const printed = !/^db\.(r8a|r8gd|r6gd|r6id)\./.test(className);
  return limit("aurora-mysql", step * doublings(new Decimal(memoryGib).times(2 ** 30), divisor), {
    certainty: printed ? "documented" : "derived",
    formula: `${String(step)} × round(log2(${memoryGib} GiB ÷ ${String(divisor)} B))`,
    source: MYSQL_GUIDE,
  });
}

/**
 * round(log2(bytes ÷ divisor)), exactly.
 *
 *     the largest n with bytes ÷ divisor ≥ 2 ^ (n − ½), that is, 2 × bytes² ≥ 4 ^ n × divisor²
 */
function doublings(bytes: Decimal, divisor: number): number {
  const reached = bytes.times(bytes).times(2);
  let times = 0;
  for (let next = new Decimal(divisor).times(divisor).times(4); reached.gte(next); next = next.times(4)) times += 1;
  return times;
}

function postgresqlClass(className: string, memoryGib: string): ConnectionLimit {
  const printed = POSTGRESQL_PRINTED[className];
  if (printed !== undefined) {
    const formula = "as AWS last printed it for the class";
    const source = "Amazon Aurora User Guide of June 2023, Managing Amazon Aurora PostgreSQL";
    return limit("aurora-postgresql", printed, { certainty: "documented", formula, source });
  }
  const fitted = count(new Decimal("109.8").times(memoryGib).minus(35));
  return limit("aurora-postgresql", Math.min(fitted, POSTGRESQL_CAP), {
    certainty: fitted < POSTGRESQL_CAP ? "about" : "derived",
    formula: `min(5000, round(109.8 × ${memoryGib} GiB − 35))`,
    source: POSTGRESQL_GUIDE,
  });
}
