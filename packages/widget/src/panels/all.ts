import type { PanelProps } from "../calculator.tsx";
import type { Values } from "../form.ts";
import type { Panel } from "../panel.ts";

/** The tabs: each a view, under a short name. */
const TABS: ReadonlyMap<string, string> = new Map([
  ["storage", "Storage"],
  ["serverless", "Serverless"],
  ["readers", "Readers"],
  ["proxy", "Proxy"],
]);

/** Every panel under a tab; what is typed in one stands in the next, where it has the field too. */
export const panel: Panel = {
  mount: (place, props) => {
    const known = shown.get(place);
    if (known === undefined) shown.set(place, openTabs(place, props));
    else known.update(props);
  },
  unmount: (place) => {
    shown.get(place)?.close();
    shown.delete(place);
    place.replaceChildren();
  },
};

interface Tabs {
  readonly update: (props: PanelProps) => void;
  readonly close: () => void;
}

const shown = new WeakMap<ParentNode, Tabs>();

/** Plain DOM: with preact of its own this file would take preact out of the element's. */
function openTabs(place: ParentNode, first: PanelProps): Tabs {
  let props = first;
  let typed: Values = {};
  let open: { readonly view: string; readonly panel: Panel; readonly start: Values } | null = null;
  const content = make("div", { id: "tab-panel", role: "tabpanel" });
  const list = make("div", { class: "tabs", part: "tabs", role: "tablist", "aria-label": "Questions" });
  const buttons = [...TABS].map(([view, name]) => tabButton(view, name));

  const draw = (): void => {
    if (open === null) return;
    const { view, panel: inside, start } = open;
    const onValues = (values: Values): void => {
      typed = { ...typed, ...values };
      props.onValues(values);
    };
    const link = props.link?.["view"] === view ? props.link : null;
    inside.mount(content, { ...props, start, link, onValues });
  };
  const select = async (view: string): Promise<void> => {
    for (const button of buttons) {
      const chosen = button.id === `tab-${view}`;
      button.ariaSelected = String(chosen);
      button.tabIndex = chosen ? 0 : -1;
    }
    content.setAttribute("aria-labelledby", `tab-${view}`);
    const inside = await props.open(view);
    if (buttons.find(({ tabIndex }) => tabIndex === 0)?.id !== `tab-${view}`) return;
    open?.panel.unmount(content);
    open = { view, panel: inside, start: { ...props.start, ...typed } };
    draw();
  };
  buttons.forEach((button, index) => {
    const view = button.id.slice("tab-".length);
    button.addEventListener("click", () => void select(view));
    button.addEventListener("keydown", (event) => {
      const next = buttons[besides(index, event, button)];
      if (next === undefined) return;
      next.focus();
      next.click();
    });
  });

  list.append(...buttons);
  place.replaceChildren(list, content);
  const asked = props.link?.["view"] ?? "";
  void select(TABS.has(asked) ? asked : "storage");
  return {
    update: (next) => {
      if (next.start !== props.start && open !== null) {
        typed = {};
        open = { ...open, start: next.start };
      }
      props = next;
      draw();
    },
    close: () => open?.panel.unmount(content),
  };
}

function tabButton(view: string, name: string): HTMLButtonElement {
  const attributes = { id: `tab-${view}`, role: "tab", type: "button", part: "tab", "aria-controls": "tab-panel" };
  const button = make("button", attributes);
  button.textContent = name;
  return button;
}

/** The index of the tab an arrow key leads to; -1 for any other key. */
function besides(index: number, { key }: KeyboardEvent, button: Element): number {
  const arrow = ["ArrowLeft", "ArrowRight"].indexOf(key);
  if (arrow < 0) return -1;
  const ahead = (arrow === 1) === (getComputedStyle(button).direction !== "rtl");
  return (index + (ahead ? 1 : TABS.size - 1)) % TABS.size;
}

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
