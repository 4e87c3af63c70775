import { FONT, type Picture } from "./picture.ts";

const SCALE = 2;

/** A picture as PNG, drawn without a detour over an image, which a strict Content Security Policy would not load. */
export async function toPng({ width, height, shapes }: Picture): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.scale(SCALE, SCALE);
  for (const shape of shapes) {
    context.fillStyle = shape.fill;
    if (shape.kind === "rect") context.fillRect(shape.x, shape.y, shape.width, shape.height);
    else {
      context.font = `${String(shape.size)}px ${FONT}`;
      context.fillText(shape.text, shape.x, shape.y);
    }
  }
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
}
