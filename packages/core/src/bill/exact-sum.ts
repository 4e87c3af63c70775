import { Decimal } from "../decimal.ts";
import { type SmallDecimal, smallDecimal } from "./small-decimal.ts";

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
  const lanes: Lanes = { whole: 0, nano: 0, atto: 0 };
  let units = 0n;
  let decimals = USUAL_DECIMALS;
  const spill = (): void => {
    units += unitsOf(lanes) * 10n ** BigInt(decimals - USUAL_DECIMALS);
    lanes.whole = 0;
    lanes.nano = 0;
    lanes.atto = 0;
  };
  return {
    add: (text) => {
      const small = smallDecimal(text);
      if (small !== null) {
        addSmall(lanes, small);
        if (isNearlyFull(lanes)) spill();
        return true;
      }
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
    value: () => {
      spill();
      // The constructor keeps every digit, however many; arithmetic would round.
      return new Decimal(`${units.toString()}e-${String(decimals)}`);
    },
  };
}

/** Whether a cell holds a number, or nothing. */
export function isNumberCell(text: string): boolean {
  if (text === "" || smallDecimal(text) !== null) return true;
  const match = NUMBER.exec(text);
  if (match === null) return false;
  return `${match[2] ?? ""}${match[3] ?? ""}` !== "" || text.trim() === "";
}

/**
 * A sum in three whole numbers, each exact in floating point, which is many times faster than large integers.
 *
 *     value = whole + nano ÷ 10⁹ + atto ÷ 10¹⁸
 */
interface Lanes {
  whole: number;
  nano: number;
  atto: number;
}

const POWERS: readonly number[] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/** A lane takes on 10¹⁵ at most at once, and must stay below 2⁵³. */
const NEARLY_FULL = 8e15;

function addSmall(lanes: Lanes, { digits, decimals }: SmallDecimal): void {
  const inNano = Math.min(decimals, 9);
  const inAtto = decimals - inNano;
  const nanos = Math.trunc(digits / power(inAtto));
  const whole = Math.trunc(nanos / power(inNano));
  lanes.whole += whole;
  lanes.nano += (nanos - whole * power(inNano)) * power(9 - inNano);
  lanes.atto += (digits - nanos * power(inAtto)) * power(9 - inAtto);
}

function power(exponent: number): number {
  return POWERS[exponent] ?? 1;
}

function isNearlyFull({ whole, nano, atto }: Lanes): boolean {
  return Math.abs(whole) > NEARLY_FULL || Math.abs(nano) > NEARLY_FULL || Math.abs(atto) > NEARLY_FULL;
}

function unitsOf({ whole, nano, atto }: Lanes): bigint {
  return (BigInt(whole) * 1_000_000_000n + BigInt(nano)) * 1_000_000_000n + BigInt(atto);
}
