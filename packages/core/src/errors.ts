/** A step into an input document: a key or a list index. */
export type Path = readonly (string | number)[];

export type InputErrorCode =
  | "invalid-value"
  | "unknown-key"
  | "missing-key"
  | "no-price"
  | "ambiguous-price"
  | "not-offered"
  | "unknown-format"
  | "missing-column"
  | "mixed-currencies"
  | "unusable-file";

/** Input that cannot be used. The message is one line: what, where and how to mend it. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly code: InputErrorCode;
  /** Where in the input document, when the input is one. */
  readonly path: Path;

  constructor(code: InputErrorCode, message: string, path: Path = []) {
    super(message.replaceAll(/[\r\n]+/g, "\\n"));
    this.code = code;
    this.path = path;
  }
}

/** `instances[1].class`, as a person would write it. */
export function spellPath(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${String(step)}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}
