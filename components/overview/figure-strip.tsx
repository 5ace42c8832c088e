import { cx } from "class-variance-authority";
import Link from "next/link";
import { Sparkline } from "@/components/charts/sparkline";
import type { OverviewFigure } from "@/lib/chart/overview-figures";

/** The figures that answer the page's questions; each leads to what explains it. */
export function FigureStrip({ figures }: { figures: readonly OverviewFigure[] }) {
  return (
    <dl
      aria-label="Key figures"
      className="card grid grid-cols-2 rounded-card border border-border bg-card @4xl:grid-cols-5"
    >
      {figures.map((figure) => (
        <div
          key={figure.key}
          data-figure={figure.key}
          className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] content-start gap-x-2 border-hairline px-4 py-3 @max-4xl:border-b @4xl:not-last:border-r @4xl:px-3 @7xl:px-4"
        >
          <dt className="col-span-2 flex items-end text-caption text-muted @4xl:min-h-9">
            <Link href={figure.href} className="inline-flex min-h-6 items-end text-muted hover:underline">
              {figure.label}
            </Link>
          </dt>
          <dd className="text-[24px] leading-8 font-semibold tabular-nums">
            {figure.value}
            {figure.exact ? <span className="sr-only"> ({figure.exact})</span> : null}
          </dd>
          <dd className="self-center @max-7xl:hidden">
            <Sparkline values={figure.spark} label={figure.sparkLabel} />
          </dd>
          <dd className={cx("col-span-2 text-caption", figure.tone === "over" ? "text-over" : "text-muted")}>
            {figure.note}
          </dd>
        </div>
      ))}
    </dl>
  );
}
