"use client";

import { Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { capacityIn } from "@/lib/calc/facility-limits";
import { amountText, resourceNames } from "@/lib/chart/facility";
import { formatMonth, monthAfter } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import type { FacilityPlannerInput, FacilityPlannerResult } from "@/lib/schema/planner/facility";
import { AddExpansion } from "./add-expansion";
import type { ExpansionRow } from "./facility-draft";

export type ExpansionTableProps = {
  given: FacilityPlannerInput;
  output: FacilityPlannerResult;
  currency: string;
  startMonth: string;
  expansions: readonly ExpansionRow[];
  onAdd: (expansion: Omit<ExpansionRow, "id">) => void;
  onRemove: (expansion: ExpansionRow) => void;
};

const head = "border-b border-border px-2.5 py-1.5 font-normal text-muted whitespace-nowrap";
const cell = "border-b border-hairline px-2.5 py-1 text-right whitespace-nowrap";

/** What each step of capacity adds and costs, in the order of its months. */
export function ExpansionTable(props: ExpansionTableProps) {
  const { given, output, currency, startMonth, expansions, onAdd, onRemove } = props;
  const sorted = expansions.toSorted((one, other) => one.month - other.month);
  const money = (value: number) => formatMoney(value, { currency, style: "whole", symbol: "none" });
  return (
    <Card
      flush
      title="Expansions"
      tools={<AddExpansion given={given} output={output} currency={currency} startMonth={startMonth} onAdd={onAdd} />}
    >
      <p className="px-4 text-table text-muted">
        Capacity from its month on, and what the step costs. A scenario pays build-out by the kW of new servers instead,
        so these costs stay here.
      </p>
      {sorted.length === 0 ? (
        <p className="px-4 pt-2 pb-4 text-table text-muted">None planned: the site's limits stay as they are.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        <section aria-label="Expansions" tabIndex={0} className="relative mt-2 overflow-x-auto pb-2">
          <table className="w-full text-table">
            <caption className="sr-only">Step costs of expansions</caption>
            <thead>
              <tr>
                <th scope="col" className={`${head} pl-4 text-left`}>
                  Month
                </th>
                <th scope="col" className={`${head} text-left`}>
                  Resource
                </th>
                <th scope="col" className={`${head} text-right`}>
                  Adds
                </th>
                <th scope="col" className={`${head} text-right`}>
                  Then has
                </th>
                <th scope="col" className={`${head} text-right`}>
                  Cost {currency}
                </th>
                <th scope="col" className={`${head} text-right`}>
                  {currency} per unit
                </th>
                <th scope="col" className={head}>
                  <span className="sr-only">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => {
                const name = `${resourceNames[row.resource]} in ${formatMonth(monthAfter(startMonth, row.month), "short")}`;
                return (
                  <tr key={row.id}>
                    <th
                      scope="row"
                      className="border-b border-hairline py-1 pr-2.5 pl-4 text-left font-normal whitespace-nowrap"
                    >
                      {formatMonth(monthAfter(startMonth, row.month), "short")}
                    </th>
                    <td className="border-b border-hairline px-2.5 py-1 whitespace-nowrap">
                      {resourceNames[row.resource]}
                    </td>
                    <td className={cell}>{amountText(row.resource, row.size)}</td>
                    <td className={cell}>{amountText(row.resource, capacityAfter(row, given, expansions))}</td>
                    <td className={cell}>{money(row.cost)}</td>
                    <td className={cell}>
                      {formatMoney(row.cost / row.size, { currency, style: "unit", symbol: "none" })}
                    </td>
                    <td className={`${cell} pr-4`}>
                      <Button
                        variant="quiet"
                        size="sm"
                        icon
                        aria-label={`Remove ${name}`}
                        onClick={() => onRemove(row)}
                      >
                        <Trash2 size={16} aria-hidden />
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
            <tfoot>
              <tr className="font-semibold">
                <th scope="row" colSpan={4} className="py-1.5 pr-2.5 pl-4 text-left">
                  Total
                </th>
                <td className="px-2.5 py-1.5 text-right">{money(output.expansionCost)}</td>
                <td colSpan={2} />
              </tr>
            </tfoot>
          </table>
        </section>
      )}
    </Card>
  );
}

function capacityAfter(row: ExpansionRow, given: FacilityPlannerInput, expansions: readonly ExpansionRow[]): number {
  const limits = {
    power: given.powerKw,
    cooling: given.coolingKw,
    network: given.networkGbps,
    space: given.siteRackUnits,
  };
  const alike = expansions.filter(({ resource }) => resource === row.resource);
  return capacityIn(row.month, limits[row.resource], alike);
}
