import type { RecommendedAcu } from "../capacity/recommended-acu.ts";
import type { AcuSizing } from "../capacity/sizing.ts";
import { type Cluster, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { allOfClass, atMeanAcu } from "../compare/variants.ts";
import { Decimal, sum } from "../decimal.ts";
import { priceCluster } from "../lines.ts";
import { noPrice, type PriceBook } from "../prices/book.ts";
import type { SizeOption } from "./document.ts";
import type { HoldingClass } from "./holding-class.ts";
import type { SizeInput } from "./input.ts";

/** What the options are made of. */
interface Sized {
  readonly sizing: AcuSizing;
  readonly range: RecommendedAcu;
  readonly cheapest: HoldingClass | null;
}

/** The four configurations that AWS's tool prices, and those that hold the load. */
type SizeOptions = readonly [
  now: SizeOption,
  typical: SizeOption,
  low: SizeOption,
  high: SizeOption,
  ...candidates: SizeOption[],
];

/**
 * Prices every configuration of a size.
 *
 * @throws {InputError} for a missing price
 */
export function sizeOptions(
  { class: name }: SizeInput,
  cluster: Cluster,
  { sizing: { typical, min, max }, range, cheapest }: Sized,
  book: PriceBook,
): SizeOptions {
  const provisioned = (id: SizeOption["id"], its: string): SizeOption =>
    priced({ id, class: its, acu: null }, allOfClass(cluster, its), book);
  const serverless = (id: SizeOption["id"], acu: Decimal): SizeOption =>
    priced({ id, class: SERVERLESS_CLASS, acu }, atMeanAcu(cluster, acu), book);
  return [
    provisioned("provisioned", name),
    serverless("serverless", typical.value),
    serverless("serverless-low", min.value),
    serverless("serverless-high", max.value),
    ...(range.kind === "none"
      ? []
      : [serverless("serverless-recommended", Decimal.max(typical.value, range.min.value))]),
    ...(cheapest === null ? [] : [provisioned("cheapest-provisioned", cheapest.class)]),
  ];
}

function priced(option: Pick<SizeOption, "id" | "class" | "acu">, cluster: Cluster, book: PriceBook): SizeOption {
  const { lines, unpriced } = priceCluster(cluster, cluster.storageConfiguration, book);
  const [missing] = unpriced;
  if (missing !== undefined) throw noPrice(missing.usageType, missing.region, cluster.engine);
  return { ...option, total: sum(lines.map((line) => line.cost)), lines };
}
