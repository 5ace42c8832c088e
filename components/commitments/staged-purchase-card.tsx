"use client";

import { useState } from "react";
import { CurvesChart } from "@/components/charts/curves-chart";
import { PlannerNumber } from "@/components/planners/planner-number";
import { useChecked } from "@/components/planners/use-checked";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { numbersOf, otherPlans, purchaseSteps, type WaitingServer } from "@/lib/chart/staged-purchase";
import { formatMoney } from "@/lib/format/money";
import { formatQuantity } from "@/lib/format/quantity";
import { capacityCalculations } from "@/lib/schema/calculation/capacity";

type StagedPurchaseCardProps = { waiting: WaitingServer; currency: string };

/** Own capacity instead of a commitment: bought in steps, or all at once. */
export function StagedPurchaseCard({ waiting, currency }: StagedPurchaseCardProps) {
  const [setupCost, setSetupCost] = useState<number | null>(waiting.setupCost);
  const [holdingCostPerUnit, setHoldingCost] = useState<number | null>(waiting.quarterlyCost);
  const [needs, setNeeds] = useState("2, 1, 1, 2, 1, 3, 1, 2");
  const { output, given, errors } = useChecked(capacityCalculations["staged-purchase"], {
    setupCost,
    holdingCostPerUnit,
    demand: numbersOf(needs),
  });
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  const others = given ? otherPlans(given) : null;
  return (
    <Card
      title="Staged purchase"
      note={`Owning instead of committing: when to buy how many servers. Every purchase has its cost, and so has a server that waits for its need. Figures of ${waiting.fleetName}.`}
      flush
    >
      <div className="grid gap-3 px-4 pt-3 pb-1 sm:grid-cols-2 xl:grid-cols-3">
        <PlannerNumber
          label="One purchase, once"
          unit={currency}
          value={setupCost}
          onChange={setSetupCost}
          hint="What moving in costs, whatever the number."
          error={errors.setupCost}
        />
        <PlannerNumber
          label="A server that waits"
          unit={`${currency}/quarter`}
          value={holdingCostPerUnit}
          onChange={setHoldingCost}
          hint="Its price over its life."
          error={errors.holdingCostPerUnit}
        />
        <Field
          label="New servers needed"
          unit="each quarter"
          hint="Numbers with commas between them."
          error={needsError(errors)}
        >
          {(control) => <Input {...control} value={needs} onChange={(event) => setNeeds(event.target.value)} />}
        </Field>
      </div>
      {output && given && others ? (
        <>
          <CurvesChart
            name="staged-purchase"
            model={purchaseSteps(given, output, currency)}
            height={240}
            card={false}
          />
          <div className="flex flex-wrap gap-x-12 gap-y-4 px-4 pb-4">
            <PlainTable
              caption="What each way of buying costs"
              head={["Way of buying", "Purchases, count", `Cost, ${currency}`]}
              rows={[
                ["In steps", formatQuantity(output.purchases.length), money(output.cost)],
                ["All at once", formatQuantity(Math.min(1, output.purchases.length)), money(others.atOnce)],
                [
                  "At every need",
                  formatQuantity(given.demand.filter((units) => units > 0).length),
                  money(others.asNeeded),
                ],
              ]}
            />
            <PlainTable
              caption="Purchases of the cheapest plan"
              head={["Buy at the start of quarter", "Servers, count"]}
              rows={output.purchases.map(({ period, units }) => [
                formatQuantity(period),
                formatQuantity(units, { digits: 1 }),
              ])}
            />
          </div>
        </>
      ) : null}
    </Card>
  );
}

type PlainTableProps = { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };

function PlainTable({ caption, head, rows }: PlainTableProps) {
  return (
    <table className="self-start text-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-hairline text-muted">
          {head.map((text, index) => (
            <th key={text} scope="col" className={index === 0 ? firstCell : cell}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = "", ...figures]) => (
          <tr key={name}>
            <th scope="row" className={firstCell}>
              {name}
            </th>
            {figures.map((figure, index) => (
              <td key={head[index + 1]} className={cell}>
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const firstCell = "py-1 text-left font-normal";
const cell = "py-1 pl-6 text-right font-normal tabular-nums";

/** The list is one field: the rule of its first entry that breaks one. */
function needsError(errors: Readonly<Record<string, string>>): string | undefined {
  if (errors.demand) return errors.demand;
  const broken = Object.entries(errors).find(([field]) => field.startsWith("demand."));
  return broken ? `Entry ${Number(broken[0].slice("demand.".length)) + 1}: ${broken[1]}` : undefined;
}
