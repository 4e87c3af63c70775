import { Decimal } from "../decimal.ts";

const NUMBER = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$/;

/** Nearly all cells of a bill have fewer decimals; the sum takes on more when one has. */
const USUAL_DECIMALS = 18;

/** A running sum of decimal texts, exact to the last digit: integers in units of the smallest decimal seen. */
export interface ExactSum {
  /** Adds a cell; an empty one is 0. False, and nothing added, when it is not a number. */
  readonly add: (text: string) => boolean;
  readonly value: () => Decimal;
}

export function exactSum(): ExactSum {
  let units = 0n;
  let decimals = USUAL_DECIMALS;
  return {
    add: (text) => {
      const match = NUMBER.exec(text);
      if (match === null) return false;
      const [, sign, whole = "", fraction = "", exponent = "0"] = match;
      if (whole === "" && fraction === "") return text.trim() === "";
      const shift = Number(exponent) - fraction.length;
      if (-shift > decimals) {
        units *= 10n ** BigInt(-shift - decimals);
        decimals = -shift;
      }
      const magnitude = BigInt((whole + fraction).padEnd((whole + fraction).length + shift + decimals, "0"));
      units += sign === "-" ? -magnitude : magnitude;
      return true;
    },
    // The constructor keeps every digit, however many; arithmetic would round.
    value: () => new Decimal(`${units.toString()}e-${String(decimals)}`),
  };
}

/** Whether a cell holds a number, or nothing. */
export function isNumberCell(text: string): boolean {
  const match = NUMBER.exec(text);
  if (match === null) return false;
  return `${match[2] ?? ""}${match[3] ?? ""}` !== "" || text.trim() === "";
}
