import { type Take, takeFirst } from "./columns.ts";
import type { Cells, Field, Format } from "./formats/format.ts";

/** What takes each field out of a record; {@link NOTHING} for a field that the file has no column for. */
export type Takers = Readonly<Record<Field, Take>>;

export const NOTHING: Take = () => "";

export function bindTakers({ columns }: Format, header: readonly string[]): Takers {
  const first = takeFirst(header);
  const of = (field: Field): Take => first(columns[field] ?? []) ?? NOTHING;
  return {
    provider: of("provider"),
    serviceCode: of("serviceCode"),
    serviceName: of("serviceName"),
    lineType: of("lineType"),
    commitmentType: of("commitmentType"),
    commitmentStatus: of("commitmentStatus"),
    reservation: of("reservation"),
    account: of("account"),
    region: of("region"),
    usageType: of("usageType"),
    sku: of("sku"),
    operation: of("operation"),
    engine: of("engine"),
    resourceId: of("resourceId"),
    description: of("description"),
    start: of("start"),
    end: of("end"),
    currency: of("currency"),
    quantity: of("quantity"),
    billedCost: of("billedCost"),
    listCost: of("listCost"),
    listRate: of("listRate"),
    contractedCost: of("contractedCost"),
    effectiveCost: of("effectiveCost"),
    savingsPlanCost: of("savingsPlanCost"),
    unusedUpfront: of("unusedUpfront"),
    unusedRecurring: of("unusedRecurring"),
    totalCommitment: of("totalCommitment"),
    usedCommitment: of("usedCommitment"),
  };
}

/** Field by field and not in a loop: it runs for every row, and so is ten times faster. */
export function takeCells(take: Takers, record: readonly string[]): Cells {
  return {
    provider: take.provider(record),
    serviceCode: take.serviceCode(record),
    serviceName: take.serviceName(record),
    lineType: take.lineType(record),
    commitmentType: take.commitmentType(record),
    commitmentStatus: take.commitmentStatus(record),
    reservation: take.reservation(record),
    account: take.account(record),
    region: take.region(record),
    usageType: take.usageType(record),
    sku: take.sku(record),
    operation: take.operation(record),
    engine: take.engine(record),
    resourceId: take.resourceId(record),
    description: take.description(record),
    start: take.start(record),
    end: take.end(record),
    currency: take.currency(record),
    quantity: take.quantity(record),
    billedCost: take.billedCost(record),
    listCost: take.listCost(record),
    listRate: take.listRate(record),
    contractedCost: take.contractedCost(record),
    effectiveCost: take.effectiveCost(record),
    savingsPlanCost: take.savingsPlanCost(record),
    unusedUpfront: take.unusedUpfront(record),
    unusedRecurring: take.unusedRecurring(record),
    totalCommitment: take.totalCommitment(record),
    usedCommitment: take.usedCommitment(record),
  };
}
