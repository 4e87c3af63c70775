import type { Fact } from "./fact.ts";
import { facts } from "./index.ts";

/**
 * Facts about a topic, or that mention every word of a query; those of the topic come first.
 *
 * Words match from their start and in any case: `read` finds readers, `AZ` does not find Amazon.
 */
export function searchFacts(query: string): readonly Fact[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const topic = words.join("-");
  const starts = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${escape(word)}`, "iu"));
  const ofTopic = facts.filter((fact) => fact.topic === topic || fact.topic.startsWith(`${topic}-`));
  const mentioning = facts.filter(
    (fact) => !ofTopic.includes(fact) && starts.every((start) => start.test(`${fact.id} ${fact.claim} ${fact.fact}`)),
  );
  return [...ofTopic, ...mentioning];
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
