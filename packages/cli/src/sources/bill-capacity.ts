import { bindReader, detectFormat, type MetricSeries, openBilledCapacity, wantedOf } from "@aurora-cost/core";
import { located, UsageError } from "../failure.ts";
import { scanCsv } from "./csv.ts";

/**
 * Capacity of the serverless instances of a billing export, in the place of metrics; of one, where it is named.
 *
 * @throws {UsageError} where it has no hourly rows of them, or a row that cannot be read, whose hour would count as a pause
 */
export async function readBilledCapacity(path: string, instance: string | null): Promise<readonly MetricSeries[]> {
  const capacity = openBilledCapacity();
  try {
    await scanCsv({ path, hash: false }, (header) => {
      const format = detectFormat(header);
      if (format === undefined) throw new UsageError(`${path}: not a billing export`);
      const read = bindReader(format, header);
      return {
        ...wantedOf(format, header),
        onRecord: (record, line) => {
          const result = read(record);
          if (result.as === "unreadable") {
            const { column, problem, value } = result;
            throw new UsageError(`${path}:${String(line)}: ${column} ${problem}: "${value.slice(0, 60)}"`);
          }
          if (result.as === "row") capacity.add(result.row);
        },
      };
    });
  } catch (error) {
    throw located(error, path);
  }
  const series = capacity.series(path, instance);
  if (series.length > 0) return series;
  throw new UsageError(`${path}: no row of Aurora Serverless v2${instance === null ? "" : ` of ${instance}`}`);
}
