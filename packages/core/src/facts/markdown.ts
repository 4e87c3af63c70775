import { FACT_TOPICS, type Fact } from "./fact.ts";
import { FACTS_CHECKED_ON } from "./index.ts";

/** Facts as a Markdown page, topic by topic. */
export function factsMarkdown(shown: readonly Fact[]): string {
  const sections = FACT_TOPICS.flatMap((topic) => {
    const ofTopic = shown.filter((fact) => fact.topic === topic);
    return ofTopic.length === 0 ? [] : [`## ${topic}`, ofTopic.map(item).join("\n")];
  });
  return `${[
    "# Facts about Amazon Aurora",
    `Common claims, checked one by one on ${FACTS_CHECKED_ON}: _true_, _imprecise_ (a condition that matters is left out, or it is an opinion), _outdated_ (was true once), _wrong_.`,
    ...sections,
  ].join("\n\n")}\n`;
}

function item({ id, claim, verdict, fact, since, source }: Fact): string {
  const change = since === null ? "" : ` (Changed ${since}.)`;
  return `- **${claim}** _${verdict}:_ ${fact}${change} [${source.title}](${source.url}) \`${id}\``;
}
