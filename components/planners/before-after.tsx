import { Card } from "@/components/ui/card";

export type BeforeAfterRow = {
  label: string;
  /** "−60.0% to −75.0%" */
  change: string;
  before: { amount: number | null; text: string };
  /** The cautious amount and the best one; the same where there is no range. */
  after: { cautious: number | null; best: number | null; text: string };
  /** Why a figure is missing. */
  note?: string;
};

/** Each figure today and after a change, as bars on the scale of the larger. */
export function BeforeAfter({ title, note, rows }: { title: string; note?: string; rows: readonly BeforeAfterRow[] }) {
  return (
    <Card title={title} note={note}>
      <div className="mt-2 flex flex-col gap-3">
        {rows.map((row) => (
          <Comparison key={row.label} row={row} />
        ))}
      </div>
    </Card>
  );
}

function Comparison({ row: { label, change, before, after, note } }: { row: BeforeAfterRow }) {
  const most = Math.max(before.amount ?? 0, after.cautious ?? 0, after.best ?? 0);
  const width = (amount: number | null) => (most > 0 && amount !== null ? (amount / most) * 100 : 0);
  const solid = Math.min(width(after.best), width(after.cautious));
  const range = Math.abs(width(after.cautious) - width(after.best));
  return (
    <div className="grid gap-x-4 gap-y-1 text-table sm:grid-cols-[9rem_minmax(0,1fr)]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2 sm:flex-col sm:justify-start">
        <h3 className="font-medium">{label}</h3>
        <span className="text-caption text-muted tabular-nums">{change}</span>
      </div>
      <div className="min-w-0">
        <dl className="flex flex-col gap-0.5">
          <Bar label="Today" text={before.text} solid={width(before.amount)} range={0} tone="bg-chart-other" />
          <Bar label="After" text={after.text} solid={solid} range={range} tone="bg-accent" />
        </dl>
        {note ? <p className="mt-1 text-caption text-muted">{note}</p> : null}
      </div>
    </div>
  );
}

type BarProps = { label: string; text: string; solid: number; range: number; tone: string };

/** What is certain in full colour, what depends on the range lighter. */
function Bar({ label, text, solid, range, tone }: BarProps) {
  return (
    <div className="grid grid-cols-[2.75rem_minmax(0,1fr)_8.5rem] items-center gap-x-2">
      <dt className="text-muted">{label}</dt>
      <dd className="contents">
        <span aria-hidden className="flex h-2.5 overflow-hidden rounded-[2px] bg-neutral-bg forced-color-adjust-none">
          <span className={tone} style={{ width: `${solid}%` }} />
          <span className={`${tone} opacity-40`} style={{ width: `${range}%` }} />
        </span>
        <span className="text-right tabular-nums">{text}</span>
      </dd>
    </div>
  );
}
