"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { TeamBarsModel } from "@/lib/chart/team-bars";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";
import type { LegendEntry } from "./chart-legend";
import { teamBarsHeight } from "./team-bars-size";

const TeamBarsPlot = dynamic(() => import("./team-bars-plot").then((module) => module.TeamBarsPlot), { ssr: false });

export type TeamBarsChartProps = {
  /** From `teamBarsModel` in lib/chart/team-bars.ts. */
  model: TeamBarsModel;
  onChoose: (href: string) => void;
} & Pick<ChartFrameProps, "notes" | "tools" | "card">;

/** What each team owes, by its parts, against its budget. */
export function TeamBarsChart({ model, onChoose, ...frame }: TeamBarsChartProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [tooltip, setTooltip] = useState(true);
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  };
  const hrefs = new Map(model.bars.map(({ key, href }) => [key, href]));
  const budget: LegendEntry = { key: "budget", label: "Budget", colour: "var(--text)", shape: "line", width: 2 };
  return (
    <ChartFrame
      {...frame}
      name="team-bars"
      title={model.title}
      summary={model.summary}
      unit={model.unit}
      columns={model.columns}
      rows={model.rows}
      {...(model.bars.every(({ href }) => href !== null) ? { hrefForRow: (row) => hrefs.get(row.key) ?? "" } : {})}
      height={teamBarsHeight(model.bars.length)}
      onEscape={() => setTooltip(false)}
      legend={{
        hidden,
        onToggle: toggle,
        entries: [
          ...model.series.map(
            ({ key, label, colour, isHatched }): LegendEntry => ({
              key,
              label,
              colour,
              shape: isHatched ? "hatched-warn" : "area",
            }),
          ),
          ...(model.bars.some((bar) => bar.budget !== null) ? [budget] : []),
        ],
      }}
    >
      <TeamBarsPlot
        model={model}
        hidden={hidden}
        tooltip={tooltip}
        onPointer={() => setTooltip(true)}
        onChoose={onChoose}
      />
    </ChartFrame>
  );
}
