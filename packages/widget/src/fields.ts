import type { Choosable, Field } from "./form.ts";

const ENGINES: readonly Choosable[] = ["aurora-postgresql", "aurora-mysql"].map((value) => ({ value, label: value }));

/** Fields that several panels share, so that what is typed in one stands in the next. */
export const REGION: Field = { name: "region", label: "Region", kind: "region", start: "us-east-1" };
export const ENGINE: Field = {
  name: "engine",
  label: "Engine",
  kind: "engine",
  start: "aurora-postgresql",
  choices: ENGINES,
};
export const INSTANCE_CLASS: Field = {
  name: "instanceClass",
  label: "DB instance class",
  kind: "class",
  start: "db.r6g.2xlarge",
};
export const INSTANCES: Field = {
  name: "instances",
  label: "DB instances",
  kind: "number",
  start: "2",
  least: 1,
  most: 16,
  whole: true,
};
export const STORAGE_GB: Field = {
  name: "storageGb",
  label: "Storage, GB",
  kind: "number",
  start: "150",
  least: 0,
  most: 262_144,
};
export const IO_MILLIONS: Field = {
  name: "ioMillions",
  label: "I/O requests a month, million",
  kind: "number",
  start: "2500",
  least: 0,
  most: 1e9,
};

const BUSY = ({ profile }: Readonly<Record<string, string>>): boolean => profile !== "flat";

export const PROFILE: Field = {
  name: "profile",
  label: "Load over the week",
  kind: "choice",
  start: "office-hours",
  choices: [
    { value: "office-hours", label: "Office hours: peak 8 to 18, Monday to Friday" },
    { value: "nightly-batch", label: "Nightly batch: peak 1 to 5, every night" },
    { value: "spiky", label: "Spiky: 5 minutes of every hour" },
    { value: "dev-test", label: "Development: 9 to 12 and 13 to 17, Monday to Friday" },
    { value: "flat", label: "Flat" },
  ],
};
export const BASE_ACU: Field = {
  name: "baseAcu",
  label: "Load outside the peak, ACU",
  kind: "number",
  start: "1",
  least: 0,
  most: 256,
};
export const PEAK_ACU: Field = {
  name: "peakAcu",
  label: "Load at the peak, ACU",
  kind: "number",
  start: "12",
  least: 0,
  most: 256,
  when: BUSY,
};

const ACU_STOPS = [0, 0.5, 1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256];

export const MIN_ACU: Field = {
  name: "minAcu",
  label: "Minimum capacity, ACU",
  kind: "number",
  start: "0.5",
  least: 0,
  most: 256,
  stops: ACU_STOPS,
};
export const MAX_ACU: Field = {
  name: "maxAcu",
  label: "Maximum capacity, ACU",
  kind: "number",
  start: "16",
  least: 1,
  most: 256,
  stops: ACU_STOPS.slice(2),
};
