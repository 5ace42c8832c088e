"use client";

import { cx } from "class-variance-authority";
import { tiers } from "@/lib/calc/tier";
import { components } from "@/lib/calc/timeline";
import { componentName } from "@/lib/chart/scenario-differences";
import type { PlacementView } from "@/lib/chart/scenario-placements";
import { formatMonth, monthAfter } from "@/lib/format/date";
import { formatNumber } from "@/lib/format/number";
import { DifferenceFrame } from "./difference-frame";

export type CostTableProps = { view: PlacementView; startMonth: string; currency: string };

const cell = "border-b border-hairline px-2.5 py-1 text-right whitespace-nowrap";

/** Every month of the placement in focus by component; months add across and down. */
export function CostTable({ view, startMonth, currency }: CostTableProps) {
  const { lines, horizonMonths } = view.timeline;
  const columns = new Map<string, { label: string; amounts: number[] }>();
  const ordered = lines.toSorted(
    (a, b) =>
      tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
      components.indexOf(a.component) - components.indexOf(b.component),
  );
  for (const line of ordered) {
    const key = `${line.tier}-${line.component}`;
    const sums = columns.get(key)?.amounts ?? new Array<number>(horizonMonths + 1).fill(0);
    columns.set(key, {
      label: componentName(line.component, line.tier),
      amounts: sums.map((sum, month) => sum + (line.amounts[month] ?? 0)),
    });
  }
  const shown = [...columns.entries()];
  const months = Array.from({ length: horizonMonths + 1 }, (_, month) => month);
  const total = (month: number) => shown.reduce((sum, [, { amounts }]) => sum + (amounts[month] ?? 0), 0);
  return (
    <DifferenceFrame
      label={`Cost of ${view.name} by month`}
      caption={`Cost of ${view.name} by month and component, ${currency}`}
      corner={`${currency}, ${view.name}`}
      columns={[...shown.map(([, { label }]) => label), "Month", "Since the start"]}
      focusIndex={-1}
      regionClass="max-h-[70vh]"
    >
      <tbody>
        {months.map((month) => (
          <tr key={month}>
            <th
              scope="row"
              className="sticky left-0 z-1 border-b border-hairline bg-card py-1 pr-2.5 pl-4 text-left font-normal whitespace-nowrap"
            >
              {month === 0 ? "Start" : `Month ${month}`}
              <span className="text-caption text-muted">
                {" "}
                {formatMonth(monthAfter(startMonth, Math.max(0, month - 1)), "short")}
              </span>
            </th>
            {shown.map(([key, { amounts }]) => (
              <td key={key} className={cell}>
                <Figure value={amounts[month] ?? 0} />
              </td>
            ))}
            <td className={cell}>
              <Figure value={total(month)} />
            </td>
            <td className={cx(cell, "pr-4 font-medium")}>
              <Figure value={view.cumulative[month] ?? 0} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <th
            scope="row"
            className="sticky bottom-0 left-0 z-2 border-t border-border bg-card py-1.5 pr-2.5 pl-4 text-left"
          >
            Total
          </th>
          {shown.map(([key, { amounts }]) => (
            <td key={key} className="sticky bottom-0 border-t border-border bg-card px-2.5 py-1.5 text-right">
              {formatNumber(amounts.reduce((sum, amount) => sum + amount, 0))}
            </td>
          ))}
          <td className="sticky bottom-0 border-t border-border bg-card px-2.5 py-1.5 text-right">
            {formatNumber(view.total)}
          </td>
          <td className="sticky bottom-0 border-t border-border bg-card py-1.5 pr-4 pl-2.5 text-right">
            {formatNumber(view.total)}
          </td>
        </tr>
      </tfoot>
    </DifferenceFrame>
  );
}

function Figure({ value }: { value: number }) {
  const isZero = Math.abs(value) < 0.5;
  return <span className={isZero ? "text-muted" : undefined}>{isZero ? "0" : formatNumber(value)}</span>;
}
