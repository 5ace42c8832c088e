"use client";

import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { CostOutlook } from "@/lib/chart/spend-chart";

type CostOutlookMarksProps = { outlook: CostOutlook; periods: readonly { key: string }[]; narrow: boolean };

const halo = { paintOrder: "stroke", stroke: "var(--card)", strokeWidth: 4, strokeLinejoin: "round" } as const;

/** Where the forecast begins, and what was out of the ordinary, named. */
export function CostOutlookMarks({ outlook, periods, narrow }: CostOutlookMarksProps) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const slot = area.width / Math.max(1, periods.length);
  const middle = (index: number) => area.x + slot * (index + 0.5);
  const start = area.x + slot * outlook.firstIndex;
  const isLate = start > area.x + area.width * 0.7;
  return (
    <g className="pointer-events-none">
      {outlook.from !== null && outlook.firstIndex >= 0 ? (
        <g>
          <line
            x1={start}
            x2={start}
            y1={area.y}
            y2={area.y + area.height}
            stroke="var(--border-control)"
            strokeDasharray="2 3"
          />
          {narrow ? null : (
            <text
              x={isLate ? start - 6 : start + 6}
              y={area.y + 10}
              textAnchor={isLate ? "end" : "start"}
              className="chart-text"
              {...halo}
            >
              {outlook.from}
            </text>
          )}
        </g>
      ) : null}
      {outlook.rings.map(({ index, amount, title, detail }, position) => {
        const [x, y] = [middle(index), yScale(amount) ?? area.y];
        const isRight = x > area.x + area.width / 2;
        const labelY = Math.max(area.y + 12, y - 2);
        return (
          <g key={title} data-ring={index}>
            <circle cx={x} cy={y} r={9} fill="none" stroke="var(--over)" strokeWidth={2} />
            {narrow || position > 0 ? null : (
              <text
                x={isRight ? x - 14 : x + 14}
                y={labelY}
                textAnchor={isRight ? "end" : "start"}
                className="chart-text"
                {...halo}
              >
                <tspan className="fill-text font-semibold">{title}</tspan>
                <tspan x={isRight ? x - 14 : x + 14} dy={14}>
                  {detail}
                </tspan>
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
