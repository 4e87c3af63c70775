/** Where a page that embeds the element gets it from; the site that serves this one knows. */
const SCRIPT = "https://YOUR-HOST/aurora-cost";

export interface Embedded {
  readonly view: string;
  readonly link: string;
}

/** The three ways to embed a result. */
export function embedCode({ view, link }: Embedded, base: string = SCRIPT): string {
  const state = attribute(link);
  return `<!-- Web component -->
<script type="module" src="${base}.js"></script>
<aurora-cost view="${view}" state="${state}"></aurora-cost>

<!-- Where a CMS strips unknown elements -->
<script src="${base}.iife.js" data-view="${view}" data-state="${state}" async></script>

<!-- In a frame -->
<iframe src="${base.replace(/[^/]*$/, "frame.html")}#${state}" title="Aurora cost" loading="lazy" width="100%" height="640"></iframe>
<script type="module" src="${base.replace(/[^/]*$/, "frame-height.js")}"></script>
`;
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
