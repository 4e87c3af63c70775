WITH cell AS (
  SELECT
    NULLIF(NULLIF(TRIM(CAST("line_item_product_code" AS VARCHAR)), ''), 'NULL') AS "serviceCode",
    NULLIF(NULLIF(TRIM("product"['product_name']), ''), 'NULL') AS "serviceName",
    NULLIF(NULLIF(TRIM(CAST("line_item_line_item_type" AS VARCHAR)), ''), 'NULL') AS "lineType",
    NULLIF(NULLIF(TRIM(CAST("reservation_reservation_a_r_n" AS VARCHAR)), ''), 'NULL') AS "reservation",
    COALESCE(NULLIF(NULLIF(TRIM(CAST("line_item_usage_account_id" AS VARCHAR)), ''), 'NULL'), NULLIF(NULLIF(TRIM(CAST("bill_payer_account_id" AS VARCHAR)), ''), 'NULL')) AS "account",
    COALESCE(NULLIF(NULLIF(TRIM(CAST("product_region_code" AS VARCHAR)), ''), 'NULL'), NULLIF(NULLIF(TRIM("product"['region_code']), ''), 'NULL'), NULLIF(NULLIF(TRIM("product"['region']), ''), 'NULL')) AS "region",
    NULLIF(NULLIF(TRIM(CAST("line_item_usage_type" AS VARCHAR)), ''), 'NULL') AS "usageType",
    NULLIF(NULLIF(TRIM(CAST("line_item_operation" AS VARCHAR)), ''), 'NULL') AS "operation",
    NULLIF(NULLIF(TRIM("product"['database_engine']), ''), 'NULL') AS "engine",
    NULLIF(NULLIF(TRIM(CAST("line_item_resource_id" AS VARCHAR)), ''), 'NULL') AS "resourceId",
    NULLIF(NULLIF(TRIM(CAST("line_item_line_item_description" AS VARCHAR)), ''), 'NULL') AS "description",
    NULLIF(NULLIF(TRIM(CAST("line_item_usage_start_date" AS VARCHAR)), ''), 'NULL') AS "start",
    NULLIF(NULLIF(TRIM(CAST("line_item_usage_end_date" AS VARCHAR)), ''), 'NULL') AS "end",
    NULLIF(NULLIF(TRIM(CAST("line_item_currency_code" AS VARCHAR)), ''), 'NULL') AS "currency",
    NULLIF(NULLIF(TRIM(CAST("line_item_usage_amount" AS VARCHAR)), ''), 'NULL') AS "quantity",
    NULLIF(NULLIF(TRIM(CAST("line_item_unblended_cost" AS VARCHAR)), ''), 'NULL') AS "billedCost",
    NULLIF(NULLIF(TRIM(CAST("pricing_public_on_demand_cost" AS VARCHAR)), ''), 'NULL') AS "listCost",
    NULLIF(NULLIF(TRIM(CAST("pricing_public_on_demand_rate" AS VARCHAR)), ''), 'NULL') AS "listRate",
    NULLIF(NULLIF(TRIM(CAST("line_item_net_unblended_cost" AS VARCHAR)), ''), 'NULL') AS "contractedCost",
    NULLIF(NULLIF(TRIM(CAST("reservation_effective_cost" AS VARCHAR)), ''), 'NULL') AS "effectiveCost",
    NULLIF(NULLIF(TRIM(CAST("savings_plan_savings_plan_effective_cost" AS VARCHAR)), ''), 'NULL') AS "savingsPlanCost",
    NULLIF(NULLIF(TRIM(CAST("reservation_unused_amortized_upfront_fee_for_billing_period" AS VARCHAR)), ''), 'NULL') AS "unusedUpfront",
    NULLIF(NULLIF(TRIM(CAST("reservation_unused_recurring_fee" AS VARCHAR)), ''), 'NULL') AS "unusedRecurring",
    NULLIF(NULLIF(TRIM(CAST("savings_plan_total_commitment_to_date" AS VARCHAR)), ''), 'NULL') AS "totalCommitment",
    NULLIF(NULLIF(TRIM(CAST("savings_plan_used_commitment" AS VARCHAR)), ''), 'NULL') AS "usedCommitment"
  FROM "billing"."cur2"
  WHERE NULLIF(NULLIF(TRIM(CAST("line_item_product_code" AS VARCHAR)), ''), 'NULL') IN ('AmazonRDS', 'AuroraDSQL') OR (NULLIF(NULLIF(TRIM(CAST("line_item_product_code" AS VARCHAR)), ''), 'NULL') IS NULL AND NULLIF(NULLIF(TRIM("product"['product_name']), ''), 'NULL') IN ('Amazon Relational Database Service'))
), exact AS (
  SELECT
    *,
    CASE WHEN regexp_matches("quantity", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("quantity" AS DECIMAL(38,18)) END AS "quantity_decimal",
    CASE WHEN regexp_matches("billedCost", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("billedCost" AS DECIMAL(38,18)) END AS "billedCost_decimal",
    CASE WHEN regexp_matches("listCost", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("listCost" AS DECIMAL(38,18)) END AS "listCost_decimal",
    CASE WHEN regexp_matches("contractedCost", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("contractedCost" AS DECIMAL(38,18)) END AS "contractedCost_decimal",
    CASE WHEN regexp_matches("effectiveCost", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("effectiveCost" AS DECIMAL(38,18)) END AS "effectiveCost_decimal",
    CASE WHEN regexp_matches("savingsPlanCost", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("savingsPlanCost" AS DECIMAL(38,18)) END AS "savingsPlanCost_decimal",
    CASE WHEN regexp_matches("unusedUpfront", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("unusedUpfront" AS DECIMAL(38,18)) END AS "unusedUpfront_decimal",
    CASE WHEN regexp_matches("unusedRecurring", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("unusedRecurring" AS DECIMAL(38,18)) END AS "unusedRecurring_decimal",
    CASE WHEN regexp_matches("totalCommitment", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("totalCommitment" AS DECIMAL(38,18)) END AS "totalCommitment_decimal",
    CASE WHEN regexp_matches("usedCommitment", '^[+-]?([0-9]{1,19}([.][0-9]{0,18})?|[.][0-9]{1,18}|0([.]0*)?[eE][+-]?[0-9]{1,2}|[0-9]([.][0-9]{0,9})?[eE][+-]?0?[0-9]|[0-9]([.][0-9]{0,13})?[eE]-0?[1-5]|[0-9]([.][0-9]{0,3})?[eE]-1[0-5])$') THEN TRY_CAST("usedCommitment" AS DECIMAL(38,18)) END AS "usedCommitment_decimal"
  FROM cell
), sorted AS (
  SELECT
    *,
    CASE WHEN ("quantity" IS NOT NULL AND "quantity_decimal" IS NULL) OR ("billedCost" IS NOT NULL AND "billedCost_decimal" IS NULL) OR ("listCost" IS NOT NULL AND "listCost_decimal" IS NULL) OR ("contractedCost" IS NOT NULL AND "contractedCost_decimal" IS NULL) OR ("effectiveCost" IS NOT NULL AND "effectiveCost_decimal" IS NULL) OR ("savingsPlanCost" IS NOT NULL AND "savingsPlanCost_decimal" IS NULL) OR ("unusedUpfront" IS NOT NULL AND "unusedUpfront_decimal" IS NULL) OR ("unusedRecurring" IS NOT NULL AND "unusedRecurring_decimal" IS NULL) OR ("totalCommitment" IS NOT NULL AND "totalCommitment_decimal" IS NULL) OR ("usedCommitment" IS NOT NULL AND "usedCommitment_decimal" IS NULL) THEN concat_ws('|', "quantity", "billedCost", "listCost", "contractedCost", "effectiveCost", "savingsPlanCost", "unusedUpfront", "unusedRecurring", "totalCommitment", "usedCommitment") END AS "odd_numbers",
    regexp_matches("start", '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:00:00([.]0+)?(Z|[+]00:00| UTC)?$') AND regexp_matches("end", '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:00:00([.]0+)?(Z|[+]00:00| UTC)?$') AND TRY_CAST(replace(substr("end", 1, 19), 'T', ' ') AS TIMESTAMP) = TRY_CAST(replace(substr("start", 1, 19), 'T', ' ') AS TIMESTAMP) + INTERVAL '1' HOUR AS "one_hour"
  FROM exact
), placed AS (
  SELECT
    *,
    COALESCE("one_hour", FALSE) AND "odd_numbers" IS NULL AS "by_day",
    CASE WHEN COALESCE("one_hour", FALSE) AND "odd_numbers" IS NULL THEN substr("start", 1, 10) ELSE "start" END AS "from_day",
    CASE WHEN COALESCE("one_hour", FALSE) AND "odd_numbers" IS NULL THEN NULL ELSE "end" END AS "until",
    CASE WHEN COALESCE("one_hour", FALSE) AND "odd_numbers" IS NULL THEN CAST(power(2, CAST(substr("start", 12, 2) AS INTEGER)) AS BIGINT) END AS "hour_bit"
  FROM sorted
)
SELECT
  'cur2' AS "aurora_cost_export",
  CAST(count(*) OVER () AS VARCHAR) AS "groups",
  CAST(count(*) AS VARCHAR) AS "rows",
  CAST(bit_or("hour_bit") AS VARCHAR) AS "hours",
  CASE WHEN "odd_numbers" IS NULL THEN '0' ELSE '1' END AS "verbatim",
  "from_day" AS "start",
  "until" AS "end",
  "serviceCode",
  "serviceName",
  "lineType",
  "reservation",
  "account",
  "region",
  "usageType",
  "operation",
  "engine",
  "resourceId",
  "description",
  "currency",
  "listRate",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("quantity_decimal") AS VARCHAR) ELSE min("quantity") END AS "quantity",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("billedCost_decimal") AS VARCHAR) ELSE min("billedCost") END AS "billedCost",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("listCost_decimal") AS VARCHAR) ELSE min("listCost") END AS "listCost",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("contractedCost_decimal") AS VARCHAR) ELSE min("contractedCost") END AS "contractedCost",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("effectiveCost_decimal") AS VARCHAR) ELSE min("effectiveCost") END AS "effectiveCost",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("savingsPlanCost_decimal") AS VARCHAR) ELSE min("savingsPlanCost") END AS "savingsPlanCost",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("unusedUpfront_decimal") AS VARCHAR) ELSE min("unusedUpfront") END AS "unusedUpfront",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("unusedRecurring_decimal") AS VARCHAR) ELSE min("unusedRecurring") END AS "unusedRecurring",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("totalCommitment_decimal") AS VARCHAR) ELSE min("totalCommitment") END AS "totalCommitment",
  CASE WHEN "odd_numbers" IS NULL THEN CAST(sum("usedCommitment_decimal") AS VARCHAR) ELSE min("usedCommitment") END AS "usedCommitment"
FROM placed
GROUP BY "from_day", "until", "by_day", "odd_numbers", "serviceCode", "serviceName", "lineType", "reservation", "account", "region", "usageType", "operation", "engine", "resourceId", "description", "currency", "listRate", "quantity" IS NULL, "billedCost" IS NULL, "listCost" IS NULL, "contractedCost" IS NULL, "effectiveCost" IS NULL, "savingsPlanCost" IS NULL, "unusedUpfront" IS NULL, "unusedRecurring" IS NULL, "totalCommitment" IS NULL, "usedCommitment" IS NULL
