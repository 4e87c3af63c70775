import { fillTemplate } from "../../charges/charge.ts";
import { recognise } from "../../charges/index.ts";
import type { Engine } from "../../cluster/cluster.ts";
import type { Unit } from "../../units.ts";
import { KNOWN_REGIONS, parseUsageType } from "../../usage-type.ts";
import type { PriceRow } from "../book.ts";
import type { ListedProduct, RejectReason } from "./listed.ts";

/** What a product of the price list is the price of. */
export interface Placed {
  readonly region: string;
  /** `each-aurora`, `each-rds`: published once, for those of the two engines that have no row of their own. */
  readonly engine: PriceRow["engine"] | "each-aurora" | "each-rds";
  /** The key of the price: without Region prefix, with long size names. */
  readonly usageType: string;
  readonly unit: Unit;
  /** Several usage types share the key, and have to share the price. */
  readonly merged: boolean;
  /** Sold for every engine of RDS, so that several SKUs may have it at one price. */
  readonly shared: boolean;
  readonly reservable: boolean;
  readonly free: boolean;
}

/** What of plain RDS a comparison with Aurora needs. */
const PLAIN_RDS: readonly (readonly [pattern: RegExp, unit: Unit])[] = [
  [/^(?:InstanceUsage|Multi-AZUsage|Multi-AZClusterUsage):db\.[^:]+$/, "Hours"],
  [/^RDS:(?:Multi-AZ-?(?:Cluster)?-)?GP3-Storage$/, "GB-Months"],
];

const KNOWN: ReadonlySet<string> = new Set(KNOWN_REGIONS);

/** Tells a product's Region, engine, usage type and unit by its attributes, or why it is in no book. */
export function placeProduct({ attributes }: ListedProduct, onlyRegion?: string): Placed | RejectReason {
  const { servicecode = "AmazonRDS", usagetype = "", locationType = "", deploymentModel = "" } = attributes;
  if (servicecode !== "AmazonRDS" && servicecode !== "AWSDataTransfer") return "other-service";
  if (/outposts/i.test(`${locationType} ${usagetype}`)) return "other-deployment";
  const region = productRegion(attributes);
  if (region === null || /local zone|wavelength/i.test(locationType)) return "outside-region";
  if (onlyRegion !== undefined && region !== onlyRegion) return "outside-region";
  if (usagetype.endsWith("-LimitlessPreview")) return "preview";
  const engine = productEngine(attributes);
  if (engine === "other") return "other-engine";
  if (/custom/i.test(deploymentModel)) return "other-deployment";
  const name = bareName(usagetype, region);
  return engine === "rds-mysql" || engine === "rds-postgresql"
    ? placePlainRds(name, region, engine)
    : placeAurora(name, region, engine);
}

function placeAurora(name: string, region: string, engine: Engine | "any"): Placed | RejectReason {
  const own = { region, merged: false, shared: false, reservable: false, free: false };
  const each = engine === "any" ? "each-aurora" : engine;
  const found = recognise(name);
  if (found === undefined) {
    if (engine !== "any") return /^(?:Multi-AZ|Mirror)/.test(name) ? "other-deployment" : "unknown-usage-type";
    const plain = placePlainRds(name, region, "each-rds");
    return plain === "plain-rds" ? "unknown-usage-type" : plain;
  }
  const { charge, fill } = found;
  if (charge.id === "db-instance" && engine === "any") return "unknown-engine";
  return {
    ...own,
    engine: charge.id === "data-transfer" ? engine : (versionEngine(fill["version"]) ?? each),
    usageType: charge.priceKey === undefined ? name : fillTemplate(charge.priceKey, fill),
    unit: charge.unit,
    merged: charge.priceKey !== undefined,
    shared: charge.sharedWithRds === true && charge.part === "other",
    reservable: charge.id === "db-instance",
    free: charge.id === "data-transfer",
  };
}

function placePlainRds(name: string, region: string, engine: PlainEngine | "each-rds"): Placed | RejectReason {
  const unit = PLAIN_RDS.find(([pattern]) => pattern.test(name))?.[1];
  if (unit === undefined) return "plain-rds";
  if (unit === "Hours" && engine === "each-rds") return "unknown-engine";
  return { region, engine, usageType: name, unit, merged: false, shared: false, reservable: false, free: false };
}

/** The price list's own code; older lists have the location's name only, and us-east-1 usage types no prefix. */
function productRegion(attributes: ListedProduct["attributes"]): string | null {
  const { regionCode, usagetype = "", location, fromRegionCode, toRegionCode } = attributes;
  const named = regionCode ?? parseUsageType(usagetype).region ?? fromRegionCode ?? toRegionCode;
  if (named !== undefined && named !== "") return /^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(named) ? named : null;
  return location === "US East (N. Virginia)" ? "us-east-1" : null;
}

type PlainEngine = "rds-mysql" | "rds-postgresql";

/** Names and operation codes of the engines that matter here; every other one is another engine. */
const ENGINES: ReadonlyMap<string, Engine | PlainEngine | "any"> = new Map([
  ["Any", "any"],
  ["Aurora MySQL", "aurora-mysql"],
  ["Aurora PostgreSQL", "aurora-postgresql"],
  ["MySQL", "rds-mysql"],
  ["PostgreSQL", "rds-postgresql"],
  ["0016", "aurora-mysql"],
  ["0021", "aurora-postgresql"],
  ["0002", "rds-mysql"],
  ["0014", "rds-postgresql"],
]);

function productEngine({
  databaseEngine = "",
  operation = "",
}: ListedProduct["attributes"]): Engine | PlainEngine | "any" | "other" {
  if (databaseEngine !== "") return ENGINES.get(databaseEngine) ?? "other";
  const code = /:(\d{4})$/.exec(operation)?.[1];
  return code === undefined ? "any" : (ENGINES.get(code) ?? "other");
}

/** `ExtendedSupport:Yr3:AuroraMySQL2` names its engine itself. */
function versionEngine(version: string | undefined): Engine | undefined {
  if (version?.startsWith("MySQL") === true) return "aurora-mysql";
  return version?.startsWith("PostgreSQL") === true ? "aurora-postgresql" : undefined;
}

/** Without Region prefix, also where the Region is newer than the table of prefixes. */
function bareName(usagetype: string, region: string): string {
  const { region: prefixed, name } = parseUsageType(usagetype);
  if (prefixed !== null || KNOWN.has(region)) return name;
  return name.replace(/^[A-Z]{2,3}\d*[-:]/, "");
}
