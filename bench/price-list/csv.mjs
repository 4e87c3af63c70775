import { readFileSync } from "node:fs";
import { listedUpTo, ratesOf } from "./products.mjs";

const HEAD_LINES = 6;

// The text of an index.csv, line by line, under the head of the one that the tests read.
export function* indexCsv(megabytes) {
  const fixture = readFileSync(new URL("../../test/prices/fixtures/index.csv", import.meta.url), "utf8");
  const head = fixture.split("\n").slice(0, HEAD_LINES);
  yield `${head.join("\n")}\n`;
  const columns = head[HEAD_LINES - 1].split(",").map((cell) => JSON.parse(cell));
  let bytes = 0;
  for (const product of listedUpTo(() => bytes > megabytes * 1e6)) {
    for (const rate of ratesOf(product)) {
      for (const dimension of rate.dimensions) {
        const cells = cellsOf(product, rate, dimension);
        const line = `${columns.map((column) => quoted(cells[spelled(column)])).join(",")}\n`;
        bytes += line.length;
        yield line;
      }
    }
  }
}

function cellsOf({ sku, productFamily, attributes }, { term, code, lease }, [dimension, unit, description, usd]) {
  const range = unit === "Quantity" ? {} : { startingRange: "0", endingRange: "Inf" };
  const named = {
    ...attributes,
    ...lease,
    ...range,
    sku,
    productFamily,
    offerTermCode: code,
    rateCode: `${sku}.${code}.${dimension}`,
    termType: term,
    priceDescription: description,
    effectiveDate: "2026-10-01",
    unit,
    pricePerUnit: usd.toFixed(10),
    currency: "USD",
  };
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [spelled(name), value]));
}

/** `Instance Type` and `instanceType` are one. */
function spelled(name) {
  return name.replaceAll(" ", "").toLowerCase();
}

function quoted(value = "") {
  return value === "" ? "" : `"${value}"`;
}
