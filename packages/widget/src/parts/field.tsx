import type { ComponentChildren, JSX } from "preact";
import type { Choosable, Field as Spec, FieldError } from "../form.ts";

export interface FieldProps {
  readonly field: Spec;
  readonly value: string;
  readonly error: FieldError | null;
  readonly onEdit: (name: string, value: string) => void;
}

/** A labelled control with its error, if any, in one line below. */
function Field({ field, error, children }: FieldProps & { readonly children: ComponentChildren }): JSX.Element {
  const { name, label, kind } = field;
  return (
    <div class={`field field-${name} kind-${kind}`}>
      <label for={name} part="label">
        {label}
      </label>
      {children}
      {error?.field === name && (
        <p class="error" part="error" id={`${name}-error`}>
          {error.message}
        </p>
      )}
    </div>
  );
}

/** Typed freely: text, or a number in the reader's locale. */
export function TextField(props: FieldProps & { readonly suggestions?: readonly string[] }): JSX.Element {
  const { field, suggestions, onEdit } = props;
  return (
    <Field {...props}>
      <input
        {...shared(props)}
        part="input"
        type="text"
        inputMode={field.kind !== "number" ? "text" : field.whole === true ? "numeric" : "decimal"}
        autocomplete="off"
        spellcheck={false}
        list={suggestions === undefined ? undefined : `${field.name}-list`}
        onInput={(event) => onEdit(field.name, event.currentTarget.value)}
      />
      {suggestions !== undefined && (
        <datalist id={`${field.name}-list`}>
          <Options choices={suggestions.map((value) => ({ value, label: value }))} />
        </datalist>
      )}
    </Field>
  );
}

export interface SliderProps extends FieldProps {
  readonly stops: readonly number[];
  /** What the field holds; `null` while it holds no number. */
  readonly number: number | null;
  readonly write: (stop: number) => string;
}

/** A number with a slider beside it: either says the same. */
export function SliderField(props: SliderProps): JSX.Element {
  const { field, stops, number, write, onEdit } = props;
  const above = stops.findIndex((stop) => number !== null && stop > number);
  const index = Math.max(0, above < 0 ? stops.length - 1 : above - 1);
  return (
    <Field {...props}>
      <span class="slider">
        <input
          {...shared(props)}
          part="input"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          onInput={(event) => onEdit(field.name, event.currentTarget.value)}
        />
        <input
          type="range"
          part="slider"
          aria-label={`${field.label}, slider`}
          aria-valuetext={props.value}
          min={0}
          max={stops.length - 1}
          value={index}
          onInput={(event) => onEdit(field.name, write(stops[Number(event.currentTarget.value)] ?? 0))}
        />
      </span>
    </Field>
  );
}

export interface OptionGroup {
  readonly label: string | null;
  readonly choices: readonly Choosable[];
}

export function SelectField(props: FieldProps & { readonly groups: readonly OptionGroup[] }): JSX.Element {
  const { field, groups, onEdit } = props;
  return (
    <Field {...props}>
      <select {...shared(props)} part="input" onChange={(event) => onEdit(field.name, event.currentTarget.value)}>
        {groups.map(({ label, choices }) =>
          label === null ? (
            <Options choices={choices} />
          ) : (
            <optgroup key={label} label={label}>
              <Options choices={choices} />
            </optgroup>
          ),
        )}
      </select>
    </Field>
  );
}

export function CheckField(props: FieldProps): JSX.Element {
  const { field, value, onEdit } = props;
  return (
    <Field {...props}>
      <input
        {...shared(props)}
        type="checkbox"
        value="yes"
        checked={value === "yes"}
        onChange={(event) => onEdit(field.name, event.currentTarget.checked ? "yes" : "no")}
      />
    </Field>
  );
}

function Options({ choices }: { readonly choices: readonly Choosable[] }): JSX.Element {
  return (
    <>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  );
}

function shared({ field: { name }, value, error }: FieldProps): {
  readonly id: string;
  readonly value: string;
  readonly "aria-invalid"?: true;
  readonly "aria-describedby"?: string;
} {
  return error?.field === name
    ? { id: name, value, "aria-invalid": true, "aria-describedby": `${name}-error` }
    : { id: name, value };
}
