// The same sums by csv-parse alone: every record is split.
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

const [path] = process.argv.slice(2);
let code;
let rows = 0;
let rdsRows = 0;
for await (const record of createReadStream(path, { highWaterMark: 2 ** 20 }).pipe(parse())) {
  if (code === undefined) code = record.indexOf("lineItem/ProductCode");
  else {
    rows += 1;
    if (record[code] === "AmazonRDS") rdsRows += 1;
  }
}
process.stdout.write(JSON.stringify({ rows, rdsRows }));
