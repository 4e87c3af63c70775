import type { Derived } from "../cluster/quantities.ts";
import { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { serverlessConnections } from "./serverless-connections.ts";
import { type AcuSizing, HIGHEST_ACU } from "./sizing.ts";

/** What else a range of ACUs has to hold. */
export interface AcuNeeds {
  readonly engine: Engine;
  /** At the peak. */
  readonly connections?: Decimal;
  /** Database Insights or Performance Insights is on. */
  readonly databaseInsights?: boolean;
  /** The cluster is the primary of a Global Database. */
  readonly globalDatabase?: boolean;
}

/** A minimum and maximum capacity for Aurora Serverless v2. */
export interface AcuRange {
  readonly min: Derived;
  readonly max: Derived;
}

type Floor = readonly [acu: Decimal, why: string];

/** Lowest valid maximum, and the minimum that AWS advises for Aurora PostgreSQL with many connections. */
const ONE = new Decimal(1);

/**
 * The range that heeds every floor, where AWS's own sizing may break some of them; nothing where no range up to 256 ACU does.
 *
 *     min  = the largest of 0.5, average, connection floor, memory floor; 2 with Database Insights, 8 for a Global
 *            Database's primary, 1 for more connections than Aurora PostgreSQL takes at 0.5
 *     max  = the largest of 1, min, AWS's maximum, and what max_connections needs
 *
 * Source of 1, 2 and 8: Amazon Aurora User Guide, Performance and scaling for Aurora Serverless v2, checked 2026-11-23.
 *
 * @example db.t4g.large with 4,000 connections: AWS gives 1.5 to 1.5, the connections alone fill 20
 */
export function recommendAcu(sizing: AcuSizing, needs: AcuNeeds): AcuRange | null {
  const connections = needs.connections ?? new Decimal(0);
  const needed = acuForConnections(needs.engine, connections);
  if (needed === null || sizing.peak.value.gt(HIGHEST_ACU)) return null;
  const min = largest(minimumFloors(sizing, needs, connections));
  const max = largest([
    [sizing.max.value, "AWS's maximum"],
    [needed, `${connections.toString()} connections`],
    [min.value, "the minimum"],
    [ONE, "lowest valid maximum"],
  ]);
  return max.value.gt(HIGHEST_ACU) ? null : { min, max };
}

function minimumFloors(sizing: AcuSizing, needs: AcuNeeds, connections: Decimal): readonly Floor[] {
  const { average, connectionFloor, memoryFloor } = sizing;
  const lowest = new Decimal("0.5");
  const capped = serverlessConnections(needs.engine, HIGHEST_ACU, lowest).usable;
  return [
    [average.value, "average load"],
    [connectionFloor?.value ?? lowest, "memory of the connections"],
    [memoryFloor?.value ?? lowest, "working set"],
    [needs.databaseInsights === true ? new Decimal(2) : lowest, "Database Insights"],
    [needs.globalDatabase === true ? new Decimal(8) : lowest, "Global Database"],
    [connections.gt(capped) ? ONE : lowest, `more than ${String(capped)} connections`],
    [lowest, "lowest capacity that does not pause"],
  ];
}

/** The lowest maximum, in half ACUs from 1 on, that takes this many connections by default; nothing where none does. */
function acuForConnections(engine: Engine, connections: Decimal): Decimal | null {
  for (let acu = ONE; acu.lte(HIGHEST_ACU); acu = acu.plus("0.5")) {
    if (connections.lte(serverlessConnections(engine, acu, null).usable)) return acu;
  }
  return null;
}

/** The largest of some floors, with what asks for it. */
function largest(floors: readonly Floor[]): Derived {
  const value = Decimal.max(...floors.map(([acu]) => acu));
  const reasons = floors.filter(([acu]) => acu.eq(value)).map(([, why]) => why);
  return { value, formula: `${value.toString()} ACU: ${reasons[0] ?? ""}` };
}
