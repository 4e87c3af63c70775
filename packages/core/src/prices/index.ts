import { type PriceBook, priceBook } from "./book.ts";
import { parseRegionPrices } from "./region-schema.ts";
import { SHIPPED_BOOK } from "./shipped-book.ts";

/** The shipped Regions; each file is loaded only when asked for. */
const regionFiles: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  "af-south-1": () => import("./data/af-south-1.json", { with: { type: "json" } }),
  "ap-east-1": () => import("./data/ap-east-1.json", { with: { type: "json" } }),
  "ap-northeast-1": () => import("./data/ap-northeast-1.json", { with: { type: "json" } }),
  "ap-northeast-2": () => import("./data/ap-northeast-2.json", { with: { type: "json" } }),
  "ap-northeast-3": () => import("./data/ap-northeast-3.json", { with: { type: "json" } }),
  "ap-south-1": () => import("./data/ap-south-1.json", { with: { type: "json" } }),
  "ap-southeast-1": () => import("./data/ap-southeast-1.json", { with: { type: "json" } }),
  "ap-southeast-2": () => import("./data/ap-southeast-2.json", { with: { type: "json" } }),
  "ca-central-1": () => import("./data/ca-central-1.json", { with: { type: "json" } }),
  "cn-north-1": () => import("./data/cn-north-1.json", { with: { type: "json" } }),
  "eu-central-1": () => import("./data/eu-central-1.json", { with: { type: "json" } }),
  "eu-north-1": () => import("./data/eu-north-1.json", { with: { type: "json" } }),
  "eu-south-1": () => import("./data/eu-south-1.json", { with: { type: "json" } }),
  "eu-west-1": () => import("./data/eu-west-1.json", { with: { type: "json" } }),
  "eu-west-2": () => import("./data/eu-west-2.json", { with: { type: "json" } }),
  "eu-west-3": () => import("./data/eu-west-3.json", { with: { type: "json" } }),
  "me-south-1": () => import("./data/me-south-1.json", { with: { type: "json" } }),
  "sa-east-1": () => import("./data/sa-east-1.json", { with: { type: "json" } }),
  "us-east-1": () => import("./data/us-east-1.json", { with: { type: "json" } }),
  "us-east-2": () => import("./data/us-east-2.json", { with: { type: "json" } }),
  "us-gov-east-1": () => import("./data/us-gov-east-1.json", { with: { type: "json" } }),
  "us-gov-west-1": () => import("./data/us-gov-west-1.json", { with: { type: "json" } }),
  "us-west-1": () => import("./data/us-west-1.json", { with: { type: "json" } }),
  "us-west-2": () => import("./data/us-west-2.json", { with: { type: "json" } }),
};

/** The Regions the shipped book has prices for. */
export const PRICED_REGIONS: readonly string[] = Object.keys(regionFiles);

/** Loads the shipped prices of some Regions; Regions the book lacks are left out. */
export async function loadPriceBook(regions: Iterable<string> = PRICED_REGIONS): Promise<PriceBook> {
  const wanted = [...new Set(regions)].flatMap((region) => regionFiles[region] ?? []);
  const files = await Promise.all(wanted.map(async (load) => parseRegionPrices((await load()).default)));
  return priceBook(SHIPPED_BOOK, files);
}
