"use client";

import { ChartLine, Download, Table2 } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { type ChartColumn, type ChartRow, chartCsv, fileNameOf } from "@/lib/chart/chart-table";
import { ChartBoundary } from "./chart-boundary";
import { ChartLegend, type ChartLegendProps } from "./chart-legend";
import { ChartRows } from "./chart-rows";
import { ChartSizeProvider, useMeasuredWidth } from "./chart-size";

export type ChartFrameProps = {
  /** Which chart it is, for tests and shortcuts: "crossover". */
  name: string;
  /** The finding, or the question. */
  title: string;
  /** One sentence that says what the chart shows; it is in the first HTML. */
  summary: ReactNode;
  /** "USD", "USD per month". */
  unit: string;
  columns: readonly ChartColumn[];
  rows: readonly ChartRow[];
  hrefForRow?: (row: ChartRow) => string | null;
  height: number;
  legend?: ChartLegendProps;
  /** Lines at the head of the export: basis, filters, date. */
  notes?: readonly string[];
  /** Grows with what is drawn; `height` is then what is kept free for it, and the height of the table. */
  fluid?: boolean;
  /** On its own card, or inside one that is there already. */
  card?: boolean;
  tools?: ReactNode;
  /** Esc inside the figure: the plot drops its tooltip. */
  onEscape?: () => void;
  /** The plot; it reads its pixels with `useChartSize`. */
  children: ReactNode;
};

/** The one frame around every chart: title, summary, legend, table, export, print width and a boundary for failures. */
export function ChartFrame(props: ChartFrameProps) {
  const { name, title, summary, unit, columns, rows, height, legend, notes = [], card = true, fluid = false } = props;
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const [box, width] = useMeasuredWidth();

  function exportRows() {
    const csv = chartCsv({ title, unit, notes: [...notes, location.href], columns, rows });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\uFEFF", csv], { type: "text/csv;charset=utf-8" }));
    link.download = `${fileNameOf(title)}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") props.onEscape?.();
  }

  return (
    <figure
      data-chart={name}
      aria-labelledby={id}
      onKeyDown={onKeyDown}
      className={
        card ? "card min-w-0 rounded-card border border-border bg-card px-4 pt-3 pb-3" : "min-w-0 px-4 pt-3 pb-3"
      }
    >
      <figcaption className="mb-2 flex flex-wrap items-start gap-x-2 gap-y-1">
        <div className="min-w-0 flex-[1_1_20rem]">
          <h2 id={id}>{title}</h2>
          <p className="max-w-[96ch] text-table text-muted">{summary}</p>
        </div>
        <div data-print="hide" className="flex flex-wrap items-center gap-1">
          {props.tools}
          <Button
            variant="quiet"
            size="sm"
            data-table-toggle
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <ChartLine size={16} aria-hidden /> : <Table2 size={16} aria-hidden />}
            {asTable ? "Show as chart" : "Show as table"}
          </Button>
          <Button variant="quiet" size="sm" onClick={exportRows}>
            <Download size={16} aria-hidden />
            Export
          </Button>
        </div>
      </figcaption>
      <div ref={box} style={{ minHeight: height }} className="min-w-0">
        {asTable ? (
          <ChartRows
            caption={`${title}, ${unit}`}
            columns={columns}
            rows={rows}
            hrefForRow={props.hrefForRow}
            height={height}
          />
        ) : (
          <ChartBoundary>
            <ChartSizeProvider size={{ width, height }}>
              <div style={fluid ? { minHeight: height } : { height }}>{width > 0 ? props.children : null}</div>
            </ChartSizeProvider>
          </ChartBoundary>
        )}
      </div>
      {legend && !asTable ? <ChartLegend {...legend} /> : null}
    </figure>
  );
}
