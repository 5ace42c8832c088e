"use client";

import { CartesianGrid, ComposedChart, Label, usePlotArea, useXAxisScale, useYAxisScale, XAxis, YAxis } from "recharts";
import type { TrajectoryModel, TrajectoryStep } from "@/lib/chart/trajectory";
import { useChartSize } from "./chart-size";

export function TrajectoryPlot({ model }: { model: TrajectoryModel }) {
  const { width, height } = useChartSize();
  const { xTicks, yTicks } = model;
  return (
    <ComposedChart
      width={width}
      height={height}
      data={model.steps.map(({ fromMonth, from }) => ({ month: fromMonth, amount: from }))}
      title={model.title}
      margin={{ top: 12, right: 16, bottom: 4, left: 0 }}
    >
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        dataKey="month"
        type="number"
        domain={[xTicks[0] ?? 0, xTicks.at(-1) ?? 1]}
        ticks={[...xTicks]}
        interval={0}
        height={44}
        tickLine={false}
        axisLine={{ stroke: "var(--border-control)" }}
        tick={{ className: "chart-text" }}
      >
        <Label value="Months since the start" position="insideBottom" className="chart-text" />
      </XAxis>
      <YAxis
        dataKey="amount"
        type="number"
        scale="log"
        domain={[yTicks[0] ?? 1, yTicks.at(-1) ?? 10]}
        ticks={[...yTicks]}
        interval={0}
        allowDataOverflow
        width={56}
        tickLine={false}
        axisLine={false}
        tick={{ className: "chart-text" }}
        tickFormatter={model.formatAmount}
      />
      <Steps model={model} />
    </ComposedChart>
  );
}

/** Steps are named below them, where a staircase is empty, and the highest above; the spend of today at the left. */
function Steps({ model: { steps, thresholds, here } }: { model: TrajectoryModel }) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const x = (month: number) => xScale(month) ?? 0;
  const y = (amount: number) => yScale(amount) ?? 0;
  const right = area.x + area.width;
  const isNarrow = area.width < 480;
  return (
    <g>
      {thresholds.map(({ at, label, shortLabel }) => (
        <g key={label}>
          <line x1={area.x} x2={right} y1={y(at)} y2={y(at)} stroke="var(--ink)" strokeDasharray="4 3" />
          <text x={right} y={y(at) - 5} textAnchor="end" className="chart-halo chart-text-plain">
            {isNarrow ? shortLabel : label}
          </text>
        </g>
      ))}
      {steps.map((step) => (
        <Step
          key={step.phase}
          step={step}
          box={{ left: x(step.fromMonth), right: x(step.toMonth), top: y(step.to), bottom: y(step.from) }}
          isNarrow={isNarrow}
        />
      ))}
      {here ? (
        <g data-mark="here">
          <line x1={area.x} x2={right} y1={y(here.at)} y2={y(here.at)} stroke="var(--accent)" strokeWidth={2} />
          <circle cx={area.x} cy={y(here.at)} r={5} fill="var(--accent)" stroke="var(--card)" strokeWidth={2} />
          <text
            x={area.x + 10}
            y={y(here.at) + (here.side === "above" ? -7 : 16)}
            className="chart-halo chart-text-strong"
          >
            {isNarrow ? here.shortLabel : here.label}
          </text>
        </g>
      ) : null}
    </g>
  );
}

type Box = { left: number; right: number; top: number; bottom: number };

function Step({ step, box, isNarrow }: { step: TrajectoryStep; box: Box; isNarrow: boolean }) {
  const { label, range, isCurrent, isOpen } = step;
  return (
    <g data-phase={step.phase}>
      <rect
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
        rx={3}
        fill="var(--cloud)"
        fillOpacity={isCurrent ? 0.55 : 0.22}
        stroke="var(--cloud)"
        strokeWidth={isCurrent ? 2 : 1}
      />
      <text
        x={isOpen ? box.right : box.left}
        y={isOpen ? box.top - 6 : box.bottom + 15}
        textAnchor={isOpen ? "end" : "start"}
        className={`chart-halo ${isCurrent ? "chart-text-strong" : "chart-text-plain"}`}
      >
        {isNarrow ? label : `${label}, ${range}`}
      </text>
    </g>
  );
}
