import type { Finding, Severity } from "@aurora-cost/core";
import type { JSX } from "preact";

const WORDS: Readonly<Record<Severity, string>> = { error: "Not possible", warning: "Note", info: "Good to know" };

/** What the rules say, each message once. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  const told = findings.filter(
    ({ rule, message }, index) =>
      findings.findIndex((other) => other.rule === rule && other.message === message) === index,
  );
  if (told.length === 0) return null;
  return (
    <ul class="findings" part="findings">
      {told.map(({ rule, severity, message, source }) => (
        <li key={rule + message} class={severity}>
          <b>{WORDS[severity]}:</b> {message}. <span class="origin">{source}</span>
        </li>
      ))}
    </ul>
  );
}
