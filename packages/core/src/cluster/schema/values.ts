import * as v from "valibot";
import { Decimal } from "../../decimal.ts";

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What turns whatever a user wrote into a `T`. */
export type Schema<T> = v.GenericSchema<unknown, T>;

/** A number or a decimal string, at least 0. */
export const amount: Schema<Decimal> = v.pipe(
  v.union([v.string(), v.number()], "must be a number"),
  v.check(
    (value) => DECIMAL.test(String(value)),
    (issue) => `must be a number: ${String(issue.input)}`,
  ),
  v.transform((value) => new Decimal(value)),
  // Past these bounds no month of Aurora is meant, and spelling the number out could fill the memory.
  v.check(
    (value) => value.isZero() || (value.abs().lt(1e24) && value.decimalPlaces() <= 100),
    "must be below 1e24, with at most 100 decimals",
  ),
  v.check(
    (value) => value.gte(0),
    (issue) => `must be ≥ 0: ${issue.input.toString()}`,
  ),
);

export const wholeAmount: Schema<Decimal> = v.pipe(
  amount,
  v.check(
    (value) => value.isInteger(),
    (issue) => `must be a whole number: ${issue.input.toString()}`,
  ),
);

/** A mapping without any other keys. */
export function mapping<E extends v.ObjectEntries>(entries: E): v.StrictObjectSchema<E, string> {
  return v.strictObject(entries, "must be a mapping");
}

/** Exactly one of the given sets of keys must be there in full, and no key of another; keys of none may stand beside. */
export function oneForm<T extends object>(
  ...forms: readonly (readonly (keyof T & string)[])[]
): v.CheckAction<T, string> {
  const spelled = forms
    .filter((form) => form.length > 0)
    .map((form) => form.join(" + "))
    .join(", or ");
  return v.check((value: T) => {
    const given = Object.keys(value).filter((key) => forms.some((form) => form.some((known) => known === key)));
    return forms.some((form) => form.length === given.length && form.every((key) => key in value));
  }, `must give ${spelled}`);
}
