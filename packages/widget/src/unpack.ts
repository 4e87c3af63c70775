/**
 * Price rows as the build packs them.
 *
 * @param keys - `usageType engine unit` of all Regions, sorted
 * @param kinds - what else rows have, each combination once
 * @param steps - of each row, how far its key is from the one before
 * @param prices - the unit prices, in one text
 * @param rests - index of each row's kind
 * @param skus - in one text, empty where a row has none
 */
export function unpack(
  keys: readonly string[],
  kinds: readonly object[],
  steps: readonly number[],
  prices: string,
  rests: readonly number[],
  skus: string,
): readonly object[] {
  const unitPrices = prices.split(" ");
  const names = skus.split(" ");
  let at = 0;
  return steps.map((step, row) => {
    at += step;
    const [usageType, engine, unit] = keys[at]?.split(" ") ?? [];
    const sku = names[row] ?? "";
    return {
      usageType,
      engine,
      unit,
      unitPrice: unitPrices[row],
      ...kinds[rests[row] ?? 0],
      ...(sku === "" ? {} : { sku }),
    };
  });
}
