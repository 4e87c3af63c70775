import * as v from "valibot";
import type { Features } from "../cluster.ts";
import { mapping, type Schema } from "./values.ts";

const used = v.exactOptional(v.boolean("must be true or false"));

/** Features of Aurora that cost nothing by themselves but stand in the way of others, or keep capacity up. */
export const features: Schema<Features> = mapping({
  activityStreams: used,
  babelfish: used,
  enhancedMonitoring: used,
  express: used,
  iamAuthentication: used,
  limitless: used,
  logExport: used,
  logicalReplication: used,
  managedPassword: used,
  outposts: used,
  parallelQuery: used,
  pgaudit: used,
  publicAccess: used,
  readAfterWrite: used,
  scheduledJobs: used,
  stopSchedule: used,
  unencrypted: used,
  writeForwarding: used,
  zeroEtl: used,
});
