import { type Charge, Decimal, findPrice, type PriceBook, type Unit } from "@aurora-cost/core";

declare const book: PriceBook;
declare const storage: Charge<"GB-Months">;
declare function takePerRequest(price: PriceOf<"Requests">): void;
declare function takePerGb(price: PriceOf<"GB">): void;

type PriceOf<U extends Unit> = ReturnType<typeof findPrice<U>>;
type UsageOf<U extends Unit> = NonNullable<Charge<U>["usage"]>;

// A price keeps the unit it was asked for.
const perGbMonth: PriceOf<"GB-Months"> = findPrice(book, "us-east-1", null, "Aurora:StorageUsage", "GB-Months");

// @ts-expect-error - a price per GB-month is not a price per request
takePerRequest(perGbMonth);

// @ts-expect-error - a month of a GB is not a GB
takePerGb(perGbMonth);

// @ts-expect-error - AWS's price list has no such unit: prices are per request, not per million
findPrice(book, "us-east-1", null, "Aurora:StorageIOUsage", "Million-Requests");

// A quantity keeps the unit of its charge.
export const gbMonths: UsageOf<"GB-Months"> | undefined = storage.usage;

// @ts-expect-error - GB-months cannot be counted as requests
export const requests: UsageOf<"Requests"> | undefined = storage.usage;

declare const acuHours: ReturnType<UsageOf<"ACU-Hours">>;

// @ts-expect-error - nor can ACU-hours stand for hours
export const hours: ReturnType<UsageOf<"Hours">> = acuHours;

const usage = { quantity: new Decimal(730), formula: "730 h", description: "" };

// @ts-expect-error - a bare number has no unit
export const bare: ReturnType<UsageOf<"Hours">> = [usage];

// A quantity is still a decimal.
export const plain: (charge: ReturnType<UsageOf<"Hours">>[number]) => Decimal = ({ quantity }) => quantity;
