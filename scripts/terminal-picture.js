// Draws what the first command of the README prints, as an SVG: docs/analyze.svg.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const COMMAND = "npx -y pnpm@10.34.9 analyze examples/acme/";
const COLORS = { 1: "bold", 2: "dim", 31: "red", 32: "green", 33: "yellow" };
const START = "\u001B[";
const ESCAPE = new RegExp(`(${START.replace("[", "\\[")}\\d+m)`);
const [CHARACTER, LINE, MARGIN] = [8.4, 19, 20];

const run = spawnSync("node", ["packages/cli/bin/aurora-cost.js", "analyze", "examples/acme/"], {
  encoding: "utf8",
  env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: undefined },
});
const lines = [`$ ${COMMAND}`, "", ...run.stdout.trimEnd().split("\n")];

/** Turns the escape sequences of a line into spans with classes. */
function spans(line) {
  let style = "";
  return line
    .split(ESCAPE)
    .map((part) => {
      const code = part.startsWith(START) ? part.slice(START.length, -1) : undefined;
      if (code !== undefined) {
        style = COLORS[code] ?? "";
        return "";
      }
      const text = part.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      return style === "" || text === "" ? text : `<tspan class="${style}">${text}</tspan>`;
    })
    .join("");
}

const width = Math.ceil(2 * MARGIN + CHARACTER * 102);
const height = Math.ceil(2 * MARGIN + LINE * lines.length);
const text = lines
  .map((line, index) => `<text x="${MARGIN}" y="${MARGIN + LINE * (index + 0.75)}">${spans(line)}</text>`)
  .join("\n");
writeFileSync(
  "docs/analyze.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Output of ${COMMAND}">
<style>
text { font: 14px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d7dae0; white-space: pre; }
.bold { font-weight: 700; fill: #ffffff; }
.dim { fill: #8b93a1; }
.green { fill: #7ee2a8; font-weight: 700; }
.yellow { fill: #f0cd74; }
.red { fill: #ff8f8f; }
</style>
<rect width="100%" height="100%" rx="10" fill="#14171c"/>
${text}
</svg>
`,
);
