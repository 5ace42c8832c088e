import Link from "next/link";
import { formatMoney } from "@/lib/format/money";
import { formatNumber } from "@/lib/format/number";
import { formatRatio } from "@/lib/format/ratio";
import type { ChangeEffect, ScenarioChoice } from "@/lib/schema/planner";

type ChangeEffectTextProps = { effect: ChangeEffect; scenario: ScenarioChoice; currency: string };

/** What the change did to the scenario's first split: before and after, as the evaluator sees them. */
export function ChangeEffectText({ effect, scenario, currency }: ChangeEffectTextProps) {
  const { before, after, splitShare, version } = effect;
  const saving = before.total - after.total;
  const money = (value: number) => formatMoney(value, { currency, style: "compact" });
  return (
    <div className="flex flex-col gap-3 pt-1" role="status">
      <p className="text-body">
        Added to <b>{scenario.name}</b> as version {version}. With {formatRatio(splitShare)} on-prem it{" "}
        {saving < 0 ? "costs" : "saves"} <b>{money(Math.abs(saving))}</b> {saving < 0 ? "more" : ""} over{" "}
        {scenario.horizonMonths} months.
      </p>
      <table className="text-table">
        <caption className="sr-only">The scenario before and after</caption>
        <thead>
          <tr className="border-b border-hairline text-muted">
            <th scope="col" className="py-1 text-left font-normal" />
            <th scope="col" className="py-1 text-right font-normal">
              Before
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className="py-1 text-left font-normal">
              Total cost, {currency}
            </th>
            <td className="py-1 text-right tabular-nums">{formatMoney(before.total, { currency, style: "whole" })}</td>
            <td className="py-1 text-right tabular-nums">{formatMoney(after.total, { currency, style: "whole" })}</td>
          </tr>
          <tr>
            <th scope="row" className="py-1 text-left font-normal">
              Breakeven against all cloud, month
            </th>
            <td className="py-1 text-right tabular-nums">{monthText(before.breakevenMonths, scenario)}</td>
            <td className="py-1 text-right tabular-nums">{monthText(after.breakevenMonths, scenario)}</td>
          </tr>
        </tbody>
      </table>
      <p>
        <Link href={`/scenarios/${effect.id}`}>Open the scenario</Link>
      </p>
    </div>
  );
}

function monthText(months: number | null, { horizonMonths }: ScenarioChoice): string {
  return months === null ? `none in ${horizonMonths} months` : formatNumber(months, { maximum: 1 });
}
