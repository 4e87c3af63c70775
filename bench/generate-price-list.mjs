// Writes a price list in the shape of AWS's index.json or index.csv for AmazonRDS, of about as many megabytes as asked for.
//
//     node bench/generate-price-list.mjs 300 /tmp/index.json
//
// Prices and SKUs are made up; proportions are those of the real file: most of it is Reserved terms of other engines.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { indexCsv } from "./price-list/csv.mjs";
import { indexJson } from "./price-list/json.mjs";

const [megabytes = "300", path = "index.json"] = process.argv.slice(2);
const parts = path.endsWith(".csv") ? indexCsv(Number(megabytes)) : indexJson(Number(megabytes));
await pipeline(Readable.from(parts), createWriteStream(path));
