/** Pixels of a row, with room for its name beside or above its bar. */
export const waterfallRowHeight = 34;

const axisHeight = 28;

/** Pixels that a waterfall of so many bars takes. Apart from the drawing, so that it is known before Recharts is loaded. */
export function waterfallHeight(bars: number): number {
  return bars * waterfallRowHeight + axisHeight;
}
