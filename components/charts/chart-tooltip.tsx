"use client";

import type { ReactNode } from "react";

export type TooltipLine = { key: string; label: string; value: string; colour: string; strong?: boolean };

/** What stands at one month: highest value first, so that it reads in the order of the lines. */
export function ChartTooltip({
  title,
  lines,
  total,
}: {
  title: ReactNode;
  lines: readonly TooltipLine[];
  total?: string;
}) {
  return (
    <div
      role="status"
      aria-live="polite"
      className="min-w-44 rounded-control bg-raised px-3 py-2 text-caption text-text shadow-overlay"
    >
      <p className="mb-1 text-muted">{title}</p>
      <ul>
        {lines.map((line) => (
          <li
            key={line.key}
            className={line.strong ? "flex items-center gap-2 font-semibold" : "flex items-center gap-2"}
          >
            <svg width={8} height={8} viewBox="0 0 8 8" aria-hidden="true">
              <circle cx={4} cy={4} r={4} fill={line.colour} />
            </svg>
            <span className="flex-1">{line.label}</span>
            <span>{line.value}</span>
          </li>
        ))}
      </ul>
      {total ? (
        <p className="mt-1 flex justify-between gap-4 border-t border-hairline pt-1 font-semibold">
          <span>Total</span>
          <span>{total}</span>
        </p>
      ) : null}
    </div>
  );
}
