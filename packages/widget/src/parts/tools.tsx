import type { FunctionComponent, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Answered } from "../answer.ts";
import type { Report } from "../exports/report.ts";
import { writeLink } from "../link.ts";

interface Loaded {
  readonly Buttons: FunctionComponent<{ readonly report: Report }>;
  readonly reportOf: <D>(answered: Answered<D>, link: (view: string, values: Report["inputs"]) => string) => Report;
}

export interface ToolsProps<D> {
  readonly answered: Answered<D>;
  readonly linkKey: string;
}

/** The ways to take a result along; their file is loaded when they are opened. */
export function Tools<D>({ answered, linkKey }: ToolsProps<D>): JSX.Element {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const load = async (): Promise<void> => {
    const [{ ExportButtons }, { reportOf }] = await Promise.all([
      import("./export-buttons.tsx"),
      import("../exports/report.ts"),
    ]);
    setLoaded({ Buttons: ExportButtons, reportOf });
  };
  return (
    <details class="tools" part="tools" onToggle={() => loaded ?? void load()}>
      <summary>Share, export, embed</summary>
      {loaded !== null && (
        <loaded.Buttons report={loaded.reportOf(answered, (view, values) => writeLink(linkKey, view, values))} />
      )}
    </details>
  );
}
