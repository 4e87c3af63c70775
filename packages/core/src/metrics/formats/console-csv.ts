import { readLabel } from "../label.ts";
import type { RawSeries } from "../series.ts";
import { parseInstant } from "../time.ts";
import type { MetricFormat } from "./format.ts";

/**
 * "Download as .csv" of the CloudWatch console: rows that describe the columns, then a row for each time.
 *
 *     Full label,orders VolumeReadIOPs,orders VolumeWriteIOPs
 *     Label,VolumeReadIOPs,VolumeWriteIOPs
 *     Statistic,Sum,Sum
 *     Period,300,300
 *     2026/09/01 00:00:00,1200,3400
 *
 * AWS documents no such file: whatever stands above the times is read as words of the column's label. An empty cell is no value.
 */
export const consoleCsv: MetricFormat = {
  id: "console-csv",
  matches: (content) => Array.isArray(content) && Array.isArray(content[0]) && isHeader(String(content[0][0])),
  read: ({ path, cluster, content }) => {
    const rows = recordsOf(content);
    const found = rows.findIndex(([first = ""]) => parseInstant(first.trim()) !== null);
    const start = found === -1 ? rows.length : found;
    const [head, body] = [rows.slice(0, start), rows.slice(start)];
    const width = Math.max(0, ...head.map((row) => row.length));
    const series: RawSeries[] = [];
    const others: string[] = [];
    for (let column = 1; column < width; column += 1) {
      const words = head.map((row) => row[column]?.trim() ?? "");
      const { metric, statistic, periodSeconds, names } = readLabel(words.join(" "));
      if (metric === null) {
        others.push(words[0] ?? "");
        continue;
      }
      const told = body.filter((row) => (row[column]?.trim() ?? "") !== "");
      series.push({
        file: path,
        metric,
        statistic,
        periodSeconds,
        complete: true,
        cluster,
        instance: null,
        names: [...new Set(names)],
        times: told.map(([time = ""]) => time.trim()),
        values: told.map((row) => row[column]?.trim() ?? ""),
      });
    }
    return { series, others };
  },
};

function isHeader(cell: string): boolean {
  return /^\uFEFF?(Full label|Label)$/i.test(cell.trim());
}

function recordsOf(content: unknown): readonly (readonly string[])[] {
  if (!Array.isArray(content)) return [];
  return content.map((row: unknown) => (Array.isArray(row) ? row.map(String) : []));
}
