import type { ComponentChildren, JSX } from "preact";
import type { FieldError, FieldName } from "../storage-form.ts";

export interface FieldProps {
  readonly name: FieldName;
  readonly label: string;
  readonly value: string;
  readonly error: FieldError | null;
  readonly onEdit: (name: FieldName, value: string) => void;
}

/** A labelled control with its error, if any, in one line below. */
function Field({ name, label, error, children }: FieldProps & { readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class={`field field-${name}`}>
      <label for={name}>{label}</label>
      {children}
      {error?.field === name && (
        <p class="error" id={`${name}-error`}>
          {error.message}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  readonly inputMode: "text" | "numeric" | "decimal";
  readonly suggestions?: readonly string[];
}

export function TextField(props: TextFieldProps): JSX.Element {
  const { name, suggestions, inputMode, onEdit } = props;
  return (
    <Field {...props}>
      <input
        {...shared(props)}
        type="text"
        inputMode={inputMode}
        autocomplete="off"
        spellcheck={false}
        list={suggestions === undefined ? undefined : `${name}-list`}
        onInput={(event) => onEdit(name, event.currentTarget.value)}
      />
      {suggestions !== undefined && (
        <datalist id={`${name}-list`}>
          <Options values={suggestions} />
        </datalist>
      )}
    </Field>
  );
}

export interface OptionGroup {
  readonly label: string | null;
  readonly values: readonly string[];
}

export function SelectField(props: FieldProps & { readonly groups: readonly OptionGroup[] }): JSX.Element {
  const { name, groups, onEdit } = props;
  return (
    <Field {...props}>
      <select {...shared(props)} onChange={(event) => onEdit(name, event.currentTarget.value)}>
        {groups.map(({ label, values }) =>
          label === null ? (
            <Options values={values} />
          ) : (
            <optgroup key={label} label={label}>
              <Options values={values} />
            </optgroup>
          ),
        )}
      </select>
    </Field>
  );
}

function Options({ values }: { readonly values: readonly string[] }): JSX.Element {
  return (
    <>
      {values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </>
  );
}

function shared({ name, value, error }: FieldProps): {
  readonly id: string;
  readonly value: string;
  readonly "aria-invalid"?: true;
  readonly "aria-describedby"?: string;
} {
  return error?.field === name
    ? { id: name, value, "aria-invalid": true, "aria-describedby": `${name}-error` }
    : { id: name, value };
}
