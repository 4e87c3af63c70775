/** Columns of a report. */
export const WIDTH = 100;

/** Breaks a line at blanks so that it fits; what follows the first is indented. */
export function wrap(line: string, indent = "  "): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > WIDTH) {
    const cut = rest.lastIndexOf(" ", WIDTH);
    if (cut <= indent.length) break;
    lines.push(rest.slice(0, cut));
    rest = `${indent}${rest.slice(cut + 1)}`;
  }
  return [...lines, rest];
}
