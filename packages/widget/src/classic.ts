const ATTRIBUTES = ["view", "region", "engine", "theme", "lang", "state", "as-of"];

/** Puts an element where the classic script stands that asks for one: `<script src="aurora-cost.iife.js" data-view="storage">`. */
export function embedBeside(script: HTMLOrSVGScriptElement | null): void {
  if (script?.hasAttribute("data-view") !== true) return;
  const element = document.createElement("aurora-cost");
  for (const name of ATTRIBUTES) {
    const value = script.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
  script.after(element);
}
