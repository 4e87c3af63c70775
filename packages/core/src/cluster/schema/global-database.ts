import * as v from "valibot";
import type { GlobalDatabase } from "../cluster.ts";
import { autoScaling } from "./capacity.ts";
import { instance } from "./instance.ts";
import { io, storage } from "./storage.ts";
import { amount, mapping, type Schema } from "./values.ts";

export const regionName: Schema<string> = v.pipe(
  v.string("must be a Region such as us-east-1"),
  v.regex(/^[a-z]{2,3}(-[a-z]+)+-\d+$/, "must be a Region such as us-east-1"),
);

export const globalDatabase: Schema<GlobalDatabase> = mapping({
  replicatedWriteIosPerMonth: v.exactOptional(amount),
  replicatedGbPerMonth: v.exactOptional(amount),
  secondaries: v.pipe(
    v.array(
      mapping({
        region: regionName,
        instances: v.optional(v.array(instance, "must be a list"), []),
        storage: v.exactOptional(storage),
        io: v.exactOptional(io),
        autoScaling: v.exactOptional(autoScaling),
      }),
      "must be a list",
    ),
    v.check((list) => list.length >= 1 && list.length <= 10, "must be 1 to 10 secondary Regions"),
  ),
});
