"use client";

import { usePlotArea, useXAxisScale } from "recharts";
import type { TeamBarsModel } from "@/lib/chart/team-bars";
import { fittedLabel } from "@/lib/chart/waterfall";
import { teamBarsRowHeight } from "./team-bars-size";

/** Room for names before the bars, and for figures behind them. */
export function teamBarsMargins(width: number): { left: number; right: number } {
  return width < 560 ? { left: 92, right: 56 } : { left: 124, right: 150 };
}

type RowsProps = { model: TeamBarsModel; width: number; showBudget: boolean };

/** Each team's name, total and use of its budget, and the tick where the budget ends. */
export function TeamBarsRows({ model, width, showBudget }: RowsProps) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  if (!area || !xScale) return null;
  const isNarrow = width < 560;
  return (
    <g>
      {model.bars.map((bar, index) => {
        const top = area.y + index * teamBarsRowHeight;
        const budgetX = bar.budget === null ? undefined : xScale(bar.budget);
        return (
          <g key={bar.key} data-team={bar.key}>
            <text x={0} y={top + 18} className="chart-text-plain">
              <title>{bar.label}</title>
              {fittedLabel(bar.label, area.x - 10)}
            </text>
            {showBudget && budgetX !== undefined ? (
              <rect x={budgetX - 1} y={top + 3} width={2} height={22} fill="var(--text)" />
            ) : null}
            {isNarrow ? null : (
              <text x={width - 56} y={top + 18} textAnchor="end" className="chart-text-plain">
                {bar.text}
              </text>
            )}
            <text
              x={width}
              y={top + 18}
              textAnchor="end"
              className={bar.isOver ? "chart-text-strong" : "chart-text"}
              style={bar.isOver ? { fill: "var(--over)" } : {}}
            >
              {bar.useText}
            </text>
          </g>
        );
      })}
    </g>
  );
}
