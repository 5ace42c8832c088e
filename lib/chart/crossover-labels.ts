export type EndLabel = { key: string; y: number };

/** Moves labels apart by at least `gap`, as little as possible, in their order from top to bottom, inside the range. */
export function spreadLabels(
  labels: readonly EndLabel[],
  { gap, top, bottom }: { gap: number; top: number; bottom: number },
): EndLabel[] {
  const placed = [...labels].sort((a, b) => a.y - b.y).map((label) => ({ ...label, y: Math.max(top, label.y) }));
  placed.forEach((label, index) => {
    const above = placed[index - 1];
    if (above) label.y = Math.max(label.y, above.y + gap);
  });
  let limit = bottom;
  for (const label of [...placed].reverse()) {
    label.y = Math.min(label.y, limit);
    limit = label.y - gap;
  }
  return placed;
}

export type Plot = { left: number; right: number; top: number; bottom: number };

export type LabelPoint = { key: string; x: number; y: number; text: string };

export type PlacedLabel = LabelPoint & {
  labelX: number;
  labelY: number;
  anchor: "start" | "end";
};

export type PlaceOptions = {
  plot: Plot;
  /** Pixel y of the lowest and of the highest line at a pixel x. */
  lowest: (x: number) => number;
  highest: (x: number) => number;
  /** Width of a text in pixels; an estimate is enough. */
  width: (text: string) => number;
};

const rowHeight = 19;
const textHeight = 12;
const offset = 6;

/**
 * Puts each crossing's label where the plot is empty, on a drop line. Costs add up, so below the lines lies free room:
 * rows rise from the baseline with the earliest lowest, and no label meets a later drop line. What does not fit there
 * stands above the lines, earliest highest, for the same reason.
 */
export function placeCrossings(points: readonly LabelPoint[], options: PlaceOptions): PlacedLabel[] {
  const { plot, lowest, highest, width } = options;
  const ordered = [...points].sort((a, b) => a.x - b.x);
  let below = 0;
  let above = 0;
  return ordered.map((point) => {
    const fitsRight = point.x + offset + width(point.text) <= plot.right;
    const labelY = plot.bottom - 8 - below * rowHeight;
    if (fitsRight && labelY - textHeight - 2 > lowest(point.x)) {
      below += 1;
      return { ...point, labelX: point.x + offset, labelY, anchor: "start" };
    }
    const upper = plot.top + textHeight + above * rowHeight;
    if (fitsRight && upper + 4 < highest(point.x + offset + width(point.text))) {
      above += 1;
      return { ...point, labelX: point.x + offset, labelY: upper, anchor: "start" };
    }
    // Beside the point, towards the side of the plot that has room.
    const fitsLeft = point.x - offset - width(point.text) >= plot.left;
    const anchor = fitsLeft ? "end" : "start";
    return {
      ...point,
      labelX: point.x + (fitsLeft ? -offset : offset),
      labelY: Math.max(plot.top + textHeight, point.y - 12),
      anchor,
    };
  });
}

/** Liberation Sans and its kin at 12 px: close enough to decide what fits. */
export function textWidth(text: string, { strong = false } = {}): number {
  return text.length * (strong ? 6.6 : 6.1);
}
