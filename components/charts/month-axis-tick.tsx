"use client";

import type { MonthTick } from "@/lib/chart/ticks";
import { formatMonth } from "@/lib/format/date";

/** "Month 18" above "Jun 2028". */
export function MonthAxisTick({ x, y, tick }: { x: number; y: number; tick: MonthTick | undefined }) {
  if (!tick) return null;
  return (
    <g>
      <text x={x} y={y + 10} textAnchor="middle" className="chart-text-plain">
        {tick.label}
      </text>
      <text x={x} y={y + 25} textAnchor="middle" className="chart-text">
        {formatMonth(tick.calendar, "short")}
      </text>
    </g>
  );
}
