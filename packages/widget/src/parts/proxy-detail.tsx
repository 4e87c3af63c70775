import { Decimal, type ProxyComparison, type ProxyOption } from "@aurora-cost/core";
import type { JSX } from "preact";
import type { DetailProps } from "../view.ts";
import { Facts } from "./facts.tsx";
import { Table } from "./table.tsx";

/** Connections needed and available, what happens at the limit, and where the proxy's minimum leads. */
export function ProxyDetail(props: DetailProps<ProxyComparison>): JSX.Element {
  const { comparison, numbers, currency } = props;
  const { options, proxyCost, minimumCost, pausingCost } = comparison;
  const [, withIt] = options;
  const money = (value: Decimal): string => numbers.money(value, currency);
  return (
    <>
      <div class="meters">
        {options.map((option) => (
          <Meter key={option.id} option={option} {...props} />
        ))}
      </div>
      <Facts
        facts={[
          ["The proxy itself, a month", money(proxyCost)],
          ["At its minimum of 8 ACU", minimumCost === null ? "–" : money(minimumCost)],
          ["For the pauses it prevents", money(pausingCost)],
        ]}
      />
      <p class="rule">
        RDS Proxy is billed for each vCPU of provisioned instances, 2 at least, and for each ACU of Serverless v2, 8 at
        least in every hour
        {withIt.totalPerInstance === null
          ? "."
          : `. AWS does not say whether that minimum holds for the proxy or for each instance; if for each, the total is ${money(withIt.totalPerInstance)}.`}
      </p>
      <Table
        label="With and without RDS Proxy"
        head={["RDS Proxy", "Without", "With"]}
        rows={[
          both("Connections needed", options, ({ connections }) => connections?.formula ?? "–"),
          both("At the limit", options, ({ connections }) => connections?.atTheLimit ?? "–"),
          both("Failover", options, ({ failover }) => failover),
          both("Pauses", options, ({ pauses }) => (pauses ? "yes" : "no")),
        ]}
      />
    </>
  );
}

function both(
  what: string,
  [without, withIt]: ProxyComparison["options"],
  of: (option: ProxyOption) => string,
): readonly string[] {
  return [what, of(without), of(withIt)];
}

function Meter({
  option: { id, connections },
  numbers,
}: DetailProps<ProxyComparison> & { readonly option: ProxyOption }): JSX.Element | null {
  if (connections === null) return null;
  const { needed, available, share } = connections;
  const percent = share.isFinite() ? Math.min(100, share.times(100).toNumber()) : 100;
  return (
    <div class={share.gt(1) ? "meter full" : "meter"}>
      <h3>{id === "with" ? "Connections with the proxy" : "Connections without"}</h3>
      <p>
        <b>{numbers.count(needed)}</b> needed of <b>{numbers.count(new Decimal(available))}</b> available
        {share.gt(1) && <strong class="error">: not enough</strong>}
      </p>
      <svg aria-hidden="true" width="100%" height="8">
        <rect class="track" width="100%" height="8" />
        <rect class="used" width={`${String(percent)}%`} height="8" />
      </svg>
    </div>
  );
}
