"use client";

import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { type Plot, spreadLabels, textWidth } from "@/lib/chart/crossover-labels";
import type { CurveLimit, CurvesModel } from "@/lib/chart/curves";

/** The limits as lines across the plot, and the marks as named points above everything that is drawn. */
export function CurvesAnnotations({ model }: { model: Pick<CurvesModel, "marks" | "limits"> }) {
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const plot = { left: area.x, right: area.x + area.width, top: area.y, bottom: area.y + area.height };
  const marks = model.marks.map((mark, index) => ({
    ...mark,
    key: `${index}`,
    px: xScale(mark.x) ?? 0,
    py: yScale(mark.y) ?? 0,
  }));
  const places = marks.map(({ key, py }) => ({ key, y: py - 10 }));
  const isCrowded = marks.some((one) =>
    marks.some((other) => other !== one && Math.abs(other.px - one.px) < textWidth(one.label, { strong: true }) + 16),
  );
  const labels = isCrowded ? spreadLabels(places, { gap: 17, top: plot.top + 8, bottom: plot.bottom - 4 }) : places;
  return (
    <g>
      {model.limits.map((limit) => {
        const at = (limit.axis === "x" ? xScale(limit.at) : yScale(limit.at)) ?? 0;
        return <LimitLine key={`${limit.axis} ${limit.label} ${limit.at}`} limit={limit} at={at} plot={plot} />;
      })}
      {marks.map(({ key, px, py, label, colour }) => {
        const fitsRight = px + 8 + textWidth(label, { strong: true }) <= plot.right + 20;
        return (
          <g key={key} data-mark={label}>
            <circle cx={px} cy={py} r={5} fill={colour} stroke="var(--card)" strokeWidth={2} />
            <text
              x={px + (fitsRight ? 8 : -8)}
              y={labels.find((placed) => placed.key === key)?.y ?? py}
              textAnchor={fitsRight ? "start" : "end"}
              className="chart-halo chart-text-strong"
            >
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function LimitLine({ limit: { axis, label }, at, plot }: { limit: CurveLimit; at: number; plot: Plot }) {
  const isUpright = axis === "x";
  const fitsRight = !isUpright || at + 6 + textWidth(label) <= plot.right + 20;
  return (
    <g>
      <line
        x1={isUpright ? at : plot.left}
        x2={isUpright ? at : plot.right}
        y1={isUpright ? plot.top : at}
        y2={isUpright ? plot.bottom : at}
        stroke="var(--ink)"
        strokeDasharray="4 3"
      />
      <text
        x={isUpright ? at + (fitsRight ? 5 : -5) : plot.right}
        y={isUpright ? plot.top + 10 : at - 5}
        textAnchor={isUpright && fitsRight ? "start" : "end"}
        className="chart-halo chart-text-plain"
      >
        {label}
      </text>
    </g>
  );
}
