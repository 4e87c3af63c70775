/**
 * The same text in memory of its own. Engines keep a slice as a view of the text it was cut from, so that a cell that is kept
 * would keep its whole record.
 */
export function ownText(text: string): string {
  // Joined texts are written out anew before they are cut.
  return ` ${text}`.slice(1);
}
