import { type Decimal, SHIPPED_BOOK } from "@aurora-cost/core";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Answered, answer } from "./answer.ts";
import type { Panel } from "./panel.ts";
import { type Bookshelf, useBook } from "./books.ts";
import type { FieldError, Values } from "./form.ts";
import { type Numbers, numbersOf } from "./numbers.ts";
import { Answer, spoken } from "./parts/answer.tsx";
import { FormFields } from "./parts/form-fields.tsx";
import { Tools } from "./parts/tools.tsx";
import { checkLink } from "./link.ts";
import { canonical, startValues, translated } from "./start.ts";
import type { View } from "./view.ts";

/** What the element hands to a panel; plain values, so that a panel from another file can take them. */
export interface PanelProps {
  /** Values in core's spelling that take the place of the fields' own. */
  readonly start: Values;
  readonly locale: string;
  /** What stands in the link that was followed, unchecked. */
  readonly link: Values | null;
  /** Own prices of the page, instead of the shipped ones. */
  readonly shelf: Bookshelf | null;
  /** The day on which prices are called stale. */
  readonly asOf: string | null;
  /** Another view's panel. */
  readonly open: (view: string) => Panel | Promise<Panel>;
  /** Name of the element in links. */
  readonly linkKey: string;
  /** Called with the event's `detail` when the reader has changed the result. */
  readonly onChange: (detail: object) => void;
  /** Called with all fields, in core's spelling. */
  readonly onValues: (values: Values) => void;
}

interface State {
  readonly values: Values;
  /** Whether the reader, not the page, made the last change. */
  readonly edited: boolean;
}

/** A panel: its form, its answer with the proof, and the ways to take both along. */
export function Calculator<D>({ view, ...props }: PanelProps & { readonly view: View<D> }): JSX.Element {
  const numbers = useMemo(() => numbersOf(props.locale), [props.locale]);
  const { values: linked, notices } = useMemo(() => checkLink(props.link, view.fields), [props.link]);
  const start = useMemo(() => ({ ...props.start, ...linked }), [props.start, linked]);
  const [{ values, edited }, edit] = useValues(view, { ...props, start }, numbers);
  const { book, failure } = useBook(values["region"] ?? "", props.shelf);
  const outcome = useMemo((): Answered<D> | FieldError | null => {
    if (failure !== null) return { kind: "error", field: "region", message: failure };
    return book === null ? null : answer(view, values, book, numbers, props.asOf);
  }, [values, book, failure, numbers, props.asOf]);
  const error = outcome?.kind === "error" ? outcome : null;
  const last = useRef<Answered<D> | null>(null);
  if (outcome?.kind === "answer") last.current = outcome;
  const shown = last.current;

  useEffect(() => {
    if (outcome?.kind === "answer" && edited) {
      props.onChange({ schemaVersion: 1, [view.id]: outcome.comparison });
    }
  }, [outcome]);
  const status = useSettled(outcome === null ? "" : outcome.kind === "error" ? outcome.message : spoken(outcome));
  const move = (field: string, value: Decimal): void => edit(field, numbers.plain(value));

  return (
    <section class={`panel view-${view.id}`} part="panel" lang="en" aria-labelledby="title">
      <h2 id="title" part="title">
        {view.title}
      </h2>
      {notices.map((notice) => (
        <p class="notice" key={notice}>
          {notice}
        </p>
      ))}
      <FormFields view={view} values={values} error={error} book={book} numbers={numbers} onEdit={edit} />
      <div class={error === null ? "result" : "result stale"} part="result">
        {error !== null && shown !== null && <p class="notice">Not updated. This is the last result:</p>}
        {shown !== null ? <Answer answered={shown} asOf={props.asOf} onMove={move} /> : <Waiting error={error} />}
      </div>
      {shown !== null && <Tools answered={shown} linkKey={props.linkKey} />}
      <p class="spoken" role="status">
        {status}
      </p>
    </section>
  );
}

function Waiting({ error }: { readonly error: FieldError | null }): JSX.Element {
  return (
    <p class="book">
      {error === null && "Loading prices. "}Price book {SHIPPED_BOOK.id}, published{" "}
      <time dateTime={SHIPPED_BOOK.publishedOn}>{SHIPPED_BOOK.publishedOn}</time>.
    </p>
  );
}

/** The fields' values: the page's to begin with and when the page changes them, then the reader's. */
function useValues<D>(
  view: View<D>,
  { start, locale, onValues }: PanelProps,
  numbers: Numbers,
): readonly [State, (name: string, value: string) => void] {
  const [state, setState] = useState<State>(() => ({ values: startValues(view, start, numbers), edited: false }));
  const before = useRef({ start, numbers });
  useEffect(() => {
    const { start: oldStart, numbers: old } = before.current;
    before.current = { start, numbers };
    if (old === numbers && oldStart === start) return;
    setState((now) => {
      const kept = translated(view, now.values, old, numbers);
      return { values: { ...kept, ...startValues(view, start, numbers, true) }, edited: false };
    });
  }, [start, locale]);
  useLayoutEffect(() => onValues(canonical(view, state.values, numbers)), [state]);
  return [state, (name, value) => setState((now) => ({ values: { ...now.values, [name]: value }, edited: true }))];
}

/** The text, once it has not changed for a while: a live region must not speak at each key press. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 800);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
