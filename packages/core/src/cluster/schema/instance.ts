import * as v from "valibot";
import { InputError } from "../../errors.ts";
import { instanceClass } from "../../usage-type.ts";
import { SERVERLESS_CLASS, type Instance } from "../cluster.ts";
import { amount, mapping, wholeAmount, type Schema } from "./values.ts";

export const className: Schema<string> = v.pipe(
  v.string("must be a DB instance class such as db.r6g.large"),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return instanceClass(dataset.value);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      addIssue({ message: error.message });
      return NEVER;
    }
  }),
);

export const instance: Schema<Instance> = v.pipe(
  mapping({
    class: className,
    role: v.optional(v.picklist(["writer", "reader"], "must be writer or reader"), "writer"),
    count: v.optional(wholeAmount, 1),
    hours: v.exactOptional(amount),
    acu: v.exactOptional(amount),
    promotionTier: v.exactOptional(
      v.pipe(
        wholeAmount,
        v.check((tier) => tier.lte(15), "must be 0 to 15"),
      ),
    ),
  }),
  v.check(
    (value) => value.class === SERVERLESS_CLASS || value.acu === undefined,
    "has acu, which only db.serverless uses",
  ),
);
