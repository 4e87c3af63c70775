import { FONT, type Picture, type Shape } from "./picture.ts";

/** A picture as a file that stands alone. */
export function toSvg({ width, height, shapes }: Picture): string {
  const size = `width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"`;
  const body = shapes.map(draw).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONT}">\n${body}\n</svg>\n`;
}

function draw(shape: Shape): string {
  const place = `x="${String(shape.x)}" y="${String(shape.y)}" fill="${shape.fill}"`;
  return shape.kind === "rect"
    ? `<rect ${place} width="${String(shape.width)}" height="${String(shape.height)}"/>`
    : `<text ${place} font-size="${String(shape.size)}">${escape(shape.text)}</text>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
