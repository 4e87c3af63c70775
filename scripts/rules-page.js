// Writes the text of docs/rules.md: one row for each rule of the list, with what its docstring says.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../packages/core/src/rules/", import.meta.url);
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), "utf8"))
  .join("\n");

/** What a rule holds and when it speaks, from the docstring right above it. */
function docstringOf({ id }) {
  const above = source.slice(0, source.indexOf(`id: "${id}"`));
  const [, text = ""] =
    /^\/\*\*(.*)\*\/(?:\s*export const \w+: Rule =)?\s*\{\s*$/s.exec(above.slice(above.lastIndexOf("/**"))) ?? [];
  const [what, when] = text
    .replace(/\s+\*?\s*/g, " ")
    .trim()
    .split(" When: ");
  if (what === undefined || when === undefined) return ["–", "–"];
  return [what, `${when.charAt(0).toUpperCase()}${when.slice(1)}`];
}

export function rulesPage(rules) {
  const rows = rules.map((rule) => {
    const fact = rule.fact === undefined ? "" : ` (fact [${rule.fact}](facts.md))`;
    return `| ${[rule.id, rule.severity, ...docstringOf(rule), `${rule.source}${fact}`].join(" | ")} |`;
  });
  return `# Rules

What Amazon allows and what it costs to ignore, in the order in which findings are printed. An \`error\` is what AWS refuses: one
that a switch runs into blocks its recommendation. A \`warning\` rides along; an \`info\` explains, and tables show it with
\`--explain\` only. A rule stands in its family's file under [packages/core/src/rules](../packages/core/src/rules). This page is printed from
the list: \`pnpm run docs\`.

| id | severity | what | speaks when | source |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
