"use client";

import { CurvesChart } from "@/components/charts/curves-chart";
import { FigureRow } from "@/components/ui/figure-row";
import { volumeInput } from "@/lib/calc/edge-plan";
import { edgeCurves } from "@/lib/chart/edge";
import { formatMoney } from "@/lib/format/money";
import { formatCount, formatQuantity } from "@/lib/format/quantity";
import type { EdgePlannerInput, EdgePlannerResult } from "@/lib/schema/planner/edge";
import { EdgeSiteTable } from "./edge-site-table";

export type EdgeResultsProps = {
  given: EdgePlannerInput;
  output: EdgePlannerResult;
  selectedId: string;
  currency: string;
  onSelect: (id: string) => void;
};

export function EdgeResults({ given, output, selectedId, currency, onSelect }: EdgeResultsProps) {
  const { deserving } = output;
  const rows = given.sites.flatMap((site, index) => {
    const result = output.sites[index];
    return result ? [{ site, result }] : [];
  });
  const shown = rows.find(({ site }) => site.id === selectedId) ?? rows[0];
  const hasSites = deserving.sites > 0;
  const money = (value: number) => formatMoney(value, { currency, style: "whole" });
  const reason = "no site deserves edge";
  return (
    <>
      <FigureRow
        label="Edge sites in figures"
        figures={[
          {
            label: "Payback",
            value:
              deserving.paybackMonths === null
                ? "none"
                : formatQuantity(deserving.paybackMonths, { digits: 2, unit: "months" }),
            note: hasSites ? formatCount(deserving.sites, "site that deserves it", "sites that deserve it") : reason,
          },
          {
            label: deserving.monthlySaving < 0 ? "Costs more a month" : "Saving a month",
            value: hasSites ? money(Math.abs(deserving.monthlySaving)) : "—",
            note: hasSites ? `${money(deserving.annualSaving)} a year` : reason,
            ...(hasSites && { tone: deserving.monthlySaving < 0 ? ("over" as const) : ("saving" as const) }),
          },
          {
            label: "Hardware, once",
            value: hasSites ? money(deserving.capex) : "—",
            note: hasSites ? `${money(deserving.cloudMonthly)} → ${money(deserving.edgeMonthly)} a month` : reason,
          },
          {
            label: "Bandwidth saved",
            value: hasSites ? formatQuantity(deserving.tbPerMonth, { digits: 2, unit: "TB/mo" }) : "—",
            note: hasSites ? `${formatQuantity(deserving.gbPerDay)} GB a day` : reason,
          },
        ]}
      />
      {shown ? (
        <CurvesChart
          name="edge"
          model={edgeCurves(shown.site, {
            result: shown.result,
            volume: volumeInput(shown.site, given),
            lifeMonths: given.lifeMonths,
            currency,
          })}
        />
      ) : null}
      <EdgeSiteTable
        rows={rows}
        output={output}
        selectedId={shown?.site.id ?? ""}
        currency={currency}
        onSelect={onSelect}
      />
    </>
  );
}
