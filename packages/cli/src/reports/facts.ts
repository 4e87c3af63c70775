import { FACT_TOPICS, type Fact, FACTS_CHECKED_ON, type FactVerdict } from "@aurora-cost/core";
import { type Paint, table } from "./table.ts";

const COLOURS = {
  true: "green",
  imprecise: "yellow",
  outdated: "yellow",
  wrong: "red",
} as const satisfies Readonly<Record<FactVerdict, string>>;

const VERDICTS = ["true", "imprecise", "outdated", "wrong"] as const satisfies readonly FactVerdict[];

const WIDTH = 100;
const INDENT = 11;

/** How many facts there are about what, and how the claims came out. */
export function topicsText(facts: readonly Fact[], paint: Paint): string {
  const row = (title: string, counted: readonly Fact[]): readonly string[] => [
    title,
    String(counted.length),
    ...VERDICTS.map((verdict) => String(counted.filter((fact) => fact.verdict === verdict).length)),
  ];
  return [
    table(
      [{ title: "Topic" }, ...["Facts", ...VERDICTS].map((title) => ({ title, align: "right" as const }))],
      [
        ...FACT_TOPICS.map((topic) =>
          row(
            topic,
            facts.filter((fact) => fact.topic === topic),
          ),
        ),
        row("all", facts),
      ],
    ),
    "",
    paint("dim", `Checked on ${FACTS_CHECKED_ON}. aurora-cost facts <topic or word> prints them.`),
    "",
  ].join("\n");
}

/** Verdict and claim, what holds today, and where it says so. */
export function factsText(facts: readonly Fact[], paint: Paint): string {
  const blocks = facts.flatMap(({ claim, verdict, fact, since, source }) => {
    const label = paint(COLOURS[verdict], verdict) + " ".repeat(INDENT - verdict.length);
    const [first = "", ...rest] = wrap(claim);
    return [
      label + paint("bold", first),
      ...rest.map((line) => indent(paint("bold", line))),
      ...wrap(since === null ? fact : `${fact} (Changed ${since}.)`).map(indent),
      ...[...wrap(source.title), source.url].map((line) => indent(paint("dim", line))),
      "",
    ];
  });
  const count = facts.length === 1 ? "1 fact" : `${facts.length} facts`;
  return [...blocks, paint("dim", `${count}, checked on ${FACTS_CHECKED_ON}.`), ""].join("\n");
}

function indent(line: string): string {
  return " ".repeat(INDENT) + line;
}

/** Lines of at most the room beside the verdicts; a word that is longer stands alone. */
function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > WIDTH - INDENT) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
