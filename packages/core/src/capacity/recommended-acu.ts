import type { Derived } from "../cluster/quantities.ts";
import { Decimal, ZERO } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { acuLimits } from "./acu-limits.ts";
import { serverlessConnections } from "./serverless-connections.ts";
import { type AcuSizing, LOWEST_ACU } from "./sizing.ts";

/** What else a range of ACUs has to hold, and where. */
export interface AcuNeeds {
  readonly engine: Engine;
  readonly engineVersion?: string;
  readonly platformVersion?: Decimal;
  /** At the peak. */
  readonly connections?: Decimal;
  /** Database Insights or Performance Insights is on. */
  readonly databaseInsights: boolean;
  /** The cluster is the primary of a Global Database. */
  readonly globalDatabase: boolean;
}

/** A minimum and maximum capacity for Aurora Serverless v2, or what stands in the way of one. */
export type RecommendedAcu =
  | { readonly kind: "range"; readonly min: Derived; readonly max: Derived }
  | { readonly kind: "none"; readonly because: string };

type Floor = readonly [acu: Decimal, why: string];

/** Lowest valid maximum, and the minimum that AWS advises for Aurora PostgreSQL with many connections. */
const ONE = new Decimal(1);

/**
 * The range that heeds every floor, where AWS's own sizing may break some of them.
 *
 *     min  = the largest of 0.5, average, connection floor, memory floor; 2 with Database Insights, 8 for a Global
 *            Database's primary, 1 for more connections than Aurora PostgreSQL takes at 0.5
 *     max  = the largest of 1, min, AWS's maximum as far as the versions have it, and what max_connections needs
 *
 * There is none where the peak, the minimum or the connections ask for more than the engine version and the platform version
 * have. Source of 1, 2 and 8: Amazon Aurora User Guide, Performance and scaling for Aurora Serverless v2, checked 2026-11-23.
 *
 * @example db.t4g.large with 4,000 connections: AWS gives 1.5 to 1.5, the connections alone fill 20
 */
export function recommendAcu(sizing: AcuSizing, needs: AcuNeeds): RecommendedAcu {
  const { engine, engineVersion, platformVersion, connections = ZERO } = needs;
  const limits = acuLimits(engine, engineVersion ?? null, platformVersion?.toString() ?? null);
  if (limits === null) return none(`${engine} ${engineVersion ?? ""} does not have it`);
  const most = new Decimal(limits.maxAcu);
  const taking = acuForConnections(engine, connections, most);
  if (taking === null)
    return none(`${most.toString()} ACU do not take ${connections.toString()} connections by default`);
  const min = largest(minimumFloors(sizing, needs, connections, most));
  const [highest, why] = largest([[sizing.peak.value, "peak load"], min]);
  if (highest.gt(most)) return none(`${why} asks for ${highest.toString()} ACU, and ${most.toString()} is the most`);
  const max = largest([
    [Decimal.min(sizing.max.value, most), "AWS's maximum"],
    [taking, `${connections.toString()} connections`],
    [min[0], "the minimum"],
    [ONE, "lowest valid maximum"],
  ]);
  return { kind: "range", min: spell(min), max: spell(max) };
}

function none(because: string): RecommendedAcu {
  return { kind: "none", because };
}

function minimumFloors(
  { average, connectionFloor, memoryFloor }: AcuSizing,
  { engine, databaseInsights, globalDatabase }: AcuNeeds,
  connections: Decimal,
  most: Decimal,
): readonly Floor[] {
  const capped = serverlessConnections(engine, LOWEST_ACU, most).usable;
  return [
    [average.value, "average load"],
    [connectionFloor?.value ?? ZERO, "memory of the connections"],
    [memoryFloor?.value ?? ZERO, "working set"],
    [databaseInsights ? new Decimal(2) : ZERO, "Database Insights"],
    [globalDatabase ? new Decimal(8) : ZERO, "Global Database"],
    [connections.gt(capped) ? ONE : ZERO, `more than ${String(capped)} connections`],
    [LOWEST_ACU, "lowest capacity that does not pause"],
  ];
}

/** The lowest maximum, in half ACUs from 1 on, that takes this many connections by default; nothing where none does. */
function acuForConnections(engine: Engine, connections: Decimal, most: Decimal): Decimal | null {
  for (let acu = ONE; acu.lte(most); acu = acu.plus("0.5")) {
    if (connections.lte(serverlessConnections(engine, ONE, acu).usable)) return acu;
  }
  return null;
}

/** The first of the largest floors. */
function largest(floors: readonly Floor[]): Floor {
  const value = Decimal.max(...floors.map(([acu]) => acu));
  return floors.find(([acu]) => acu.eq(value)) ?? [value, ""];
}

function spell([value, why]: Floor): Derived {
  return { value, formula: `${value.toString()} ACU: ${why}` };
}
