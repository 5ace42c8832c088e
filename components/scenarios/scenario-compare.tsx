"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { useMemo } from "react";
import { TierBar } from "@/components/charts/tier-bar";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Sentence } from "@/components/layout/sentence";
import { StatusLine } from "@/components/layout/status-line";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Delta } from "@/components/ui/delta";
import { EmptyState } from "@/components/ui/empty-state";
import { type ComparedColumn, comparedColumns, comparedInputs } from "@/lib/chart/scenario-compare";
import { breakevenText, horizonText } from "@/lib/chart/scenario-finding";
import { niceTicks } from "@/lib/chart/ticks";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatNumber, missing as missingFigure } from "@/lib/format/number";
import { formatCount } from "@/lib/format/quantity";
import type { ComparedScenario } from "@/lib/schema/scenario-record";
import { DifferenceFrame } from "./difference-frame";

export type ScenarioCompareProps = { currency: string; scenarios: readonly ComparedScenario[]; missing: number };

const cell = "border-b border-hairline px-2.5 py-1 text-right whitespace-nowrap last:pr-4";
const rowHead = "sticky left-0 z-1 border-b border-hairline bg-card py-1 pr-2.5 pl-4 text-left font-normal";

/** Up to four scenarios at their cheapest placement, on one scale, with what they assume differently. */
export function ScenarioCompare({ currency, scenarios, missing }: ScenarioCompareProps) {
  const columns = useMemo(() => comparedColumns(scenarios), [scenarios]);
  const inputs = useMemo(() => comparedInputs(scenarios, currency), [scenarios, currency]);
  const scaleEnd =
    niceTicks(0, Math.max(1, ...columns.flatMap(({ best, allCloud }) => [best.total, allCloud.total]))).at(-1) ?? 1;
  const header = (
    <PageHeader
      title="Compare scenarios"
      breadcrumb={[{ label: "Scenarios", href: "/scenarios" }, { label: "Compare" }]}
      meta={formatCount(scenarios.length, "scenario")}
    />
  );
  if (scenarios.length === 0) {
    return (
      <>
        {header}
        <PageContent>
          <EmptyState title="Nothing to compare" actions={<ButtonLink href="/scenarios">Choose scenarios</ButtonLink>}>
            Tick two to four scenarios in the list, then Compare.
          </EmptyState>
        </PageContent>
      </>
    );
  }
  const horizons = new Set(scenarios.map(({ input }) => input.horizonMonths));
  return (
    <>
      {header}
      <PageContent>
        <Sentence note={noteOf({ horizons, missing })}>
          <Finding columns={columns} currency={currency} />
        </Sentence>
        <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-4">
          {columns.map((column) => (
            <CompareCard key={column.scenario.id} column={column} scaleEnd={scaleEnd} currency={currency} />
          ))}
        </div>
        <div className="card min-w-0 rounded-card border border-border bg-card">
          <h2 className="px-4 pt-3">Inputs that differ</h2>
          <p className="px-4 pb-2 text-table text-muted">
            {inputs.length === 0
              ? "All inputs are the same."
              : `${formatCount(inputs.length, "input")}; what differs from the first column is marked.`}
          </p>
          <DifferenceFrame
            label="Inputs that differ"
            caption="Inputs that differ between the scenarios, with units"
            corner="value and unit"
            columns={scenarios.map((scenario) => scenario.name)}
            focusIndex={-1}
          >
            <tbody>
              {inputs.map((row) => (
                <tr key={row.key}>
                  <th scope="row" className={rowHead}>
                    {row.label}
                  </th>
                  {row.cells.map((text, index) => {
                    const differs = text !== row.cells[0];
                    return (
                      <td key={scenarios[index]?.id} className={cx(cell, differs && "font-medium text-accent")}>
                        {differs ? <span aria-hidden>● </span> : null}
                        {text}
                        {differs ? <span className="sr-only"> (differs)</span> : null}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </DifferenceFrame>
        </div>
      </PageContent>
      <StatusLine>
        <span>
          Cash, undiscounted · {currency} · each scenario at its cheapest placement, from its own saved prices
        </span>
      </StatusLine>
    </>
  );
}

function noteOf({ horizons, missing }: { horizons: ReadonlySet<number>; missing: number }): string {
  const notes = [
    horizons.size > 1
      ? "The horizons differ, so the totals cover different spans; compare the cost per month."
      : "All on one scale, over the same horizon.",
    missing > 0 ? `${formatCount(missing, "scenario")} of the link is archived or gone.` : "",
  ];
  return notes.filter(Boolean).join(" ");
}

function Finding({ columns, currency }: { columns: readonly ComparedColumn[]; currency: string }) {
  const best = columns.reduce((found, column) => (column.best.savings > found.best.savings ? column : found));
  const money = formatMoney(Math.abs(best.best.savings), { currency, style: "compact" });
  return (
    <>
      <b>{best.scenario.name}</b> at {best.best.name} {best.best.savings >= 0 ? "saves most: " : "comes closest: "}
      <b>{best.best.savings >= 0 ? money : `${money} more than all cloud`}</b> over{" "}
      {horizonText(best.scenario.input.horizonMonths)}.
    </>
  );
}

function CompareCard({ column, scaleEnd, currency }: { column: ComparedColumn; scaleEnd: number; currency: string }) {
  const { scenario, best, allCloud } = column;
  const { horizonMonths, pricesAsOf } = scenario.input;
  const compact = (value: number) => formatMoney(value, { currency, style: "compact" });
  const rows: [string, string][] = [
    ["Best split", best.name],
    ["Breakeven", breakevenText(best, horizonMonths)],
    ["Capex", compact(best.capex)],
    ["Servers", best.nodes > 0 ? formatNumber(best.nodes) : "none"],
    ["Cost per month", compact(best.total / horizonMonths)],
    ["Cost per GPU-hour", formatMoney(best.perGpuHour, { currency, style: "unit" })],
    ["Prices", pricesAsOf ? formatDay(pricesAsOf) : missingFigure],
  ];
  return (
    <article className="flex flex-col rounded-card border border-border bg-card px-4 pt-3.5 pb-2">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 break-words">
          <Link href={`/scenarios/${scenario.id}?focus=${best.key}`}>{scenario.name}</Link>
        </h2>
        <Badge tone={scenario.status === "plan" ? "plan" : "draft"}>
          {scenario.status === "plan" ? "Plan" : "Draft"}
        </Badge>
      </div>
      <p className="mt-1 text-kpi font-semibold tracking-[-0.025em]">{compact(best.total)}</p>
      <p className="text-table">
        <Delta value={best.total} base={allCloud.total} currency={currency} />
        <span className="text-muted"> in {horizonText(horizonMonths)}</span>
      </p>
      <TierBar
        parts={(["on-prem", "edge", "cloud"] as const).map((tier) => ({ tier, amount: best.byTier[tier] }))}
        max={scaleEnd}
        currency={currency}
        mark={{ amount: allCloud.total, label: "all cloud" }}
      />
      <dl className="mt-2.5 text-table">
        {rows.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-2 border-t border-hairline py-[5px]">
            <dt className="text-muted">{name}</dt>
            <dd className="text-right font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
