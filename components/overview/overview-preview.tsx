/** Heights of a month's bar by tier, in units of the drawing; the last three are still to come. */
const months = [
  { cloud: 58, onPrem: 10, edge: 4 },
  { cloud: 62, onPrem: 12, edge: 4 },
  { cloud: 66, onPrem: 16, edge: 6 },
  { cloud: 60, onPrem: 26, edge: 6 },
  { cloud: 54, onPrem: 36, edge: 8 },
  { cloud: 50, onPrem: 44, edge: 8 },
  { cloud: 46, onPrem: 48, edge: 10 },
  { cloud: 44, onPrem: 52, edge: 10 },
  { cloud: 42, onPrem: 54, edge: 12 },
] as const;
const known = 6;

/** What will stand here, pale, so that nobody takes it for figures. */
export function OverviewPreview() {
  return (
    <svg
      role="img"
      aria-label="Preview of the chart: spend by tier and month in stacked bars, the months to come as a forecast"
      viewBox="0 0 360 132"
      className="w-full max-w-md opacity-40"
    >
      <line x1="0" x2="360" y1="130.5" y2="130.5" className="stroke-border" />
      {months.map(({ cloud, onPrem, edge }, index) => {
        const x = 8 + index * 39;
        const isForecast = index >= known;
        return (
          <g key={x} className={isForecast ? "opacity-40" : undefined}>
            <rect x={x} y={130 - cloud} width="28" height={cloud} className="fill-cloud" />
            <rect x={x} y={130 - cloud - onPrem} width="28" height={onPrem} className="fill-onprem" />
            <rect x={x} y={130 - cloud - onPrem - edge} width="28" height={edge} className="fill-edge" />
          </g>
        );
      })}
    </svg>
  );
}
