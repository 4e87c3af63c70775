import type { TableColumn } from "./dialect.ts";

const TEXTS = [
  "bill_payer_account_id",
  "line_item_currency_code",
  "line_item_line_item_description",
  "line_item_line_item_type",
  "line_item_operation",
  "line_item_product_code",
  "line_item_resource_id",
  "line_item_usage_account_id",
  "line_item_usage_type",
  "pricing_public_on_demand_rate",
  "product_region_code",
  "reservation_reservation_a_r_n",
];

const DOUBLES = [
  "line_item_net_unblended_cost",
  "line_item_unblended_cost",
  "line_item_usage_amount",
  "pricing_public_on_demand_cost",
  "reservation_effective_cost",
  "reservation_unused_amortized_upfront_fee_for_billing_period",
  "reservation_unused_recurring_fee",
  "savings_plan_savings_plan_effective_cost",
  "savings_plan_total_commitment_to_date",
  "savings_plan_used_commitment",
];

const TIMESTAMPS = ["line_item_usage_start_date", "line_item_usage_end_date"];

const MAPS = ["product", "resource_tags"];

const typed = (names: readonly string[], type: string): readonly TableColumn[] => names.map((name) => ({ name, type }));

/**
 * The table of a CUR 2.0 export as Data Exports sets it up for Athena, with all its columns; only those named here are read.
 *
 * Source: AWS Data Exports user guide, "Cost and Usage Report 2.0 (CUR 2.0)" table dictionary.
 */
export const CUR2_TABLE: readonly TableColumn[] = [
  ...typed(TEXTS, "varchar"),
  ...typed(DOUBLES, "double"),
  ...typed(TIMESTAMPS, "timestamp"),
  ...typed(MAPS, "map(varchar, varchar)"),
];
