import { InputError } from "../../errors.ts";
import { bindReader } from "../reader.ts";
import { describedRows } from "./described.ts";
import type { Format } from "./format.ts";
import type { Sheet, Table } from "./sheet.ts";

/** The columns of the monthly bill; `Credits`, `TaxAmount` and `TotalCost` stand beside the cost and are not part of it. */
const LINES: Omit<Format, "id"> = {
  ...describedRows,
  basis: "CostBeforeTax",
  matches: (header) => header.has("recordtype") && header.has("costbeforetax") && header.has("totalcost"),
  columns: {
    serviceCode: ["ProductCode"],
    serviceName: ["ProductName"],
    lineType: ["RecordType"],
    account: ["LinkedAccountId", "PayerAccountId"],
    usageType: ["UsageType"],
    operation: ["Operation"],
    description: ["ItemDescription"],
    start: ["UsageStartDate", "BillingPeriodStartDate"],
    end: ["UsageEndDate", "BillingPeriodEndDate"],
    currency: ["CurrencyCode"],
    quantity: ["UsageQuantity"],
    billedCost: ["CostBeforeTax"],
  },
  tag: (key) => [`user:${key}`, `aws:${key}`],
};

/**
 * The monthly bill and the cost allocation report as CSV: a line for each account, usage type and operation, no resource ids.
 *
 * The usage of an organisation stands there twice, as the payer's lines and as those of the linked accounts: the latter count
 * where there are any. A sentence about tags may stand before the header.
 */
export const monthlyBill: Sheet<Table> = {
  id: "monthly-bill",
  matches: (table) => headerAt(table) >= 0,
  read: (table, options) => {
    const at = headerAt(table);
    const header = table[at];
    if (header === undefined) throw new InputError("unknown-format", "no header of a monthly bill");
    const read = bindReader({ ...LINES, id: "monthly-bill" }, header, options);
    const typeColumn = indexOf(header, "RecordType");
    const records = table.map((cells, index) => ({ cells: cells.map(withDashes), at: index })).slice(at + 1);
    const isOf = ({ cells }: (typeof records)[number], type: string): boolean => cells[typeColumn]?.trim() === type;
    const type = records.some((record) => isOf(record, "LinkedLineItem")) ? "LinkedLineItem" : "PayerLineItem";
    const counted = records.filter((record) => isOf(record, type) || record.cells.length !== header.length);
    const invoice = indexOf(header, "InvoiceID");
    const start = indexOf(header, "BillingPeriodStartDate");
    const estimated = counted.filter(({ cells }) => cells[invoice] === "Estimated");
    return {
      basis: LINES.basis,
      rows: counted.map((record) => ({ at: record.at, read: read(record.cells) })),
      estimatedMonths: [...new Set(estimated.map(({ cells }) => (cells[start] ?? "").slice(0, 7)))],
      warnings: [],
      goesOn: false,
      question: "monthly-bill",
    };
  },
};

/** How far down the header may stand. */
const LEAD_LINES = 5;

function headerAt(table: Table): number {
  return table
    .slice(0, LEAD_LINES)
    .findIndex((record) => LINES.matches(new Set(record.map((name) => name.trim().toLowerCase()))));
}

function indexOf(header: readonly string[], name: string): number {
  return header.findIndex((cell) => cell.trim().toLowerCase() === name.toLowerCase());
}

/** `2016/01/31 23:59:59` as other exports write it. */
function withDashes(cell: string): string {
  return cell.replace(/^(\d{4})\/(\d{2})\/(\d{2})/, "$1-$2-$3");
}
