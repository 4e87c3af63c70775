import { parseUsageType } from "../../usage-type.ts";
import { rowEngine } from "../engine.ts";
import { isNumberCell } from "../exact-sum.ts";
import { parseHour } from "../hours.ts";
import type { Read } from "../reader.ts";
import { lineKindOf } from "./cur.ts";

/** A figure of Cost Explorer. What it was not grouped by is empty. */
export interface ExplorerFigure {
  readonly service: string;
  readonly usageType: string;
  readonly operation: string;
  readonly engine: string;
  readonly resourceId: string;
  readonly account: string;
  readonly region: string;
  readonly recordType: string;
  readonly tag: string;
  readonly start: string;
  readonly end: string;
  readonly cost: string;
  /** Empty where Cost Explorer was asked for costs only. */
  readonly quantity: string;
  readonly currency: string;
}

export const NO_FIGURE: ExplorerFigure = {
  service: "",
  usageType: "",
  operation: "",
  engine: "",
  resourceId: "",
  account: "",
  region: "",
  recordType: "",
  tag: "",
  start: "",
  end: "",
  cost: "",
  quantity: "",
  currency: "",
};

/** How the API, its console and older months name Amazon RDS. */
const SERVICES: ReadonlySet<string> = new Set([
  "Amazon Relational Database Service",
  "Relational Database Service",
  "Amazon RDS Service",
]);

/** Usage types that name Amazon RDS. DocumentDB and Neptune have the second of them, too, and only their operation tells. */
const OWN_TYPES =
  /^(Aurora:|(InstanceUsage|InstanceUsageIOOptimized|HeavyUsage|CPUCredits|Multi-AZUsage|Multi-AZClusterUsage|MirrorUsage|Multi-AZ-MirrorUsage):db\.|RDS:|ExtendedSupport:|PI_(LTR|API)|DatabaseInsights)/;

/** Operations of Neptune and DocumentDB, which share usage types with Amazon RDS. */
const NOT_RDS = /^CreateDBInstance:002[23]$/;

export function isRdsService(name: string): boolean {
  return SERVICES.has(name);
}

export function namesRds(usageType: string): boolean {
  return OWN_TYPES.test(parseUsageType(usageType).name);
}

/** Reads a figure as a row of a bill: of Amazon RDS by its service, or else by what else it was grouped by. */
export function readFigure(figure: ExplorerFigure): Read {
  if (!isOfRds(figure)) return { as: "other" };
  const bad = wrongCell(figure);
  if (bad !== null) return { as: "unreadable", ...bad, billedCost: isNumberCell(figure.cost) ? figure.cost : "0" };
  const { operation, engine, recordType, start, end, cost, quantity, service: _, ...place } = figure;
  const kind = recordType === "" ? "usage" : lineKindOf(recordType);
  return {
    as: "row",
    row: {
      ...place,
      kind,
      engine: rowEngine(operation, engine, ""),
      description: "",
      chargePeriodStart: start,
      chargePeriodEnd: end,
      pricingQuantity: quantity,
      billedCost: cost,
      listCost: kind === "reserved" ? null : cost,
      contractedCost: null,
      effectiveCost: cost,
    },
  };
}

function isOfRds({ service, usageType, operation, resourceId }: ExplorerFigure): boolean {
  if (service !== "") return isRdsService(service);
  if (NOT_RDS.test(operation)) return false;
  if (resourceId !== "") return /^arn:[^:]*:rds:/.test(resourceId) || namesRds(usageType);
  return usageType === "" ? /^CreateDB(Instance|Proxy)/.test(operation) : namesRds(usageType);
}

function wrongCell({
  start,
  end,
  cost,
  quantity,
}: ExplorerFigure): { readonly column: string; readonly value: string; readonly problem: string } | null {
  if (!isNumberCell(cost)) return { column: "cost", value: cost, problem: "is not a number" };
  if (!isNumberCell(quantity)) return { column: "UsageQuantity", value: quantity, problem: "is not a number" };
  if (parseHour(start) === null) return { column: "start", value: start, problem: "is not a date" };
  return parseHour(end) === null ? { column: "end", value: end, problem: "is not a date" } : null;
}
