import type { Decimal } from "./decimal.ts";

/** `1234567.5` with two places as `1,234,567.50`; half-even, the same everywhere. */
export function thousands(value: Decimal, places: number): string {
  const [whole = "", fraction] = value.abs().toFixed(places).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value.isNegative() && !/^[0,.]*$/.test(`${grouped}${fraction ?? ""}`) ? "-" : "";
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped}.${fraction}`;
}

/** Money as people read it: two places, and never a cent rounded to nothing. */
export function money(value: Decimal): string {
  if (!value.isZero() && value.abs().lt("0.005")) return value.isNegative() ? "> -0.01" : "< 0.01";
  return thousands(value, 2);
}

/** `0.1307` as `13.1 %`. */
export function percent(share: Decimal): string {
  return `${thousands(share.times(100), 1)} %`;
}
