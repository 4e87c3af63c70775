import type { Engine } from "../engine.ts";
import { SERVERLESS_VERSIONS } from "./acu-limits.ts";
import { atLeast, type Minimums, spellMinimums, versionParts } from "./engine-version.ts";

/** Which versions of an engine offer a family: all, none, some majors only, or those from a minimum on. */
type Offered = "all" | "none" | "unconfirmed" | { readonly majors: readonly number[] } | { readonly from: Minimums };

const from = (...versions: Minimums): Offered => ({ from: versions });
const GENERATION_6 = from([11, 12], [12, 8], [13, 3], [14, 3], [15, 2], [16, 1], [17, 4]);
const GENERATION_7 = from([13, 10], [14, 7], [15, 2], [16, 1], [17, 4]);
const GENERATION_8 = from([13, 15], [14, 12], [15, 7], [16, 3], [17, 4]);
const NVME_6 = from([14, 9], [15, 4], [16, 1], [17, 4]);
const BURSTABLE = from([11, 12], [12, 7], [13, 3], [14, 3], [15, 2], [16, 1], [17, 4]);

/**
 * Engine versions by family, or by class where a family differs within.
 *
 * Source: Amazon Aurora User Guide, Supported DB engines for DB instance classes, checked 2026-11-23. The versions of r8a and
 * r8i are not in it.
 */
const OFFERINGS: Readonly<Record<string, Readonly<Record<Engine, Offered>>>> = {
  "db.serverless": {
    "aurora-mysql": { from: SERVERLESS_VERSIONS["aurora-mysql"] },
    "aurora-postgresql": { from: SERVERLESS_VERSIONS["aurora-postgresql"] },
  },
  "db.x2g": { "aurora-mysql": "all", "aurora-postgresql": GENERATION_6 },
  "db.r8gd": { "aurora-mysql": "none", "aurora-postgresql": from([14, 12], [15, 7], [16, 3], [17, 4]) },
  "db.r8gd.large": { "aurora-mysql": "none", "aurora-postgresql": "unconfirmed" },
  "db.r8a": { "aurora-mysql": "unconfirmed", "aurora-postgresql": "unconfirmed" },
  "db.r8i": { "aurora-mysql": "unconfirmed", "aurora-postgresql": "unconfirmed" },
  "db.r8g": { "aurora-mysql": from([3, 8, 0], [8, 4]), "aurora-postgresql": GENERATION_8 },
  "db.r7i": { "aurora-mysql": from([3, 8, 0], [8, 4]), "aurora-postgresql": GENERATION_8 },
  "db.r7g": { "aurora-mysql": from([2, 12, 0], [3, 3, 1], [8, 4]), "aurora-postgresql": GENERATION_7 },
  "db.r6id": { "aurora-mysql": "none", "aurora-postgresql": NVME_6 },
  "db.r6gd": { "aurora-mysql": "none", "aurora-postgresql": NVME_6 },
  "db.r6g": { "aurora-mysql": "all", "aurora-postgresql": GENERATION_6 },
  "db.r6i": {
    "aurora-mysql": "all",
    "aurora-postgresql": from([12, 9], [13, 5], [14, 3], [15, 2], [16, 1], [17, 4]),
  },
  "db.r5": { "aurora-mysql": "all", "aurora-postgresql": "all" },
  "db.r4": { "aurora-mysql": { majors: [2] }, "aurora-postgresql": { majors: [11, 12] } },
  "db.r3": { "aurora-mysql": "none", "aurora-postgresql": "none" },
  "db.t4g": { "aurora-mysql": "all", "aurora-postgresql": BURSTABLE },
  "db.t3": { "aurora-mysql": "all", "aurora-postgresql": BURSTABLE },
  "db.t3.small": { "aurora-mysql": { majors: [2] }, "aurora-postgresql": "none" },
  "db.t2": { "aurora-mysql": { majors: [2] }, "aurora-postgresql": "none" },
};

export interface ClassOffering {
  /** `unconfirmed` too without a version, where newer ones do not have the class. */
  readonly offered: "yes" | "no" | "unconfirmed";
  /** What the class needs, as a sentence goes on: `needs 13.15+, 14.12+`; empty where nothing is to be said. */
  readonly needs: string;
}

/** Whether an engine version offers a DB instance class; a version that is not known is not held against it. */
export function classOffering(name: string, engine: Engine, engineVersion: string | null): ClassOffering {
  const offering = (OFFERINGS[name] ?? OFFERINGS[name.slice(0, name.lastIndexOf("."))])?.[engine] ?? "unconfirmed";
  if (offering === "all") return { offered: "yes", needs: "" };
  if (offering === "unconfirmed") return { offered: "unconfirmed", needs: "" };
  if (offering === "none") return { offered: "no", needs: `is not offered for ${engine}` };
  const version = engineVersion === null ? null : versionParts(engine, engineVersion);
  const needs =
    "majors" in offering
      ? `runs on ${engine} ${offering.majors.join(" and ")} only`
      : `needs ${engine} ${spellMinimums(offering.from)}`;
  if (version === null || engineVersion === null)
    return { offered: "majors" in offering ? "unconfirmed" : "yes", needs };
  const runs =
    "majors" in offering ? offering.majors.includes(version[0] ?? 0) : atLeast(engine, engineVersion, offering.from);
  return { offered: runs ? "yes" : "no", needs };
}
