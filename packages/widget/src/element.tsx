import type { ProxyComparison, ReaderComparison, ServerlessComparison, StorageComparison } from "@aurora-cost/core";
import type { Panel } from "./panel.ts";
import type { PanelProps } from "./calculator.tsx";
import { readLink } from "./link.ts";
import css from "./style.css?inline";
import { views } from "./views.ts";

/** What `aurora-cost-change` carries in `detail`: the comparison of the view. Decimals become strings in JSON. */
export interface AuroraCostChange {
  readonly schemaVersion: 1;
  readonly storage?: StorageComparison;
  readonly serverless?: ServerlessComparison;
  readonly readers?: ReaderComparison;
  readonly proxy?: ProxyComparison;
}

// A constructed sheet passes a Content Security Policy that forbids inline styles.
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/**
 * `<aurora-cost>`: a calculator for Amazon Aurora, to embed in any page.
 *
 * @attr view - `storage` (default), `serverless`, `readers`, `proxy` or `all`
 * @attr region - such as `us-east-1`, the default
 * @attr engine - `aurora-postgresql` (default) or `aurora-mysql`
 * @attr theme - `auto` (default), `light` or `dark`
 * @attr lang - locale of the numbers, typed and shown; else the nearest ancestor's, else `en`
 * @attr state - what a link holds after `#`; the page's own link comes before it
 * @attr as-of - a day, such as `2026-11-24`, on which prices over 90 days old are called stale
 * @fires aurora-cost-change - when the reader has changed the result
 */
export class AuroraCostElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = ["view", "region", "engine", "lang", "as-of", "state"];
  readonly #root: ShadowRoot;
  #shown: { readonly view: string; readonly panel: Panel } | null = null;
  #start: PanelProps["start"] = {};
  #link: PanelProps["link"] = null;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open" });
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    addEventListener("hashchange", this.#follow);
    this.#follow();
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this.#follow);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#follow();
  }

  /** Takes the state from the page's link, else from the attribute; the same object as long as neither changes. */
  readonly #follow = (): void => {
    const state = this.getAttribute("state") ?? "";
    const link = readLink(location.hash, this.#key()) ?? readLink(state.replace(/^#?ac1[^?]*/, "ac1"), "");
    if (JSON.stringify(link) !== JSON.stringify(this.#link)) this.#link = link;
    this.#render();
  };

  /** Of several elements without an id, all but the first go by their number. */
  #key(): string {
    if (this.id !== "") return this.id;
    const index = [...document.querySelectorAll("aurora-cost:not([id])")].indexOf(this);
    return index > 0 ? String(index + 1) : "";
  }

  #render(): void {
    const view = this.getAttribute("view") ?? "storage";
    if (this.#shown?.view === view) {
      this.#shown.panel.mount(this.#root, this.#props());
      return;
    }
    this.#shown?.panel.unmount(this.#root);
    this.#shown = null;
    const load = views.get(view);
    if (load === undefined) {
      this.#say(`unknown view: ${view}; use view="${[...views.keys()].join('", "')}"`);
      return;
    }
    this.#show(view, load());
  }

  #show(view: string, panel: Panel | Promise<Panel>): void {
    if (panel instanceof Promise) {
      this.#root.replaceChildren();
      panel.then(
        (loaded) => {
          if ((this.getAttribute("view") ?? "storage") === view && this.#shown === null) this.#show(view, loaded);
        },
        () => this.#say(`the ${view} view could not be loaded; reload the page to try again`),
      );
      return;
    }
    this.#root.replaceChildren();
    this.#shown = { view, panel };
    panel.mount(this.#root, this.#props());
  }

  #say(text: string): void {
    const line = document.createElement("p");
    line.className = "error";
    line.textContent = text;
    this.#root.replaceChildren(line);
  }

  #props(): PanelProps {
    return {
      start: this.#begin(),
      locale: this.closest("[lang]")?.getAttribute("lang") ?? "en",
      link: this.#linkFor(this.getAttribute("view") ?? "storage"),
      shelf: null,
      asOf: this.getAttribute("as-of"),
      open: (view) => views.get(view)?.() ?? Promise.reject(new Error(view)),
      linkKey: this.#key(),
      onChange: (detail) =>
        this.dispatchEvent(new CustomEvent("aurora-cost-change", { bubbles: true, composed: true, detail })),
      onValues: () => {},
    };
  }

  /** A link to another view is not for this one. */
  #linkFor(view: string): PanelProps["link"] {
    return view === "all" || this.#link?.["view"] === view ? this.#link : null;
  }

  /** The same object as long as the page has not changed it. */
  #begin(): PanelProps["start"] {
    const names = ["region", "engine"].filter((name) => this.hasAttribute(name));
    const start = Object.fromEntries(names.map((name) => [name, this.getAttribute(name) ?? ""]));
    if (JSON.stringify(start) !== JSON.stringify(this.#start)) this.#start = start;
    return this.#start;
  }
}
