export const teamBarsRowHeight = 28;

const axisHeight = 28;

/** Pixels that so many bars take. Apart from the drawing, so that it is known before Recharts is loaded. */
export function teamBarsHeight(bars: number): number {
  return Math.max(1, bars) * teamBarsRowHeight + axisHeight;
}
