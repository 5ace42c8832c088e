"use client";

import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { Crossing, CrossoverLine, CrossoverModel } from "@/lib/chart/crossover";
import { placeCrossings, spreadLabels, textWidth } from "@/lib/chart/crossover-labels";

export type CrossoverAnnotationsProps = {
  model: CrossoverModel;
  lines: readonly CrossoverLine[];
  narrow: boolean;
  /** Room to the right of the plot. */
  gutter: number;
};

/** Crossings on their drop lines, and each line named at its end. */
export function CrossoverAnnotations({ model, lines, narrow, gutter }: CrossoverAnnotationsProps) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const x = (month: number) => xScale(month) ?? 0;
  const y = (amount: number) => yScale(amount) ?? 0;
  const plot = { left: area.x, right: area.x + area.width, top: area.y, bottom: area.y + area.height };
  const shown = new Set(lines.map((line) => line.key));
  const amountsAt = (pixel: number) => {
    const month = Math.round(((pixel - plot.left) / area.width) * model.horizonMonths);
    const values = model.points[Math.min(model.horizonMonths, Math.max(0, month))]?.values ?? {};
    return lines.map((line) => y(values[line.key] ?? 0));
  };
  const crossings = model.crossings.filter((crossing) => shown.has(crossing.key));
  const textOf = (crossing: Crossing) => (narrow ? crossing.shortText : crossing.text);
  const placed = placeCrossings(
    crossings.map((crossing) => ({
      key: crossing.key,
      x: x(crossing.month),
      y: y(crossing.amount),
      text: textOf(crossing),
    })),
    {
      plot: narrow ? { ...plot, right: plot.right + gutter } : plot,
      lowest: (pixel) => Math.max(...amountsAt(pixel)),
      highest: (pixel) => Math.min(...amountsAt(pixel)),
      width: (text) => textWidth(text, { strong: true }),
    },
  );
  const ends = spreadLabels(
    lines.map((line) => ({ key: line.key, y: y(line.endValue) })),
    { gap: narrow ? 30 : 17, top: plot.top, bottom: plot.bottom - (narrow ? 16 : 0) },
  );
  return (
    <g>
      {placed.map((label) => {
        const focused = crossings.find((crossing) => crossing.key === label.key)?.focused ?? false;
        return (
          <g key={label.key} data-crossing={label.key}>
            <line
              x1={label.x}
              x2={label.x}
              y1={label.y}
              y2={label.labelY + (label.labelY > label.y ? 3 : 2)}
              stroke="var(--border-control)"
            />
            <circle
              cx={label.x}
              cy={label.y}
              r={focused ? 5 : 3.5}
              fill={focused ? "var(--ink)" : "var(--card)"}
              stroke={focused ? "var(--card)" : "var(--ink)"}
              strokeWidth={focused ? 2 : 1.5}
            />
            <text
              x={label.labelX}
              y={label.labelY}
              textAnchor={label.anchor}
              className={`chart-halo ${focused ? "chart-text-strong" : "chart-text-plain"}`}
            >
              {label.text}
            </text>
          </g>
        );
      })}
      {ends.map((end) => {
        const line = lines.find((candidate) => candidate.key === end.key);
        if (!line) return null;
        const at = plot.right + 12;
        const style = line.focused ? "chart-text-strong" : "chart-text-plain";
        return (
          <g key={end.key}>
            <path
              d={`M${plot.right + 2} ${y(line.endValue)}L${plot.right + 8} ${end.y}`}
              stroke="var(--border-control)"
              fill="none"
            />
            <text x={at} y={end.y + (narrow ? 0 : 4)} className={style}>
              {narrow ? line.label.replace("All cloud", "Cloud").replace("All on-prem", "On-prem") : line.label}
            </text>
            <text
              x={narrow ? at : plot.right + gutter}
              y={end.y + (narrow ? 13 : 4)}
              textAnchor={narrow ? "start" : "end"}
              className={line.focused ? "chart-text-strong" : "chart-text"}
            >
              {line.endText}
            </text>
          </g>
        );
      })}
    </g>
  );
}
