export type SparklineProps = {
  /** Oldest first; null: a gap. */
  values: readonly (number | null)[];
  /** What it shows, for who cannot see it. */
  label: string;
};

const box = { width: 84, height: 26, pad: 4 };

/** The course of a figure without its scale: the figure itself stands beside it. */
export function Sparkline({ values, label }: SparklineProps) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const last = known.at(-1);
  if (known.length < 2 || !last) return null;
  const low = Math.min(...known.map(({ value }) => value));
  const high = Math.max(...known.map(({ value }) => value));
  const x = (index: number) => box.pad + (index / Math.max(1, values.length - 1)) * (box.width - 2 * box.pad);
  const y = (value: number) =>
    high === low ? box.height / 2 : box.height - box.pad - ((value - low) / (high - low)) * (box.height - 2 * box.pad);
  const path = known.map(({ value, index }, position) => {
    const isJoined = position > 0 && known[position - 1]?.index === index - 1;
    return `${isJoined ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  return (
    <svg
      role="img"
      aria-label={label}
      width={box.width}
      height={box.height}
      viewBox={`0 0 ${box.width} ${box.height}`}
      className="shrink-0 text-muted"
    >
      <path d={path.join("")} fill="none" stroke="currentColor" strokeWidth={1.25} />
      <circle cx={x(last.index)} cy={y(last.value)} r={2.5} className="fill-text" />
    </svg>
  );
}
