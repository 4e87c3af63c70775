import type { Analysis } from "@aurora-cost/core";
import { toJson } from "../output.ts";
import { analysisCsv } from "./analysis-csv.ts";
import { analysisMarkdown } from "./analysis-markdown.ts";
import { analysisNdjson } from "./analysis-ndjson.ts";

/** What `analyze --format` may name, beside the table for people. */
export const analysisFormats: ReadonlyMap<string, (report: Analysis) => string> = new Map([
  ["json", toJson],
  ["ndjson", analysisNdjson],
  ["csv", analysisCsv],
  ["markdown", analysisMarkdown],
]);
