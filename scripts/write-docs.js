// Writes the pages of docs/ that are printed from core's lists. Build core first: npx tsc -b packages/core
import { writeFileSync } from "node:fs";
import { chargeOfPrice, charges, facts, factsMarkdown, loadPriceBook, rules } from "../packages/core/dist/index.js";
import { chargesPage } from "./charges-page.js";
import { pricesPage } from "./prices-page.js";
import { rulesPage } from "./rules-page.js";

/** Each page with its text. */
const pages = {
  "charges.md": chargesPage(charges),
  "facts.md": factsMarkdown(facts),
  "prices.md": pricesPage(await loadPriceBook(), charges, chargeOfPrice),
  "rules.md": rulesPage(rules),
};

for (const [page, text] of Object.entries(pages)) {
  writeFileSync(new URL(`../docs/${page}`, import.meta.url), text);
}
