import { closest } from "fastest-levenshtein";
import { InputError } from "../errors.ts";

/** Hardware of a DB instance class. */
export interface InstanceClass {
  readonly vcpu: number;
  readonly memoryGib: string;
}

/**
 * The DB instance classes of Aurora, present and past.
 *
 * Source: Amazon Aurora User Guide, Hardware specifications for DB instance classes for Aurora, checked 2026-11-23.
 */
export const INSTANCE_CLASSES: Readonly<Record<string, InstanceClass>> = {
  "db.r3.large": { vcpu: 2, memoryGib: "15.25" },
  "db.r3.xlarge": { vcpu: 4, memoryGib: "30.5" },
  "db.r3.2xlarge": { vcpu: 8, memoryGib: "61" },
  "db.r3.4xlarge": { vcpu: 16, memoryGib: "122" },
  "db.r3.8xlarge": { vcpu: 32, memoryGib: "244" },
  "db.r4.large": { vcpu: 2, memoryGib: "15.25" },
  "db.r4.xlarge": { vcpu: 4, memoryGib: "30.5" },
  "db.r4.2xlarge": { vcpu: 8, memoryGib: "61" },
  "db.r4.4xlarge": { vcpu: 16, memoryGib: "122" },
  "db.r4.8xlarge": { vcpu: 32, memoryGib: "244" },
  "db.r4.16xlarge": { vcpu: 64, memoryGib: "488" },
  "db.r5.large": { vcpu: 2, memoryGib: "16" },
  "db.r5.xlarge": { vcpu: 4, memoryGib: "32" },
  "db.r5.2xlarge": { vcpu: 8, memoryGib: "64" },
  "db.r5.4xlarge": { vcpu: 16, memoryGib: "128" },
  "db.r5.8xlarge": { vcpu: 32, memoryGib: "256" },
  "db.r5.12xlarge": { vcpu: 48, memoryGib: "384" },
  "db.r5.16xlarge": { vcpu: 64, memoryGib: "512" },
  "db.r5.24xlarge": { vcpu: 96, memoryGib: "768" },
  "db.r6g.large": { vcpu: 2, memoryGib: "16" },
  "db.r6g.xlarge": { vcpu: 4, memoryGib: "32" },
  "db.r6g.2xlarge": { vcpu: 8, memoryGib: "64" },
  "db.r6g.4xlarge": { vcpu: 16, memoryGib: "128" },
  "db.r6g.8xlarge": { vcpu: 32, memoryGib: "256" },
  "db.r6g.12xlarge": { vcpu: 48, memoryGib: "384" },
  "db.r6g.16xlarge": { vcpu: 64, memoryGib: "512" },
  "db.r6gd.xlarge": { vcpu: 4, memoryGib: "32" },
  "db.r6gd.2xlarge": { vcpu: 8, memoryGib: "64" },
  "db.r6gd.4xlarge": { vcpu: 16, memoryGib: "128" },
  "db.r6gd.8xlarge": { vcpu: 32, memoryGib: "256" },
  "db.r6gd.12xlarge": { vcpu: 48, memoryGib: "384" },
  "db.r6gd.16xlarge": { vcpu: 64, memoryGib: "512" },
  "db.r6i.large": { vcpu: 2, memoryGib: "16" },
  "db.r6i.xlarge": { vcpu: 4, memoryGib: "32" },
  "db.r6i.2xlarge": { vcpu: 8, memoryGib: "64" },
  "db.r6i.4xlarge": { vcpu: 16, memoryGib: "128" },
  "db.r6i.8xlarge": { vcpu: 32, memoryGib: "256" },
  "db.r6i.12xlarge": { vcpu: 48, memoryGib: "384" },
  "db.r6i.16xlarge": { vcpu: 64, memoryGib: "512" },
  "db.r6i.24xlarge": { vcpu: 96, memoryGib: "768" },
  "db.r6i.32xlarge": { vcpu: 128, memoryGib: "1024" },
  "db.r6id.24xlarge": { vcpu: 96, memoryGib: "768" },
  "db.r6id.32xlarge": { vcpu: 128, memoryGib: "1024" },
  "db.r7g.large": { vcpu: 2, memoryGib: "16" },
  "db.r7g.xlarge": { vcpu: 4, memoryGib: "32" },
  "db.r7g.2xlarge": { vcpu: 8, memoryGib: "64" },
  "db.r7g.4xlarge": { vcpu: 16, memoryGib: "128" },
  "db.r7g.8xlarge": { vcpu: 32, memoryGib: "256" },
  "db.r7g.12xlarge": { vcpu: 48, memoryGib: "384" },
  "db.r7g.16xlarge": { vcpu: 64, memoryGib: "512" },
  "db.r7i.large": { vcpu: 2, memoryGib: "16" },
  "db.r7i.xlarge": { vcpu: 4, memoryGib: "32" },
  "db.r7i.2xlarge": { vcpu: 8, memoryGib: "64" },
  "db.r7i.4xlarge": { vcpu: 16, memoryGib: "128" },
  "db.r7i.8xlarge": { vcpu: 32, memoryGib: "256" },
  "db.r7i.12xlarge": { vcpu: 48, memoryGib: "384" },
  "db.r7i.16xlarge": { vcpu: 64, memoryGib: "512" },
  "db.r7i.24xlarge": { vcpu: 96, memoryGib: "768" },
  "db.r7i.48xlarge": { vcpu: 192, memoryGib: "1536" },
  "db.r8a.large": { vcpu: 2, memoryGib: "16" },
  "db.r8a.xlarge": { vcpu: 4, memoryGib: "32" },
  "db.r8a.2xlarge": { vcpu: 8, memoryGib: "64" },
  "db.r8a.4xlarge": { vcpu: 16, memoryGib: "128" },
  "db.r8a.8xlarge": { vcpu: 32, memoryGib: "256" },
  "db.r8a.12xlarge": { vcpu: 48, memoryGib: "384" },
  "db.r8a.16xlarge": { vcpu: 64, memoryGib: "512" },
  "db.r8a.24xlarge": { vcpu: 96, memoryGib: "768" },
  "db.r8a.48xlarge": { vcpu: 192, memoryGib: "1536" },
  "db.r8g.large": { vcpu: 2, memoryGib: "16" },
  "db.r8g.xlarge": { vcpu: 4, memoryGib: "32" },
  "db.r8g.2xlarge": { vcpu: 8, memoryGib: "64" },
  "db.r8g.4xlarge": { vcpu: 16, memoryGib: "128" },
  "db.r8g.8xlarge": { vcpu: 32, memoryGib: "256" },
  "db.r8g.12xlarge": { vcpu: 48, memoryGib: "384" },
  "db.r8g.16xlarge": { vcpu: 64, memoryGib: "512" },
  "db.r8g.24xlarge": { vcpu: 96, memoryGib: "768" },
  "db.r8g.48xlarge": { vcpu: 192, memoryGib: "1536" },
  "db.r8gd.large": { vcpu: 2, memoryGib: "16" },
  "db.r8gd.xlarge": { vcpu: 4, memoryGib: "32" },
  "db.r8gd.2xlarge": { vcpu: 8, memoryGib: "64" },
  "db.r8gd.4xlarge": { vcpu: 16, memoryGib: "128" },
  "db.r8gd.8xlarge": { vcpu: 32, memoryGib: "256" },
  "db.r8gd.12xlarge": { vcpu: 48, memoryGib: "384" },
  "db.r8gd.16xlarge": { vcpu: 64, memoryGib: "512" },
  "db.r8gd.24xlarge": { vcpu: 96, memoryGib: "768" },
  "db.r8gd.48xlarge": { vcpu: 192, memoryGib: "1536" },
  "db.t2.small": { vcpu: 1, memoryGib: "2" },
  "db.t2.medium": { vcpu: 2, memoryGib: "4" },
  "db.t3.small": { vcpu: 2, memoryGib: "2" },
  "db.t3.medium": { vcpu: 2, memoryGib: "4" },
  "db.t3.large": { vcpu: 2, memoryGib: "8" },
  "db.t4g.medium": { vcpu: 2, memoryGib: "4" },
  "db.t4g.large": { vcpu: 2, memoryGib: "8" },
  "db.x2g.large": { vcpu: 2, memoryGib: "32" },
  "db.x2g.xlarge": { vcpu: 4, memoryGib: "64" },
  "db.x2g.2xlarge": { vcpu: 8, memoryGib: "128" },
  "db.x2g.4xlarge": { vcpu: 16, memoryGib: "256" },
  "db.x2g.8xlarge": { vcpu: 32, memoryGib: "512" },
  "db.x2g.12xlarge": { vcpu: 48, memoryGib: "768" },
  "db.x2g.16xlarge": { vcpu: 64, memoryGib: "1024" },
};

/** `; did you mean db.r6g.large?` for a usage type of a class that is none of Aurora's, else nothing. */
export function suggestClass(usageType: string): string {
  const name = /:(db\..+)$/.exec(usageType)?.[1];
  if (name === undefined || INSTANCE_CLASSES[name] !== undefined) return "";
  return ` (${name} is no known class of Aurora; did you mean ${closest(name, Object.keys(INSTANCE_CLASSES))}?)`;
}

/**
 * vCPUs of a DB instance class.
 *
 * @throws {InputError} for a class that is not known, naming the nearest known one
 */
export function vcpusOf(name: string): number {
  return hardwareOf(name).vcpu;
}

/**
 * Hardware of a DB instance class.
 *
 * @throws {InputError} for a class that is not known, naming the nearest known one
 */
export function hardwareOf(name: string): InstanceClass {
  const known = INSTANCE_CLASSES[name];
  if (known !== undefined) return known;
  const nearest = closest(name, Object.keys(INSTANCE_CLASSES));
  throw new InputError("invalid-value", `the vCPUs and memory of ${name} are not known (did you mean ${nearest}?)`);
}
