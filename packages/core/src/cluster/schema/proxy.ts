import * as v from "valibot";
import type { RdsProxy } from "../cluster.ts";
import { amount, mapping, wholeAmount, type Schema } from "./values.ts";

const percent = v.pipe(
  amount,
  v.check((value) => value.gte(1) && value.lte(100), "must be 1 to 100"),
);

/** What AWS allows beyond these bounds is for the rules to say: they name their source. */
export const proxy: Schema<RdsProxy> = mapping({
  maxConnectionsPercent: v.exactOptional(percent),
  connectionBorrowTimeoutSeconds: v.exactOptional(wholeAmount),
  idleClientTimeoutSeconds: v.exactOptional(wholeAmount),
  extraEndpoints: v.exactOptional(wholeAmount),
  proxiesInAccount: v.exactOptional(wholeAmount),
  pinningFilters: v.exactOptional(v.boolean("must be true or false")),
  sameVpc: v.exactOptional(v.boolean("must be true or false")),
});
