import * as v from "valibot";
import type { Commitments } from "../../commitments/commitments.ts";
import { isPlanEligible } from "../../commitments/savings-plan.ts";
import { sizedClass } from "../../commitments/units.ts";
import { SERVERLESS_CLASS } from "../cluster.ts";
import { className } from "./instance.ts";
import { prices } from "./prices.ts";
import { amount, mapping, wholeAmount, type Schema } from "./values.ts";

const reservedInstance = v.pipe(
  mapping({
    class: v.pipe(
      className,
      v.check(
        (name) => name !== SERVERLESS_CLASS,
        "is db.serverless: reserved instances cover no Aurora Serverless, a savings plan does",
      ),
      v.check(
        (name) => name === SERVERLESS_CLASS || sizedClass(name) !== undefined,
        (issue) => `has no size that reserved instances come in: ${issue.input}`,
      ),
    ),
    count: v.optional(wholeAmount, 1),
    term: v.picklist(["1yr", "3yr"], "must be 1yr or 3yr"),
    payment: v.picklist(
      ["no-upfront", "partial-upfront", "all-upfront"],
      "must be no-upfront, partial-upfront or all-upfront",
    ),
    upfront: v.exactOptional(amount),
    hourly: v.exactOptional(amount),
  }),
  v.check(
    ({ term, payment }) => term !== "3yr" || payment !== "no-upfront",
    "is for 3yr with no-upfront, which AWS offers for 1yr only",
  ),
  v.check(
    ({ payment, upfront, hourly }) =>
      payment !== "partial-upfront" ||
      (upfront === undefined ? hourly === undefined : upfront.gt(0) && hourly?.gt(0) === true),
    "must give both upfront and hourly, more than 0, or neither",
  ),
  v.check(
    ({ payment, upfront, hourly }) =>
      payment !== "no-upfront" || (hourly === undefined ? upfront === undefined : hourly.gt(0) && !upfront?.gt(0)),
    "is no-upfront: it has hourly, more than 0, and no upfront but 0",
  ),
  v.check(
    ({ payment, upfront, hourly }) =>
      payment !== "all-upfront" || (upfront === undefined ? hourly === undefined : upfront.gt(0) && !hourly?.gt(0)),
    "is all-upfront: it has upfront, more than 0, and no hourly but 0",
  ),
);

export const commitments: Schema<Commitments> = mapping({
  reservedInstances: v.optional(v.array(reservedInstance, "must be a list"), []),
  savingsPlan: v.exactOptional(
    mapping({
      hourlyCommitment: amount,
      rates: v.pipe(
        prices,
        v.check((rates) => Object.values(rates).every((rate) => rate.gt(0)), "must be greater than 0"),
        v.check(
          (rates) => Object.keys(rates).every(isPlanEligible),
          ({ input }) =>
            `holds ${Object.keys(input).find((key) => !isPlanEligible(key)) ?? ""}: a Database Savings Plan covers instances of generation 7 and later and Serverless v2 only`,
        ),
      ),
    }),
  ),
});
