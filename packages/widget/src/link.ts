import { SHIPPED_BOOK } from "@aurora-cost/core";
import type { Field, Values } from "./form.ts";

const VERSION = "ac1";

/**
 * The state of a widget as it stands in a link: readable, versioned, one part for each widget of a page.
 *
 *     #ac1?view=storage&region=us-east-1&storageGb=150&book=2026-10-06
 *     #ac1.second?view=proxy&…                        of the element with id="second"
 */
export function writeLink(key: string, view: string, values: Values): string {
  const query = Object.entries({ view, ...values, book: SHIPPED_BOOK.publishedOn })
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  return `${partName(key)}?${query}`;
}

/** The parameters of a widget's part of a fragment; `null` where it has none. */
export function readLink(fragment: string, key: string): Values | null {
  const start = `${partName(key)}?`;
  const part = fragment
    .replace(/^#/, "")
    .split(";")
    .find((text) => text.startsWith(start));
  return part === undefined ? null : Object.fromEntries(new URLSearchParams(part.slice(start.length)));
}

function partName(key: string): string {
  return key === "" ? VERSION : `${VERSION}.${encodeURIComponent(key)}`;
}

export interface CheckedLink {
  readonly values: Values;
  /** What was not taken as it stood. */
  readonly notices: readonly string[];
}

const NO_LINK: CheckedLink = { values: {}, notices: [] };

/** Takes of a link what the fields allow: numbers are brought within their bounds, anything else that does not fit is left out. */
export function checkLink(link: Values | null, fields: readonly Field[]): CheckedLink {
  if (link === null) return NO_LINK;
  const { view: _view, book = "", ...given } = link;
  const values: Record<string, string> = {};
  const changed: string[] = [];
  for (const [name, text] of Object.entries(given)) {
    const field = fields.find((known) => known.name === name);
    const value = field === undefined ? null : fitting(field, text);
    if (value !== text) changed.push(name);
    if (value !== null) values[name] = value;
  }
  const notices = [
    ...(changed.length === 0 ? [] : [`Not taken from the link as it stood: ${changed.join(", ")}.`]),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(book) && book !== SHIPPED_BOOK.publishedOn
      ? [
          `The link was made with prices of ${book}; these are of ${SHIPPED_BOOK.publishedOn}, and totals may have moved.`,
        ]
      : []),
  ];
  return { values, notices };
}

function fitting({ kind, choices, least = 0, most = 1e24, whole }: Field, text: string): string | null {
  switch (kind) {
    case "number":
      if (!/^\d{1,24}(\.\d{1,20})?$/.test(text)) return null;
      if (Number(text) < least) return String(least);
      if (Number(text) > most) return String(most);
      return whole === true && text.includes(".") ? text.replace(/\..*/, "") : text;
    case "engine":
    case "choice":
      return choices?.some(({ value }) => value === text) === true ? text : null;
    case "check":
      return text === "yes" || text === "no" ? text : null;
    case "region":
    case "class":
      return /^[a-z0-9.-]{1,40}$/.test(text) ? text : null;
  }
  return kind satisfies never;
}
