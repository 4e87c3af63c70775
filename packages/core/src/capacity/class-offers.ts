import type { Engine } from "../engine.ts";
import { inRanges } from "./version-ranges.ts";

/** Ranges of engine versions as AWS lists them, such as `16.1+`; or all of them, none, or AWS's table lacks the class. */
type Versions = "all" | "none" | "unlisted" | readonly string[];

type Offer = Readonly<Record<Engine, Versions>>;

const GRAVITON2: Versions = ["17.4+", "16.1+", "15.2+", "14.3+", "13.3+", "12.8+", "11.12+", "11.9"];
const BURSTABLE: Versions = ["17.4+", "16.1+", "15.2+", "14.3+", "13.3+", "12.7+", "11.12+"];
const OPTIMIZED_READS: Versions = ["17.4+", "16.1+", "15.4+", "14.9+"];
const GENERATION_8: Offer = {
  "aurora-mysql": ["3.08.0+", "8.4+"],
  "aurora-postgresql": ["17.4+", "16.3+", "15.7+", "14.12+", "13.15+"],
};
const VERSION_2: Offer = { "aurora-mysql": ["2.x"], "aurora-postgresql": "none" };

/**
 * The engine versions of each family, and of classes that differ from theirs.
 *
 * Source: Amazon Aurora User Guide, Supported DB engines for DB instance classes, and Supported Regions and Aurora DB engines
 * for Aurora Serverless v2, checked 2026-11-23. AWS added r8a on 2026-09-25 and has not listed its versions yet.
 */
const OFFERS: Readonly<Record<string, Offer>> = {
  "db.serverless": {
    "aurora-mysql": ["3.02.0+", "8.4+"],
    "aurora-postgresql": ["18.3+", "17.4+", "16.1+", "15.2+", "14.3+", "13.6+"],
  },
  "db.x2g": { "aurora-mysql": "all", "aurora-postgresql": GRAVITON2 },
  "db.r8gd": { "aurora-mysql": "none", "aurora-postgresql": ["17.4+", "16.3+", "15.7+", "14.12+"] },
  "db.r8gd.large": { "aurora-mysql": "none", "aurora-postgresql": "unlisted" },
  "db.r8a": { "aurora-mysql": "unlisted", "aurora-postgresql": "unlisted" },
  "db.r8g": GENERATION_8,
  "db.r7i": GENERATION_8,
  "db.r7g": {
    "aurora-mysql": ["2.12.0+", "3.03.1+", "8.4+"],
    "aurora-postgresql": ["17.4+", "16.1+", "15.2+", "14.7+", "13.10+"],
  },
  "db.r6id": { "aurora-mysql": "none", "aurora-postgresql": OPTIMIZED_READS },
  "db.r6gd": { "aurora-mysql": "none", "aurora-postgresql": OPTIMIZED_READS },
  "db.r6g": { "aurora-mysql": "all", "aurora-postgresql": GRAVITON2 },
  "db.r6i": { "aurora-mysql": "all", "aurora-postgresql": ["17.4+", "16.1+", "15.2+", "14.3+", "13.5+", "12.9+"] },
  "db.r5": { "aurora-mysql": "all", "aurora-postgresql": "all" },
  "db.r4": { "aurora-mysql": ["2.x"], "aurora-postgresql": ["12.x", "11.x"] },
  "db.r3": { "aurora-mysql": "none", "aurora-postgresql": "none" },
  "db.t4g": { "aurora-mysql": "all", "aurora-postgresql": BURSTABLE },
  "db.t3": { "aurora-mysql": "all", "aurora-postgresql": BURSTABLE },
  "db.t3.small": VERSION_2,
  "db.t2": VERSION_2,
};

/** Whether a class can be had, and with which versions. */
export interface ClassOffer {
  readonly offered: "yes" | "no" | "unconfirmed";
  /** `3.08.0+, 8.4+`; `all`, `none`, or `unlisted` where AWS's table does not tell. */
  readonly versions: string;
}

/**
 * Whether Aurora offers a DB instance class for an engine version.
 *
 * Without a version the newest is meant; a class that only older ones have is then `unconfirmed`, as is one that AWS's table
 * does not list.
 *
 * @example db.r8g.large for Aurora PostgreSQL 13.12 is no: `17.4+, 16.3+, 15.7+, 14.12+, 13.15+`
 */
export function classOffered(className: string, engine: Engine, engineVersion: string | null): ClassOffer {
  const versions = (OFFERS[className] ?? OFFERS[familyOf(className)])?.[engine] ?? "unlisted";
  if (versions === "all") return { offered: "yes", versions };
  if (versions === "none") return { offered: "no", versions };
  if (versions === "unlisted") return { offered: "unconfirmed", versions };
  return { offered: offeredIn(versions, engine, engineVersion), versions: versions.join(", ") };
}

function offeredIn(ranges: readonly string[], engine: Engine, engineVersion: string | null): ClassOffer["offered"] {
  if (engineVersion !== null) return inRanges(engine, engineVersion, ranges) ? "yes" : "no";
  return ranges.some((range) => range.endsWith("+")) ? "yes" : "unconfirmed";
}

/** `db.r6g` of `db.r6g.large`. */
function familyOf(className: string): string {
  return className.split(".").slice(0, 2).join(".");
}
