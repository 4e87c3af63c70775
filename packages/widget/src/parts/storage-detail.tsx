import type { StorageComparison } from "@aurora-cost/core";
import type { JSX } from "preact";
import { ioRequestsOf } from "../cluster.ts";
import type { DetailProps } from "../view.ts";
import { BreakEvenView } from "./break-even.tsx";

export function StorageDetail({ comparison, form, numbers }: DetailProps<StorageComparison>): JSX.Element {
  return <BreakEvenView comparison={comparison} requests={ioRequestsOf(form)} numbers={numbers} />;
}
