import { FACT_TOPICS, type Fact, facts, FACTS_CHECKED_ON, factsMarkdown, searchFacts } from "@aurora-cost/core";
import { readOptions } from "../options.ts";
import { emit, notice, toJson } from "../output.ts";
import { factsText, topicsText } from "../reports/facts.ts";
import { type Paint, paintFor } from "../reports/table.ts";

/** `aurora-cost facts`: common claims about Aurora and what holds today; without a topic, the list of topics. */
export async function factsCommand(query: string | undefined, raw: unknown): Promise<void> {
  const options = readOptions(raw);
  const found = query === undefined ? facts : searchFacts(query);
  if (found.length === 0) {
    notice(`no fact mentions ${query ?? ""}, topics are ${FACT_TOPICS.join(", ")}`, options.quiet);
  }
  const paint = paintFor(process.stdout, options.color && options.out === undefined);
  await emit(render(found, query, options.format, paint), options.out);
}

function render(found: readonly Fact[], query: string | undefined, format: string, paint: Paint): string {
  if (format === "json") return toJson({ schemaVersion: 1, checkedOn: FACTS_CHECKED_ON, facts: found });
  if (found.length === 0) return "";
  if (format === "markdown") return factsMarkdown(found);
  return query === undefined ? topicsText(found, paint) : factsText(found, paint);
}
