// Writes the text of docs/charges.md: one row for each charge of the list, with the formula of its docstring.
import { readFileSync } from "node:fs";

/** The first formula line above the declaration of a charge. */
function formulaOf({ id, name }) {
  const source = readFileSync(new URL(`../packages/core/src/charges/${id}.ts`, import.meta.url), "utf8");
  const upToName = source.slice(0, source.indexOf(`name: ${JSON.stringify(name)}`));
  const docstring = upToName.slice(upToName.lastIndexOf("/**"));
  const formula = /^ \* {5}cost {2}= (.+)$/m.exec(docstring)?.[1];
  if (formula === undefined) throw new Error(`${id}.ts: the docstring of ${name} has no formula`);
  return formula.trim();
}

function code(text) {
  return text === null || text === undefined ? "–" : `\`${text}\``;
}

export function chargesPage(charges) {
  const rows = charges.map((charge) => {
    const { standard, "io-optimized": optimized } = charge.usageType;
    const source = `[${charge.source.title}](${charge.source.url})`;
    const cells = [charge.id, charge.name, formulaOf(charge), charge.unit, code(standard), code(optimized), source];
    return `| ${[...cells, charge.source.checkedOn].join(" | ")} |`;
  });
  return `# Charges

What Amazon bills for Aurora, in the order in which estimates print it. A charge is one file under
[packages/core/src/charges](../packages/core/src/charges); \`{…}\` stands for what varies, – for what is not billed or cannot exist.
This page is printed from the list: \`pnpm run docs\`.

| id | charge | cost | unit | usage type on Standard | on I/O-Optimized | source | checked |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
