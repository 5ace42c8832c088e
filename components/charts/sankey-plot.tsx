"use client";

import { Layer, Sankey, Tooltip } from "recharts";
import { type SankeyModel, type SankeyNode, shortened } from "@/lib/chart/sankey";
import { useChartSize } from "./chart-size";
import { ChartTooltip } from "./chart-tooltip";

export type SankeyPlotProps = { model: SankeyModel; tooltip: boolean; onPointer: () => void };

type Placed = { x: number; y: number; width: number; height: number; index: number };

type Bent = {
  sourceX: number;
  sourceY: number;
  sourceControlX: number;
  targetX: number;
  targetY: number;
  targetControlX: number;
  linkWidth: number;
  index: number;
};

export function SankeyPlot({ model, tooltip, onPointer }: SankeyPlotProps) {
  const { width, height } = useChartSize();
  return (
    <Sankey
      width={width}
      height={height}
      data={{ nodes: model.nodes.map(({ name }) => ({ name })), links: model.links.map((link) => ({ ...link })) }}
      nodeWidth={8}
      nodePadding={12}
      margin={{ top: 8, right: 4, bottom: 12, left: 4 }}
      sort={false}
      accessibilityLayer={false}
      role="img"
      aria-label={`${model.title}. ${model.unit}.`}
      tabIndex={-1}
      onMouseEnter={onPointer}
      node={(placed: Placed) => <Node placed={placed} node={model.nodes[placed.index]} model={model} width={width} />}
      link={(bent: Bent) => <Link bent={bent} colour={model.links[bent.index]?.colour ?? "var(--chart-other)"} />}
    >
      {tooltip ? (
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload }) => {
            const found = active ? payload[0] : undefined;
            if (!found) return null;
            return (
              <ChartTooltip
                title={String(found.name ?? "").replace(" - ", " → ")}
                lines={[
                  { key: "amount", label: "Data", value: model.format(Number(found.value)), colour: "var(--ink)" },
                ]}
              />
            );
          }}
        />
      ) : null}
    </Sankey>
  );
}

type NodeProps = { placed: Placed; node: SankeyNode | undefined; model: SankeyModel; width: number };

/** Of the width: the first column's labels have all of the first half, the others share the second. */
const shares = [0.46, 0.24, 0.27] as const;

const charWidth = 6.1;

/** Labels stand inside the plot: right of a node, and left of one in the last column. */
function Node({ placed: { x, y, width: thickness, height }, node, model, width }: NodeProps) {
  if (!node) return <Layer />;
  const isLast = node.column === 2;
  const room = Math.floor((width * shares[node.column] - 14) / charWidth);
  const text = shortened(node.name, room);
  const amount = model.format(node.amount);
  const fits = width >= 560 && text.length + amount.length + 1 <= room;
  return (
    <Layer>
      <rect x={x} y={y} width={thickness} height={Math.max(1, height)} fill={node.colour} />
      <text
        x={isLast ? x - 6 : x + thickness + 6}
        y={y + height / 2}
        dy="0.35em"
        textAnchor={isLast ? "end" : "start"}
        className="chart-halo chart-text-plain"
      >
        <title>{`${node.name}, ${amount}`}</title>
        {text}
        {fits ? (
          <tspan className="chart-text" dx={6}>
            {amount}
          </tspan>
        ) : null}
      </text>
    </Layer>
  );
}

function Link({ bent, colour }: { bent: Bent; colour: string }) {
  const { sourceX, sourceY, sourceControlX, targetX, targetY, targetControlX, linkWidth } = bent;
  return (
    <path
      d={`M${sourceX},${sourceY}C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
      fill="none"
      stroke={colour}
      strokeWidth={Math.max(1, linkWidth)}
      strokeOpacity={0.28}
      className="hover:[stroke-opacity:0.5]"
    />
  );
}
