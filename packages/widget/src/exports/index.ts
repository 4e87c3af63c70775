import { toCsv } from "./csv.ts";
import { embedCode } from "./embed.ts";
import { toJson } from "./json.ts";
import { toMarkdown } from "./markdown.ts";
import { pictureOf } from "./picture.ts";
import { toPng } from "./png.ts";
import type { Report } from "./report.ts";
import { toSvg } from "./svg.ts";

/** A way to take a result along: text to copy, or a file to save. */
export type Export =
  | { readonly id: string; readonly label: string; readonly text: (report: Report) => string }
  | { readonly id: string; readonly label: string; readonly file: (report: Report) => Promise<Blob | null> };

export const exports: readonly Export[] = [
  { id: "link", label: "Link", text: ({ link }) => `${location.href.replace(/#.*/, "")}#${link}` },
  { id: "markdown", label: "Markdown", text: toMarkdown },
  { id: "csv", label: "CSV", text: toCsv },
  { id: "json", label: "JSON", text: toJson },
  { id: "embed", label: "Embed code", text: (report) => embedCode(report) },
  {
    id: "svg",
    label: "SVG",
    file: async (report) => new Blob([toSvg(pictureOf(report))], { type: "image/svg+xml" }),
  },
  { id: "png", label: "PNG", file: async (report) => toPng(pictureOf(report)) },
];
