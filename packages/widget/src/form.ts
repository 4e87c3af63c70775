import { type Decimal, InputError, spellPath } from "@aurora-cost/core";
import type { Numbers } from "./numbers.ts";

/** What stands in the fields, by name: numbers as the locale writes them, in a link as decimal strings. */
export type Values = Readonly<Record<string, string>>;

export interface Choosable {
  readonly value: string;
  readonly label: string;
}

/** A field of a panel. Its name is also its key in links. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: "region" | "engine" | "class" | "choice" | "number" | "check";
  /** Decimals as core writes them. */
  readonly start: string;
  /** Bounds of a number that comes from a link. */
  readonly least?: number;
  readonly most?: number;
  readonly whole?: true;
  /** Where a slider stops; with them a number has one. */
  readonly stops?: readonly number[];
  readonly choices?: readonly Choosable[];
  /** Whether the field matters beside the others. */
  readonly when?: (values: Values) => boolean;
}

export interface FieldError {
  readonly kind: "error";
  readonly field: string;
  readonly message: string;
}

export type Place = readonly [path: RegExp, field: string];

/** The fields as read. */
export interface Form {
  readonly values: Values;
  readonly text: (name: string) => string;
  readonly checked: (name: string) => boolean;
  /** @throws {InputError} at the field, when it holds no number */
  readonly number: (name: string) => Decimal;
}

export function readForm(values: Values, numbers: Numbers): Form {
  const text = (name: string): string => (values[name] ?? "").trim();
  return {
    values,
    text,
    checked: (name) => text(name) === "yes",
    number: (name) => {
      try {
        return numbers.parse(text(name));
      } catch (error) {
        throw error instanceof InputError ? fault(name, error.message) : error;
      }
    },
  };
}

/** An error that is about a field as such, whatever it describes. */
export function fault(field: string, message: string): InputError {
  return new InputError("invalid-value", message, ["form", field]);
}

/** The field an error is about, and what to say beside it. */
export function errorAt(error: InputError, places: readonly Place[]): FieldError {
  const { path } = error;
  const [root, own] = path;
  const spelled = spellPath(path);
  const place = places.find(([pattern]) => pattern.test(spelled)) ?? places[0];
  const described = error.code === "no-price" && !error.message.includes("InstanceUsage") ? "region" : place?.[1];
  const field = root === "form" ? String(own) : (described ?? "region");
  return { kind: "error", field, message: sentence(error, spelled) };
}

/** Beside its field a message needs no path, and no advice on files. */
function sentence({ code, message }: InputError, spelled: string): string {
  const bare = spelled !== "" && message.startsWith(`${spelled} `) ? message.slice(spelled.length + 1) : message;
  const text = code === "no-price" ? `${bare.replace(/: give it under .*/, "")}; choose another, or Region` : bare;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
