"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import type { CSSProperties } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import type { GpuBlock } from "@/lib/chart/gpu-sharing-grid";

export type GpuGridBlockProps = {
  block: GpuBlock;
  /** Where the arrows find it. */
  place: string;
  gpu: string;
  /** The one that the tab key reaches. */
  isStop: boolean;
  onFocus: () => void;
};

/** An instance, or free slices, over the memory slices it covers. */
export function GpuGridBlock({ block, place, gpu, isStop, onFocus }: GpuGridBlockProps) {
  const stop = {
    "data-block": place,
    "aria-label": `${gpu}: ${block.detail}`,
    tabIndex: isStop ? 0 : -1,
    onFocus,
  };
  const look = {
    className: cx(
      "flex h-8 min-w-0 items-center gap-1 overflow-hidden rounded-[4px] border px-1.5 text-caption text-text no-underline",
      block.fill === null ? "border-dashed border-border text-muted" : "border-l-4",
    ),
    style: colours(block),
  };
  if (block.href === null) {
    return (
      <Tooltip content={block.detail}>
        <td colSpan={block.size} className="rounded-control px-px py-0" {...stop}>
          <div {...look}>
            <BlockText block={block} />
          </div>
        </td>
      </Tooltip>
    );
  }
  return (
    <td colSpan={block.size} className="px-px py-0">
      <Tooltip content={block.detail}>
        <Link href={block.href} {...stop} {...look}>
          <BlockText block={block} />
        </Link>
      </Tooltip>
    </td>
  );
}

function BlockText({ block: { short, label, fill } }: { block: GpuBlock }) {
  if (fill === null) return <span className="truncate">free</span>;
  return (
    <>
      {short ? <b className="font-semibold">{short}</b> : null}
      {label ? <span className="truncate">{label}</span> : null}
    </>
  );
}

/** A tint under the page's own text colour, so that the text keeps its contrast; only what is used is filled. */
function colours({ fill, share }: GpuBlock): CSSProperties {
  if (fill === null) return {};
  const tint = `color-mix(in srgb, ${fill} 20%, var(--card))`;
  const used = `${Math.min(100, share * 100)}%`;
  return { borderColor: fill, background: `linear-gradient(to right, ${tint} ${used}, var(--card) ${used})` };
}
