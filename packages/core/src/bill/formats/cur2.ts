import { curRows } from "./cur.ts";
import type { Column, Format } from "./format.ts";

/**
 * CUR 2.0 (Data Exports), and the snake-case columns of the legacy report in Athena. Users select any columns; `product` and
 * `resource_tags` are maps, in CSV as JSON text, and a user's query may have lifted their keys into columns.
 */
export const cur2: Format = {
  ...curRows,
  id: "cur2",
  matches: (header) => [...header].some((name) => name.startsWith("line_item_")),
  columns: {
    serviceCode: ["line_item_product_code"],
    serviceName: ["product_product_name", inProduct("product_name")],
    lineType: ["line_item_line_item_type"],
    reservation: ["reservation_reservation_a_r_n", "reservation_reservation_arn"],
    account: ["line_item_usage_account_id", "bill_payer_account_id"],
    region: ["product_region_code", "product_region", inProduct("region_code"), inProduct("region")],
    usageType: ["line_item_usage_type"],
    operation: ["line_item_operation"],
    engine: ["product_database_engine", "database_engine", inProduct("database_engine")],
    resourceId: ["line_item_resource_id"],
    description: ["line_item_line_item_description"],
    start: ["line_item_usage_start_date"],
    end: ["line_item_usage_end_date"],
    currency: ["line_item_currency_code"],
    quantity: ["line_item_usage_amount"],
    billedCost: ["line_item_unblended_cost"],
    listCost: ["pricing_public_on_demand_cost"],
    listRate: ["pricing_public_on_demand_rate"],
    contractedCost: ["line_item_net_unblended_cost"],
    effectiveCost: ["reservation_effective_cost"],
    savingsPlanCost: ["savings_plan_savings_plan_effective_cost"],
    unusedUpfront: ["reservation_unused_amortized_upfront_fee_for_billing_period"],
    unusedRecurring: ["reservation_unused_recurring_fee"],
    totalCommitment: ["savings_plan_total_commitment_to_date"],
    usedCommitment: ["savings_plan_used_commitment"],
  },
  tag: (key) => {
    const snake = key.toLowerCase().replace(/[^a-z0-9]+/g, "_");
    return [
      `resource_tags_user_${snake}`,
      ...[`user_${snake}`, `user_${key}`, `user:${key}`, `aws_${snake}`, key].map((name) => ({
        map: "resource_tags",
        key: name,
      })),
    ];
  },
};

function inProduct(key: string): Column {
  return { map: "product", key };
}
