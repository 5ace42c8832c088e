"use client";

import Link from "next/link";
import { type PointerEvent, useState } from "react";
import { ChartFrame, type ChartFrameProps } from "./chart-frame";

export type MultipleLine = {
  key: string;
  label: string;
  colour: string;
  /** By period; null: a gap. */
  values: readonly (number | null)[];
  total: number | null;
  /** Its own; null: the target of all. */
  target: number | null;
  href: string | null;
};

export type SmallMultiplesProps = Pick<ChartFrameProps, "name" | "title" | "summary" | "unit"> & {
  periods: readonly string[];
  /** All of them, in words. */
  span: string;
  lines: readonly MultipleLine[];
  /** A line across each of them. */
  target: number | null;
  /** The scale that all share. */
  ticks: readonly number[];
  format: (value: number | null) => string;
};

const height = 56;

/** The same chart once for each line, on one scale; pointing at one reads all of them at that period. */
export function SmallMultiples({ periods, span, lines, target, ticks, format, ...frame }: SmallMultiplesProps) {
  const [at, setAt] = useState<number | null>(null);
  const rows = lines.map(({ key, label, total, values }) => ({
    key,
    cells: { label, total, ...Object.fromEntries(periods.map((period, index) => [period, values[index] ?? null])) },
  }));
  const figure = (key: string, header: string) => ({ key, header, align: "end" as const, format });
  return (
    <ChartFrame
      {...frame}
      columns={[
        { key: "label", header: "Line" },
        figure("total", `Whole range, ${frame.unit}`),
        ...periods.map((period) => figure(period, period)),
      ]}
      rows={rows}
      hrefForRow={({ key }) => lines.find((line) => line.key === key)?.href ?? null}
      height={Math.ceil(lines.length / 4) * 112}
      onEscape={() => setAt(null)}
      fluid
    >
      <ul className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
        {lines.map((line) => (
          <li key={line.key} className="min-w-0">
            <div className="flex items-baseline justify-between gap-2 text-table">
              {line.href ? (
                <Link
                  href={line.href}
                  scroll={false}
                  className="inline-flex min-h-6 min-w-0 items-center truncate hover:underline"
                >
                  {line.label}
                </Link>
              ) : (
                <span className="inline-flex min-h-6 items-center truncate">{line.label}</span>
              )}
              <span className="font-medium whitespace-nowrap tabular-nums">
                {format(at === null ? line.total : (line.values[at] ?? null))}
              </span>
            </div>
            <Plot line={line} target={line.target ?? target} ticks={ticks} at={at} onPoint={setAt} />
            <p className="text-caption text-muted">{at === null ? span : (periods[at] ?? "")}</p>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

type PlotProps = {
  line: MultipleLine;
  target: number | null;
  ticks: readonly number[];
  at: number | null;
  onPoint: (at: number | null) => void;
};

const box = 100;

function Plot({ line: { values, colour, label }, target, ticks, at, onPoint }: PlotProps) {
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (index: number) => (values.length < 2 ? box / 2 : (index / (values.length - 1)) * box);
  const y = (value: number) => height - 2 - ((value - low) / (high - low || 1)) * (height - 4);
  const path = values.map((value, index) => {
    if (value === null) return "";
    const isJoined = (values[index - 1] ?? null) !== null;
    const isAlone = !isJoined && (values[index + 1] ?? null) === null;
    const point = `${x(index).toFixed(2)} ${y(value).toFixed(2)}`;
    return isAlone ? `M${point}h0.01` : `${isJoined ? "L" : "M"}${point}`;
  });
  const point = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    onPoint(Math.min(values.length - 1, Math.max(0, Math.round(((clientX - left) / width) * (values.length - 1)))));
  };
  const stroke = { vectorEffect: "non-scaling-stroke" as const, fill: "none" };
  return (
    <svg
      role="img"
      aria-label={`Course of ${label}`}
      viewBox={`0 0 ${box} ${height}`}
      preserveAspectRatio="none"
      height={height}
      className="block w-full overflow-visible"
      onPointerMove={point}
      onPointerLeave={() => onPoint(null)}
    >
      <path d={`M0 ${height - 1}H${box}`} stroke="var(--border)" strokeWidth={1} {...stroke} />
      {target !== null && target >= low && target <= high ? (
        <path d={`M0 ${y(target)}H${box}`} stroke="var(--muted)" strokeDasharray="4 3" strokeWidth={1} {...stroke} />
      ) : null}
      <path d={path.join("")} stroke={colour} strokeWidth={2} strokeLinecap="round" {...stroke} />
      {at === null ? null : (
        <path d={`M${x(at)} 0V${height}`} stroke="var(--border-control)" strokeWidth={1} {...stroke} />
      )}
    </svg>
  );
}
