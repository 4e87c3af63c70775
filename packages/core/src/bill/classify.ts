import { type Charge, fillTemplate } from "../charges/charge.ts";
import { charges, recognise, type Recognised } from "../charges/index.ts";
import type { Engine, StorageConfiguration } from "../cluster/cluster.ts";
import { parseUsageType } from "../usage-type.ts";
import { remembered } from "./remembered.ts";
import type { ChargeRow, LineKind } from "./row.ts";

/** Why money of Amazon RDS is not attributed to a cluster or group. */
export type SetAsideReason =
  | "plain-rds"
  | "ambiguous-engine"
  | "data-transfer"
  | "snapshot"
  | "unattributed"
  | "unknown-usage-type"
  | "unreadable"
  | Exclude<LineKind, UsageKind>;

/** Lines that carry usage: their quantities count. */
type UsageKind = "usage" | "reserved" | "savings-plan";

/** A row of an Aurora charge. */
export interface AuroraRow {
  readonly as: "charge";
  readonly kind: UsageKind;
  readonly charge: Charge;
  readonly configuration: StorageConfiguration | null;
  readonly engine: Engine | null;
  /** False where plain RDS has the same usage type and nothing in the row tells the engine. */
  readonly sure: boolean;
  readonly usageType: string;
  readonly region: string;
  /** The Region that the usage type's prefix names; `null` without one. */
  readonly prefixRegion: string | null;
}

export interface SetAsideRow {
  readonly as: "set-aside";
  readonly reason: SetAsideReason;
  readonly usageType: string;
  readonly region: string;
}

/** Usage types that only plain RDS has. */
const PLAIN_RDS =
  /^(Multi-AZUsage|Multi-AZClusterUsage|MirrorUsage|Multi-AZ-MirrorUsage|ExtendedSupport):|^RDS:(?!Proxy)/;

/** Instance classes Aurora does not offer: t micro and small, and the m families. */
const NOT_OFFERED = /^db\.(m\d|t\d\w*\.(micro|small|xlarge|2xlarge)$)/;

/**
 * Puts a row where it belongs: the line's kind decides first, then the engine, then the usage type.
 *
 * Aurora is what has a usage type of Aurora's own, or says an engine of Aurora. A usage type shared with plain RDS on a row
 * that tells no engine is not guessed: it stays unsure.
 */
export function classify(row: ChargeRow): AuroraRow | SetAsideRow {
  const spelled = spell(row.usageType === "" ? describedUsageType(row.description) : row.usageType);
  const { usageType, recognised } = spelled;
  const region = row.region === "" ? (regionOfArn(row.resourceId) ?? spelled.region ?? "us-east-1") : row.region;
  const aside = (reason: SetAsideReason): SetAsideRow => ({ as: "set-aside", reason, usageType, region });

  const { kind } = row;
  if (kind !== "usage" && kind !== "reserved" && kind !== "savings-plan") return aside(kind);
  if (recognised === undefined) {
    if (PLAIN_RDS.test(usageType) || row.engine === "not-aurora") return aside("plain-rds");
    return aside("unknown-usage-type");
  }
  const { charge, configuration } = recognised;
  if (charge.sharedWithRds === true && !isAuroraAlone(recognised)) {
    if (row.engine === "not-aurora") return aside(charge.id === "data-transfer" ? "data-transfer" : "plain-rds");
    if (row.engine === null) {
      if (charge.id === "data-transfer") return aside("data-transfer");
      if (NOT_OFFERED.test(recognised.fill["class"] ?? "")) return aside("plain-rds");
    }
  }
  const engine = row.engine === "not-aurora" ? null : row.engine;
  const sure = engine !== null || charge.sharedWithRds !== true || isAuroraAlone(recognised);
  return { as: "charge", kind, charge, configuration, engine, sure, usageType, region, prefixRegion: spelled.region };
}

const spell = remembered((text) => {
  const { region, name } = parseUsageType(text);
  return { region, usageType: name, recognised: recognise(name) };
});

/** I/O-Optimized exists in Aurora only, whatever the charge. */
function isAuroraAlone({ configuration }: Recognised): boolean {
  return configuration === "io-optimized";
}

/** The usage type that a price description stands for, for exports without usage types; empty when it tells none. */
function describedUsageType(description: string): string {
  for (const { described, usageType } of charges) {
    for (const configuration of ["io-optimized", "standard"] as const) {
      const template = usageType[configuration];
      const match = described?.[configuration]?.exec(description);
      if (match !== null && match !== undefined && typeof template === "string") {
        return fillTemplate(template, match.groups);
      }
    }
  }
  return /Extended Support for/.test(description) ? "ExtendedSupport:other" : "";
}

function regionOfArn(resourceId: string): string | undefined {
  const [scheme, , , region] = resourceId.split(":");
  return scheme === "arn" && region !== "" ? region : undefined;
}
