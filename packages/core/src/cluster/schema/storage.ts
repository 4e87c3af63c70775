import * as v from "valibot";
import type { Backup, Io, Storage } from "../cluster.ts";
import { amount, mapping, oneForm, wholeAmount, type Schema } from "./values.ts";

export const storage: Schema<Storage> = v.pipe(
  mapping({
    gb: v.exactOptional(amount),
    startGb: v.exactOptional(amount),
    growthGbPerDay: v.exactOptional(amount),
    days: v.exactOptional(
      v.pipe(
        wholeAmount,
        v.check((days) => days.gte(1), "must be at least 1"),
      ),
    ),
    largestTableGb: v.exactOptional(amount),
  }),
  oneForm(["gb"], ["startGb", "growthGbPerDay", "days"]),
);

export const io: Schema<Io> = v.pipe(
  mapping({
    requestsPerMonth: v.exactOptional(amount),
    readsPerSecond: v.exactOptional(amount),
    writesPerSecond: v.exactOptional(amount),
    baselinePerSecond: v.exactOptional(amount),
    peakPerSecond: v.exactOptional(amount),
    peakHoursPerMonth: v.exactOptional(amount),
  }),
  oneForm(
    ["requestsPerMonth"],
    ["readsPerSecond", "writesPerSecond"],
    ["readsPerSecond"],
    ["writesPerSecond"],
    ["baselinePerSecond"],
    ["baselinePerSecond", "peakPerSecond", "peakHoursPerMonth"],
  ),
);

export const backup: Schema<Backup> = v.pipe(
  mapping({
    billedGb: v.exactOptional(amount),
    retainedGb: v.exactOptional(amount),
    retentionDays: v.exactOptional(wholeAmount),
  }),
  oneForm(["billedGb"], ["retainedGb"], []),
);
