"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { GpuSpec } from "@/lib/calc/gpu-profiles";
import { type BlockPlace, type GpuRow, movedPlace } from "@/lib/chart/gpu-sharing-grid";
import { GpuGridBlock } from "./gpu-grid-block";

export type GpuGridProps = {
  label: string;
  spec: GpuSpec;
  /** Those that are drawn; the frame's table has them all. */
  rows: readonly GpuRow[];
  total: number;
  onShowMore: () => void;
};

export const gridHeadHeight = 24;
export const gridRowHeight = 40;

const head = "p-0 text-caption font-normal text-muted";

/** GPUs as rows of memory slices; the arrows move between their instances, so that the grid is one stop of the tab key. */
export function GpuGrid({ label, spec, rows, total, onShowMore }: GpuGridProps) {
  const grid = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<BlockPlace>({ row: 0, block: 0 });
  const current = rows[place.row]?.blocks[place.block] ? place : { row: 0, block: 0 };
  const slots = Array.from({ length: spec.memorySlices }, (_, slot) => slot);

  function onKeyDown(event: KeyboardEvent) {
    const next = movedPlace(rows, current, event.key);
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
    grid.current?.querySelector<HTMLElement>(`[data-block="${next.row} ${next.block}"]`)?.focus();
  }

  return (
    <>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the arrows move the focus over its cells
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        onKeyDown={onKeyDown}
        className="w-full table-fixed border-collapse"
      >
        <thead>
          <tr style={{ height: gridHeadHeight }}>
            <th scope="col" className={`${head} w-14 text-left`}>
              GPU
            </th>
            {slots.map((slot) => (
              <th key={slot} scope="col" aria-label={`Memory slice ${slot}`} className={head}>
                {slot}
              </th>
            ))}
            <th scope="col" className={`${head} w-14 text-right max-md:hidden`}>
              In use
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.key} aria-rowindex={index + 2} style={{ height: gridRowHeight }}>
              <th scope="row" className="p-0 text-left text-table font-normal whitespace-nowrap">
                {row.name}
              </th>
              {row.blocks.map((block, position) => (
                <GpuGridBlock
                  key={block.key}
                  block={block}
                  place={`${index} ${position}`}
                  gpu={row.name}
                  isStop={index === current.row && position === current.block}
                  onFocus={() => setPlace({ row: index, block: position })}
                />
              ))}
              <td className="p-0 text-right text-table whitespace-nowrap text-muted max-md:hidden">{row.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < total ? (
        <div className="flex items-center" style={{ height: gridRowHeight }}>
          <Button size="sm" onClick={onShowMore}>
            Show more: {rows.length} of {total} shown
          </Button>
        </div>
      ) : null}
    </>
  );
}
