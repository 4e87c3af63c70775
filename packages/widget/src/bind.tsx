import { render } from "preact";
import { Calculator } from "./calculator.tsx";
import type { Panel } from "./panel.ts";
import type { View } from "./view.ts";

/** A view as a panel. */
export function bind<D>(view: View<D>): Panel {
  return {
    mount: (place, props) => render(<Calculator view={view} {...props} />, place),
    unmount: (place) => render(null, place),
  };
}
