// For the page around frames: gives each the height it asks for. A message counts only from a frame of this page, from the origin
// of that frame's src, and as a number within reason.
addEventListener("message", ({ data, origin, source }) => {
  const height = data?.["aurora-cost"]?.height;
  if (typeof height !== "number" || !(height > 0 && height < 20_000)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source && new URL(frame.src).origin === origin) frame.height = String(height);
  }
});
