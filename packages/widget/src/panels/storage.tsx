import { type PriceBook, PRICED_REGIONS, SHIPPED_BOOK, type StorageComparison } from "@aurora-cost/core";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { COMPARABLE_REGIONS, comparableClasses, loadRegion } from "../book.ts";
import { numbersOf } from "../numbers.ts";
import { type OptionGroup, SelectField, TextField } from "../parts/field.tsx";
import { Result, spokenVerdict } from "../parts/result.tsx";
import { compareForm, type FieldError, type FieldName, type StorageForm, type StorageResult } from "../storage-form.ts";

export interface StoragePanelProps {
  readonly region: string;
  readonly engine: string;
  readonly locale: string;
  /** Called when the reader has changed the result. */
  readonly onChange: (comparison: StorageComparison) => void;
}

const ENGINES: readonly OptionGroup[] = [{ label: null, values: ["aurora-postgresql", "aurora-mysql"] }];

const START: Omit<StorageForm, "region" | "engine"> = {
  instanceClass: "db.r6g.2xlarge",
  instances: "2",
  storageGb: "150",
  ioMillions: "2500",
};

interface State {
  readonly form: StorageForm;
  /** Whether the reader, not the page, made the last change. */
  readonly edited: boolean;
}

/** Aurora Standard against Aurora I/O-Optimized. */
export function StoragePanel({ region, engine, locale, onChange }: StoragePanelProps): JSX.Element {
  const numbers = useMemo(() => numbersOf(locale), [locale]);
  const [{ form, edited }, setState] = useState<State>({
    form: { ...START, region, engine },
    edited: false,
  });
  useEffect(() => {
    setState((now) => ({ form: { ...now.form, region, engine }, edited: false }));
  }, [region, engine]);
  const edit = (name: FieldName, value: string): void => {
    setState((now) => ({ form: { ...now.form, [name]: value }, edited: true }));
  };

  const { book, failure } = useBook(form.region);
  const outcome = useMemo(
    () => failure ?? (book === null ? null : compareForm(form, book, numbers)),
    [form, book, failure, numbers],
  );
  const error = outcome?.kind === "error" ? outcome : null;
  const last = useRef<StorageResult | null>(null);
  if (outcome?.kind === "result") last.current = outcome;
  const shown = last.current;

  useEffect(() => {
    if (outcome?.kind === "result" && edited) onChange(outcome.comparison);
  }, [outcome]);
  const spoken = useSettled(
    outcome === null ? "" : outcome.kind === "error" ? outcome.message : spokenVerdict(outcome, numbers),
  );

  const field = (name: FieldName, label: string) => ({
    name,
    label,
    value: form[name],
    error,
    onEdit: edit,
  });
  return (
    <section class="panel" part="panel" lang="en" aria-labelledby="title">
      <h2 id="title">Aurora Standard or I/O-Optimized?</h2>
      <form onSubmit={(event) => event.preventDefault()}>
        <SelectField {...field("region", "Region")} groups={regionGroups(form.region)} />
        <SelectField {...field("engine", "Engine")} groups={ENGINES} />
        <TextField
          {...field("instanceClass", "DB instance class")}
          inputMode="text"
          suggestions={book === null ? [] : classesOf(book, form)}
        />
        <TextField {...field("instances", "DB instances")} inputMode="numeric" />
        <TextField {...field("storageGb", "Storage, GB")} inputMode="decimal" />
        <TextField {...field("ioMillions", "I/O requests a month, million")} inputMode="decimal" />
      </form>
      <div class={error === null ? "result" : "result stale"} part="result">
        {error !== null && shown !== null && <p class="notice">Not updated. This is the last result:</p>}
        {shown !== null ? (
          <Result result={shown} numbers={numbers} />
        ) : (
          <p class="book">
            {error === null ? `Loading the prices of ${form.region}. ` : ""}Price book {SHIPPED_BOOK.id}, published{" "}
            <time dateTime={SHIPPED_BOOK.publishedOn}>{SHIPPED_BOOK.publishedOn}</time>.
          </p>
        )}
      </div>
      <p class="spoken" role="status">
        {spoken}
      </p>
    </section>
  );
}

function regionGroups(selected: string): readonly OptionGroup[] {
  const others = new Set([...PRICED_REGIONS, selected]);
  for (const region of COMPARABLE_REGIONS) others.delete(region);
  return [
    { label: null, values: COMPARABLE_REGIONS },
    { label: "Storage or I/O price unknown", values: [...others] },
  ];
}

function classesOf(book: PriceBook, { region, engine }: StorageForm): readonly string[] {
  return engine === "aurora-mysql" || engine === "aurora-postgresql" ? comparableClasses(book, region, engine) : [];
}

/** The prices of a Region, once they are there. */
function useBook(region: string): {
  readonly book: PriceBook | null;
  readonly failure: FieldError | null;
} {
  const [loaded, setLoaded] = useState<{
    readonly region: string;
    readonly book: PriceBook | null;
  } | null>(null);
  useEffect(() => {
    let wanted = true;
    loadRegion(region).then(
      (book) => wanted && setLoaded({ region, book }),
      () => wanted && setLoaded({ region, book: null }),
    );
    return () => {
      wanted = false;
    };
  }, [region]);
  if (loaded?.region !== region) return { book: null, failure: null };
  const message = `The prices of ${region} could not be loaded; reload the page to try again`;
  return {
    book: loaded.book,
    failure: loaded.book === null ? { kind: "error", field: "region", message } : null,
  };
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
