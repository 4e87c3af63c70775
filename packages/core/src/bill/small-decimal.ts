/**
 * A decimal text of few digits as two whole numbers, both exact in floating point.
 *
 *     value = digits ÷ 10^decimals
 */
export interface SmallDecimal {
  readonly digits: number;
  /** 0 to 18. */
  readonly decimals: number;
}

/** Past this many digits a double may round. */
const MOST_DIGITS = 1e15;
const MOST_DECIMALS = 18;

const ZERO = 48;
const POINT = 46;
const PLUS = 43;
const MINUS = 45;
const LETTER_E = 69;
/** Of lower-case letters only. */
const CASE_BIT = 32;

/** Reads what nearly every number of a bill looks like: `0.0000012345`, `-1.2E-7`. `null` for any other text. */
export function smallDecimal(text: string): SmallDecimal | null {
  const { length } = text;
  const first = text.charCodeAt(0);
  const start = first === MINUS || first === PLUS ? 1 : 0;
  let digits = 0;
  let point = -1;
  let at = start;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= ZERO + 9) digits = digits * 10 + (code - ZERO);
    else if (code === POINT && point < 0) point = at;
    else break;
  }
  const written = at - start - (point < 0 ? 0 : 1);
  const exponent = at === length ? 0 : readExponent(text, at);
  const decimals = (point < 0 ? 0 : at - point - 1) - exponent;
  const isSmall = written > 0 && digits < MOST_DIGITS && decimals >= 0 && decimals <= MOST_DECIMALS;
  return isSmall ? { digits: first === MINUS ? -digits : digits, decimals } : null;
}

/** Of `E-7` the -7; NaN for what is none. */
function readExponent(text: string, start: number): number {
  if ((text.charCodeAt(start) & ~CASE_BIT) !== LETTER_E) return Number.NaN;
  const sign = text.charCodeAt(start + 1);
  const first = sign === MINUS || sign === PLUS ? start + 2 : start + 1;
  if (first >= text.length || text.length - first > 3) return Number.NaN;
  let exponent = 0;
  for (let at = first; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > ZERO + 9) return Number.NaN;
    exponent = exponent * 10 + (code - ZERO);
  }
  return sign === MINUS ? -exponent : exponent;
}
