import { cx } from "class-variance-authority";

export type Figure = {
  label: string;
  /** As text, with its unit. */
  value: string;
  note?: string;
  tone?: "saving" | "over";
};

/** The few figures that answer the page's question. */
export function FigureRow({ label, figures }: { label: string; figures: readonly Figure[] }) {
  return (
    <dl
      aria-label={label}
      className="card grid grid-cols-2 gap-x-4 gap-y-3 rounded-card border border-border bg-card px-4 py-3 md:flex md:flex-wrap md:gap-x-8"
    >
      {figures.map((figure) => (
        <div key={figure.label} className="min-w-0">
          <dt className="text-caption text-muted">{figure.label}</dt>
          <dd
            className={cx(
              "text-title font-semibold tabular-nums",
              figure.tone === "saving" && "text-saving",
              figure.tone === "over" && "text-over",
            )}
          >
            {figure.value}
          </dd>
          {figure.note ? <dd className="text-caption text-muted">{figure.note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
