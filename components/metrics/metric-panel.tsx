"use client";

import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { SidePanel } from "@/components/ui/side-panel";
import { metricDefinitions } from "@/lib/calc/metric-definitions";
import type { DrillRow, MetricDrill, MetricsPage } from "@/lib/chart/metric-page";
import { formatMetric, metricUnit } from "@/lib/chart/metric-text";
import { formatMoney } from "@/lib/format/money";
import { missing } from "@/lib/format/number";
import { formatQuantity } from "@/lib/format/quantity";
import { NeedsText } from "./needs-text";

export type MetricPanelProps = { page: MetricsPage; drill: MetricDrill; onClose: () => void };

/** The days or workloads behind a point, each with what was divided by what and its cost lines. */
export function MetricPanel({ page, drill, onClose }: MetricPanelProps) {
  const { currency } = page;
  const definition = metricDefinitions[page.query.metric];
  const hasParts = definition.divisor !== null;
  const isCost = definition.unit === "money" || definition.key === "ai-cost-ratio";
  const value = (row: Pick<DrillRow, "value">) => formatMetric(definition, row.value, { currency, style: "exact" });
  const numerator = (row: Pick<DrillRow, "numerator">) =>
    isCost ? formatMoney(row.numerator, { currency, style: "whole" }) : figure(row.numerator);
  const style = "border-b border-hairline px-2 py-1.5 text-right tabular-nums whitespace-nowrap";
  return (
    <SidePanel
      title={drill.title}
      eyebrow={`${definition.name}, ${metricUnit(definition, currency)}`}
      onClose={onClose}
      className="xl:w-[440px]"
      footer={<ButtonLink href={drill.total.href}>Cost lines behind it</ButtonLink>}
    >
      <p className="text-table text-muted">
        {definition.formula}. {definition.aggregation}
      </p>
      {drill.rows.length === 0 ? (
        <p className="text-table">
          Nothing was counted here. <NeedsText text={definition.needs} />
        </p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a scroll region is named and focusable, a section is not
        <div
          role="region"
          aria-label={`${drill.title}, table`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          className="relative -mx-2 overflow-auto"
        >
          <table className="w-full border-separate border-spacing-0 text-table">
            <caption className="sr-only">
              {definition.name}, {drill.title}
            </caption>
            <thead>
              <tr className="text-caption text-muted">
                <th scope="col" className="border-b border-border px-2 py-1.5 text-left font-medium">
                  {drill.rowName}
                </th>
                {hasParts ? (
                  <>
                    <th scope="col" className="border-b border-border px-2 py-1.5 text-right font-medium">
                      {isCost ? `Cost ${currency}` : "Numerator count"}
                    </th>
                    <th scope="col" className="border-b border-border px-2 py-1.5 text-right font-medium">
                      Divisor count
                    </th>
                  </>
                ) : null}
                <th scope="col" className="border-b border-border px-2 py-1.5 text-right font-medium">
                  Value {metricUnit({ unit: definition.unit, per: "" }, currency)}
                </th>
              </tr>
            </thead>
            <tbody>
              {drill.rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row" className="border-b border-hairline px-2 py-1.5 text-left font-normal">
                    <Link href={row.href} className="inline-flex min-h-6 items-center hover:underline">
                      {row.label}
                    </Link>
                  </th>
                  {hasParts ? (
                    <>
                      <td className={style}>{numerator(row)}</td>
                      <td className={style}>{figure(row.divisor)}</td>
                    </>
                  ) : null}
                  <td className={style}>{value(row)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr className="font-semibold">
                <th scope="row" className="px-2 py-1.5 text-left">
                  Together
                </th>
                {hasParts ? (
                  <>
                    <td className={style}>{numerator(drill.total)}</td>
                    <td className={style}>{figure(drill.total.divisor)}</td>
                  </>
                ) : null}
                <td className={style}>{value(drill.total)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </SidePanel>
  );
}

function figure(value: number | null): string {
  if (value === null) return missing;
  return formatQuantity(value, { digits: Math.abs(value) < 100 ? 2 : 0 });
}
