import type { PanelProps } from "./calculator.tsx";

/**
 * A panel as the element knows it: it draws itself into a place, and takes plain values only. So it works as well where its file
 * has brought another copy of the script with it, as a query string in the page's own `src` makes browsers do.
 */
export interface Panel {
  readonly mount: (place: ParentNode, props: PanelProps) => void;
  readonly unmount: (place: ParentNode) => void;
}
