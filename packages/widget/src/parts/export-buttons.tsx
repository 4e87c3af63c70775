import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Export, exports } from "../exports/index.ts";
import type { Report } from "../exports/report.ts";

interface Taken {
  readonly text: string;
  readonly status: string;
}

/** A button for each export; text is copied and shown, files are saved. */
export function ExportButtons({ report }: { readonly report: Report }): JSX.Element {
  const [taken, setTaken] = useState<Taken>({ text: "", status: "" });
  const take = async (one: Export): Promise<void> => setTaken(await run(one, report));
  return (
    <div class="exports">
      <div class="buttons">
        {exports.map((one) => (
          <button key={one.id} type="button" part="button" onClick={() => void take(one)}>
            {one.label}
          </button>
        ))}
      </div>
      <p role="status">{taken.status}</p>
      {taken.text !== "" && <textarea readOnly rows={6} aria-label="What was copied" value={taken.text} />}
    </div>
  );
}

async function run(one: Export, report: Report): Promise<Taken> {
  if ("text" in one) {
    const text = one.text(report);
    try {
      await navigator.clipboard.writeText(text);
      return { text, status: `${one.label} copied.` };
    } catch {
      return { text, status: "This page may not copy by itself; select the text." };
    }
  }
  const blob = await one.file(report);
  if (blob === null) return { text: "", status: `${one.label} cannot be drawn here.` };
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = `aurora-cost-${report.view}.${one.id}`;
  anchor.click();
  URL.revokeObjectURL(url);
  return { text: "", status: `${one.label} saved.` };
}
