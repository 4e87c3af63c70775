// Writes the hash of the shipped Region files into the price book; run it after changing a price.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../packages/core/src/prices/data/", import.meta.url);
const book = JSON.parse(readFileSync(new URL("book.json", folder), "utf8"));
const hash = createHash("sha256");
for (const name of readdirSync(folder).toSorted()) {
  if (name.endsWith(".json") && name !== "book.json") hash.update(readFileSync(new URL(name, folder)));
}
book.sha256 = hash.digest("hex");
writeFileSync(new URL("book.json", folder), `${JSON.stringify(book, null, 2)}\n`);
