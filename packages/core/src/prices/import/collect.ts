import { InputError } from "../../errors.ts";
import type { RegionPrices } from "../book.ts";
import type { ListedProduct, ListedRate, ListOrigin, Rejected, RejectReason } from "./listed.ts";
import { type Placed, placeProduct } from "./product.ts";
import { onDemandPrice, type OnReject, type ReadRate, regionCurrency, reservedPrices } from "./rates.ts";
import { type Priced, type PricedReservation, regionFile } from "./region-file.ts";

export interface PriceListOptions {
  /** Only this Region's prices. */
  readonly region?: string;
  readonly onReject?: (rejected: Rejected) => void;
}

/** What became of the price lists that were read. */
export interface ImportedPrices {
  readonly regions: readonly RegionPrices[];
  /** Price dimensions read, and how many of them are in a row of `regions`. */
  readonly rates: number;
  readonly used: number;
  /** Everything else, by reason; a product without any price dimension counts as one. */
  readonly rejected: ReadonlyMap<RejectReason, number>;
  /** Every Region that was read, also those not asked for. */
  readonly seen: ReadonlySet<string>;
}

/** Collects the products and rates of price lists, in any order, and makes Region files of them. */
export interface PriceListReader {
  /** @throws {InputError} when one SKU is two products */
  readonly product: (product: ListedProduct) => void;
  /** @throws {InputError} when one SKU has two prices */
  readonly rate: (rate: ListedRate, origin: ListOrigin) => void;
  /** @throws {InputError} when two rows hold one key, naming both SKUs */
  readonly finish: () => ImportedPrices;
}

/** What is kept of a product: little, as a list holds more than a hundred thousand. */
interface Known {
  readonly placed: Placed | RejectReason;
  readonly region: string;
  readonly usageType: string;
  readonly engine: string;
  readonly onDemand: ReadRate[];
  readonly reserved: ReadRate[];
  /** Rates were read for it at all, and On-Demand ones. */
  hasRates: boolean;
  onSale: boolean;
}

const NONE: ReadRate[] = [];

/** Opens a reader for the price lists of AmazonRDS. What they hold is either in a Region's file or told to `onReject`. */
export function openPriceList({ region: onlyRegion, onReject }: PriceListOptions = {}): PriceListReader {
  const products = new Map<string, Known>();
  const early: (readonly [rate: ListedRate, origin: ListOrigin])[] = [];
  const rejected = new Map<RejectReason, number>();
  const seen = new Set<string>();
  let rates = 0;
  let rejectedRates = 0;

  function tell(reason: RejectReason, sku: string, rateCode: string, term: string): void {
    rejected.set(reason, (rejected.get(reason) ?? 0) + 1);
    if (rateCode !== "") rejectedRates += 1;
    const { region = "", usageType = "", engine = "" } = products.get(sku) ?? {};
    onReject?.({ reason, sku, region, usageType, engine, rateCode, term });
  }

  const reject: OnReject = ({ sku, code, term }, reason) => {
    tell(reason, sku, `${sku}.${code}`, term);
  };

  // A list repeats few texts very often, and parsers make each of them anew.
  const texts = new Map<string, string>();
  function once(text: string): string {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  }

  function readRate(
    { sku, rateCode, pricePerUnit, ...rate }: ListedRate,
    region: string,
    origin: ListOrigin,
  ): ReadRate | null {
    const price = pricePerUnit[regionCurrency(region)];
    if (price === undefined) return null;
    return {
      sku: once(sku),
      code: once(rateCode.startsWith(`${sku}.`) ? rateCode.slice(sku.length + 1) : rateCode),
      term: once(rate.term),
      effectiveOn: once(rate.effectiveOn),
      unit: once(rate.unit),
      price: once(price),
      beginRange: once(rate.beginRange),
      endRange: once(rate.endRange),
      leaseContractLength: once(rate.leaseContractLength),
      purchaseOption: once(rate.purchaseOption),
      offeringClass: once(rate.offeringClass),
      origin,
    };
  }

  function keep(rate: ListedRate, origin: ListOrigin): void {
    const { sku, rateCode, term } = rate;
    const known = products.get(sku);
    if (known === undefined) {
      tell("no-product", sku, rateCode, term);
      return;
    }
    known.hasRates = true;
    const { placed } = known;
    if (typeof placed === "string") {
      tell(placed, sku, rateCode, term);
      return;
    }
    if (term !== "OnDemand" && (term !== "Reserved" || !placed.reservable)) {
      tell("other-term", sku, rateCode, term);
      return;
    }
    if (term === "OnDemand") known.onSale = true;
    const list = term === "OnDemand" ? known.onDemand : known.reserved;
    const read = readRate(rate, placed.region, origin);
    if (read === null) {
      tell("currency", sku, rateCode, term);
      return;
    }
    const twin = list.find((other) => other.code === read.code && other.effectiveOn === read.effectiveOn);
    if (twin === undefined) {
      list.push(read);
      return;
    }
    if (twin.price !== read.price) {
      const message = `two prices for ${placed.usageType} in ${placed.region}: SKU ${sku} has ${twin.price} and ${read.price}`;
      throw new InputError("ambiguous-price", message);
    }
    tell("duplicate", sku, rateCode, term);
  }

  return {
    product: (product) => {
      const { sku, attributes } = product;
      const { usagetype: usageType = "", regionCode: region = "", databaseEngine: engine = "" } = attributes;
      const twin = products.get(sku);
      if (twin !== undefined) {
        checkTwin(sku, twin, { usageType, region, engine });
        return;
      }
      const placed = placeProduct(product, onlyRegion);
      if (region !== "") seen.add(region);
      const dismissed = typeof placed === "string";
      products.set(once(sku), {
        placed: dismissed ? placed : { ...placed, region: once(placed.region), usageType: once(placed.usageType) },
        region: once(region),
        usageType: once(usageType),
        engine: once(engine),
        onDemand: dismissed ? NONE : [],
        reserved: dismissed ? NONE : [],
        hasRates: false,
        onSale: false,
      });
    },
    rate: (rate, origin) => {
      rates += 1;
      if (products.has(rate.sku)) keep(rate, origin);
      else early.push([rate, origin]);
    },
    finish: () => {
      for (const [rate, origin] of early.splice(0)) keep(rate, origin);
      const prices = new Map<string, Priced[]>();
      const reservations = new Map<string, PricedReservation[]>();
      for (const [sku, { placed, onDemand, reserved, hasRates, onSale }] of products) {
        if (typeof placed === "string") {
          if (!hasRates) tell(placed, sku, "", "");
          continue;
        }
        if (!onSale) tell("no-on-demand-term", sku, "", "");
        const price = onDemandPrice(placed, onDemand, reject);
        if (price !== null) add(prices, placed.region, { sku, placed, price });
        for (const reservation of reservedPrices(placed, reserved, reject)) {
          add(reservations, placed.region, { sku, placed, price: reservation });
        }
      }
      const regions = [...new Set([...prices.keys(), ...reservations.keys()])]
        .sort()
        .map((region) => regionFile(region, prices.get(region) ?? [], reservations.get(region) ?? [], reject));
      return { regions, rates, used: rates - rejectedRates, rejected, seen };
    },
  };
}

type Named = Pick<Known, "usageType" | "region" | "engine">;

/** Refuses another product of the same SKU; an attribute that one of the two leaves out is no difference. */
function checkTwin(sku: string, first: Named, second: Named): void {
  const differs = (["usageType", "region", "engine"] as const).some(
    (name) => first[name] !== "" && second[name] !== "" && first[name] !== second[name],
  );
  if (!differs) return;
  throw new InputError("ambiguous-price", `SKU ${sku} is ${spellProduct(first)}, and ${spellProduct(second)}`);
}

function spellProduct({ usageType, region, engine }: Named): string {
  return `${usageType} in ${region} for ${engine}`;
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
