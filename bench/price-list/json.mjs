import { listedUpTo, ratesOf } from "./products.mjs";

/** Of the bytes of a product, one part in so many is in `products`, the rest in `terms`. */
const TERMS_FACTOR = 4.6;

// The text of an index.json, part by part.
export function* indexJson(megabytes) {
  yield `{
  "formatVersion" : "v1.0",
  "disclaimer" : "Made up for a benchmark; these are nobody's prices.",
  "offerCode" : "AmazonRDS",
  "version" : "20261006000000",
  "publicationDate" : "2026-10-06T00:00:00Z",
  "products" : {`;
  const listed = [];
  let bytes = 0;
  for (const product of listedUpTo(() => bytes * TERMS_FACTOR > megabytes * 1e6)) {
    const { sku, productFamily, attributes } = product;
    const text = `${listed.length === 0 ? "" : ","}\n    "${sku}" : ${JSON.stringify({ sku, productFamily, attributes }, null, 2)}`;
    bytes += text.length;
    listed.push(product);
    yield text;
  }
  yield `\n  },\n  "terms" : {`;
  for (const term of ["OnDemand", "Reserved"]) {
    yield `${term === "OnDemand" ? "" : ","}\n    "${term}" : {`;
    let comma = "";
    for (const product of listed) {
      const offers = [...ratesOf(product)].filter((rate) => rate.term === term).map((rate) => offer(product.sku, rate));
      if (offers.length === 0) continue;
      yield `${comma}\n      "${product.sku}" : ${JSON.stringify(Object.fromEntries(offers), null, 2)}`;
      comma = ",";
    }
    yield "\n    }";
  }
  yield '\n  },\n  "attributesList" : {}\n}\n';
}

function offer(sku, { code, dimensions, lease }) {
  const key = `${sku}.${code}`;
  const priceDimensions = Object.fromEntries(
    dimensions.map(([dimension, unit, description, usd]) => [
      `${key}.${dimension}`,
      {
        rateCode: `${key}.${dimension}`,
        description,
        ...(unit === "Quantity" ? {} : { beginRange: "0", endRange: "Inf" }),
        unit,
        pricePerUnit: { USD: usd.toFixed(10) },
        appliesTo: [],
      },
    ]),
  );
  const terms = {
    offerTermCode: code,
    sku,
    effectiveDate: "2026-10-01T00:00:00Z",
    priceDimensions,
    termAttributes: lease,
  };
  return [key, terms];
}
