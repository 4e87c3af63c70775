import { Decimal, InputError } from "@aurora-cost/core";
import type { Field, Values } from "./form.ts";
import type { Numbers } from "./numbers.ts";

interface Fielded {
  readonly fields: readonly Field[];
}

/** The values a panel begins with, as the locale writes them; with `given`, only those that were given. */
export function startValues({ fields }: Fielded, start: Values, numbers: Numbers, given = false): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = start[field.name] ?? (given ? undefined : field.start);
      return value === undefined ? [] : [[field.name, shown(field, value, numbers)]];
    }),
  );
}

function shown({ kind }: Field, value: string, numbers: Numbers): string {
  return kind === "number" && value !== "" ? numbers.plain(new Decimal(value)) : value;
}

/** The fields in core's spelling; a number that cannot be read is left out. */
export function canonical({ fields }: Fielded, values: Values, numbers: Numbers): Values {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const text = values[name] ?? "";
      const number = kind === "number" ? read(text, numbers) : text;
      return number === null ? [] : [[name, number]];
    }),
  );
}

/** Typed numbers as another locale writes them; what cannot be read stays. */
export function translated({ fields }: Fielded, values: Values, from: Numbers, to: Numbers): Values {
  const known = canonical({ fields }, values, from);
  return { ...values, ...startValues({ fields }, known, to, true) };
}

function read(text: string, numbers: Numbers): string | null {
  try {
    return numbers.parse(text).toString();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
