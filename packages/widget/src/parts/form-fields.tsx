import { Decimal, InputError, type PriceBook, PRICED_REGIONS } from "@aurora-cost/core";
import type { JSX } from "preact";
import type { Choosable, Field, FieldError, Values } from "../form.ts";
import type { Numbers } from "../numbers.ts";
import { COMPARABLE_REGIONS, pricedClasses } from "../prices.ts";
import type { View } from "../view.ts";
import { CheckField, type FieldProps, type OptionGroup, SelectField, SliderField, TextField } from "./field.tsx";

export interface FormFieldsProps<D> {
  readonly view: View<D>;
  readonly values: Values;
  readonly error: FieldError | null;
  readonly book: PriceBook | null;
  readonly numbers: Numbers;
  readonly onEdit: (name: string, value: string) => void;
}

/** The fields of a panel that matter, each by its kind. */
export function FormFields<D>(props: FormFieldsProps<D>): JSX.Element {
  const { view, values } = props;
  return (
    <form part="form" onSubmit={(event) => event.preventDefault()}>
      {view.fields
        .filter(({ when }) => when?.(values) !== false)
        .map((field) => (
          <AnyField key={field.name} field={field} {...props} />
        ))}
    </form>
  );
}

function AnyField<D>({ field, ...props }: FormFieldsProps<D> & { readonly field: Field }): JSX.Element {
  const { values, numbers, book } = props;
  const value = values[field.name] ?? "";
  const own: FieldProps = { field, value, error: props.error, onEdit: props.onEdit };
  switch (field.kind) {
    case "region":
      return <SelectField {...own} groups={regionGroups(value)} />;
    case "engine":
    case "choice":
      return <SelectField {...own} groups={[{ label: null, choices: field.choices ?? [] }]} />;
    case "class":
      return <TextField {...own} suggestions={book === null ? [] : classesOf(book, values)} />;
    case "check":
      return <CheckField {...own} />;
    case "number":
      if (field.stops === undefined) return <TextField {...own} />;
      return (
        <SliderField
          {...own}
          stops={field.stops}
          number={numberOf(value, numbers)}
          write={(stop) => numbers.plain(new Decimal(stop))}
        />
      );
  }
  return field.kind satisfies never;
}

function numberOf(value: string, numbers: Numbers): number | null {
  try {
    return numbers.parse(value).toNumber();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function regionGroups(selected: string): readonly OptionGroup[] {
  const others = new Set([...PRICED_REGIONS, selected]);
  for (const region of COMPARABLE_REGIONS) others.delete(region);
  return [
    { label: null, choices: COMPARABLE_REGIONS.map(asChoice) },
    { label: "Instances only: storage or I/O price unknown", choices: [...others].map(asChoice) },
  ];
}

function asChoice(value: string): Choosable {
  return { value, label: value };
}

function classesOf(book: PriceBook, { region = "", engine = "" }: Values): readonly string[] {
  return engine === "aurora-mysql" || engine === "aurora-postgresql" ? pricedClasses(book, region, engine) : [];
}
