import type { Report } from "./report.ts";

export type Shape =
  | {
      readonly kind: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly fill: string;
      readonly text: string;
    };

/** A result as shapes: what SVG and PNG are both drawn from. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export const FONT = "system-ui, sans-serif";

const [INK, MUTED, LINE, ACCENT, PAPER] = ["#172026", "#54616a", "#dbe0e2", "#0a6b63", "#fdfdfc"] as const;
const [WIDTH, MARGIN, ROW] = [720, 32, 64] as const;

/** Title, verdict, a bar for each total, and the date of the prices. */
export function pictureOf({ title, verdict, summary, choices, recommended, money, priceBook }: Report): Picture {
  const most = Math.max(...choices.map(({ total }) => total?.toNumber() ?? 0));
  const room = WIDTH - 2 * MARGIN;
  const bars = choices.flatMap(({ id, name, total }, index): readonly Shape[] => {
    const y = 132 + index * ROW;
    const width = total === null || most === 0 ? 0 : (total.toNumber() / most) * room;
    return [
      text(y, 15, INK, `${name}${total === null ? "" : `: ${money(total)} a month`}`),
      { kind: "rect", x: MARGIN, y: y + 10, width: room, height: 14, fill: LINE },
      { kind: "rect", x: MARGIN, y: y + 10, width, height: 14, fill: id === recommended ? ACCENT : MUTED },
    ];
  });
  const height = 132 + choices.length * ROW + 24;
  const lines = wrap(verdict, 64);
  return {
    width: WIDTH,
    height,
    shapes: [
      { kind: "rect", x: 0, y: 0, width: WIDTH, height, fill: PAPER },
      text(40, 14, MUTED, title),
      ...lines.map((line, index) => text(66 + index * 24, 20, INK, line)),
      ...(lines.length > 1 ? [] : [text(92, 13, MUTED, summary)]),
      ...bars,
      text(height - 20, 12, MUTED, `List prices On-Demand, 730 hours, published ${priceBook.publishedOn}. aurora-cost`),
    ],
  };
}

function text(y: number, size: number, fill: string, content: string): Shape {
  return { kind: "text", x: MARGIN, y, size, fill, text: content };
}

/** At most two lines of about as many characters. */
function wrap(content: string, most: number): readonly string[] {
  if (content.length <= most) return [content];
  const at = content.lastIndexOf(" ", most);
  return [content.slice(0, at), content.slice(at + 1)];
}
