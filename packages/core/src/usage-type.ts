import { closest } from "fastest-levenshtein";
import { InputError } from "./errors.ts";

/**
 * Region prefixes of usage types. us-east-1 has none, but some newer types carry `USE1`; eu-west-1 is `EU`.
 *
 * Source: AWS billing data and price lists, 2017 to 2026; `APS4` and `APS5` by AWS's order of opening.
 */
const PREFIXES: readonly (readonly [prefix: string, region: string])[] = [
  ["USE1", "us-east-1"],
  ["USE2", "us-east-2"],
  ["USW1", "us-west-1"],
  ["USW2", "us-west-2"],
  ["UGE1", "us-gov-east-1"],
  ["UGW1", "us-gov-west-1"],
  ["CAN1", "ca-central-1"],
  ["CAN2", "ca-west-1"],
  ["MXC1", "mx-central-1"],
  ["SAE1", "sa-east-1"],
  ["EU", "eu-west-1"],
  ["EUW1", "eu-west-1"],
  ["EUW2", "eu-west-2"],
  ["EUW3", "eu-west-3"],
  ["EUC1", "eu-central-1"],
  ["EUC2", "eu-central-2"],
  ["EUN1", "eu-north-1"],
  ["EUS1", "eu-south-1"],
  ["EUS2", "eu-south-2"],
  ["AFS1", "af-south-1"],
  ["MES1", "me-south-1"],
  ["MEC1", "me-central-1"],
  ["ILC1", "il-central-1"],
  ["APE1", "ap-east-1"],
  ["APN1", "ap-northeast-1"],
  ["APN2", "ap-northeast-2"],
  ["APN3", "ap-northeast-3"],
  ["APS1", "ap-southeast-1"],
  ["APS2", "ap-southeast-2"],
  ["APS3", "ap-south-1"],
  ["APS4", "ap-southeast-3"],
  ["APS5", "ap-south-2"],
  ["APS6", "ap-southeast-4"],
  ["APS7", "ap-southeast-5"],
  ["CNN1", "cn-north-1"],
  ["CNW1", "cn-northwest-1"],
];

const REGION_OF: ReadonlyMap<string, string> = new Map(PREFIXES);

/** The Regions whose usage-type prefix is known. */
export const KNOWN_REGIONS: readonly string[] = [...new Set(PREFIXES.map(([, region]) => region))];

/** ` (us-eest-1 is no known Region; did you mean us-east-1?)`, or nothing for a known one. */
export function suggestRegion(region: string): string {
  if (KNOWN_REGIONS.includes(region)) return "";
  return ` (${region} is no known Region; did you mean ${closest(region, KNOWN_REGIONS)}?)`;
}

export interface UsageType {
  /** The Region the prefix names; `null` without one (us-east-1, or a type that never has one). */
  readonly region: string | null;
  /** Without Region prefix and with long size names: `InstanceUsage:db.r6g.2xlarge`. */
  readonly name: string;
}

/**
 * Reads a usage type as AWS spells it.
 *
 *     USW2-InstanceUsage:db.r6g.2xl  →  us-west-2, InstanceUsage:db.r6g.2xlarge
 *     USE1:PI_LTR:R6G                →  us-east-1, PI_LTR:R6G
 *
 * Only prefixes of the table are taken off: a pattern would also eat `RDS:` and `DSQL-`.
 */
export function parseUsageType(text: string): UsageType {
  const cut = text.search(/[-:]/);
  const region = cut > 0 ? REGION_OF.get(text.slice(0, cut)) : undefined;
  const name = region === undefined ? text : text.slice(cut + 1);
  return { region: region ?? null, name: longSizes(name) };
}

/** `db.r6g.2xl` and `db.r6g.xl` become `db.r6g.2xlarge` and `db.r6g.xlarge`; AWS's price list holds both spellings. */
function longSizes(name: string): string {
  return name.replace(/(db\.[a-z0-9-]+\.\d*x)l(?=\.|$)/, "$1large");
}

/** Checks the shape of a DB instance class and spells its size in full. */
export function instanceClass(text: string): string {
  const name = longSizes(text);
  if (!/^db\.[a-z0-9-]+(\.[a-z0-9-]+)?$/.test(name)) {
    throw new InputError("invalid-value", `must be a DB instance class such as db.r6g.large: ${text}`);
  }
  return name;
}
