import type { ComponentChildren, JSX } from "preact";

export interface TableProps {
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Index of the row that the reader described. */
  readonly here?: number;
}

/** Numbers in columns; where they need more room than there is, it scrolls by itself. */
export function Table({ label, head, rows, here }: TableProps): JSX.Element {
  return (
    <div class="table" role="region" aria-label={label} tabindex={0}>
      <table part="table">
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], index) => (
            <tr key={index} class={index === here ? "here" : ""} aria-current={index === here ? "true" : undefined}>
              <th scope="row">{first}</th>
              {rest.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
