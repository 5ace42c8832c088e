"use client";

export type LegendEntry = {
  key: string;
  label: string;
  /** A css colour role: "var(--cloud)". */
  colour: string;
  shape: "line" | "area" | "hatched" | "hatched-back" | "hatched-warn";
  dash?: string;
  width?: number;
  opacity?: number;
};

export type ChartLegendProps = {
  entries: readonly LegendEntry[];
  hidden: ReadonlySet<string>;
  onToggle: (key: string) => void;
};

export function ChartLegend({ entries, hidden, onToggle }: ChartLegendProps) {
  return (
    <ul aria-label="Legend" className="mt-2 flex flex-wrap gap-x-3.5 gap-y-0.5">
      {entries.map((entry) => (
        <li key={entry.key}>
          <button
            type="button"
            aria-pressed={!hidden.has(entry.key)}
            onClick={() => onToggle(entry.key)}
            className="inline-flex min-h-6 items-center gap-1.5 rounded-control text-caption text-text aria-[pressed=false]:text-muted aria-[pressed=false]:line-through"
          >
            <Swatch entry={entry} />
            {entry.label}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Swatch({ entry }: { entry: LegendEntry }) {
  if (entry.shape === "hatched-warn") return <span aria-hidden className="hatched-warn h-2.5 w-[18px]" />;
  if (entry.shape === "hatched-back") return <span aria-hidden className="hatched h-2.5 w-[18px] -scale-x-100" />;
  if (entry.shape === "hatched") return <span aria-hidden className="hatched h-2.5 w-[18px]" />;
  return (
    <svg width={18} height={10} viewBox="0 0 18 10" aria-hidden="true" className="shrink-0">
      {entry.shape === "area" ? (
        <rect x={4} width={10} height={10} fill={entry.colour} fillOpacity={entry.opacity ?? 1} />
      ) : (
        <line
          x2={18}
          y1={5}
          y2={5}
          stroke={entry.colour}
          strokeWidth={entry.width ?? 2}
          strokeDasharray={entry.dash ?? ""}
        />
      )}
    </svg>
  );
}
