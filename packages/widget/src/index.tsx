import { AuroraCostElement } from "./element.tsx";

export type { AuroraCostElement, AuroraCostChange } from "./element.tsx";

declare global {
  interface HTMLElementTagNameMap {
    "aurora-cost": AuroraCostElement;
  }
}

// A page may include the script twice, even in two versions: the first one stays.
if (customElements.get("aurora-cost") === undefined) customElements.define("aurora-cost", AuroraCostElement);
