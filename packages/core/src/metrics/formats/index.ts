import { consoleCsv } from "./console-csv.ts";
import type { MetricFormat } from "./format.ts";
import { getMetricData } from "./get-metric-data.ts";
import { getMetricStatistics } from "./get-metric-statistics.ts";

/** Every way in which CloudWatch hands out metrics. */
export const metricFormats: readonly MetricFormat[] = [getMetricData, getMetricStatistics, consoleCsv];
