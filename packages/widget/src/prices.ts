import { charges, type Engine, findPrice, type PriceBook } from "@aurora-cost/core";

/**
 * The Regions whose prices suffice for a comparison of storage configurations.
 *
 * Kept by hand so that the list of Regions can be shown without loading every Region; a test holds it against the book.
 */
export const COMPARABLE_REGIONS: readonly string[] = [
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-south-1",
  "eu-west-2",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-2",
];

/** The charges a storage comparison needs and the Region has no price of, by name. */
export function missingCharges(book: PriceBook, region: string, engine: Engine): readonly string[] {
  return charges
    .filter(({ id }) => id === "storage" || id === "storage-io")
    .filter(({ usageType, unit }) =>
      [usageType.standard ?? null, usageType["io-optimized"] ?? null].some(
        (name) => name !== null && findPrice(book, region, engine, name, unit) === undefined,
      ),
    )
    .map(({ name }) => name);
}

/** The DB instance classes priced on Aurora Standard, small before large. */
export function pricedClasses(book: PriceBook, region: string, engine: Engine): readonly string[] {
  return classesOf(instanceUsage?.standard, book, region, engine).sort(bySize);
}

/** The DB instance classes priced in both storage configurations, small before large. */
export function comparableClasses(book: PriceBook, region: string, engine: Engine): readonly string[] {
  const ioOptimized = classesOf(instanceUsage?.["io-optimized"], book, region, engine);
  return pricedClasses(book, region, engine).filter((name) => ioOptimized.includes(name));
}

const instanceUsage = charges.find(({ id }) => id === "db-instance")?.usageType;

function classesOf(template: string | null | undefined, book: PriceBook, region: string, engine: Engine): string[] {
  const prefix = template?.replace("{class}", "") ?? "";
  const rows = [...(book.regions.get(region)?.rows.values() ?? [])];
  return rows
    .filter((row) => row.engine === engine && row.usageType.startsWith(prefix))
    .map((row) => row.usageType.slice(prefix.length));
}

const SIZES: readonly string[] = ["micro", "small", "medium", "large", "xlarge"];

function bySize(a: string, b: string): number {
  const [familyA, sizeA] = splitClass(a);
  const [familyB, sizeB] = splitClass(b);
  return familyA.localeCompare(familyB, "en", { numeric: true }) || sizeA - sizeB;
}

/** `db.r6g.2xlarge` is 2 of the family `db.r6g`, `large` less than 1. */
function splitClass(name: string): readonly [family: string, size: number] {
  const [kind = "", family = "", size = "", ...rest] = name.split(".");
  const times = Number.parseInt(size, 10);
  return [[kind, family, ...rest].join("."), Number.isNaN(times) ? SIZES.indexOf(size) - SIZES.length : times];
}
