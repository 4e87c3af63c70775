import { embedBeside } from "./classic.ts";
import { type AuroraCostChange, AuroraCostElement } from "./element.tsx";

export type { AuroraCostChange, AuroraCostElement } from "./element.tsx";

declare global {
  interface HTMLElementTagNameMap {
    "aurora-cost": AuroraCostElement;
  }
  interface HTMLElementEventMap {
    "aurora-cost-change": CustomEvent<AuroraCostChange>;
  }
}

/** Attributes of `<aurora-cost>`; for JSX, add it to the `IntrinsicElements` of the framework in use. */
export interface AuroraCostAttributes {
  readonly view?: "storage" | "serverless" | "readers" | "proxy" | "all";
  readonly region?: string;
  readonly engine?: "aurora-postgresql" | "aurora-mysql";
  readonly theme?: "auto" | "light" | "dark";
  readonly lang?: string;
  readonly state?: string;
  readonly "as-of"?: string;
}

// A page may include the script twice, even in two versions: the first one stays.
if (customElements.get("aurora-cost") === undefined) customElements.define("aurora-cost", AuroraCostElement);

embedBeside(document.currentScript);
