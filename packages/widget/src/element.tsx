import type { StorageComparison } from "@aurora-cost/core";
import { render } from "preact";
import { StoragePanel } from "./panels/storage.tsx";
import css from "./style.css?inline";

/** What `aurora-cost-change` carries in `detail`. Decimals become strings in JSON. */
export interface AuroraCostChange {
  readonly schemaVersion: 1;
  readonly storage: StorageComparison;
}

// A constructed sheet passes a Content Security Policy that forbids inline styles.
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/**
 * `<aurora-cost>`: a calculator for Amazon Aurora, to embed in any page.
 *
 * @attr view - `storage`, the only panel so far
 * @attr region - such as `us-east-1`, the default
 * @attr engine - `aurora-postgresql` (default) or `aurora-mysql`
 * @attr theme - `auto` (default), `light` or `dark`
 * @attr lang - locale of the numbers, typed and shown; else the nearest ancestor's, else `en`
 * @fires aurora-cost-change - when the reader has changed the result
 */
export class AuroraCostElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = ["view", "region", "engine", "lang"];
  readonly #root: ShadowRoot;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open" });
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    this.#render();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#render();
  }

  #render(): void {
    const view = this.getAttribute("view") ?? "storage";
    render(
      view === "storage" ? (
        <StoragePanel
          region={this.getAttribute("region") ?? "us-east-1"}
          engine={this.getAttribute("engine") ?? "aurora-postgresql"}
          locale={this.closest("[lang]")?.getAttribute("lang") ?? "en"}
          onChange={(storage) => this.#announce({ schemaVersion: 1, storage })}
        />
      ) : (
        <p class="error">unknown view: {view}; use view="storage"</p>
      ),
      this.#root,
    );
  }

  #announce(detail: AuroraCostChange): void {
    this.dispatchEvent(new CustomEvent("aurora-cost-change", { bubbles: true, composed: true, detail }));
  }
}
