"use client";

import { cx } from "class-variance-authority";
import { Fragment } from "react";
import type { DifferenceRow, Differences } from "@/lib/chart/scenario-differences";
import type { InputChange } from "@/lib/chart/scenario-inputs";
import type { PlacementView, PlacementViews } from "@/lib/chart/scenario-placements";
import { formatMoney } from "@/lib/format/money";
import { formatNumber, formatSigned, missing } from "@/lib/format/number";
import { formatMonths } from "@/lib/format/quantity";
import { DifferenceFrame } from "./difference-frame";

export type DifferenceTableProps = {
  views: PlacementViews;
  focus: PlacementView;
  table: Differences;
  changes: readonly InputChange[];
  currency: string;
  horizonMonths: number;
  presentValues: readonly number[];
  discountRate: string;
};

const cell = "border-b border-hairline px-2 py-1 text-right whitespace-nowrap";
const head =
  "sticky left-0 z-1 bg-card border-b border-hairline py-1 pr-2.5 pl-4 text-left font-normal max-md:max-w-36 max-md:text-caption";

/** Component by placement; the last column is the placement in focus less all cloud. */
export function DifferenceTable(props: DifferenceTableProps) {
  const { views, focus, table, changes, currency, horizonMonths } = props;
  const span = views.all.length + 2;
  return (
    <DifferenceFrame
      label="Differences"
      caption={`Cost by component and placement over ${horizonMonths} months, ${currency}`}
      corner={`${currency} over ${horizonMonths} months`}
      columns={[...views.all.map((view) => view.name), `${focus.name} − all cloud`]}
      focusIndex={views.all.indexOf(focus)}
    >
      <tbody>
        {changes.length > 0 ? <SectionRow title="Inputs changed against the baseline" span={span} /> : null}
        {changes.map((change) => (
          <ChangeRow key={change.key} change={change} views={views} focus={focus} />
        ))}
        {table.groups.map((group) => (
          <Fragment key={group.key}>
            <SectionRow title={group.title} span={span} />
            {group.rows.map((row) => (
              <MoneyRow key={row.key} row={row} views={views} focus={focus} />
            ))}
          </Fragment>
        ))}
        <MoneyRow row={table.total} views={views} focus={focus} isTotal />
        <SectionRow title="Result" span={span} />
        <ResultRows {...props} />
      </tbody>
    </DifferenceFrame>
  );
}

function SectionRow({ title, span }: { title: string; span: number }) {
  return (
    <tr>
      <th
        scope="rowgroup"
        colSpan={span}
        className="border-b border-hairline px-4 pt-3 pb-1 text-left text-caption font-medium text-muted"
      >
        {title}
      </th>
    </tr>
  );
}

type RowProps = { views: PlacementViews; focus: PlacementView };

function ChangeRow({ change, views, focus }: RowProps & { change: InputChange }) {
  return (
    <tr>
      <th scope="row" className={head}>
        <span className="mr-1.5 inline-block size-1.5 rounded-full bg-accent align-middle" aria-hidden />
        {change.label}
        <span className="sr-only"> (changed)</span>
        <span className="text-caption text-muted">
          {change.unit ? ` ${change.unit}` : ""}
          {change.owner ? ` ${change.owner}` : ""}
        </span>
      </th>
      {views.all.map((view) => {
        const applies = !(view.share === 0 && change.group === "on-prem");
        return (
          <td key={view.key} className={cx(cell, view === focus && "bg-selected")}>
            {applies ? (
              <span className="font-medium text-accent">{change.after}</span>
            ) : (
              <span className="text-muted" title="Nothing runs on-prem">
                {missing}
                <span className="sr-only"> nothing runs on-prem</span>
              </span>
            )}
          </td>
        );
      })}
      <td className={cx(cell, "pr-4 text-muted")}>was {change.before}</td>
    </tr>
  );
}

function MoneyRow({ row, views, focus, isTotal = false }: RowProps & { row: DifferenceRow; isTotal?: boolean }) {
  const strong = isTotal && "border-t border-t-border font-semibold";
  return (
    <tr>
      <th scope="row" className={cx(head, strong)}>
        {row.label}
      </th>
      {views.all.map((view, index) => (
        <td key={view.key} className={cx(cell, strong, view === focus && "bg-selected")}>
          <Amount value={row.amounts[index] ?? 0} />
        </td>
      ))}
      <td className={cx(cell, strong, "pr-4")}>
        <Change value={row.difference} />
      </td>
    </tr>
  );
}

function Amount({ value }: { value: number }) {
  const text = Math.abs(value) < 0.5 ? "0" : formatNumber(value);
  return <span className={text === "0" ? "text-muted" : undefined}>{text}</span>;
}

/** Less is a saving; the sign says so, colour repeats it. */
function Change({ value, digits = 0 }: { value: number; digits?: number }) {
  const rounded = Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value;
  if (rounded === 0) return <span className="text-muted">0</span>;
  return (
    <span className={rounded < 0 ? "text-saving" : undefined}>
      {formatSigned(rounded, { minimum: digits, maximum: digits })}
    </span>
  );
}

function ResultRows({ views, focus, currency, horizonMonths, presentValues, discountRate }: DifferenceTableProps) {
  const rows: { label: string; cells: string[]; change: number | null; digits?: number }[] = [
    {
      label: "Breakeven, month",
      cells: views.all.map((view) => {
        if (view.share === 0) return missing;
        if (view.breakevenMonths === null) return `none in ${horizonMonths}`;
        return view.breakevenMonths === 0 ? "from the start" : formatMonths(view.breakevenMonths);
      }),
      change: null,
    },
    {
      label: "Servers, count",
      cells: views.all.map((view) => formatNumber(view.nodes)),
      change: focus.nodes - views.allCloud.nodes,
    },
    {
      label: `Cost per GPU-hour, ${currency}`,
      cells: views.all.map((view) => formatMoney(view.perGpuHour, { currency, style: "unit", symbol: "none" })),
      change:
        focus.perGpuHour === null || views.allCloud.perGpuHour === null
          ? null
          : focus.perGpuHour - views.allCloud.perGpuHour,
      digits: 2,
    },
    {
      label: `Present value at ${discountRate}`,
      cells: presentValues.map((value) => formatNumber(value)),
      change: (presentValues[views.all.indexOf(focus)] ?? 0) - (presentValues[0] ?? 0),
    },
    {
      label: "Served on-prem, % of GPU-hours",
      cells: views.all.map((view) =>
        view.servedOnPrem === null ? missing : formatNumber(view.servedOnPrem * 100, { minimum: 1, maximum: 1 }),
      ),
      change: null,
    },
  ];
  return rows.map((row) => (
    <tr key={row.label}>
      <th scope="row" className={head}>
        {row.label}
      </th>
      {views.all.map((view, index) => (
        <td key={view.key} className={cx(cell, view === focus && "bg-selected")}>
          {row.cells[index]}
        </td>
      ))}
      <td className={cx(cell, "pr-4")}>
        {row.change === null ? null : <Change value={row.change} digits={row.digits ?? 0} />}
      </td>
    </tr>
  ));
}
